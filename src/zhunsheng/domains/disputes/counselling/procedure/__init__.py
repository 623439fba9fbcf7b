"""心理服务 as data: appointment, sessions, end. What was said stands nowhere here."""

from __future__ import annotations

from zhunsheng.domains.disputes.counselling.law import cite
from zhunsheng.domains.disputes.counselling.models import CounsellingCase
from zhunsheng.domains.disputes.counselling.procedure import acts
from zhunsheng.domains.disputes.counselling.procedure.stages import STAGES, STEPS
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Outcome, Procedure

CODE = "counselling.session"

COUNSELLING = Procedure(
    code=CODE,
    version="2018",
    title="心理服务",
    law="《精神卫生法》（2018）",
    model=CounsellingCase,
    initial="requested",
    filing=acts.FILING,
    stages=STAGES,
    actions=acts.ACTIONS,
    outcomes=(
        Outcome("C1", "结束", cite(23), frozenset({"closed"})),
        Outcome("R1", "转介", cite(23), frozenset({"referred"})),
        Outcome("X1", "取消预约", cite(23), frozenset({"cancelled"})),
    ),
    steps=STEPS,
    number=Pattern("counselling.session", "心服〔{year}〕{n}号"),
    confidential=True,
    public_filing=True,
)
