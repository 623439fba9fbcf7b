"""The statutory return of reconsideration, with the rules that must balance."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.reconsideration.indicators import cases
from zhunsheng.domains.reconsideration.indicators.tables import (
    ACT_KIND,
    FIELD,
    RESPONDENT,
    STATISTICS,
    count,
    outcome_titles,
)
from zhunsheng.insight.indicators.declaration import Balance
from zhunsheng.insight.indicators.returns import Return

ENDINGS = tuple(
    count(
        code=f"reconsideration.outcome_{code.lower()}",
        title=title,
        listed=False,
        period="closed_on",
        when=Q(outcome=code),
        basis=f"当年以“{title}”结案的案件",
    )
    for code, title in outcome_titles().items()
    if code[0] in "ABCD" and code != "A0"
)
INTAKE_BALANCE = Balance(
    "reconsideration.intake",
    "收到的申请都有去向",
    left=(cases.UNEXAMINED_BEFORE, cases.RECEIVED),
    right=(cases.ACCEPTED, cases.REFUSED, cases.REFERRED, cases.GIVEN_UP, cases.UNEXAMINED),
)
CASE_BALANCE = Balance(
    "reconsideration.cases",
    "上期结转与受理等于审结与未结",
    left=(cases.CARRIED_IN, cases.ACCEPTED),
    right=(cases.CONCLUDED, cases.OPEN),
)
OUTCOME_BALANCE = Balance(
    "reconsideration.outcomes", "审结等于各种结案方式之和", left=(cases.CONCLUDED,), right=ENDINGS
)
RETURN = Return(
    code="reconsideration.return",
    title="行政复议案件统计表",
    rows=(FIELD, ACT_KIND, RESPONDENT),
    columns=(
        *((one.title, one) for one in (cases.CARRIED_IN, cases.RECEIVED)),
        ("受理", cases.ACCEPTED),
        *((one.title, one) for one in (cases.REFUSED, cases.REFERRED, cases.GIVEN_UP)),
        *((one.title, one) for one in ENDINGS),
        ("审结", cases.CONCLUDED),
        ("未结", cases.OPEN),
        ("其中中止", cases.SUSPENDED),
    ),
    rules=(INTAKE_BALANCE, CASE_BALANCE, OUTCOME_BALANCE),
    source=STATISTICS,
)

PROVIDES = (*ENDINGS, INTAKE_BALANCE, CASE_BALANCE, OUTCOME_BALANCE, RETURN)
