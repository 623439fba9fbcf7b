"""What is counted of requests, and how it can be broken down."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest, Remedy
from zhunsheng.domains.disclosure.requests.outcomes import TITLES
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.kernel.orgs.models import Unit

FORM = "政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）"
CHAPTER = "4"
#: 区本级: the government and its departments. Townships and streets are counted apart.
DISTRICT = Q(organ_kind__in=(Unit.Kind.GOVERNMENT, Unit.Kind.DEPARTMENT))

APPLICANT = Dimension(
    "applicant_type",
    "申请人类型",
    of_choices(choices.Applicant),
    members=tuple(choices.Applicant.values),
)
OUTCOME = Dimension("outcome", "处理结果", of_mapping(TITLES))
ORGAN = Dimension("organ", "收到申请的机关", of_rows(Unit, label="label"))
LEVEL = Dimension("organ_kind", "机关层级", of_choices(Unit.Kind))
CHANNEL = Dimension("channel", "提交方式", of_choices(choices.Channel))
BY = (APPLICANT, ORGAN, LEVEL, CHANNEL)

REQUESTS = Table(
    DisclosureRequest, "政府信息公开申请", parent_rows=Q(procedure="disclosure.request")
)
REMEDIES = Table(
    Remedy,
    "政府信息公开复议诉讼",
    paths={
        "place": "matter__place",
        "unit": "matter__unit",
        **{one.code: f"matter__{one.code}" for one in (APPLICANT, ORGAN, LEVEL, CHANNEL)},
    },
    matter="matter",
    begins="begun_on",
)

count = partial(
    Count, table=REQUESTS, chapter=CHAPTER, source=FORM, cite=cite(50), by=(*BY, OUTCOME)
)
rate = partial(Ratio, chapter=CHAPTER, source=FORM, cite=cite(50))
