"""What is counted of reconsideration, and how it can be broken down."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import IntakeChannel, Reconsideration
from zhunsheng.domains.reconsideration.procedures import UNDER_2017, UNDER_2023
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.kernel.clocks.models import Period as ClockPeriod
from zhunsheng.kernel.orgs.models import Place, Unit

STATISTICS = "行政复议、行政应诉案件统计报表制度"
DECIDE = ("reconsideration.decide", "reconsideration.decide_summary")


def ended(group: str) -> Q:
    """Outcomes that count in a statistical group under either law."""
    codes = {code for law in (UNDER_2017, UNDER_2023) for code in law.outcomes_in(group)}
    return Q(outcome__in=sorted(codes))


def outcome_titles() -> dict[str, str]:
    """Every outcome of either law, in the order of the closed list."""
    titles = {one.code: one.title for law in (UNDER_2017, UNDER_2023) for one in law.outcomes}
    return dict(sorted(titles.items()))


RESPONDENT = Dimension("respondent", "被申请人", of_rows(Unit, label="label"))
ACT_KIND = Dimension(
    "act_kind", "行为类别", of_choices(choices.ActKind), members=tuple(choices.ActKind.values)
)
FIELD = Dimension(
    "field", "管理领域", of_choices(choices.Field), members=tuple(choices.Field.values)
)
CHANNEL = Dimension("channel", "收案渠道", of_rows(IntakeChannel, label="title", key="code"))
OUTCOME = Dimension("outcome", "结案方式", of_mapping(outcome_titles()))
PLACE = Dimension("place", "所在区划", of_rows(Place))
BY = (RESPONDENT, ACT_KIND, FIELD, CHANNEL, PLACE)

CASES = Table(Reconsideration, "行政复议案件", parent_rows=Q(domain="reconsideration"))
_TO_CASE = "clock__matter__reconsideration"
TIME = Table(
    ClockPeriod,
    "审理期限变动",
    paths={
        "place": "clock__matter__place",
        "unit": "clock__matter__unit",
        "channel": "clock__matter__channel",
        **{code: f"{_TO_CASE}__{code}" for code in ("respondent", "act_kind", "field")},
    },
    matter="clock__matter",
    begins="starts_on",
    base=Q(clock__code__in=DECIDE),
)

count = partial(Count, table=CASES, chapter="7", source=STATISTICS, by=BY)
rate = partial(Ratio, chapter="7", source=STATISTICS)
