"""Telling the layers above that the calendar changed, without knowing them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhunsheng.kernel.orgs.models import Person


@dataclass(frozen=True)
class CalendarChange:
    """An arrangement was entered or replaced: which area and years, from which notice, by whom (None: set-up)."""

    area: str
    area_id: int
    years: tuple[int, ...]
    source: str
    actor: Person | None
    days: tuple[dict[str, str], ...] = ()


Listener = Callable[[CalendarChange], None]

_listeners: list[Listener] = []


def on_change(listener: Listener) -> Listener:
    """Call ``listener`` inside the transaction of every change; the same one is kept once."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def announce(change: CalendarChange) -> None:
    """Tell every listener."""
    for listener in _listeners:
        listener(change)
