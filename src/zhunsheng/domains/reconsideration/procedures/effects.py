"""What actions do beyond writing their form to the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.deadlines import reply_due
from zhunsheng.domains.reconsideration.procedures.mending import APPLICANT, title
from zhunsheng.kernel.documents.models import Document, Service
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.statutes.limits import limit_for

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event

LEGAL_AID = "aid.case"
REDO = "reconsideration.redo"


def prepare_intake(context: Context) -> None:
    """Before the row is written: who is responsible, and the title."""
    matter, data = context.matter, context.data
    duty = responsible("reconsideration", context.on)
    if duty is None:
        raise Refused("还没有设置由哪个机构办理行政复议。", "请管理员在“单位”里登记职责分工。")
    matter.organ, matter.unit = duty.organ, duty.unit
    matter.place = data.get("place") or duty.unit.place
    matter.title = title(data["name"], data["respondent"], data["act_name"])
    matter.stay = choices.Stay.APPLIED if data.get("wants_stay") else choices.Stay.NONE


def intake(context: Context) -> None:
    """The applicant, the agent, the respondent and the office that took the application in take part."""
    data = context.data
    applicant = Party.objects.create(**{name: data.get(name) or "" for name in APPLICANT})
    first = context.add_participant("applicant", party=applicant)
    if data.get("agent_name"):
        agent = Party.objects.create(name=data["agent_name"], phone=data.get("agent_phone") or "")
        context.add_participant("agent", party=agent, represents=first)
    context.add_participant("respondent", unit=data["respondent"])
    if data.get("office"):
        context.add_participant("intake", unit=data["office"])


#: Files of the application that serve an application for legal aid, too.
SHARED = ("identity", "act")


def hand_on(context: Context, _event: Event) -> None:
    """复议和法律援助一体化: what was answered here is where the application for legal aid begins."""
    data = context.data
    if not data.get("wants_legal_aid"):
        return
    same = ("name", "id_number", "phone", "address", "agent_name", "agent_phone")
    found = {name: data.get(name) for name in same} | {
        "kind": "administrative",
        "level": "reconsideration",
        "channel": "linked",
        "subject": f"不服{data['act_name']}"[:60],
        "opponents": data["respondent"].name,
        "agency": context.matter.organ.name,
        "claim": "\n".join(x for x in (data.get("request"), data.get("grounds")) if x)[:5000],
        "place": data.get("place"),
        "agent_relation": "agent" if data.get("agent_name") else "",
    }
    context.refer(
        LEGAL_AID,
        "申请人在复议申请中一并申请法律援助",
        {name: value for name, value in found.items() if value},
        papers=[one for one in context.files if one.kind in SHARED],
    )


def add_participant(context: Context) -> None:
    """追加参加人."""
    data = context.data
    fields = ("kind", "name", "id_number", "credit_code", "phone", "address")
    party = Party.objects.create(**{name: data.get(name) or "" for name in fields})
    context.add_participant(data["role"], party=party)


def suspend(context: Context) -> None:
    """Remember where to go back to."""
    context.matter.suspended_on = context.on


def stage_before(context: Context) -> str:
    """The stage to come back to when the suspension ends."""
    stage: str = context.matter.stage
    return stage


def suspend_for_review(context: Context) -> None:
    """附带审查 suspends on its own ground."""
    context.matter.suspended_on = context.on
    context.matter.suspension_ground = choices.SuspensionGround.ATTACHED_REVIEW
    context.matter.wants_attached_review = True


def resume(context: Context) -> None:
    """Forget the suspension."""
    context.matter.suspended_on = None
    context.matter.suspension_ground = ""
    context.matter.resume_stage = ""


def copy_sent(context: Context) -> None:
    """On paper the time to reply starts on the proven day; on line, when the respondent signs."""
    if context.data.get("copy_served_on"):
        acknowledge(context)


def acknowledge(context: Context) -> None:
    """When the respondent's time to reply ends; kept on the case for lists and figures."""
    day = context.data.get("copy_served_on") or context.on
    context.matter.reply_due_on = reply_due(context.matter, day)


def convert(context: Context) -> None:
    """The respondent, too, now has the time of the ordinary procedure (2023: 48)."""
    running = context.clocks.get("reconsideration.reply_summary")
    if running is not None:
        context.matter.reply_due_on = reply_due(context.matter, running.started_on)


def reply(context: Context) -> None:
    """A reply in time or late; a late one is taken and named."""
    due = context.matter.reply_due_on
    context.matter.reply_is_late = bool(due and context.on > due)


def decide(context: Context) -> None:
    """A decision that orders something has to be performed."""
    matter = context.matter
    if context.data.get("orders_redo") and not matter.redo_days:
        # 条例49: where the decision names no period.
        matter.redo_days = limit_for(REDO, context.on, matter.procedure_version).amount
    orders = matter.redo_days or matter.outcome in ("C2", "C5", "C6")
    pending = orders or bool(context.data.get("compensation"))
    matter.performance = choices.Performance.PENDING if pending else choices.Performance.NOT_NEEDED


def settle(context: Context) -> None:
    """A case that ends without a decision orders nothing; a suspension ends with it."""
    context.matter.performance = choices.Performance.NOT_NEEDED
    context.matter.suspended_on = None


#: What ends a case or its examination, and is served on the applicant.
ENDINGS = ("decision", "mediation", "termination", "refusal", "transfer")


def serve(context: Context, event: Event) -> None:
    """Note the service on the document that was served, with the proof that came along."""
    papers = Document.objects.filter(matter_id=context.matter.pk, kind__in=ENDINGS)
    paper = papers.exclude(state=Document.State.VOID).order_by("-pk").first()
    if paper is None:
        return
    proof = Document.objects.filter(event_id=event.pk, kind="service_proof").first()
    data = context.data
    for applicant in context.participants("applicant"):
        Service.objects.create(
            document=paper,
            recipient=applicant,
            method=data["method"],
            sent_on=min(paper.occurred_on, data["served_on"]),
            served_on=data["served_on"],
            mail_number=data.get("mail_number") or "",
            proof=proof,
            recorded_by=context.actor.person,
        )


def compose(context: Context) -> Content:
    """What the public reads of a decision: the checked text under the neutral name of the case."""
    matter, data = context.matter, context.data
    paper = Document.objects.filter(matter_id=matter.pk, kind="decision").order_by("-pk").first()
    return Content(
        title=f"{data['summary']}行政复议决定书",
        unit_id=matter.organ_id,
        number=paper.number if paper else matter.number or "",
        category=matter.outcome,
        topic=matter.field,
        summary=data["summary"],
        text=data["text"],
        happened_on=matter.decided_on or matter.closed_on,
    )
