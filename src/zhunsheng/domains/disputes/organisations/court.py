"""通报法院 (人民调解法 10): how many committees there are, who sits in them, and what has changed since a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from zhunsheng.domains.disputes.organisations.choices import Founder, OrganisationKind
from zhunsheng.domains.disputes.organisations.models import Mediator, Organisation
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS
from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import access, history
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

TEMPLATE = Path(__file__).parents[1] / "documents" / "court_notice.md"
TOLD = frozenset({"name", "founder", "members", "women", "minority", "term_began", "term_ends"})
"""Fields whose change is an adjustment that the court hears of; a new telephone is none."""
NONE = "—"


def told(person: Person, since: date, until: date) -> dict[str, Any]:
    """Everything that the notice says of the committees that the person keeps, as plain values."""
    mine: Any = Organisation.objects.filter(kind=OrganisationKind.COMMITTEE)
    units = access.editable_units(person, ORGANISATIONS)
    if units is not None:
        mine = mine.filter(unit__in=units)
    committees = list(mine.in_force(until).order_by("code"))
    mediators = _mediators(committees, until)
    founders = Counter(one.founder for one in committees)
    return {
        "organ": _organ(person).name,
        "court": _court(),
        "since": since,
        "until": until,
        "on": clock.today(),
        "total": len(committees),
        "founders": [
            {"title": str(founder.label), "number": founders[founder]}
            for founder in Founder
            if founders[founder]
        ],
        "mediators": sum(map(len, mediators.values())),
        "changes": _changes(mine, since, until),
        "committees": [_line(one, mediators[one.pk]) for one in committees],
    }


def _mediators(committees: list[Organisation], day: date) -> dict[int, list[str]]:
    """Names of active mediators by committee, in one query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows: Any = Mediator.objects.in_force(day)
    for organisation, name in (
        rows.filter(organisation__in=committees, is_active=True)
        .order_by("code")
        .values_list("organisation", "name")
    ):
        found[organisation].append(name)
    return found


def _line(one: Organisation, mediators: list[str]) -> dict[str, str]:
    return {
        "name": one.name,
        "members": str(one.members or NONE),
        "mediators": "、".join(mediators) or NONE,
        "term_ends": date_text(one.term_ends) if one.term_ends else NONE,
        "phone": one.phone,
    }


def _changes(mine: Any, since: date, until: date) -> list[dict[str, str]]:
    """New and ended committees, and those whose members or term changed."""
    found = []
    within = mine.order_by().values("pk")
    for one in history.differences(ORGANISATIONS, since, until, within=within):
        told_of = [change for change in one.changes if change.name in TOLD]
        is_change = one.kind == EntryVersion.Kind.CHANGED
        if is_change and not told_of:
            continue
        what = "；".join(f"{c.title}由{c.before or '空'}改为{c.after or '空'}" for c in told_of)
        kind = str(EntryVersion.Kind(one.kind).label)
        found.append({"name": one.title, "kind": kind, "what": what if is_change else NONE})
    return found


def _organ(person: Person) -> Unit:
    """The bureau: the department at or above the person's unit."""
    unit: Unit | None = person.unit
    while unit is not None and unit.kind != Unit.Kind.DEPARTMENT and unit.parent is not None:
        unit = unit.parent
    assert unit is not None
    return unit


def _court() -> str:
    court = Unit.objects.valid_on(clock.today()).filter(kind=Unit.Kind.COURT, name__contains="法院")
    first = court.order_by("code").first()
    return first.name if first else "人民法院"


def document(data: dict[str, Any]) -> bytes:
    """The notice as a Word file."""
    source = layout.render_source(TEMPLATE.read_text(encoding="utf-8"), data)
    return layout.to_docx(layout.parse(source), demonstration=is_demonstration())
