"""What a business declares to have a sheet imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib.xlsx import Column, Row


class RowRefused(Exception):
    """A row cannot be taken; each message names the field, the reason and the remedy."""

    def __init__(self, *messages: str) -> None:
        super().__init__("；".join(messages))
        self.messages = list(messages)


class Taken(StrEnum):
    """What became of a row that was not refused."""

    ADDED = "taken"
    CHANGED = "changed"
    KNOWN = "repeated"


Result = Taken | Sequence[str]
"""What became of a row: taken, or the reasons for its refusal."""


@dataclass(frozen=True)
class Job:
    """One import: for whom, where it comes from (``import:12``), and whether it only finds out what would happen.

    Without a person it is the operator of the machine, who may take entries in everywhere and is no member of staff.
    """

    person: Person | None
    source: str
    trial: bool


class Taker(Protocol):
    """Takes the rows of one import, ``at_once`` of them in one transaction.

    ``take`` gives one result for each row in their order. Rows with faulty cells do not reach it. Nothing stays of a
    row that is refused, and nothing of any row of a trial.
    """

    at_once: int

    def take(self, rows: Sequence[Row]) -> Sequence[Result]: ...


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet; ``taker`` begins an import of it. See :func:`one_by_one` for sheets whose rows are cases.

    ``by_operator``: the operator of the machine may take it in without naming a member of staff who answers for it.
    """

    code: str
    title: str
    domain: str
    roles: tuple[str, ...]
    columns: tuple[Column, ...]
    taker: Callable[[Job], Taker]
    hint: str = ""
    by_operator: bool = False


def _sheet_of(register: Register) -> Sheet:
    from zhunsheng.kernel.exchange.entries import sheet_of

    return sheet_of(register)


sheets: Registry[Sheet] = Registry(
    Sheet, key=lambda sheet: sheet.code, derived={Register: _sheet_of}
)
"""Every sheet that can be imported: those that businesses bring, and one for each register."""


def may_import(person: Person, sheet: Sheet) -> bool:
    """Whether the person holds one of the sheet's roles in its business."""
    return holds(person, sheet.roles, sheet.domain)
