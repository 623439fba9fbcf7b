"""What everybody may read holds nobody's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.kernel.registers.declare import Fault
from zhunsheng.lib.outgoing import inspect_text


def personal_faults(text: str) -> list[str]:
    """Identity numbers, telephones and the like in a text, as sentences."""
    found = inspect_text(text, "").findings if text else ()
    return [f"{one}。人人都能看到，请删去。" for one in found if one.is_error]


def entry_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """The same for a line of the register."""
    for name in ("question", "answer"):
        for fault in personal_faults(str(values.get(name) or "")):
            yield name, fault
