"""法律援助 as data: one declaration for each state of the law."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid.facts import facts
from zhunsheng.domains.legalservice.aid.law import LAWS, Law
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.procedure import closing, handling, intake, papers, services
from zhunsheng.domains.legalservice.aid.procedure.outcomes import outcomes
from zhunsheng.domains.legalservice.aid.procedure.stages import LAWYER, STAGES, STATION, STEPS
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "aid.case"
ROLES = (
    Role(
        LAWYER,
        "法律援助承办人员",
        "办理本人承办的法律援助案件，看不到别人的案件",
        participates_as="provider",
        audience="provider",
    ),
    Role(
        STATION,
        "法律援助工作站人员",
        "在公共法律服务工作站代为接收法律援助申请，查看本站接收的案件",
        participates_as="intake",
        audience="intake",
    ),
    Role(closing.REVIEWER, "法律援助质量评审人", "查看已交卷的法律援助案件并评分"),
)


def declare(law: Law) -> Procedure:
    """The procedure under one law."""
    return Procedure(
        code=CODE,
        version=law.version,
        title="法律援助",
        law=law.name,
        model=AidCase,
        initial="applied",
        filing=intake.filing(law),
        stages=STAGES,
        # What comes first is the filled button.
        actions=(
            *intake.decision(law),
            *handling.actions(law),
            *intake.actions(law),
            *closing.actions(law),
        ),
        outcomes=outcomes(law),
        steps=STEPS,
        number=papers.CASE_NUMBER,
        in_force_from=law.in_force_from,
        in_force_to=law.in_force_to,
        confidential=True,
        public_filing=True,
        facts=facts,
    )


CASES = tuple(declare(law) for law in LAWS)
HELPS = tuple(services.declare(law) for law in LAWS)
PROCEDURES = (*CASES, *HELPS)
