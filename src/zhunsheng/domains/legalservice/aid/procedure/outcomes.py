"""How a case ends: before a grant (不予、转交、撤回), by one of the eight grounds of 终止 (48), or done (结案).

Groups: ``closed`` is what counts as 办结 (granted before, ended now); ``terminated`` are the eight grounds; ``turned``
never became a case.
"""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid.law import Law
from zhunsheng.kernel.procedure.declaration import Outcome

DONE, REFUSED, TRANSFERRED, WITHDRAWN, LAPSED = "D1", "A1", "A2", "A3", "A4"
TERMINATED = (
    ("T1", "以欺骗或者其他不正当手段获得法律援助"),
    ("T2", "故意隐瞒重要事实或者提供虚假证据"),
    ("T3", "利用法律援助从事违法活动"),
    ("T4", "经济状况发生变化，不再符合条件"),
    ("T5", "案件终止审理或者已经被撤销"),
    ("T6", "自行委托律师或者其他代理人"),
    ("T7", "受援人有正当理由要求终止"),
    ("T8", "法律法规规定的其他情形"),
)
_TURNED = frozenset({"turned"})
_ENDED = frozenset({"closed", "terminated"})


def outcomes(law: Law) -> tuple[Outcome, ...]:
    """The closed list under one law."""
    return (
        Outcome(DONE, "结案", law.cite(50, 24), frozenset({"closed"})),
        *(
            Outcome(code, f"终止：{title}", law.cite(48, 23, 1, number), _ENDED)
            for number, (code, title) in enumerate(TERMINATED, 1)
        ),
        Outcome(REFUSED, "不予法律援助", law.cite(43, 18), _TURNED),
        Outcome(TRANSFERRED, "转交其他法律援助机构", law.cite(38, 14), _TURNED),
        Outcome(WITHDRAWN, "申请人撤回", law.cite(43, 18), _TURNED),
        Outcome(LAPSED, "未补充材料，视为撤回", law.cite(43, 18, 2), _TURNED),
    )


CLOSED = (DONE, *(code for code, _title in TERMINATED))
TITLES = {
    DONE: "结案",
    **{code: f"终止：{title}" for code, title in TERMINATED},
    REFUSED: "不予法律援助",
    TRANSFERRED: "转交其他法律援助机构",
    WITHDRAWN: "申请人撤回",
    LAPSED: "未补充材料，视为撤回",
}
