"""Legal conditions of new acts (recorded facts that broke them are taken and marked)."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.choices import Channel, Kind
from zhunsheng.domains.disputes.petitions.forms.intake import MOST_REPRESENTATIVES, lines
from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.kernel.access.scope import BARRED
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Guard


def is_over(context: Context, limit: str) -> bool:
    """Whether the clock of ``limit`` has ended."""
    running = context.clocks.get(limit)
    return running is not None and context.on > running.due_on


def hidden_from(context: Context, unit: Unit) -> bool:
    """Whether the matter must not reach the unit: it, or a unit above it, is informed on."""
    above = {int(pk) for pk in unit.path.strip("/").split("/") if pk}
    return any(p.unit_id in above for p in context.participants(BARRED))


def representatives(law: Law) -> Guard:
    """多人走访的代表不超过五人."""
    return Guard(
        "representatives",
        lambda context: (
            context.data["channel"] != Channel.GROUP
            or len(lines(context.data.get("representatives") or "")) <= MOST_REPRESENTATIVES
        ),
        "多人走访的代表超过五人。",
        "请信访人推选不超过五名代表，其他人的请求可以写进材料。",
        law.cite((20, 3), (18, 2)),
    )


def not_to_named(law: Law) -> Guard:
    """不得转给被检举、揭发的单位."""
    return Guard(
        "not_to_named",
        lambda context: not hidden_from(context, context.data["to_unit"]),
        "不能转给被反映的单位。",
        "请转给有管理权限的上级、纪检监察机关或者其他有权处理的单位；信访人没有要求保密、属于申诉求决的除外。",
        law.cite((30, 3), (23,)),
    )


def objected_in_time(law: Law) -> Guard:
    """五个工作日内提出异议."""
    return Guard(
        "objected_in_time",
        lambda context: not is_over(context, "petition.object"),
        "收到转送、交办已经超过五个工作日，不能再提出异议。",
        "请依法告知信访人并办理；确实不属于职权的，向转送单位说明情况。",
        law.cite((23, 3), (21,)),
        early=True,
    )


def accepted_first(law: Law) -> Guard:
    """申诉求决先受理、告知."""
    return Guard(
        "accepted_first",
        lambda context: (
            context.matter.kind != Kind.APPEAL or context.matter.stage in ("accepted", "redoing")
        ),
        "申诉求决事项应当先告知信访人受理情况，再出具处理意见书。",
        "请先办理“受理并告知”。",
        law.cite((23, 3), (21,)),
        early=True,
    )


def not_rechecked(law: Law) -> Guard:
    """已有复核意见的不再受理."""
    return Guard(
        "not_rechecked",
        lambda context: (
            context.matter.earlier is None or context.matter.earlier.rechecked_on is None
        ),
        "这件事已经有复核意见，仍以同一事实和理由提出的不再受理。",
        "请办理“告知途径或者不予受理”，选择“不再受理”；有新的事实的，改正“原信访件编号”。",
        law.cite((36, 3), (35, 3)),
        early=True,
    )


def has_recheck(law: Law) -> Guard:
    """不再受理 needs an opinion of re-review."""
    return Guard(
        "has_recheck",
        lambda context: (
            context.data["outcome"] != "N2"
            or (
                context.matter.earlier is not None
                and context.matter.earlier.rechecked_on is not None
            )
        ),
        "原信访件没有复核意见，不能以“不再受理”答复。",
        "请核对原信访件；没有经过复查、复核的，应当受理或者告知途径。",
        law.cite((36, 3), (35, 3)),
    )


def _is_appeal(context: Context) -> bool:
    return bool(context.matter.kind == Kind.APPEAL)


APPEALS_ONLY = Guard(
    "appeals_only",
    _is_appeal,
    "这项办理只适用于申诉求决事项。",
    "建议意见、检举控告请直接答复、反馈。",
    early=True,
    moot=True,
)


def _has_opinion(context: Context) -> bool:
    return _is_appeal(context) and str(context.matter.outcome)[:1] in ("S", "L")


HAS_OPINION = Guard(
    "has_opinion",
    _has_opinion,
    "没有处理意见书，不能请求复查。",
    "对建议意见的回复、对检举控告的反馈有意见的，可以向有关机关说明。",
    early=True,
    moot=True,
)


def asked_in_time(law: Law, limit: str, what: str, new: int, old: int) -> Guard:
    """三十日内请求复查、复核."""
    return Guard(
        f"{what}_in_time",
        lambda context: not is_over(context, limit),
        f"收到书面答复已经超过三十日，不能再请求{what}。",
        f"请向信访人说明；有新的事实和理由的，可以重新提出。书面答复送达日期有误的，先更正记录再登记请求{what}。",
        law.cite((new,), (old,)),
        early=True,
    )


SUPERVISED = Guard(
    "supervised",
    lambda context: context.matter.supervisions.filter(answered_on=None).exists(),
    "没有等待反馈的督办和建议。",
    "请先办理“督办、提出建议”。",
    early=True,
    moot=True,
)


def _paused(context: Context) -> bool:
    running = context.clocks.get("petition.recheck")
    return running is not None and running.state == "paused"


HEARING_OPEN = Guard(
    "hearing_open",
    _paused,
    "没有正在举行的听证。",
    "请先办理“举行复核听证”。",
    early=True,
    moot=True,
)
HEARING_CLOSED = Guard(
    "hearing_closed",
    lambda context: not _paused(context),
    "听证还没有结束。",
    "请先办理“听证结束”。",
    early=True,
)
