"""Applications and cases: intake, stock, conclusion, outcomes (law.md §1.6).

Rates always name their denominator: the model report divides corrected cases by concluded ones (8/45 = 17.8 %),
other districts by accepted ones, so both are given.
"""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.reconsideration.indicators.tables import (
    BY,
    CASES,
    OUTCOME,
    STATISTICS,
    TIME,
    count,
    ended,
    rate,
)
from zhunsheng.insight.indicators.declaration import Count, Sum, Total
from zhunsheng.insight.indicators.expressions import Days
from zhunsheng.insight.indicators.periods import OpenAt, Period
from zhunsheng.kernel.clocks.models import Period as ClockPeriod

RECEIVED = count(
    code="reconsideration.received",
    title="收到行政复议申请",
    period="received_on",
    basis="当年收到的行政复议申请，按收到日期计，含不予受理和告知转送的",
)
ACCEPTED = count(
    code="reconsideration.accepted",
    ref="F055",
    title="受理行政复议案件",
    period="accepted_on",
    basis="当年受理的案件，按受理日期计，含视为受理",
)
REFUSED = count(
    code="reconsideration.refused",
    title="不予受理",
    period="closed_on",
    when=Q(outcome="A0"),
    basis="当年决定不予受理的申请，不计入审结",
)
REFERRED = count(
    code="reconsideration.referred",
    title="告知、转送",
    period="closed_on",
    when=Q(outcome="E1"),
    basis="当年告知申请人向有权机关申请或者转送的申请，不计入审结",
)
GIVEN_UP = count(
    code="reconsideration.given_up",
    title="受理前放弃或者撤回",
    period="closed_on",
    when=Q(outcome__in=("F1", "F2")),
    basis="当年因未补正视为放弃、或者受理前撤回的申请，不计入审结",
)
LEGAL_AID = count(
    code="reconsideration.legal_aid",
    title="同时申请法律援助",
    period="received_on",
    when=Q(wants_legal_aid=True),
    basis="当年收到的申请中一并申请法律援助的",
)


def _unexamined(period: Period, *, at_start: bool = False) -> Q:
    """Nor closed by the day of the stock."""
    later = Q(closed_on__gte=period.start) if at_start else Q(closed_on__gt=period.end)
    return Q(closed_on__isnull=True) | later


UNEXAMINED_BEFORE = count(
    code="reconsideration.unexamined_before",
    title="上期结转待审查",
    listed=False,
    period=OpenAt("received_on", "accepted_on", at="start"),
    when=partial(_unexamined, at_start=True),
    basis="期初已收到、尚未决定是否受理的申请",
)
UNEXAMINED = count(
    code="reconsideration.unexamined",
    title="期末待审查",
    listed=False,
    period=OpenAt("received_on", "accepted_on"),
    when=_unexamined,
    basis="期末已收到、尚未决定是否受理的申请",
)

# --- Stock and conclusion ---
CARRIED_IN = count(
    code="reconsideration.carried_in",
    title="上期结转",
    period=OpenAt("accepted_on", "closed_on", at="start"),
    basis="期初已受理、尚未审结的案件，含中止的",
)
CONCLUDED = count(
    code="reconsideration.concluded",
    ref="F056",
    title="审结行政复议案件",
    period="closed_on",
    when=ended("concluded"),
    by=(*BY, OUTCOME),
    basis="当年审结的案件，按结案日期计，含上年受理的；不予受理、告知转送不计入",
)
OPEN = count(
    code="reconsideration.open",
    title="期末未结",
    period=OpenAt("accepted_on", "closed_on"),
    basis="期末已受理、尚未审结的案件，含中止的",
)


def _not_closed(period: Period) -> Q:
    return Q(kind=ClockPeriod.Kind.PAUSE) & (
        Q(clock__matter__closed_on__isnull=True) | Q(clock__matter__closed_on__gt=period.end)
    )


SUSPENDED = Count(
    code="reconsideration.suspended",
    title="期末中止",
    table=TIME,
    chapter="7",
    source=STATISTICS,
    by=BY,
    period=OpenAt("starts_on", "ends_on"),
    when=_not_closed,
    distinct="clock__matter",
    basis="期末未结案件中处于中止状态的",
)
EXTENDED = Count(
    code="reconsideration.extended",
    title="延长审理期限",
    table=TIME,
    chapter="7",
    source=STATISTICS,
    by=BY,
    period="starts_on",
    when=Q(kind=ClockPeriod.Kind.EXTENSION),
    distinct="clock__matter",
    basis="当年批准延长审理期限的案件，一案多次延长计一件",
)
TRIED = Total(
    code="reconsideration.tried",
    title="审理案件总数",
    chapter="7",
    source=STATISTICS,
    plus=(CARRIED_IN, ACCEPTED),
    basis="上期结转与当年受理之和",
)
CLOSING_RATE = rate(
    code="reconsideration.closing_rate",
    ref="F057",
    title="行政复议结案率",
    numerator=CONCLUDED,
    denominator=ACCEPTED,
    basis="当年审结数除以当年受理数；审结数含上年结转案件，可以超过100%",
)
CLOSING_RATE_OF_TRIED = rate(
    code="reconsideration.closing_rate_of_tried",
    title="行政复议结案率（按审理案件总数）",
    numerator=CONCLUDED,
    denominator=TRIED,
    basis="当年审结数除以审理案件总数（上期结转＋当年受理）",
)

