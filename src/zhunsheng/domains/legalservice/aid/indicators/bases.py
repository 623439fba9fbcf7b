"""What is counted of legal aid, and how it can be broken down."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.domains.legalservice.aid.law import article
from zhunsheng.domains.legalservice.aid.models import AidCase, AidHelp
from zhunsheng.domains.legalservice.aid.procedure.outcomes import CLOSED, TITLES
from zhunsheng.domains.legalservice.aid.registers import PROVIDERS
from zhunsheng.insight.indicators.declaration import (
    Count,
    Dimension,
    Ratio,
    Sum,
    Table,
    Total,
    entries,
)
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.kernel.orgs.models import Place

SOURCE = "法律援助统计报表（司法行政统计）"
CHAPTER = "6"
KIND = Dimension("kind", "案件种类", of_choices(choices.Kind), members=tuple(choices.Kind.values))
CHANNEL = Dimension("channel", "申请渠道", of_choices(choices.Channel))
PLACE = Dimension("place", "所在乡镇、街道", of_rows(Place))
OUTCOME = Dimension("outcome", "结果", of_mapping(TITLES))
RESULT = Dimension("result", "办理结果", of_choices(choices.Result))
BY = (KIND, CHANNEL, PLACE)

CASES = Table(AidCase, "法律援助案件", parent_rows=Q(procedure="aid.case"))
HELPS = Table(AidHelp, "法律帮助", parent_rows=Q(procedure="aid.help"))
PEOPLE = entries(PROVIDERS)
ENDED = Q(outcome__in=CLOSED)

count = partial(Count, table=CASES, chapter=CHAPTER, source=SOURCE, cite=article(58), by=BY)
total = partial(Total, chapter=CHAPTER, source=SOURCE)
money = partial(Sum, table=CASES, chapter=CHAPTER, source=SOURCE, by=BY)
rate = partial(Ratio, chapter=CHAPTER, source=SOURCE)
