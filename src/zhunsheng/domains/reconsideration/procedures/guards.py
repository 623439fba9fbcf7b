"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from collections.abc import Callable

from zhunsheng.commons.publication.models import State
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.deadlines import (
    applied_in_time,
    days_suspended,
    hearing_notice_in_time,
)
from zhunsheng.domains.reconsideration.forms.acceptance import NEW_LAW_ON
from zhunsheng.domains.reconsideration.procedures.law import LAW_2023, Law
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard
from zhunsheng.kernel.statutes.cites import Cite


def _in_time(context: Context) -> bool:
    return bool(context.data.get("late_reason")) or applied_in_time(context.matter)


def in_time(law: Law) -> Guard:
    """The application came within sixty days of knowing, or has a good reason."""
    return Guard(
        "in_time",
        _in_time,
        "申请超过了六十日的申请期限。",
        "有不可抗力或者其他正当理由的，请填写“超过申请期限的正当理由”；没有的，办理“不予受理”。",
        law.cite("20", "9"),
    )


def correction_once(law: Law) -> Guard:
    """Correction is asked once."""
    return Guard(
        "correction_once",
        lambda context: context.matter.corrected_on is None,
        "已经发过一次补正通知。",
        "补正通知只发一次，请按现有材料审查是否受理。",
        law.cite("31", "条例29"),
        early=True,
    )


def correction_overdue(law: Law) -> Guard:
    """Giving up is deemed only once the time to correct has run out."""

    def holds(context: Context) -> bool:
        running = context.clocks.get("reconsideration.correct")
        return running is None or context.on > running.due_on

    return Guard(
        "correction_overdue",
        holds,
        "补正期限还没有届满。",
        "请等到补正期限届满；申请人不再申请的，办理“受理前撤回”。",
        law.cite("31", "条例29"),
        early=True,
    )


def law_in_force(law: Law) -> tuple[Guard, ...]:
    """The law in force on the day of acceptance governs; another choice needs its reason on record."""
    if law.is_new:
        return ()
    return (
        Guard(
            "law_in_force",
            lambda context: (
                context.data["accepted_on"] < NEW_LAW_ON or bool(context.data.get("old_law_reason"))
            ),
            "受理日期在新法施行以后，本案应当按2023年修订的《行政复议法》办理。",
            "请先办理“改按新法办理”；确需适用旧法的，请写明理由。",
            LAW_2023.cite("90", ""),
        ),
    )


def new_law_in_force(law: Law) -> Guard:
    """The new law is there to be applied."""
    return Guard(
        "new_law_in_force",
        lambda context: context.on >= NEW_LAW_ON,
        "新法还没有施行。",
        "2024年1月1日以前受理的，按现行法办理。",
        LAW_2023.cite("90", ""),
        early=True,
    )


def heard(law: Law) -> tuple[Guard, ...]:
    """The ordinary procedure hears the parties before a decision (new law only)."""
    if not law.is_new:
        return ()
    return (
        Guard(
            "heard",
            lambda context: (
                context.matter.is_summary
                or context.matter.heard_on is not None
                or context.matter.hearing_held_on is not None
            ),
            "普通程序还没有听取当事人的意见。",
            "请先办理“听取意见”；因当事人原因不能听取的，在记录里写明。",
            law.cite("49", ""),
            early=True,
        ),
        Guard(
            "hearing",
            lambda context: (
                not context.matter.is_major or context.matter.hearing_held_on is not None
            ),
            "重大、疑难、复杂案件应当听证。",
            "请先办理“听证通知”和“听证”。",
            law.cite("50", ""),
            early=True,
        ),
    )


def no_open_appraisal(law: Law) -> Guard:
    """Nothing is being appraised or surveyed."""
    return Guard(
        "no_open_appraisal",
        lambda context: context.matter.appraisal_on is None,
        "鉴定或者勘验还没有结束。",
        "请先登记“鉴定（勘验）结束”。",
        law.cite("45", "条例37"),
        early=True,
    )


def reply_overdue(law: Law) -> Guard:
    """The respondent's time to reply is over."""
    return Guard(
        "reply_overdue",
        lambda context: (
            context.matter.reply_due_on is not None and context.on > context.matter.reply_due_on
        ),
        "被申请人的答复期限还没有届满。",
        "请等待答复，或者先催办。",
        law.cite("48", "23"),
        early=True,
    )


def discussed(law: Law) -> Guard:
    """The decision was agreed by the head of the organ or discussed collectively; big corrections are discussed."""
    return Guard(
        "discussed",
        lambda context: (
            not context.matter.is_major
            or bool(context.data.get("discussed_on") or context.matter.discussed_on)
        ),
        "重大、疑难、复杂案件的决定须经集体讨论。",
        "请填写集体讨论日期，并在案卷里附讨论记录。",
        law.cite("61", "28"),
    )


def sixty_days_suspended(law: Law) -> Guard:
    """Termination after suspension needs one of its grounds and sixty days."""

    def holds(context: Context) -> bool:
        if context.data.get("termination_ground") != choices.TerminationGround.SIXTY_DAYS:
            return True
        matter = context.matter
        allowed = choices.ENDS_AFTER_SIXTY_DAYS[law.version]
        return matter.suspension_ground in allowed and days_suspended(matter, context.on) >= 60

    return Guard(
        "sixty_days",
        holds,
        "中止还没有满六十日，或者中止事由不属于满六十日可以终止的情形。",
        "请核对中止事由和中止日期。",
        law.cite("41", "条例42"),
    )


