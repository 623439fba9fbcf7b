"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour.law import VERSION, cite
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard

NOTICE_BEFORE = Guard(
    "notice_before",
    lambda context: (
        last_day("labour.hearing_notice", context.on, VERSION) <= context.data["hearing_on"]
    ),
    "开庭通知不足五日。",
    "请把开庭日期定在通知之日起五个工作日以后；双方书面同意缩短的，按补录登记并附同意书。",
    cite(35),
)
POSTPONE_BEFORE = Guard(
    "postpone_before",
    lambda context: (
        context.matter.hearing_on is None
        or last_day("labour.postpone", context.data["asked_on"], VERSION)
        <= context.matter.hearing_on
    ),
    "延期请求是在开庭前不足三日提出的。",
    "请按原定日期开庭；确有突发的正当理由的，由仲裁庭决定中止或者另行安排。",
    cite(35),
)
PANEL_FIRST = Guard(
    "panel_first",
    lambda context: bool(context.matter.panel),
    "还没有组成仲裁庭。",
    "请先办理“组成仲裁庭”，并通知双方。",
    cite(32),
    early=True,
)
HEARD_FIRST = Guard(
    "heard_first",
    lambda context: context.matter.stage == "heard",
    "还没有开庭。",
    "裁决前应当开庭审理，请先办理“登记开庭”。",
    cite(38),
    early=True,
)


def _paused(context: Context, kind: str) -> bool:
    running = context.clocks.get("labour.award")
    if running is None:
        return False
    return running.periods.filter(kind=kind, ends_on=None).exists()


ANNOUNCING = Guard(
    "announcing",
    lambda context: _paused(context, "exclusion"),
    "没有正在进行的公告送达。",
    "请先办理“开始公告送达”。",
    early=True,
    moot=True,
)
NOT_ANNOUNCING = Guard(
    "not_announcing",
    lambda context: not _paused(context, "exclusion"),
    "公告送达还没有结束。",
    "公告期满后请先办理“公告期满”。",
    early=True,
)
SERVED_PANEL = Guard(
    "no_panel_yet",
    lambda context: not context.matter.panel,
    "仲裁庭已经组成。",
    "更换仲裁员的，请用“更换仲裁员”。",
    cite(32),
    early=True,
    moot=True,
)
ANSWERED = Guard(
    "answered",
    lambda context: "labour.forward_answer" in context.clocks,
    "没有等待送达的答辩书。",
    "被申请人没有答辩的，不影响仲裁程序进行。",
    cite(30, 2),
    early=True,
    moot=True,
)
AWARD_ONLY = Guard(
    "award_only",
    lambda context: str(context.matter.outcome)[:1] in ("A", "N", "D"),
    "本案不是以裁决、不予受理结案的，没有起诉的问题。",
    "调解书经双方签收即生效；不履行的，可以申请强制执行。",
    cite(51),
    early=True,
    moot=True,
)


def _may_seek(context: Context) -> bool:
    final = context.matter.outcome == "A1"
    remedy = context.data["remedy"]
    if remedy == "set_aside":
        return context.matter.outcome in ("A1", "A3")
    return not (final and remedy == "employer")


RIGHT_REMEDY = Guard(
    "right_remedy",
    _may_seek,
    "终局裁决，用人单位不能起诉，只能申请撤销；非终局裁决没有申请撤销的问题。",
    "请核对裁决类型和法院文书。",
    cite(49),
)


def _in_time(context: Context) -> bool:
    code = "labour.set_aside" if context.data["remedy"] == "set_aside" else "labour.sue"
    running = context.clocks.get(code)
    return running is None or context.data["remedy_on"] <= running.due_on


REMEDY_IN_TIME = Guard(
    "remedy_in_time",
    _in_time,
    "起诉、申请撤销的日期已经超过法定期限。",
    "请核对裁决书送达日期和法院收案日期；确已逾期而法院收案的，按补录登记。",
    cite(50),
)
