"""综合受理 as data."""

from __future__ import annotations

from zhunsheng.domains.disputes.intake.facts import facts
from zhunsheng.domains.disputes.intake.law import LAW, VERSION
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.procedure import acts, effects, papers
from zhunsheng.domains.disputes.intake.procedure.stages import OUTCOMES, STAGES, STEPS
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "intake.request"

REQUEST = Procedure(
    code=CODE,
    version=VERSION,
    title="综合受理",
    law=f"《{LAW}》（{VERSION}）等",
    model=Intake,
    initial="received",
    filing=acts.FILING,
    stages=STAGES,
    actions=acts.ACTIONS,
    outcomes=OUTCOMES,
    steps=STEPS,
    number=papers.NUMBER,
    # Who came, and on which ways, is nobody's business but the desk's.
    confidential=True,
    public_filing=True,
    heard=effects.heard,
    facts=facts,
)
