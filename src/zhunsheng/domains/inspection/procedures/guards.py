"""Legal conditions of rounds and tasks; a recorded fact that breaks one is taken and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhunsheng.commons.publication.models import State
from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.choices import Rectification, Signature
from zhunsheng.domains.inspection.models import Assignment, InspectionRound, Inspector
from zhunsheng.domains.inspection.procedures.law import (
    CERTIFICATES,
    PUBLISHED,
    RANDOM,
    RECTIFY,
    RECUSAL,
    TWO_OFFICERS,
)
from zhunsheng.kernel.procedure.declaration import Guard
from zhunsheng.kernel.procedure.refusals import NotAllowed, Refused
from zhunsheng.kernel.registers import refs

if TYPE_CHECKING:
    from zhunsheng.domains.inspection.drawing import Frame
    from zhunsheng.kernel.orgs.models import Person
    from zhunsheng.kernel.procedure.context import Context

TWO = 2
POWERS = "powers.items"
PLANS = "inspection.plans"
REPLACED = "replaced"
FOLLOW_UP = ("08", "09")
"""Results after which something is still to be done: 发现问题已责令改正, 发现问题待后续处理."""


def member(context: Context) -> Person:
    """The member of staff who acts; a draw names who announces it and who asks for a redraw."""
    person = context.actor.person
    if person is None:
        raise NotAllowed("抽取要由工作人员办理。", "请登录后办理。")
    return person


def _plan_is_published(context: Context) -> bool:
    plan = context.data.get("plan")
    return plan is not None and refs.published(PLANS, plan.code, context.on) is not None


def _has_days_left(context: Context) -> bool:
    return bool(context.data["ends_on"] >= context.on)


def _names_a_ground(context: Context) -> bool:
    """A published plan line, or a published power item: named by the check itself or by each of its items."""
    if _plan_is_published(context):
        return True
    codes = {context.data["power_code"]} if context.data.get("power_code") else set()
    codes = codes or {item.power_code for item in naming.items_of(context.data.get("items") or "")}
    return bool(codes) and all(refs.published(POWERS, code, context.on) for code in codes)


def officers(context: Context) -> list[Inspector]:
    """Who checks: those of the filing form, later those who are assigned now."""
    if context.action is context.procedure.filing:
        return list(context.data.get("inspectors") or ())
    rows = Assignment.objects.filter(task=context.matter.pk, is_active=True)
    return [one.inspector for one in rows.select_related("inspector__unit", "inspector__person")]


def _are_two(context: Context) -> bool:
    return len(officers(context)) >= TWO


def _are_certified(context: Context) -> bool:
    return all(one.certified_until >= context.on and one.on_duty for one in officers(context))


def _all_published(context: Context) -> bool:
    rows = context.matter.tasks.exclude(stage=REPLACED)
    waiting: bool = rows.filter(publication=State.PENDING).exists()
    return not waiting


def _is_signed(context: Context) -> bool:
    signed = context.data.get("signature") == Signature.SIGNED
    return not signed or context.has_document("signature")


def _is_settled(context: Context) -> bool:
    matter = context.matter
    open_ = matter.rectification in (Rectification.PENDING, Rectification.NOT_DONE)
    return not open_ or matter.referred_on is not None


def _is_followed_up(context: Context) -> bool:
    """A result that says something was ordered, or remains to be done, has the record of it."""
    matter = context.matter
    idle = matter.rectification == Rectification.NOT_NEEDED and matter.referred_on is None
    return not (idle and matter.outcome in FOLLOW_UP)


def _ordered(context: Context) -> bool:
    return bool(context.matter.rectification == Rectification.PENDING)


def _drawn(context: Context) -> bool:
    return context.matter.draw_place is not None


def _asked(context: Context) -> bool:
    return bool(context.matter.recusal_asked)


def _is_decided(context: Context) -> bool:
    return bool(context.matter.publication != State.PENDING)


PLAN_PUBLISHED = Guard(
    "plan_published",
    _plan_is_published,
    "这条年度计划还没有公开，或者不在有效期内。",
    "请先在“年度抽查计划”里公开；情况特殊必须补记的，请填补录原因。",
    RANDOM,
)
IN_TIME = Guard(
    "in_time",
    _has_days_left,
    "检查期限已经过了。",
    "请选择今年的计划，或者填写新的检查结束日期；补录以前的抽查，请改办理日期。",
    RANDOM,
)
NAMED = Guard(
    "named_ground",
    _names_a_ground,
    "这次检查没有写明已经公开的年度计划或者权力事项，企业可以拒绝。",
    "请选择年度计划，或者填权责清单里已经公开的权力事项编码；已经查过、需要补记的，请填补录原因。",
    RANDOM,
)
TWO_INSPECTORS = Guard(
    "two_inspectors",
    _are_two,
    "检查人员少于两人。",
    "请至少指派两名检查人员。",
    TWO_OFFICERS,
)
CERTIFIED = Guard(
    "certified",
    _are_certified,
    "有检查人员的执法证件已经过期，或者不在岗。",
    "请办理“申请回避”换人，或者先在检查人员名录库里更新证件有效期。",
    CERTIFICATES,
)
ALL_PUBLISHED = Guard(
    "all_published",
    _all_published,
    "还有检查任务没有公示结果。",
    "请先办完并公示全部检查任务。",
    PUBLISHED,
    early=True,
)
SIGNED = Guard(
    "signature_photo",
    _is_signed,
    "选了“已签字确认”，但没有上传签字页照片。",
    "请拍下签字页上传；对方拒绝签字或者不在场的，请改选签字情况。",
    PUBLISHED,
)
SETTLED = Guard(
    "settled",
    _is_settled,
    "整改还没有到位，也没有移交立案。",
    "请先登记复查结果；逾期不改的，请移交立案查处。",
    RECTIFY,
    early=True,
)
FOLLOWED_UP = Guard(
    "followed_up",
    _is_followed_up,
    "检查发现了问题，还没有登记责令改正，也没有移交立案。",
    "请在“后续处理”里登记责令改正和复查，或者移交立案查处。",
    RECTIFY,
    early=True,
)
ORDERED = Guard(
    "ordered",
    _ordered,
    "没有正在整改的事项。",
    "责令改正以后才能登记复查。",
    RECTIFY,
    early=True,
)
DRAWN = Guard(
    "drawn",
    _drawn,
    "这个检查对象不是抽出来的，不能补抽。",
    "不用检查的，请写办理记录说明原因。",
    RANDOM,
    early=True,
)
ASKED = Guard(
    "recusal_asked",
    _asked,
    "没有待决定的回避申请。",
    "请先由检查人员申请回避。",
    RECUSAL,
    early=True,
)
DECIDED = Guard(
    "publication_decided",
    _is_decided,
    "检查结果还没有公示。",
    "请先公示；依法不公示的，登记理由。",
    PUBLISHED,
    early=True,
)


def drawable(round_: InspectionRound, frame: Frame) -> None:
    """Refuse a list from which nothing, or not enough, could be drawn. Raises ``Refused``."""
    if not frame.objects:
        raise Refused(
            "名录库里没有符合计划范围的检查对象。",
            "请核对计划的对象范围，或者先维护检查对象名录库。",
            RANDOM,
        )
    if frame.short:
        names = naming.text(unit.label for unit in frame.short)
        raise Refused(
            f"{names}符合条件的检查人员不到{frame.each}人（在岗、证件有效到检查结束、能查这些事项）。",
            "请先更新检查人员名录库，或者改检查期限。",
            TWO_OFFICERS,
        )
    if round_.wanted and frame.count < round_.wanted:
        raise Refused(
            f"要抽{round_.wanted}户，按计划的比例和检查次数上限，能抽的只有{frame.count}户。",
            "请减少抽取户数，或者不填，按比例抽。",
            RANDOM,
        )
    if not frame.count:
        raise Refused(
            "按计划的比例算出来一户也抽不到。",
            "请提高计划里的抽查比例，或者扩大对象范围。",
            RANDOM,
        )
    _within_ratio(round_, frame)


def _within_ratio(round_: InspectionRound, frame: Frame) -> None:
    share = 100 * frame.count / len(frame.objects)
    for item in naming.items_of(round_.items):
        if share > item.ratio_cap and frame.count > 1:
            raise Refused(
                f"抽{frame.count}户占名录的{share:.1f}%，超过“{item.title}”的年度抽查比例上限{item.ratio_cap}%。",
                "请减少抽取户数，或者修改事项清单。",
                RANDOM,
            )