def not_summary(law: Law) -> Guard:
    """The summary procedure has no extension."""
    return Guard(
        "not_summary",
        lambda context: not context.matter.is_summary,
        "简易程序不能延长期限。",
        "案情复杂的，可以先办理“转为普通程序”。",
        law.cite("62", "31"),
        early=True,
    )


def performed(law: Law) -> Guard:
    """Nothing that the decision orders is outstanding."""
    return Guard(
        "performed",
        lambda context: context.matter.performance != choices.Performance.PENDING,
        "决定的履行情况还没有登记。",
        "请先办理“登记履行情况”。",
        law.cite("77", "32"),
        early=True,
    )


def publication_settled(law: Law) -> Guard:
    """The decision is published, or the reason why not is on record."""
    return Guard(
        "publication_settled",
        lambda context: (
            context.matter.publication != State.PENDING
            or context.matter.outcome not in context.procedure.outcomes_in("decision")
        ),
        "决定书还没有公开，也没有登记不公开的理由。",
        "请先办理“公开决定书”或者“不公开”。",
        law.cite("79", "22") if law.is_new else None,
        early=True,
    )


def _simple(
    code: str,
    holds: Callable[[Context], bool],
    message: str,
    remedy: str,
    cite: Cite | None,
    *,
    moot: bool = False,
) -> Guard:
    return Guard(code, holds, message, remedy, cite, early=True, moot=moot)


def not_acknowledged(law: Law) -> Guard:
    """The copy is signed for once."""
    return _simple(
        "not_acknowledged",
        lambda c: c.matter.reply_due_on is None,
        "副本已经签收。",
        "不用重复签收。",
        law.cite("48", "23"),
        moot=True,
    )


def hearing_notice(law: Law) -> tuple[Guard, ...]:
    """The parties are told five working days before (2023: 51)."""
    if not law.is_new:
        return ()
    return (
        Guard(
            "hearing_notice",
            lambda c: hearing_notice_in_time(c.on, c.data["hearing_on"]),
            "听证通知应当在举行听证五个工作日前发出。",
            "请把听证日期改到通知之日起五个工作日以后。",
            law.cite("51", ""),
        ),
    )


def hearing_notified(law: Law) -> Guard:
    """A hearing has been notified."""
    return _simple(
        "hearing_notified",
        lambda c: c.matter.hearing_on is not None,
        "还没有发出听证通知。",
        "请先办理“听证通知”。",
        law.cite("51", "条例33"),
    )


def hearing_due(law: Law) -> Guard:
    """The hearing was held on the notified day or later; for another day the parties are told anew."""
    return Guard(
        "hearing_due",
        lambda c: c.matter.hearing_on is None or c.on >= c.matter.hearing_on,
        "通知的听证日期还没有到。",
        "听证以后再登记；改期的，请重新办理“听证通知”。",
        law.cite("51", "条例33"),
        early=True,
    )


def appraisal_open(law: Law) -> Guard:
    """Something is being appraised."""
    return _simple(
        "appraisal_open",
        lambda c: c.matter.appraisal_on is not None,
        "现在没有进行中的鉴定或者勘验。",
        "请先办理“委托鉴定、勘验”。",
        law.cite("45", "条例37"),
        moot=True,
    )


def reviewing_text(law: Law) -> Guard:
    """The suspension is for the attached review."""
    return _simple(
        "reviewing_text",
        lambda c: c.matter.suspension_ground == choices.SuspensionGround.ATTACHED_REVIEW,
        "本案不是因附带审查而中止。",
        "中止的原因消除后请办理“恢复审理”。",
        law.cite("59", "26"),
        moot=True,
    )


def is_summary(law: Law) -> Guard:
    """The case follows the summary procedure."""
    return _simple(
        "is_summary",
        lambda c: c.matter.is_summary,
        "本案没有适用简易程序。",
        "不用转换。",
        law.cite("55", "26"),
        moot=True,
    )


def publishable(law: Law) -> Guard:
    """Only decisions are published, and after service."""
    return _simple(
        "publishable",
        lambda c: (
            c.matter.outcome in c.procedure.outcomes_in("decision")
            and c.matter.served_on is not None
        ),
        "只有已经送达的复议决定书可以公开。",
        "请先登记送达；调解、撤回结案的办理“不公开”。",
        None,
    )


def opinion_open(law: Law) -> Guard:
    """An 意见书 waits for its answer."""
    return _simple(
        "opinion_open",
        lambda c: c.matter.opinion_on is not None and c.matter.opinion_answered_on is None,
        "没有等待反馈的意见书。",
        "请先制发意见书。",
        law.cite("76", "条例57"),
        moot=True,
    )


def asks_the_maker(law: Law) -> Guard:
    """The organ examines the text itself, so its maker is asked."""
    return _simple(
        "asks_the_maker",
        lambda c: "reconsideration.attached_own" in c.clocks,
        "本案没有由本机关处理的附带审查。",
        "转送其他机关处理的，由接受转送的机关审查。",
        law.cite("58", ""),
        moot=True,
    )


def performance_open(law: Law) -> Guard:
    """The decision orders something that is not done yet."""
    return _simple(
        "performance_open",
        lambda c: (
            c.matter.performance
            in (
                choices.Performance.PENDING,
                choices.Performance.PARTLY,
                choices.Performance.NOT_DONE,
            )
        ),
        "决定没有需要履行的内容，或者已经履行。",
        "不用登记。",
        law.cite("77", "32"),
        moot=True,
    )
