"""Take a screening down once, report a high risk at once, hand its disputes on without typing them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from zhunsheng.domains.disputes.kinds import Kind, Risk
from zhunsheng.domains.disputes.organisations.choices import OrganisationKind
from zhunsheng.domains.disputes.organisations.models import Mediator, Organisation
from zhunsheng.domains.disputes.screening.models import (
    Screening,
    ScreeningLead,
    ScreeningSubmission,
)
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.notices import services as notices
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.refusals import Conflict
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.kernel.procedure.telling import holders
from zhunsheng.kernel.registers import changing, content
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.kernel.registers.refs import EntryRef
from zhunsheng.lib import clock

PROCEDURE = "mediation.people"
"""What a dispute found is filed as: people's mediation, proactive (人民调解法 17)."""
TYPED = ("valid_from", "way", "place", "looked_at", "found", "kind", "risk", "note", "people")
"""What a screener says; the rest follows from who and where it is."""
TITLE = 60


@dataclass(frozen=True)
class Recorded:
    """A screening that was taken down. ``again``: it was there already; ``told``: so many were told of its risk."""

    screening: Screening
    again: bool = False
    told: int = 0
    link: MatterLink | None = None


def record(values: Mapping[str, Any], person: Person, key: str, *, hand_on: bool) -> Recorded:
    """Write one screening, sent by a browser under ``key``.

    ``values`` are the register's, foreign keys as keys. The same key with the same content is the same screening; with
    other content it is refused with :class:`Conflict`. With ``hand_on`` the dispute waits for the mediators at once.
    """
    if (before := _before(key, values, person)) is not None:
        return before
    try:
        with transaction.atomic():
            change = Change(person, clock.today(), "现场登记", "phone")
            (one,) = changing.add(SCREENINGS, [{**values, "code": _code(values, key)}], change)
            ScreeningSubmission.objects.create(key=key, person=person, screening=one)
            told = tell_of_risk(one) if one.risk == Risk.HIGH else 0
            link = hand_over(one) if hand_on and one.found else None
    except IntegrityError:
        # Two tabs sent the same at once; the other one's stands.
        before = _before(key, values, person)
        if before is None:
            raise
        return before
    return Recorded(one, told=told, link=link)


def _before(key: str, values: Mapping[str, Any], person: Person) -> Recorded | None:
    """What was sent under the key, if it is the same; compared with the first version, whatever was edited since."""
    found = ScreeningSubmission.objects.filter(key=key).select_related("screening__place").first()
    if found is None:
        return None
    first = EntryVersion.objects.get(
        register=SCREENINGS.code, entry_id=found.screening_id, number=1
    )
    kept = content.revived(SCREENINGS, content.loads(first.data, first.private))
    written = content.written(values)
    same = all((kept.get(name) or "") == (written[name] or "") for name in TYPED)
    if found.person_id != person.pk or not same:
        raise Conflict(
            "这一条已经用别的内容发送过。", "请到“矛盾纠纷排查”台账核对；要改的在台账里修改。"
        )
    return Recorded(found.screening, again=True)


def _code(values: Mapping[str, Any], key: str) -> str:
    """The day and part of the key: the number is there without asking anybody, also off line."""
    return f"{values['valid_from']:%Y%m%d}-{key[:10].upper()}"


def organisation_for(place: Place, person: Person) -> Organisation | None:
    """Whose screening it is: the mediator's own organisation, else the committee of the place."""
    mine = Mediator.objects.in_force().filter(person=person).select_related("organisation").first()
    if mine is not None:
        found: Organisation = mine.organisation
        return found
    return committee_of(place)


def committee_of(place: Place) -> Organisation | None:
    """The people's mediation committee of a village or township."""
    rows = Organisation.objects.in_force().filter(place=place, kind=OrganisationKind.COMMITTEE)
    found: Organisation | None = rows.filter(founder__in=("village", "township")).first()
    return found


def may_be_handed_on() -> bool:
    """Whether the business that takes disputes is here."""
    return any(one.code == PROCEDURE for one in procedures)


def hand_over(one: Screening) -> MatterLink | None:
    """Let the dispute wait for the mediators, with what was written down; a waiting one is not made twice."""
    if not may_be_handed_on():
        return None
    waiting = one.leads.filter(link__to_matter=None, link__declined_on=None).first()
    if waiting is not None:
        return waiting.link
    ref = EntryRef(SCREENINGS.code, one.pk, one.version)
    organisation = one.organisation or committee_of(one.place)
    unit = organisation.unit if organisation else one.unit
    with transaction.atomic():
        link = referral.from_entry(ref, PROCEDURE, _title(one), _content(one), unit)
        ScreeningLead.objects.create(screening=one, link=link)
    return link


def _title(one: Screening) -> str:
    kind = str(Kind(one.kind).label) if one.kind else ""
    return f"{one.place.name}排查发现的{kind}纠纷"[:TITLE]


def _content(one: Screening) -> dict[str, Any]:
    """By the field names of the filing form of people's mediation."""
    facts = [one.note, f"涉及的人：{one.people}" if one.people else ""]
    return {
        "kind": one.kind,
        "title": _title(one),
        "place": one.place_id,
        "facts": "\n".join(text for text in facts if text) or one.looked_at,
        "source": "screening",
        "channel": "visit",
        "risk": one.risk,
    }


def tell_of_risk(one: Screening) -> int:
    """Tell who is in charge at once of a dispute that may escalate (人民调解法 25); the title names nobody."""
    unit = one.unit
    chiefs = holders("chief", SCREENINGS.domain, unit) if unit else []
    return notices.tell(
        kind="screening_risk",
        title=f"{one.place.name}排查发现激化风险高的纠纷，请立即处置",
        body="有可能引起治安案件、刑事案件的，还要及时向公安机关报告（人民调解法第二十五条）。",
        url=reverse("workbench:entry", args=[SCREENINGS.code, one.pk]),
        persons=chiefs,
    )
