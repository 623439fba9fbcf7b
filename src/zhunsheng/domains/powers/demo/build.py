"""Load the lists as they stood, and let the changes of the years happen through ``file`` and ``perform``."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.powers import registers
from zhunsheng.domains.powers.demo import catalogue, stories
from zhunsheng.domains.powers.demo.catalogue import Codes, Values
from zhunsheng.domains.powers.demo.world import World
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register

PUBLISHED_ITEMS = 1911
"""At the end of the demonstrated year."""


def build(context: DemoContext) -> int:
    """Make the lists and their changes; returns how many entries and matters."""
    context.progress("正在登记权责清单……")
    keys, codes = catalogue.unit_keys(), Codes()
    begun = date(context.year - 1, 3, 1)
    rows: tuple[tuple[Register, list[Values]], ...] = (
        (
            registers.ITEMS,
            catalogue.items(keys, codes, PUBLISHED_ITEMS - stories.gained()),
        ),
        (registers.NEGATIVE, catalogue.negatives(keys)),
        (registers.INTERMEDIARIES, catalogue.services(keys)),
        (registers.CANCELLED, catalogue.cancelled(keys, date(context.year - 4, 6, 30))),
        (registers.PROOFS, catalogue.proofs(keys)),
    )
    made = sum(_load(register, values, begun) for register, values in rows)
    context.progress("正在办理权责清单调整和改革措施审核……")
    return made + stories.play(World(keys, codes, context.today), context.year)


def _load(register: Register, rows: list[Values], on: date) -> int:
    change = Change(None, on, "首次登记（演示）", "demo")
    entries: list[Any] = changing.add(register, rows, change)
    changing.publish(register, [entry.pk for entry in entries], change)
    return len(entries)
