"""The three kinds of mediation as data: one set of declarations, three laws (:mod:`..law`)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.facts import facts
from zhunsheng.domains.disputes.mediation.law import (
    BY_ORGANS,
    BY_PEOPLE,
    FOR_COURTS,
    Way,
)
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.outcomes import outcomes
from zhunsheng.domains.disputes.mediation.procedure import (
    after,
    ending,
    handling,
    intake,
    papers,
)
from zhunsheng.domains.disputes.mediation.procedure.stages import RISK_UNIT, STAGES, STEPS
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.procedure.declaration import Procedure


def _procedure(way: Way) -> Procedure:
    return Procedure(
        code=way.code,
        version=way.version,
        title=way.title,
        law=way.law,
        model=Dispute,
        initial="registered",
        filing=intake.filing(way),
        stages=tuple(one for one in STAGES if way.confirms or one.code != "confirming"),
        # What comes first is the filled button.
        actions=(
            *intake.actions(way),
            handling.mediate(way),
            *ending.actions(way)[:1],
            *handling.actions(way),
            *ending.actions(way)[1:],
            *after.actions(way),
        ),
        outcomes=outcomes(way),
        steps=STEPS,
        number=papers.number(way),
        in_force_from=way.in_force_from,
        public_filing=True,
        facts=facts,
    )


PEOPLE = _procedure(BY_PEOPLE)
ADMINISTRATIVE = _procedure(BY_ORGANS)
JUDICIAL = _procedure(FOR_COURTS)
PROCEDURES = (PEOPLE, ADMINISTRATIVE, JUDICIAL)
ROLES = (
    Role(
        RISK_UNIT,
        "激化风险处置单位",
        "纠纷有激化风险时收到报告，处置期间查看报告的内容；纠纷办结就看不到了",
        participates_as=RISK_UNIT,
        audience=RISK_UNIT,
    ),
)