# --- Outcomes ---
CORRECTED = count(
    code="reconsideration.corrected",
    title="直接纠错",
    period="closed_on",
    when=ended("corrected"),
    by=(*BY, OUTCOME),
    basis="当年审结案件中撤销、变更、确认违法、确认无效、责令履行，以及行政协议案件中责令履行、补救、赔偿、补偿的",
)
CORRECTION_RATE = rate(
    code="reconsideration.correction_rate",
    ref="F058",
    title="行政复议纠错率",
    numerator=CORRECTED,
    denominator=CONCLUDED,
    basis="直接纠错数除以当年审结数",
)
CORRECTION_RATE_OF_ACCEPTED = rate(
    code="reconsideration.correction_rate_of_accepted",
    title="行政复议纠错率（按受理数）",
    numerator=CORRECTED,
    denominator=ACCEPTED,
    basis="直接纠错数除以当年受理数",
)
CHANGED = count(
    code="reconsideration.act_changed",
    title="被申请人改变行为后调解、和解、撤回",
    period="closed_on",
    when=ended("mediated") & Q(act_changed=True),
    basis="当年以调解、和解、撤回结案，且登记了被申请人改变原行政行为的",
)
CORRECTED_WIDELY = Total(
    code="reconsideration.corrected_widely",
    title="综合纠错",
    chapter="7",
    source=STATISTICS,
    plus=(CORRECTED, CHANGED),
    basis="直接纠错与被申请人改变行为后调解、和解、撤回之和",
)
WIDE_CORRECTION_RATE = rate(
    code="reconsideration.wide_correction_rate",
    title="综合纠错率",
    numerator=CORRECTED_WIDELY,
    denominator=CONCLUDED,
    basis="综合纠错数除以当年审结数",
)
MEDIATED = count(
    code="reconsideration.mediated",
    ref="F059",
    title="调解、和解、撤回",
    period="closed_on",
    when=ended("mediated"),
    by=(*BY, OUTCOME),
    basis="当年以调解书、和解后撤回、其他撤回结案的案件；不用于考核评分",
)
MEDIATED_RATE = rate(
    code="reconsideration.mediated_rate",
    title="调解和解撤回率",
    numerator=MEDIATED,
    denominator=CONCLUDED,
    basis="调解、和解、撤回结案数除以当年审结数；不用于考核评分",
)


def _not_sued(period: Period) -> Q:
    return ended("concluded") & (Q(sued_on__isnull=True) | Q(sued_on__gt=period.end))


SETTLED = count(
    code="reconsideration.settled",
    title="审结后未起诉",
    period="closed_on",
    when=_not_sued,
    basis="当年审结的案件中，到统计截止日没有登记起诉的",
)
SETTLED_RATE = rate(
    code="reconsideration.settled_rate",
    title="案结事了率",
    numerator=SETTLED,
    denominator=CONCLUDED,
    basis="审结后未起诉数除以当年审结数；起诉期限未满的也计入分子",
)
DAYS = Sum(
    code="reconsideration.days",
    title="审结案件用时合计",
    unit="天",
    chapter="7",
    source=STATISTICS,
    table=CASES,
    by=BY,
    period="closed_on",
    when=ended("concluded") & Q(accepted_on__isnull=False),
    of=Days("closed_on", "accepted_on"),
    listed=False,
    basis="当年审结案件自受理之日至结案之日的自然日之和，含中止和不计入期限的时间",
)
AVERAGE_DAYS = rate(
    code="reconsideration.average_days",
    title="平均审理用时",
    unit="天",
    factor=1,
    numerator=DAYS,
    denominator=CONCLUDED,
    basis="当年审结案件自受理至结案的自然日之和除以审结数，含中止和不计入期限的时间",
)

FIGURES = (
    RECEIVED,
    ACCEPTED,
    REFUSED,
    REFERRED,
    GIVEN_UP,
    LEGAL_AID,
    UNEXAMINED_BEFORE,
    UNEXAMINED,
    CARRIED_IN,
    CONCLUDED,
    OPEN,
    SUSPENDED,
    EXTENDED,
    TRIED,
    CLOSING_RATE,
    CLOSING_RATE_OF_TRIED,
    CORRECTED,
    CORRECTION_RATE,
    CORRECTION_RATE_OF_ACCEPTED,
    CHANGED,
    CORRECTED_WIDELY,
    WIDE_CORRECTION_RATE,
    MEDIATED,
    MEDIATED_RATE,
    SETTLED,
    SETTLED_RATE,
    DAYS,
    AVERAGE_DAYS,
)
