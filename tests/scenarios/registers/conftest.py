"""The small district of the power lists: registers are tried with ``powers.items`` and held to it with all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest

from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Lists, lists, today
from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import sheets
from zhunsheng.kernel.exchange.entries import exported
from zhunsheng.kernel.exchange.importing import Tally
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import xlsx

__all__ = ["lists", "send", "sheet_of", "today"]

Rows = Sequence[dict[str, Any]]


def sheet_of(rows: Rows, register: Register = ITEMS) -> bytes:
    """The register's own sheet with ``rows``."""
    return xlsx.write(rows, columns_of(register))


def rows_of(register: Register = ITEMS) -> list[dict[str, Any]]:
    """Every entry of a register as its export has it."""
    return list(exported(register, register.model.objects.all()))


@pytest.fixture
def send(lists: Lists) -> Callable[..., Tally]:
    """``send(content, role="office", trial=False)``: import a sheet of power items as somebody."""

    def run(
        content: bytes, role: str = "office", *, trial: bool = False, register: Register = ITEMS
    ) -> Tally:
        person, source = lists.people[role], BytesIO(content)
        return importing.run(sheets[register.code], source, person, trial=trial, origin="import:1")

    return run


def said(tally: Tally) -> str:
    """Every reason of a run in one text."""
    return "；".join(text for texts in tally.errors.values() for text in texts)
