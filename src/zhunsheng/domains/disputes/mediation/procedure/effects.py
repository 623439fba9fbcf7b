"""What actions do beyond writing their form to the dispute."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disputes.kinds import Kind, Risk, Source
from zhunsheng.domains.disputes.mediation import choices, house
from zhunsheng.domains.disputes.mediation.assignable import Candidate, by_code, named
from zhunsheng.domains.disputes.mediation.forms.intake import lines_of
from zhunsheng.domains.disputes.mediation.law import ADMINISTRATIVE, TITLES
from zhunsheng.domains.disputes.mediation.models import Mediating
from zhunsheng.domains.disputes.mediation.procedure.stages import OTHER, RISK_UNIT
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context

ORGANISATION = 5
"""Names of so many characters belong to organisations."""


def _name(context: Context, side: str) -> list[str]:
    return [context.data[side], *lines_of(context.data.get(f"{side}_more"))]


def title_of(first: str, second: str, kind: str) -> str:
    """How a dispute is called when nobody gave it a title."""
    return f"{first}与{second}{Kind(kind).label}纠纷"[:200]


def prepare_intake(context: Context) -> None:
    """Before the row is written: who handles it, what it is called, what both sides say."""
    matter, data = context.matter, context.data
    duty = house.duty_on(context.on)
    matter.organ = duty.organ
    matter.unit = house.unit_for(context, duty.unit)
    if (department := data.get("department")) is not None:
        matter.organ = matter.unit = department
    if context.procedure.code.endswith("judicial"):
        matter.unit = duty.unit
    matter.place = data["place"]
    matter.title = data.get("title") or title_of(data["applicant"], data["other"], data["kind"])
    matter.pair = house.pair_of(_name(context, "applicant"), _name(context, OTHER))
    _carry_on(context)
    _consents(context)
    if settled_at_once(context):
        _settle_orally(context)


def _carry_on(context: Context) -> None:
    """A dispute handed on by another kind of mediation says so, and is not counted a second time."""
    first = context.taking.from_matter if context.taking else None
    if first is not None and first.procedure in TITLES:
        context.matter.carried_from = first.number or ""


def _consents(context: Context) -> None:
    matter, data = context.matter, context.data
    if data["intake"] != choices.Intake.REGISTER:
        matter.applicant_agrees = matter.other_agrees = choices.Consent.YES
        return
    came = data["source"] in (Source.APPLICATION, Source.DESK)
    matter.applicant_agrees = data.get("applicant_agrees") or (
        choices.Consent.YES if came else choices.Consent.UNKNOWN
    )
    matter.other_agrees = data.get("other_agrees") or choices.Consent.UNKNOWN


def _settle_orally(context: Context) -> None:
    matter, data = context.matter, context.data
    matter.outcome, matter.agreement_form = "oral", choices.Form.ORAL
    matter.agreed_on = matter.appointed_on = context.on
    matter.committee = matter.committee or matter.unit.name
    matter.sessions = 1
    if data.get("is_performed"):
        matter.performed, matter.visited_on = choices.Performance.DONE, context.on


def settled_at_once(context: Context) -> bool:
    """The registration records an oral agreement."""
    return bool(context.data.get("intake") == choices.Intake.ORAL)


def accepted_at_once(context: Context) -> bool:
    """Both sides agreed when they came."""
    return bool(context.data.get("intake") == choices.Intake.ACCEPT)


def applied(context: Context) -> bool:
    """Somebody asked for mediation, so that there is an application to print."""
    came = context.data.get("source") == Source.APPLICATION
    return came and not settled_at_once(context) and not context.back_entry


def first_stage(context: Context) -> str:
    """Where a dispute begins."""
    if settled_at_once(context):
        return "agreed"
    return "accepted" if accepted_at_once(context) else "registered"


def accepted_on(context: Context) -> Any:
    """The day of acceptance, when registration accepts."""
    return context.on if settled_at_once(context) or accepted_at_once(context) else None


def to_follow_up(context: Context) -> bool:
    """An agreement that is not performed yet is asked after."""
    return settled_at_once(context) and not context.data.get("is_performed")


def taker(context: Context) -> Any:
    """Offices are small: whoever takes a dispute in handles it, until it is assigned to somebody else."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def intake(context: Context) -> None:
    """Both sides take part; an oral agreement has its mediator."""
    for side in ("applicant", OTHER):
        _add_side(context, side)
    if settled_at_once(context):
        given = context.data.get("mediator")
        person = context.actor.person
        name = given or (person.name if person else "")
        _mediates(context, Candidate("", name, context.matter.committee), lead=True)


def _add_side(context: Context, side: str) -> None:
    data = context.data
    for index, name in enumerate(_name(context, side)):
        personal = (
            {
                "phone": data.get(f"{side}_phone") or "",
                "id_number": data.get(f"{side}_id") or "",
                "address": data.get(f"{side}_address") or "",
            }
            if index == 0
            else {}
        )
        kind = Party.Kind.PERSON if len(name) < ORGANISATION else Party.Kind.ORGANISATION
        context.add_participant(side, party=Party.objects.create(kind=kind, name=name, **personal))


