"""结案方式: the closed list (law.md §1.4), and the statistical groups that each counts in.

``concluded`` 审结, ``corrected`` 纠错, ``mediated`` 调解和解撤回, ``decision`` may be chosen when deciding.
"""

from __future__ import annotations

from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.kernel.procedure.declaration import Outcome

_DECISION = frozenset({"decision", "concluded"})
_CORRECTED = frozenset({"decision", "concluded", "corrected"})


def outcomes(law: Law) -> tuple[Outcome, ...]:
    """The list under ``law``; 确认无效 and 行政协议 exist only in the new one."""
    c = law.cite
    both = (
        Outcome("A0", "不予受理", c("30", "17")),
        Outcome("A1", "驳回复议申请", c("33", "条例48"), _DECISION),
        Outcome("A2", "驳回复议请求", c("69", "条例48"), _DECISION),
        Outcome("B1", "维持", c("68", "28"), _DECISION),
        Outcome("C1", "撤销或者部分撤销", c("64", "28"), _CORRECTED),
        Outcome("C2", "变更", c("63", "28"), _CORRECTED),
        Outcome("C3", "确认违法", c("65", "28"), _CORRECTED),
        Outcome("C5", "责令履行", c("66", "28"), _CORRECTED),
        Outcome("D1", "调解结案", c("73", "条例50"), frozenset({"concluded", "mediated"})),
        Outcome("D2", "和解后撤回", c("74", "条例40"), frozenset({"concluded", "mediated"})),
        Outcome("D3", "其他撤回", c("41", "25"), frozenset({"concluded", "mediated"})),
        Outcome("D4", "其他终止", c("41", "条例42"), frozenset({"concluded"})),
        Outcome("E1", "告知或者转送其他机关", c("30", "17")),
        Outcome("F1", "未补正，视为放弃申请", c("31", "条例29")),
        Outcome("F2", "受理前撤回申请", c("41", "25")),
    )
    if not law.is_new:
        return both
    return (
        *both,
        Outcome("C4", "确认无效", c("67", ""), _CORRECTED),
        Outcome("C6", "行政协议：责令履行、补救、赔偿或者补偿", c("71", ""), _CORRECTED),
    )
