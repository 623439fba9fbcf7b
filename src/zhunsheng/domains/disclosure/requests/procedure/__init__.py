"""依申请公开 as data: the procedure under the regulation of 2019.

Requests before 15 May 2019 follow it too: what came in that early is long over, and only its limits (kept in
``limits.yaml``) were other ones.
"""

from __future__ import annotations

from zhunsheng.domains.disclosure.requests.facts import facts
from zhunsheng.domains.disclosure.requests.law import LAW, VERSION
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.outcomes import OUTCOMES
from zhunsheng.domains.disclosure.requests.procedure import answer, asking, intake, papers
from zhunsheng.domains.disclosure.requests.procedure.stages import STAGES, STEPS
from zhunsheng.kernel.procedure.declaration import Procedure

CODE = "disclosure.request"

REQUEST = Procedure(
    code=CODE,
    version=VERSION,
    title="政府信息公开申请",
    law=f"《{LAW}》（{VERSION}）",
    model=DisclosureRequest,
    initial="unconfirmed",
    filing=intake.FILING,
    stages=STAGES,
    # What comes first is the filled button: a request is there to be answered.
    actions=(*answer.ACTIONS, *intake.ACTIONS, *asking.ACTIONS),
    outcomes=OUTCOMES,
    steps=STEPS,
    number=papers.CASE_NUMBER,
    in_force_from="2008-05-01",
    public_filing=True,
    facts=facts,
)
