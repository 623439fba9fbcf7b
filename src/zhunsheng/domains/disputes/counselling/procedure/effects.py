"""What actions do beyond writing their form to the case, and what must hold before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.counselling.law import cite
from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Session, Slot
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event

DOMAIN = "counselling"
TITLE = "心理服务"
"""The title says nothing about anybody."""


def prepare_intake(context: Context) -> None:
    """Before the row is written: which office, and a title that betrays nothing."""
    matter = context.matter
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置心理服务机构。", "请管理员在“职责分工”里登记。")
    matter.organ, matter.unit, matter.place = duty.organ, duty.unit, duty.unit.place
    matter.title = TITLE
    take(context)


def intake(context: Context) -> None:
    """The client by the name they chose, and the guardian of a minor."""
    data = context.data
    party = Party.objects.create(name=data["name"], phone=data.get("phone") or "")
    first = context.add_participant("applicant", party=party)
    if data.get("guardian_name"):
        guardian = Party.objects.create(
            name=data["guardian_name"], phone=data.get("guardian_phone") or ""
        )
        context.add_participant("guardian", party=guardian, represents=first)


def mend_intake(context: Context, name: str, value: Any) -> None:
    """The name or the number was taken down wrongly."""
    party = context.participants("applicant")[0].party
    if name in ("name", "phone") and party is not None:
        setattr(party, name, value or "")
        party.save()
        context.new_names = True


def take(context: Context) -> None:
    """The slot is taken by one person only; whose hour it is becomes the counsellor."""
    slot = context.data.get("slot")
    if slot is None:
        return
    Slot.objects.select_for_update().get(pk=slot.pk)
    taken = CounsellingCase.objects.filter(slot=slot)
    if taken.exclude(pk=context.matter.pk).exists():
        raise Refused("这个时段刚刚被别人约了。", "请另选一个时段。")
    context.matter.slot = slot
    context.matter.handler = slot.counsellor


def let_go(context: Context) -> None:
    """Others may take the hour."""
    context.matter.slot = None


def first_stage(context: Context) -> str:
    """With an hour it is booked."""
    return "booked" if context.data.get("slot") else "requested"


def after_schedule(context: Context) -> str:
    """Who has been here before goes on."""
    return "ongoing" if context.matter.sessions_held else "booked"


def hold(context: Context) -> None:
    """One session more; the hour is over."""
    context.matter.sessions_held += 1
    context.matter.slot = None


def held(context: Context, _event: Event) -> None:
    """A row that says when and how long."""
    Session.objects.create(
        matter_id=context.matter.pk,
        held_on=context.on,
        minutes=context.data["minutes"],
        way=context.data["way"],
    )


CONSENTED = Guard(
    "consented",
    lambda context: not context.matter.is_minor or context.matter.consented_on is not None,
    "来访者未满十八周岁，监护人还没有同意。",
    "请先办理“登记监护人同意”；监护人就是侵害人、有紧急危险的，先按危机处置并依法报告。",
    cite(23),
    early=True,
)
MINORS = Guard(
    "minors",
    lambda context: bool(context.matter.is_minor and context.matter.consented_on is None),
    "不需要监护人同意，或者已经登记。",
    "请直接办理下一步。",
    early=True,
    moot=True,
)
NO_HOUR = Guard(
    "no_hour",
    lambda context: context.matter.slot_id is None,
    "已经约好时间。",
    "要换时间的，请办理“改约”。",
    early=True,
    moot=True,
)
COUNSELLOR = Guard(
    "counsellor",
    lambda context: (
        context.actor.person is None
        or context.matter.handler_id is None
        or context.actor.person.pk == context.matter.handler_id
    ),
    "只有本件的咨询师可以登记咨询。",
    "请由咨询师登记；换咨询师的，先由预约登记人员重新安排。",
    cite(23),
)
