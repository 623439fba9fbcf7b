"""The desk and the windows at which people wait, from the register of rooms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from zhunsheng.domains.disputes.organisations.choices import Function, RoomKind
from zhunsheng.domains.disputes.organisations.models import Room
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.orgs.models import Person

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
#: Whose people serve at the windows of a function, by the word of their business; the desk's serve everywhere.
DOMAINS = {
    Function.PETITION: ("petition",),
    Function.LITIGATION: ("reconsideration", "litigation"),
    Function.LEGAL_AID: ("aid", "consultation"),
    Function.LABOUR: ("labour",),
    Function.MEDIATION: ("mediation",),
    Function.COUNSELLING: ("counselling",),
}
SERVING = ("registrar", "handler", "chief")


@dataclass(frozen=True)
class Window:
    """One window: its letter stands before the numbers; ``hall`` is the centre in whose hall it is."""

    code: str
    letter: str
    name: str
    function: str
    hall: int
    hall_name: str

    def label(self, number: int) -> str:
        """A number as it is called: B007."""
        return f"{self.letter}{number:03d}"


def windows(on: date, hall: int | None = None) -> list[Window]:
    """Every window of a day, the desk of each hall first. One query."""
    rows = Room.objects.in_force(on).filter(kind__in=(RoomKind.DESK, RoomKind.WINDOW))
    if hall is not None:
        rows = rows.filter(organisation=hall)
    halls: dict[int, list[Room]] = defaultdict(list)
    for room in rows.select_related("organisation").order_by("organisation", "kind", "code"):
        halls[room.organisation_id].append(room)
    return [_window(room, place) for rooms in halls.values() for place, room in enumerate(rooms)]


def _window(room: Room, place: int) -> Window:
    letter = LETTERS[place % len(LETTERS)]
    centre = room.organisation
    return Window(room.code, letter, room.name, room.function, centre.pk, centre.name)


def may_serve(person: Person, window: Window) -> bool:
    """Whether the person may call numbers there: of the desk, or of the business that sits at the window."""
    words = (
        ("intake", *DOMAINS.get(Function(window.function), ())) if window.function else ("intake",)
    )
    return any(
        right.role.code in SERVING and right.domain != Grant.EVERY and right.domain in words
        for right in rights(person)
    )


def serves_anywhere(person: Person) -> bool:
    """Whether the navigation offers the queue."""
    words = {"intake", *(word for found in DOMAINS.values() for word in found)}
    return any(r.role.code in SERVING and r.domain in words for r in rights(person))
