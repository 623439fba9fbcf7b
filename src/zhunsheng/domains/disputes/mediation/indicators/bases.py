"""What is counted of disputes, and how it can be broken down."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.kinds import Kind, Source
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.law import TITLES as WAYS
from zhunsheng.domains.disputes.mediation.law import people
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.outcomes import SETTLED as CODES
from zhunsheng.domains.disputes.mediation.outcomes import TITLES as OUTCOMES
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Sum, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.kernel.orgs.models import Unit

CHAPTER = "5"
SOURCE = "《人民调解法》第十条，矛盾纠纷排查调解统计"

KIND = Dimension("kind", "纠纷类型", of_choices(Kind), members=tuple(Kind.values))
ORIGIN = Dimension("source", "来源", of_choices(Source), members=tuple(Source.values))
WAY = Dimension("procedure", "调解种类", of_mapping(WAYS), members=tuple(WAYS))
OFFICE = Dimension("unit", "办理单位", of_rows(Unit, label="label"))
OUTCOME = Dimension("outcome", "结果", of_mapping(OUTCOMES))
FORM = Dimension("agreement_form", "协议形式", of_choices(choices.Form))
BY = (KIND, ORIGIN, WAY, OFFICE)

DISPUTES = Table(Dispute, "矛盾纠纷", parent_rows=Q(procedure__in=tuple(WAYS)))
#: Taken over from another kind of mediation: the dispute was counted there.
FIRST = Q(carried_from="")
#: Refused or given up before anybody accepted it: no mediation took place.
ACCEPTED_ONLY = Q(accepted_on__isnull=False)
IS_SETTLED = Q(outcome__in=CODES)

count = partial(
    Count, table=DISPUTES, chapter=CHAPTER, source=SOURCE, cite=people(10), by=(*BY, OUTCOME, FORM)
)
rate = partial(Ratio, chapter=CHAPTER, source=SOURCE, cite=people(10))
total = partial(
    Sum,
    table=DISPUTES,
    chapter=CHAPTER,
    source=SOURCE,
    cite=people(10),
    by=BY,
    unit="万元",
    scale=1_000_000,
    decimals=2,
)
