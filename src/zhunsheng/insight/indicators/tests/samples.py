"""Indicators over plain matters, for the tests of this package."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.insight.indicators.declaration import (
    Balance,
    Count,
    Dimension,
    Ratio,
    Sum,
    Table,
    Together,
    Total,
)
from zhunsheng.insight.indicators.dimensions import of_mapping, of_rows
from zhunsheng.insight.indicators.expressions import Days
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit

MATTERS = Table(Matter, "案件")
UNIT = Dimension("unit", "单位", of_rows(Unit))
OUTCOME = Dimension(
    "outcome",
    "结果",
    of_mapping({"C1": "撤销", "B1": "维持", "D1": "调解"}),
    members=("C1", "B1", "D1"),
)
_count = partial(Count, table=MATTERS, chapter="7", basis="按日期计", by=(UNIT, OUTCOME))

ACCEPTED = _count(code="demo.accepted", ref="F901", title="受理", period="accepted_on")
CLOSED = _count(
    code="demo.closed",
    ref="F902",
    title="审结",
    period="closed_on",
    when=~Q(outcome="") & Q(accepted_on__isnull=False),
)
CORRECTED = _count(
    code="demo.corrected", title="纠错", period="closed_on", when=Q(outcome__in=("C1", "C2"))
)
CARRIED_IN = _count(
    code="demo.carried_in", title="上期结转", period=OpenAt("accepted_on", "closed_on", at="start")
)
OPEN = _count(code="demo.open", title="期末未结", period=OpenAt("accepted_on", "closed_on"))
TRIED = Total(
    code="demo.tried", title="审理总数", chapter="7", basis="相加", plus=(CARRIED_IN, ACCEPTED)
)
BESIDE = Together(
    code="demo.beside",
    title="审结与未结",
    chapter="7",
    basis="并列",
    parts=(CLOSED, OPEN),
)
RATE = Ratio(
    code="demo.rate",
    ref="F903",
    title="结案率",
    chapter="7",
    basis="审结除以受理",
    numerator=CLOSED,
    denominator=ACCEPTED,
)
CORRECTION = Ratio(
    code="demo.correction",
    title="纠错率",
    chapter="7",
    basis="纠错除以审结",
    numerator=CORRECTED,
    denominator=CLOSED,
)
DAYS = Sum(
    code="demo.days",
    title="用时",
    unit="天",
    chapter="7",
    basis="自然日之和",
    table=MATTERS,
    period="closed_on",
    of=Days("closed_on", "accepted_on"),
)
AVERAGE = Ratio(
    code="demo.average",
    title="平均用时",
    unit="天",
    factor=1,
    chapter="7",
    basis="用时除以审结",
    numerator=DAYS,
    denominator=CLOSED,
)
BALANCE = Balance(
    "demo.balance", "结转与受理等于审结与未结", left=(CARRIED_IN, ACCEPTED), right=(CLOSED, OPEN)
)
ALL = (ACCEPTED, CLOSED, CORRECTED, CARRIED_IN, OPEN, TRIED, RATE, CORRECTION, DAYS, AVERAGE)
