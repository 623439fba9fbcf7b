"""What actions do beyond writing their form to the request."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zhunsheng.commons.publication.outgoing import examine_files
from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.forms.intake import DOMAIN
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.models import Remedy
from zhunsheng.domains.disclosure.requests.outcomes import OPEN
from zhunsheng.domains.disclosure.requests.procedure.guards import ANSWER
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event

APPLICANT = (
    "name",
    "id_number",
    "credit_code",
    "legal_representative",
    "phone",
    "address",
    "email",
)
PARTY_KINDS = {
    choices.Applicant.PERSON: Party.Kind.PERSON,
    choices.Applicant.COMPANY: Party.Kind.COMPANY,
}
INFORMATION = "information"
ONE = timedelta(days=1)


def title(name: str, info_name: str) -> str:
    """How a request is called."""
    return f"{name}申请公开{info_name}"[:200]


def prepare_intake(context: Context) -> None:
    """Before the row is written: whose request it is, and its title."""
    matter, data = context.matter, context.data
    duty = responsible(DOMAIN, context.on, data["organ"].pk)
    if duty is None:
        raise Refused(
            "这个机关还没有设置政府信息公开工作机构。", "请管理员在“单位”里登记职责分工。"
        )
    matter.organ, matter.unit, matter.place = duty.organ, duty.unit, duty.unit.place
    matter.organ_kind = duty.organ.kind
    matter.title = title(data["name"], data["info_name"])


def taker(context: Context) -> Any:
    """Offices are small: whoever takes a request in handles it, until it is assigned to somebody else."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def is_to_confirm(context: Context) -> bool:
    """The day of receipt has to be confirmed with the applicant (31)."""
    return context.matter.channel in choices.CONFIRMED


def is_received(context: Context) -> bool:
    """Handing in, or signing for it, is receipt (31)."""
    return not is_to_confirm(context)


def first_stage(context: Context) -> str:
    """Where a request begins."""
    return "unconfirmed" if is_to_confirm(context) else "received"


def intake(context: Context) -> None:
    """The applicant and the agent take part."""
    data = context.data
    kind = PARTY_KINDS.get(data["applicant_type"], Party.Kind.ORGANISATION)
    party = Party.objects.create(kind=kind, **{name: data.get(name) or "" for name in APPLICANT})
    first = context.add_participant("applicant", party=party)
    if data.get("agent_name"):
        agent = Party.objects.create(name=data["agent_name"], phone=data.get("agent_phone") or "")
        context.add_participant("agent", party=agent, represents=first)


def mend_intake(context: Context, name: str, value: Any) -> None:
    """The application was taken down wrongly: applicant and title follow; a confirmed day of receipt stays."""
    matter = context.matter
    applicant = context.participants("applicant")[0].party
    if name in APPLICANT and applicant is not None:
        setattr(applicant, name, value or "")
        applicant.save()
        context.new_names = True
    if name in ("name", "info_name") and applicant is not None:
        matter.title = title(applicant.name, matter.info_name)
    if name == "occurred" and matter.confirmed_on:
        matter.received_on = matter.confirmed_on


def _open(context: Context) -> tuple[bool, bool]:
    """Whether a third party, and another organ, are still to answer."""
    matter = context.matter
    return (
        bool(matter.third_asked_on and not matter.third_answered_on),
        bool(matter.organ_asked_on and not matter.organ_answered_on),
    )


def consulting(context: Context) -> bool:
    """Somebody is still to answer."""
    return any(_open(context))


def is_first_asked(context: Context) -> bool:
    """Nobody else is being asked: from now on the time does not count."""
    third, organ = _open(context)
    return third != organ


def is_last_answer(context: Context) -> bool:
    """Nobody is to answer any more: the time counts again."""
    return not consulting(context)


def stage_after_answer(context: Context) -> str:
    """Back to work once everybody has answered."""
    return "consulting" if consulting(context) else "received"


def ask_third(context: Context) -> None:
    """Every third party takes part."""
    for name in filter(None, (line.strip() for line in context.data["names"].splitlines())):
        kind = Party.Kind.PERSON if len(name) <= 4 else Party.Kind.ORGANISATION
        party = Party.objects.create(
            kind=kind, name=name[:80], address=context.data.get("contact") or ""
        )
        context.add_participant("third_party", party=party)


def ask_organ(context: Context) -> None:
    """The other organ takes part."""
    data = context.data
    if data.get("asked_unit"):
        context.add_participant("other_organ", unit=data["asked_unit"])
        return
    party = Party.objects.create(kind=Party.Kind.ORGANISATION, name=data["asked_name"])
    context.add_participant("other_organ", party=party)


def charge(context: Context) -> None:
    """The amount comes from the rates."""
    context.matter.fee_amount = context.form.amount  # type: ignore[union-attr]


def working_days(after: date, until: date) -> int:
    """Working days from the day after ``after`` to ``until``."""
    calendar = for_area(default_area())
    days = (after + ONE * step for step in range(1, (until - after).days + 1))
    return sum(calendar.is_workday(day) for day in days)


def answer(context: Context) -> None:
    """How long it took, whether it is late; the files that go out are examined and become the house's own papers.

    The words of the answer may name its own applicant and are not examined.
    """
    matter = context.matter
    running = next((c for code, c in context.clocks.items() if code in ANSWER), None)
    matter.is_late = running is not None and context.on > running.due_on
    _count_days(matter, context.on)
    if context.data["outcome"] == "5.4":
        explained = matter.reasons_given_on is not None
        matter.reasonable = choices.Reasonable.NO if explained else choices.Reasonable.NONE
    handed = [file for file in context.files if file.kind == INFORMATION]
    examine_files(context, handed, cite(37))
    for file in handed:
        file.direction = Document.Direction.OUTGOING


def _count_days(matter: Any, on: date) -> None:
    begun = max(filter(None, (matter.received_on, matter.corrected_on, matter.paid_on)))
    matter.answer_days = working_days(begun, on)


def mend_answer(context: Context, name: str, value: Any) -> None:
    """The answer was given on another day."""
    if name != "occurred":
        return
    matter = context.matter
    clock = Clock.objects.filter(matter_id=matter.pk, code__in=ANSWER).order_by("-pk").first()
    matter.is_late = clock is not None and value > clock.due_on
    _count_days(matter, value)


def overruled(context: Context) -> bool:
    """Something is disclosed although a third party objected (32)."""
    return bool(
        context.matter.third_view == choices.View.OBJECT
        and discloses(context)
        and context.data.get("third_reason")
    )


def discloses(context: Context) -> bool:
    """The answer hands something over."""
    return context.data.get("outcome") in OPEN


def record_remedy(context: Context, _event: Event) -> None:
    """A row of the fourth table; a case of this house is linked."""
    data = context.data
    Remedy.objects.create(
        matter_id=context.matter.pk,
        kind=data["kind"],
        begun_on=data["begun_on"],
        number=data.get("number") or "",
    )
    case = Matter.objects.filter(number=data["number"]).first() if data.get("number") else None
    if case is not None and case.pk != context.matter.pk:
        MatterLink.objects.create(
            from_matter_id=context.matter.pk,
            to_matter=case,
            procedure=case.procedure,
            title="对政府信息公开答复不服",
            referred_on=context.on,
        )


def end_remedy(context: Context, _event: Event) -> None:
    """How it ended."""
    remedy: Remedy = context.data["remedy"]
    remedy.result, remedy.ended_on = context.data["result"], context.data["ended_on"]
    remedy.save(update_fields=["result", "ended_on"])
