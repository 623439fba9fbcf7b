"""信访 as data: one declaration for each regulation, since both give the same days under other articles."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.facts import facts
from zhunsheng.domains.disputes.petitions.law import LAW_2005, LAW_2022, Law
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.outcomes import outcomes
from zhunsheng.domains.disputes.petitions.procedure import handling, intake, papers, review
from zhunsheng.domains.disputes.petitions.procedure.stages import STEPS, stages
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "petition.case"


def declare(law: Law) -> Procedure:
    """The procedure under one regulation."""
    return Procedure(
        code=CODE,
        version=law.version,
        title="信访事项",
        law=law.name,
        model=Petition,
        initial="registered",
        filing=intake.filing(law),
        stages=stages(law),
        actions=(*intake.actions(law), *handling.actions(law), *review.actions(law)),
        outcomes=outcomes(law),
        steps=STEPS,
        number=papers.CASE_NUMBER,
        in_force_from=law.in_force_from,
        in_force_to=law.in_force_to,
        confidential=True,
        public_filing=True,
        facts=facts,
    )


UNDER_2005 = declare(LAW_2005)
UNDER_2022 = declare(LAW_2022)
