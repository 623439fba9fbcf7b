"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from datetime import date

from zhunsheng.domains.disclosure.requests import choices, fees
from zhunsheng.domains.disclosure.requests.law import VERSION, cite
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard

ANSWER = ("disclosure.answer", "disclosure.delayed")


def due_on(code: str, start: date) -> date:
    """The last day of a limit that nothing pauses."""
    return last_day(code, start, VERSION)


def is_over(context: Context, limit: str) -> bool:
    """Whether the clock of ``limit`` has ended, or was never there."""
    running = context.clocks.get(limit)
    return running is None or context.on > running.due_on


CORRECTION_ONCE = Guard(
    "correction_once",
    lambda context: context.matter.correction_on is None,
    "已经告知过一次补正。",
    "补正只告知一次。补正后仍不明确的，请作出“补正后申请内容仍不明确”的答复。",
    cite(30),
    early=True,
)
CORRECTION_IN_TIME = Guard(
    "correction_in_time",
    lambda context: (
        context.on <= due_on("disclosure.correction_notice", context.matter.received_on)
    ),
    "收到申请已超过七个工作日，不能再告知补正。",
    "请按现有内容查找并答复；需要了解情况的，可以电话联系申请人。",
    cite(30),
    early=True,
)
CORRECTION_OVER = Guard(
    "correction_over",
    lambda context: is_over(context, "disclosure.correct"),
    "补正期限还没有届满。",
    "请等到补正期限届满；申请人不再申请的，办理“撤回申请”。",
    cite(30),
    early=True,
)
THIRD_SILENT = Guard(
    "third_silent",
    lambda context: (
        context.data["third_view"] != choices.View.SILENT
        or is_over(context, "disclosure.third_party")
    ),
    "第三方提出意见的十五个工作日还没有届满。",
    "请等到期限届满，或者登记第三方实际提出的意见。",
    cite(32),
)
ORGAN_SILENT = Guard(
    "organ_silent",
    lambda context: (
        context.data["organ_view"] != choices.View.SILENT
        or is_over(context, "disclosure.other_organ")
    ),
    "被征求意见的机关答复的十五个工作日还没有届满。",
    "请等到期限届满（届满视为同意公开），或者登记对方实际提出的意见。",
    cite(34),
)
THIRD_OPEN = Guard(
    "third_open",
    lambda context: bool(context.matter.third_asked_on and not context.matter.third_answered_on),
    "没有正在征求的第三方意见。",
    "请先办理“征求第三方意见”。",
    cite(32),
    early=True,
)
THIRD_NOT_OPEN = Guard(
    "third_not_open",
    lambda context: not THIRD_OPEN.holds(context),
    "正在征求第三方意见，还没有结果。",
    "请先登记第三方意见；几个第三方可以一次征求，一行填一个。",
    cite(32),
    early=True,
)
ORGAN_OPEN = Guard(
    "organ_open",
    lambda context: bool(context.matter.organ_asked_on and not context.matter.organ_answered_on),
    "没有正在征求的其他机关意见。",
    "请先办理“征求其他机关意见”。",
    cite(34),
    early=True,
)
ORGAN_NOT_OPEN = Guard(
    "organ_not_open",
    lambda context: not ORGAN_OPEN.holds(context),
    "正在征求其他机关意见，还没有结果。",
    "请先登记对方的意见。",
    cite(34),
    early=True,
)
REASONS_ONCE = Guard(
    "reasons_once",
    lambda context: context.matter.reasons_asked_on is None,
    "已经要求申请人说明过理由。",
    "请根据申请人的说明作出答复，或者办理“延迟答复”。",
    cite(35),
    early=True,
)
REASONS_GIVEN = Guard(
    "reasons_given",
    lambda context: context.matter.reasons_given_on is not None,
    "申请人还没有说明理由。",
    "延迟答复以理由合理为前提，请先办理“要求说明理由”并登记申请人的说明。",
    cite(35),
    early=True,
)
DELAYED_ONCE = Guard(
    "delayed_once",
    lambda context: context.matter.delayed_on is None,
    "已经告知过延迟答复的期限。",
    "请在告知的期限以前答复；确需延长的，报政府信息公开工作机构负责人同意。",
    cite(35),
    early=True,
)
REPEATED = Guard(
    "reasons_asked",
    lambda context: context.data["outcome"] != "5.4" or context.matter.reasons_asked_on is not None,
    "以“无正当理由大量反复申请”不予处理的，应当先要求申请人说明理由。",
    "请先办理“要求说明理由”。",
    cite(35),
)
UNCLEAR = Guard(
    "corrected_first",
    lambda context: context.data["outcome"] != "4.3" or context.matter.corrected_on is not None,
    "以“补正后申请内容仍不明确”答复的，应当先告知补正并收到补正。",
    "请先办理“告知补正”。",
    cite(30),
)
THIRD_ASKED = Guard(
    "third_asked",
    lambda context: (
        context.data["outcome"] != "3.4" or context.matter.third_answered_on is not None
    ),
    "以保护第三方合法权益不予公开的，应当先书面征求第三方的意见。",
    "请先办理“征求第三方意见”。",
    cite(32),
)
CHARGED_IN_TIME = Guard(
    "charged_in_time",
    lambda context: all(
        context.on <= clock.due_on for code, clock in context.clocks.items() if code in ANSWER
    ),
    "答复期限已经届满，不能再发收费通知。",
    "请直接答复。",
    cite(42),
    early=True,
)
CHARGED_ONCE = Guard(
    "charged_once",
    lambda context: context.matter.charged_on is None,
    "已经发过一次收费通知。",
    "缴费以后期限只重新计算一次，请答复；金额有误的，用“更正记录”改。",
    cite(42),
    early=True,
)
FEES_IN_FORCE = Guard(
    "fees_in_force",
    lambda context: fees.rates(context.on) is not None,
    "2021年1月1日以前没有按件、按量计收的标准。",
    "请直接答复。",
    cite(42),
    early=True,
)
FEE_OVER = Guard(
    "fee_over",
    lambda context: is_over(context, "disclosure.pay"),
    "缴费期限还没有届满。",
    "请等到二十个工作日届满；申请人不再申请的，办理“撤回申请”。",
    cite(42),
    early=True,
)
REMEDY_OPEN = Guard(
    "remedy_open",
    lambda context: context.matter.remedies.filter(result=choices.RemedyResult.PENDING).exists(),
    "没有尚未审结的复议、诉讼。",
    "请先办理“登记复议诉讼”。",
    early=True,
)
