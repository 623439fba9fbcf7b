"""结案方式: the closed list of law.md §5. Group ``settled`` is 化解成功."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.kernel.procedure.declaration import Outcome
from zhunsheng.kernel.statutes.cites import Cite

_SETTLED = frozenset({"settled"})
TITLES = {
    "written": "调解成功：书面协议",
    "oral": "调解成功：口头协议",
    "failed": "调解不成，终止调解",
    "refused": "一方拒绝调解",
    "withdrawn": "撤回申请",
    "transferred": "转其他途径",
    "not_taken": "不属于调解范围，不予受理",
}
SETTLED = ("written", "oral")
_ACTS = {
    "written": "agree",
    "oral": "oral",
    "failed": "terminate",
    "refused": "refuse",
    "withdrawn": "withdraw",
    "transferred": "transfer",
}
_SCOPE = Cite("人民调解工作若干规定", "2002", 22)


def outcomes(way: Way) -> tuple[Outcome, ...]:
    """The list under the law of one way."""
    found = [
        Outcome(code, TITLES[code], way.must(act), _SETTLED if code in SETTLED else frozenset())
        for code, act in _ACTS.items()
    ]
    scope = _SCOPE if way.is_people else way.must("terminate")
    return (*found, Outcome("not_taken", TITLES["not_taken"], scope))
