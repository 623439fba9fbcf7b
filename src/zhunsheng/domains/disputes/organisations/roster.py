"""Who is on duty: what the one desk, the directory and the roster page ask, and how a week is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from zhunsheng.domains.disputes.organisations.models import Organisation, Room, RosterLine
from zhunsheng.domains.disputes.organisations.registers import DUTY
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib import clock

WEEK, DAYS = timedelta(days=7), 7
Cell = tuple[int, date]
"""A room and a day."""


def lines(first: date, last: date, organisation: int | None = None) -> QuerySet[RosterLine]:
    """Duty from one day to another, cancelled lines left out, with room and centre; by day and room."""
    rows: QuerySet[RosterLine] = RosterLine.objects.filter(
        valid_from__range=(first, last), is_cancelled=False
    )
    if organisation is not None:
        rows = rows.filter(room__organisation=organisation)
    return rows.select_related("room__organisation", "person").order_by("valid_from", "room__code")


def on_duty(day: date, organisation: int | None = None) -> list[RosterLine]:
    """Everybody on duty on a day, in every centre or in one of them, by room. One query."""
    return list(lines(day, day, organisation))


@dataclass
class Week:
    """A centre's week from a Monday on: rooms, days, who is where, and who was there a week before."""

    centre: Organisation
    monday: date
    rooms: list[Room]
    _found: dict[Cell, list[RosterLine]] = field(default_factory=dict)

    @property
    def days(self) -> list[date]:
        """Monday to Sunday."""
        return [self.monday + timedelta(days=step) for step in range(DAYS)]

    def at(self, room: int, day: date) -> list[RosterLine]:
        """Who is in a room on a day; also of the week before."""
        return [one for one in self._found.get((room, day), []) if not one.is_cancelled]

    def name_at(self, room: int, day: date) -> str:
        """The same as text."""
        return "、".join(one.name for one in self.at(room, day))

    def copied(self) -> dict[Cell, str]:
        """What the week before says for the working days of this one on which a post is still empty."""
        calendar = for_area()
        return {
            (room.pk, day): before
            for day in self.days
            if calendar.is_workday(day)
            for room in self.rooms
            if not self.at(room.pk, day) and (before := self.name_at(room.pk, day - WEEK))
        }

    def write(self, cells: Mapping[Cell, str], person: Person) -> int:
        """Put names into cells: new lines, other names, and an empty one where somebody was; how many changed.

        A cell with several lines (from a sheet) is left alone.
        """
        rooms = {room.pk: room for room in self.rooms}
        new: list[dict[str, Any]] = []
        edits: list[Edit] = []
        for (room, day), name in cells.items():
            if room not in rooms or len(self.at(room, day)) > 1 or name == self.name_at(room, day):
                continue
            kept = next(iter(self._found.get((room, day), [])), None)
            if kept is not None:
                values = {"is_cancelled": not name, **(self._who(name) if name else {})}
                edits.append(Edit(kept.pk, values, kept.version))
            elif name:
                new.append(self._row(rooms[room], day, name))
        change = Change(person, clock.today(), "排班")
        if new:
            changing.add(DUTY, new, change)
        return len(new) + (len(changing.edit(DUTY, edits, change)) if edits else 0)

    def _row(self, room: Room, day: date, name: str) -> dict[str, Any]:
        return {
            "code": f"{day:%Y%m%d}-{room.code}",
            "valid_from": day,
            "valid_to": day,
            "room": room.pk,
            "unit": room.unit_id,
            **self._who(name),
        }

    def _who(self, name: str) -> dict[str, Any]:
        """The name, with the account that it had in these two weeks."""
        known = {one.name: one.person_id for some in self._found.values() for one in some}
        return {"name": name, "person": known.get(name)}

    @property
    def names(self) -> list[str]:
        """Everybody of these two weeks, for choosing from."""
        return sorted({one.name for some in self._found.values() for one in some})


def week_of(centre: Organisation, day: date, rooms: Iterable[Room]) -> Week:
    """The week in which ``day`` lies, with what the week before says, in one query."""
    monday = day - timedelta(days=day.weekday())
    week = Week(centre, monday, list(rooms))
    rows = RosterLine.objects.filter(
        valid_from__range=(monday - WEEK, monday + timedelta(days=DAYS - 1)), room__in=week.rooms
    )
    for line in rows.order_by("is_cancelled", "pk"):
        week._found.setdefault((line.room_id, line.valid_from), []).append(line)
    return week
