"""劳动争议仲裁 as data."""

from __future__ import annotations

from zhunsheng.domains.disputes.labour.facts import facts
from zhunsheng.domains.disputes.labour.law import LAW, VERSION
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.outcomes import OUTCOMES
from zhunsheng.domains.disputes.labour.procedure import intake, papers, trial
from zhunsheng.domains.disputes.labour.procedure.stages import STAGES, STEPS
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "labour.arbitration"

ARBITRATION = Procedure(
    code=CODE,
    version=VERSION,
    title="劳动争议仲裁",
    law=f"《{LAW}》（{VERSION}）",
    model=LabourCase,
    initial="received",
    filing=intake.FILING,
    stages=STAGES,
    actions=(*intake.ACTIONS, *trial.ACTIONS),
    outcomes=OUTCOMES,
    steps=STEPS,
    number=papers.CASE_NUMBER,
    in_force_from="2008-05-01",
    public_filing=True,
    facts=facts,
)
