"""All declared procedures, by code and version of the law."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.procedure.declaration import Procedure

if TYPE_CHECKING:
    from zhunsheng.kernel.matters.models import Matter

procedures: Registry[Procedure] = Registry(Procedure, key=lambda p: f"{p.code}@{p.version}")


def procedure_of(matter: Matter) -> Procedure:
    """The declaration that a matter was filed under; it never changes."""
    return procedures[f"{matter.procedure}@{matter.procedure_version}"]


def versions(code: str) -> list[Procedure]:
    """Every version of one procedure, oldest first. Raises ``KeyError`` when there is none."""
    found = sorted((p for p in procedures if p.code == code), key=lambda p: p.in_force_from)
    if not found:
        raise KeyError(code)
    return found


def procedure_for(code: str, on: date) -> Procedure:
    """The version whose law governs a matter triggered on that day."""
    day = on.isoformat()
    return next(p for p in reversed(versions(code)) if p.in_force_from <= day)