def mend_intake(context: Context, name: str, value: Any) -> None:
    """Registered wrongly: the party follows."""
    for side in ("applicant", OTHER):
        columns = {
            side: "name",
            f"{side}_phone": "phone",
            f"{side}_id": "id_number",
            f"{side}_address": "address",
        }
        if name in columns:
            party = context.participants(side)[0].party
            assert party is not None
            setattr(party, columns[name], value or "")
            party.save()
            context.new_names = True


def invite(context: Context) -> None:
    """A telephone number of the other side that was not known."""
    phone, rows = context.data.get("other_phone"), context.participants(OTHER)
    if phone and rows and rows[0].party is not None:
        rows[0].party.phone = phone
        rows[0].party.save()


def respond(context: Context) -> None:
    """The side whose receipt it is has said whether it wants mediation."""
    column = "other_agrees" if context.actor.side == OTHER else "applicant_agrees"
    setattr(context.matter, column, context.data["answer"])


def stage_after_acceptance(context: Context) -> str:
    """On to mediation when the mediators are named at once."""
    named = context.data.get("mediators") or context.data.get("outside")
    return "mediating" if named else "accepted"


def appoint(context: Context) -> None:
    """The chosen mediate from now on; who did before does no more."""
    matter, data = context.matter, context.data
    chosen = by_code(data.get("mediators") or (), matter.place if matter.place_id else None)
    if data.get("outside"):
        chosen.append(named(data["outside"], matter.place if matter.place_id else None))
    if not chosen:
        return
    matter.mediators.filter(is_active=True).update(is_active=False)
    for index, one in enumerate(chosen):
        _mediates(context, one, lead=index == 0)
    if not data.get("committee"):
        matter.committee = chosen[0].organisation or matter.unit.name
    matter.appointed_on = context.on


def _mediates(context: Context, one: Candidate, *, lead: bool) -> None:
    Mediating.objects.create(
        matter_id=context.matter.pk,
        code=one.code,
        name=one.name,
        organisation=one.organisation,
        is_lead=lead,
        starts_on=context.on,
    )


def held(context: Context) -> int:
    """One session more."""
    return int(context.matter.sessions) + 1


def report_risk(context: Context) -> None:
    """The unit that is told sees the dispute as long as it is open."""
    context.add_participant(RISK_UNIT, unit=context.data["told"])


def end_risk(context: Context) -> None:
    """Risk belongs to the one dispute and ends with it: the grade goes, and whoever was told sees it no more."""
    context.matter.risk = Risk.NONE
    Participant.objects.filter(matter_id=context.matter.pk, role=RISK_UNIT).delete()
    context.__dict__.pop("all_participants", None)


def agreed_on(context: Context) -> Any:
    """A written agreement takes effect with the last signature and the seal (29)."""
    return context.data.get("signed_on") or context.on


def refused(context: Context) -> None:
    """Which side said no."""
    column = "other_agrees" if context.data["who"] == OTHER else "applicant_agrees"
    setattr(context.matter, column, choices.Consent.NO)
    end_risk(context)


def transfer(context: Context) -> None:
    """Hand over what is known with the file's documents; the other business takes it from there."""
    matter, data = context.matter, context.data
    end_risk(context)
    code = data["destination"]
    if "." not in code:
        return
    matter_title = f"{matter.title}（{TITLES[context.procedure.code]}转来）"
    handed = handed_on(context)
    unit = data.get("to_unit")
    if code == ADMINISTRATIVE and unit is not None:
        handed["department"] = unit.pk
    papers = matter.documents.exclude(state=Document.State.DRAFT).order_by("occurred_on", "pk")
    context.refer(code, matter_title, handed, unit=unit, papers=list(papers))


def handed_on(context: Context) -> dict[str, Any]:
    """What the receiving form begins with; the names are those of :mod:`..forms.intake`."""
    matter = context.matter
    handed: dict[str, Any] = {
        "kind": matter.kind,
        "title": matter.title,
        "place": matter.place_id,
        "location": matter.location,
        "facts": matter.facts,
        "request": matter.request,
        "amount": matter.amount,
        "source": Source.TRANSFER.value,
    }
    for side in ("applicant", OTHER):
        rows = context.participants(side)
        if rows and rows[0].party is not None:
            handed[side] = rows[0].name
            handed[f"{side}_phone"] = rows[0].party.phone
        handed[f"{side}_more"] = "\n".join(row.name for row in rows[1:])
    return {name: value for name, value in handed.items() if value not in (None, "")}


def to_visit_again(context: Context) -> bool:
    """Not kept yet: ask once more in time."""
    return bool(
        context.data.get("performed") in (choices.Performance.RUNNING, choices.Performance.PARTLY)
    )


def asked_on(context: Context) -> Any:
    """The day on which both went to court; the day of the act when none is given."""
    return context.data.get("confirmation_asked_on") or context.on
