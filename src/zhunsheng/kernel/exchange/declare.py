"""What a business declares to have a sheet imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.xlsx import Column


class RowRefused(Exception):
    """A row cannot be taken; each message names the field, the reason and the remedy."""

    def __init__(self, *messages: str) -> None:
        super().__init__("；".join(messages))
        self.messages = list(messages)


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet.

    ``key`` gives what identifies a row among all imports of the sheet: a row whose key is in already is passed over,
    so that a corrected sheet can be sent again as a whole. ``load`` makes the records of one row in the transaction
    that is open and returns the matter's or entry's id; it raises :class:`RowRefused` or a ``Refused``.
    """

    code: str
    title: str
    domain: str
    roles: tuple[str, ...]
    columns: tuple[Column, ...]
    key: Callable[[Mapping[str, Any]], str]
    load: Callable[[Mapping[str, Any], Person], int]
    hint: str = ""


sheets: Registry[Sheet] = Registry(Sheet, key=lambda sheet: sheet.code)


def may_import(person: Person, sheet: Sheet) -> bool:
    """Whether the person holds one of the sheet's roles in its business."""
    return holds(person, sheet.roles, sheet.domain)
