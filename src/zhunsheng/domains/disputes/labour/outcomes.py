"""结案方式. Groups: ``award`` for awards, ``settled`` for agreement, ``withdrawn``; ``refused`` was never a case."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour.law import cite, rule
from zhunsheng.kernel.procedure.declaration import Outcome

OUTCOMES = (
    Outcome("A1", "裁决（终局）", cite(47), frozenset({"award", "final"})),
    Outcome("A2", "裁决（非终局）", cite(50), frozenset({"award"})),
    Outcome("A3", "裁决（部分终局、部分非终局）", cite(47), frozenset({"award", "final"})),
    Outcome("M1", "调解书", cite(42, 2), frozenset({"settled"})),
    Outcome("W1", "撤回申请", cite(41), frozenset({"withdrawn"})),
    Outcome("W2", "视为撤回", cite(36, 1), frozenset({"withdrawn"})),
    Outcome("T1", "移送管辖", rule(9), frozenset({"moved"})),
    Outcome("D1", "撤销案件", rule(32), frozenset({"annulled"})),
    Outcome("N1", "不予受理", cite(29), frozenset({"refused"})),
)
TITLES = {one.code: one.title for one in OUTCOMES}
AWARDS = tuple((one.code, one.title) for one in OUTCOMES if "award" in one.groups)
