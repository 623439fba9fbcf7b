"""Rights of random inspection in the model district: each unit's clerk runs its rounds, its head decides."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district import people
from zhunsheng.domains.inspection.procedures.task_effects import JOINT

DOMAIN = "inspection"
HERE = Path(__file__).parent
INSPECTOR = "inspector"


@lru_cache
def data(name: str) -> Any:
    """One of this folder's data files."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def units() -> list[str]:
    """Short codes of the units that inspect."""
    return list(data("items"))


def structure() -> None:
    """Bring what is missing; called again it changes nothing."""
    for code in units():
        people.grant(people.clerk_of(code), "registrar", DOMAIN, scope="unit", unit=code)
        people.grant(people.clerk_of(code), JOINT, DOMAIN, scope="unit", unit=code)
        people.grant(f"head-{code.lower()}", "chief", DOMAIN, scope="unit_below", unit=code)
    people.grant(INSPECTOR, "handler", DOMAIN, scope="own")
