"""The statistical table of mediation, with the rules that must balance."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.disputes.mediation.indicators import counts
from zhunsheng.domains.disputes.mediation.indicators.bases import (
    ACCEPTED_ONLY,
    KIND,
    OFFICE,
    ORIGIN,
    SOURCE,
    WAY,
    count,
)
from zhunsheng.domains.disputes.mediation.outcomes import TITLES
from zhunsheng.insight.indicators.declaration import Balance
from zhunsheng.insight.indicators.returns import Return

ENDINGS = tuple(
    count(
        code=f"mediation.outcome_{code}",
        title=TITLES[code],
        listed=False,
        period="closed_on",
        when=ACCEPTED_ONLY & Q(outcome=code),
        basis=f"当年以“{TITLES[code]}”办结的已受理纠纷",
    )
    for code in ("written", "oral", "failed", "refused", "withdrawn", "transferred")
)
FLOW = Balance(
    "mediation.flow",
    "上年结转、受理与转入等于办结与未结",
    left=(counts.CARRIED_IN, counts.ACCEPTED, counts.CARRIED_ON),
    right=(counts.CONCLUDED, counts.OPEN),
)
RESULTS = Balance(
    "mediation.results", "办结等于各种结果之和", left=(counts.CONCLUDED,), right=ENDINGS
)
RETURN = Return(
    code="mediation.return",
    title="矛盾纠纷调解情况统计表",
    rows=(KIND, ORIGIN, WAY, OFFICE),
    columns=(
        ("上年结转", counts.CARRIED_IN),
        ("受理", counts.ACCEPTED),
        ("转入", counts.CARRIED_ON),
        *((one.title, one) for one in ENDINGS),
        ("办结", counts.CONCLUDED),
        ("未结", counts.OPEN),
        ("涉案金额（万元）", counts.AMOUNT),
        ("申请司法确认", counts.ASKED),
    ),
    rules=(FLOW, RESULTS),
    source=SOURCE,
)
PROVIDES = (*ENDINGS, FLOW, RESULTS, RETURN)
