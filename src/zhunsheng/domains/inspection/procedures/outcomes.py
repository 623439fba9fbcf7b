"""检查结果: the closed list (law.md §13), and the groups in which each counts."""

from __future__ import annotations

from zhunsheng.domains.inspection.procedures.law import RANDOM
from zhunsheng.kernel.procedure.declaration import Outcome

_PROBLEM = frozenset({"problem"})
RESULTS = (
    Outcome("01", "未发现问题", RANDOM, frozenset({"clean"})),
    Outcome("02", "未按规定公示年报", RANDOM, _PROBLEM),
    Outcome("03", "未按规定公示即时信息", RANDOM, _PROBLEM),
    Outcome("04", "公示信息隐瞒真实情况弄虚作假", RANDOM, _PROBLEM),
    Outcome("05", "通过登记住所无法联系", RANDOM, _PROBLEM),
    Outcome("06", "不配合检查情节严重", RANDOM, _PROBLEM),
    Outcome("07", "未发现开展本次抽查涉及的经营活动", RANDOM, frozenset({"clean"})),
    Outcome("08", "发现问题已责令改正", RANDOM, _PROBLEM),
    Outcome("09", "发现问题待后续处理", RANDOM, _PROBLEM),
)
TITLES = {one.code: one.title for one in RESULTS}
