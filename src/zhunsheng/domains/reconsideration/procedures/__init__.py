"""行政复议 as data: one declaration for each version of the law."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.facts import facts
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.procedures import acceptance, conclusion, papers, review
from zhunsheng.domains.reconsideration.procedures.law import LAW_2017, LAW_2023, Law
from zhunsheng.domains.reconsideration.procedures.outcomes import outcomes
from zhunsheng.domains.reconsideration.procedures.stages import STAGES, STEPS
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "reconsideration"


def declare(law: Law) -> Procedure:
    """The procedure under one version of the law."""
    return Procedure(
        code=CODE,
        version=law.version,
        title="行政复议",
        law=f"《行政复议法》（{law.version}）",
        model=Reconsideration,
        initial="received",
        filing=acceptance.filing(law),
        stages=STAGES,
        actions=(*acceptance.actions(law), *review.actions(law), *conclusion.actions(law)),
        outcomes=outcomes(law),
        steps=STEPS,
        number=papers.CASE_NUMBER,
        in_force_from=law.in_force_from,
        in_force_to=law.in_force_to,
        public_filing=True,
        facts=facts,
    )


UNDER_2017 = declare(LAW_2017)
UNDER_2023 = declare(LAW_2023)
