"""What actions do beyond writing their form to the case."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disputes.labour.choices import Applicant
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused

DOMAIN = "labour"
CLAIMANT = {"name": "name", "id_number": "id_number", "phone": "phone", "address": "address"}
OPPONENT = {
    "name": "other_name",
    "credit_code": "other_code",
    "legal_representative": "other_head",
    "phone": "other_phone",
    "address": "other_address",
}


def prepare_intake(context: Context) -> None:
    """Before the row is written: who arbitrates, and the title."""
    matter, data = context.matter, context.data
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置劳动争议仲裁机构。", "请管理员在“职责分工”里登记。")
    matter.organ, matter.unit, matter.place = duty.organ, duty.unit, duty.unit.place
    matter.title = title(data["name"], data["other_name"])
    matter.people_count = data.get("people_count") or 1


def title(one: str, other: str) -> str:
    """How a case is called."""
    return f"{one}与{other}劳动争议"[:200]


def intake(context: Context) -> None:
    """Both sides take part."""
    worker = context.data["applicant_kind"] == Applicant.WORKER
    first = Party.Kind.PERSON if worker else Party.Kind.COMPANY
    second = Party.Kind.COMPANY if worker else Party.Kind.PERSON
    for role, kind, names in (("applicant", first, CLAIMANT), ("respondent", second, OPPONENT)):
        values = {field: context.data.get(name) or "" for field, name in names.items()}
        context.add_participant(role, party=Party.objects.create(kind=kind, **values))


def mend_intake(context: Context, name: str, value: Any) -> None:
    """The application was taken down wrongly: the party follows, and the title."""
    for role, names in (("applicant", CLAIMANT), ("respondent", OPPONENT)):
        field = next((field for field, asked in names.items() if asked == name), None)
        party = context.participants(role)[0].party
        if field and party is not None:
            setattr(party, field, value or "")
            party.save()
            context.new_names = True
    if name in ("name", "other_name"):
        names_ = [context.participants(role)[0].name for role in ("applicant", "respondent")]
        context.matter.title = title(*names_)


def taker(context: Context) -> Any:
    """Whoever takes it in handles it, until the panel is formed."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def presiding(context: Context) -> Any:
    """The presiding arbitrator handles the case."""
    return context.data["presiding"]


def add_party(context: Context) -> None:
    """Whoever was added takes part."""
    if context.data["restart"] == "added_party":
        party = Party.objects.create(kind=Party.Kind.ORGANISATION, name=context.data["added"])
        context.add_participant("third_party", party=party)


def conclude(context: Context) -> None:
    """Whether it is over in time."""
    running = context.clocks.get("labour.award")
    context.matter.is_late = running is not None and context.on > running.due_on


def back(context: Context) -> str:
    """Where it stood before the suspension: as far as it had come."""
    matter = context.matter
    if matter.hearing_on and matter.hearing_on <= context.on:
        return "heard"
    if matter.hearing_on:
        return "scheduled"
    return "answering" if matter.copy_served_on else "accepted"


def is_final(context: Context) -> bool:
    """终局裁决, in whole or in part."""
    return context.data["outcome"] in ("A1", "A3")
