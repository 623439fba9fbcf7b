"""综合指挥: the centre's seven functions; who is on duty, what is open, what waits too long.

Every number is what its list opens, within the reader's own rights; for a business in which the reader has no right
nothing is said, since a small number there could point to one person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.domains.disputes.intake.models import Branch
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.intake.ways import BY_CODE, COURT, WAYS, Way
from zhunsheng.domains.disputes.organisations.choices import Function
from zhunsheng.domains.disputes.organisations.roster import on_duty
from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import rights, visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

TITLE = "综合指挥"
SIZE = 50
READERS = ("registrar", "handler", "chief", "organ_head", "leader", "auditor")


def codes_of(function: str) -> list[str]:
    """The procedures of a function; the desk itself belongs to the command."""
    own = [way.code for way in WAYS if way.function == function and not way.is_inside]
    return [CODE, *own] if function == Function.COMMAND else own


def _may_read(person: Person, way: Way | None) -> bool:
    """Whether anything is said to the person of a way (the desk itself for None)."""
    domain = way.domain if way else "intake"
    procedure = way.procedure if way else None
    hidden = way is None or way.discreet or (procedure is not None and procedure.confidential)
    return any(
        right.domain == domain or (right.domain == Grant.EVERY and not hidden)
        for right in rights(person)
        if right.role.code != "admin" and not right.role.participates_as
    )


def may_command(person: Person) -> bool:
    """Whether the page says anything to the person."""
    return _may_read(person, None) or any(_may_read(person, way) for way in WAYS)


@dataclass
class Card:
    """One function as the command sees it."""

    function: str
    title: str
    duty: list[str] = field(default_factory=list)
    open: int = 0
    late: int = 0
    waiting: int = 0
    waiting_late: int = 0
    readable: bool = False

    @property
    def url(self) -> str:
        """The function's page."""
        return reverse("workbench:page-centre-function", args=[self.function])


def cards(person: Person, today: date) -> list[Card]:
    """All seven: four queries, however much there is."""
    found = {code: Card(code, str(label)) for code, label in Function.choices}
    for line in on_duty(today):
        if line.room.function in found:
            found[line.room.function].duty.append(f"{line.name}（{line.room.name}）")
    readable = {way.code: _may_read(person, way) for way in WAYS} | {CODE: _may_read(person, None)}
    for card in found.values():
        codes = [
            *codes_of(card.function),
            *([COURT] if card.function == Function.LITIGATION else []),
        ]
        card.readable = any(readable[code] for code in codes)
    functions = {code: card for card in found.values() for code in codes_of(card.function)}
    for row in _counted(person, [code for code, may in readable.items() if may], today):
        card = functions[row["procedure"]]
        card.open += row["open"]
        card.late += row["late"]
    for row in (
        _waiting(person, today)
        .values("way")
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(take_by__lt=today)))
    ):
        card = found[BY_CODE[row["way"]].function]
        card.waiting += row["n"]
        card.waiting_late += row["late"]
    return list(found.values())


def _counted(person: Person, codes: Iterable[str], today: date) -> Any:
    rows = visible(person, Matter.objects.filter(procedure__in=list(codes), closed_on=None))
    return rows.values("procedure").annotate(
        open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today))
    )


def _waiting(person: Person, today: date) -> QuerySet[Branch]:
    """Branches that no window has taken or answered: those of ways that the person may read."""
    readable = [way.code for way in WAYS if _may_read(person, way) or _may_read(person, None)]
    free = Q(link=None) | Q(link__to_matter=None, link__declined_on=None)
    return Branch.objects.filter(free, way__in=readable, ended="", referred_on__lte=today)


def command(request: HttpRequest) -> HttpResponse:
    """The overview."""
    person = person_of(request)
    if not may_command(person):
        raise PermissionDenied("您没有中心业务的授权，请联系管理员核对。")
    context = {"cards": cards(person, clock.today()), "today": clock.today()}
    return render(request, "disputes/centre.html", context)


def function(request: HttpRequest, code: str) -> HttpResponse:
    """One function: who is on duty, what waits, what is open, by last day."""
    person, today = person_of(request), clock.today()
    if code not in Function.values:
        raise Http404("中心没有这项功能。")
    if not may_command(person):
        raise PermissionDenied("您没有中心业务的授权，请联系管理员核对。")
    card = next(one for one in cards(person, today) if one.function == code)
    rows = _open_rows(person, code) if card.readable else []
    waiting = _waiting(person, today).filter(
        way__in=[way.code for way in WAYS if way.function == code]
    )
    context = {
        "card": card,
        "table": inbox_table(rows, SIZE),
        "more": len(rows) > SIZE,
        "waiting": _waiting_table(person, waiting, today),
        "lists": _lists(code),
        "crumbs": [Crumb(TITLE, reverse("workbench:page-centre")), Crumb(card.title)],
    }
    return render(request, "disputes/centre_function.html", context)


def _lists(code: str) -> list[tuple[str, str]]:
    """The businesses' own lists, for filters and export."""
    from zhunsheng.faces.workbench.declare import desks

    found = [desks.get(one) for one in codes_of(code)]
    return [(d.title, reverse("workbench:list", args=[d.procedure])) for d in found if d]


def _open_rows(person: Person, code: str) -> list[Any]:
    rows = visible(person, Matter.objects.filter(procedure__in=codes_of(code), closed_on=None))
    return list(
        rows.order_by(F("due_on").asc(nulls_last=True), "pk").values_list(*MATTER_FIELDS)[
            : SIZE + 1
        ]
    )


def _waiting_table(person: Person, rows: QuerySet[Branch], today: date) -> Table:
    found = list(
        rows.order_by("take_by", "pk").values_list(
            "way", "referred_on", "take_by", "intake__number", "intake"
        )[:SIZE]
    )
    seen = _seen_intakes(person, [row[-1] for row in found])
    return Table(
        columns=(
            Column("途径"),
            Column("来自", keep=True),
            Column("转办", "day", keep=True),
            Column("应当接收", "due", keep=True),
        ),
        rows=[
            (
                BY_CODE[way].title,
                number,
                referred,
                _take_cell(take, today),
                intake if intake in seen else None,
            )
            for way, referred, take, number, intake in found
        ],
        caption="等待接收或者答复",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]) if row[-1] else "",
        empty="没有等着的。",
    )


def _take_cell(take: date | None, today: date) -> tuple[str, Tone] | None:
    if take is None:
        return None
    late = (today - take).days
    text = f"{take.month}月{take.day}日"
    return (f"{text}，过了{late}日", Tone.RED) if late > 0 else (text, Tone.PLAIN)


def _seen_intakes(person: Person, ids: list[int]) -> set[int]:
    rows = visible(person, Matter.objects.filter(pk__in=ids)) if ids else Matter.objects.none()
    return set(rows.values_list("pk", flat=True))


PAGES = (
    Page(
        "centre",
        TITLE,
        "centre/",
        command,
        group="业务",
        roles=READERS,
        order=11,
        offered=may_command,
    ),
    Page("centre-function", TITLE, "centre/<str:code>/", function, group="", roles=READERS),
)
