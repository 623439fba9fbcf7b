"""What is counted of publicity: lecturers, events, person-times, posts, reads, duties. They are never mixed.

An event is one event, however many came; a head-count is person-times, however many events one person went to. The
report that the figures come from says 人 for both 惠及干部群众 and 阅读量; the records count 人次.
"""

from __future__ import annotations

from functools import partial

from django.db.models import F, Q

from zhunsheng.domains.publicity.outreach import choices, fulfilment
from zhunsheng.domains.publicity.outreach.law import BOTH
from zhunsheng.domains.publicity.outreach.models import (
    PublicityDuty,
    PublicityEvent,
    PublicitySeries,
)
from zhunsheng.domains.publicity.outreach.registers import DUTIES, LECTURERS, POSTS
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Sum, Table, entries
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.kernel.orgs.models import Place, Unit

CHAPTER = "6"
UNIT = Dimension("unit", "主办单位", of_rows(Unit, label="label"))
TOWN = Dimension("town", "乡镇街道", of_rows(Place, label="name"), path="place")
KIND = Dimension("kind", "活动形式", of_choices(choices.Kind))
AUDIENCE = Dimension("audience", "对象", of_choices(choices.Audience))
SERIES = Dimension("series", "系列", of_rows(PublicitySeries, label="title"))
BY = (UNIT, TOWN, KIND, AUDIENCE, SERIES)
EVENTS = Table(PublicityEvent, "普法活动", parent_rows=Q(procedure="publicity.event"))
SPEAKERS = entries(LECTURERS)
POSTED = entries(POSTS)
OWED = entries(DUTIES)

count = partial(Count, chapter=CHAPTER, cite=BOTH)
total = partial(Sum, chapter=CHAPTER, cite=BOTH)
COUNTED = ~Q(outcome=fulfilment.UNCOUNTED)
LECTURES = COUNTED & Q(kind=choices.Kind.LECTURE)
EIGHTH = LECTURES & Q(series__programme=choices.Programme.EIGHTH)
THEMED = COUNTED & Q(
    kind__in=(
        choices.Kind.THEMED,
        choices.Kind.CASES,
        choices.Kind.MOOT,
        choices.Kind.CAMP,
        choices.Kind.CULTURE,
    )
)

GROUP = count(
    code="publicity.lecturers",
    ref="F047",
    title="普法讲师团成员",
    table=SPEAKERS,
    period=OpenAt("valid_from", "valid_to"),
    when=Q(group=choices.Group.PROGRAMME),
    unit="人",
    basis="期末在聘的普法讲师团成员，按人计",
)
SERIES_LECTURES = count(
    code="publicity.programme_lectures",
    ref="F048",
    title="“八五”普法宣讲",
    table=EVENTS,
    period="held_on",
    when=EIGHTH,
    unit="场",
    by=BY,
    basis="当年举办的、属于“八五”普法系列的宣讲和讲座，按场次计；不能证实的不计",
)
THEMED_EVENTS = count(
    code="publicity.themed",
    ref="F049",
    title="主题法治宣传教育活动",
    table=EVENTS,
    period="held_on",
    when=THEMED,
    unit="场",
    by=BY,
    basis="当年举办的主题宣传、以案释法、模拟法庭、法治文化活动和夏令营，按场次计；不能证实的不计",
)
THEMED_HEADS = total(
    code="publicity.themed_heads",
    ref="F050",
    title="惠及干部群众",
    table=EVENTS,
    period="held_on",
    when=THEMED,
    of="heads",
    unit="人次",
    by=BY,
    basis="当年主题法治宣传教育活动的参加人次之和；同一人参加两场计两人次，不是人数",
)
ALL_EVENTS = count(
    code="publicity.events",
    title="普法活动",
    table=EVENTS,
    period="held_on",
    when=COUNTED,
    unit="场",
    by=BY,
    basis="当年举办的各种形式的普法活动，按场次计；不能证实的不计",
)
ALL_HEADS = total(
    code="publicity.heads",
    title="普法活动参加人次",
    table=EVENTS,
    period="held_on",
    when=COUNTED,
    of="heads",
    unit="人次",
    by=BY,
    basis="当年举办的各种形式的普法活动的参加人次之和；同一人参加两场计两人次",
)
ESTIMATED = count(
    code="publicity.estimated",
    title="人次靠估计的活动",
    table=EVENTS,
    period="held_on",
    when=COUNTED & Q(counted=choices.Counted.ESTIMATE),
    unit="场",
    by=BY,
    basis="当年举办的活动中，参加人次是目测估计的",
)
REQUESTS = count(
    code="publicity.requests",
    title="群众预约讲座",
    table=EVENTS,
    period="received_on",
    when=Q(filed=choices.Filed.REQUEST),
    unit="件",
    by=(UNIT, TOWN, AUDIENCE),
    basis="当年收到的讲座预约，按收到日期计，撤回和没有安排的也在内",
)
POST_COUNT = count(
    code="publicity.posts",
    ref="F051",
    title="公众号推送法治宣传信息",
    table=POSTED,
    period="posted_on",
    unit="条",
    by=(UNIT,),
    basis="当年推送的法治宣传信息，按条计",
)
READS = total(
    code="publicity.reads",
    ref="F052",
    title="推送阅读量",
    table=POSTED,
    period="posted_on",
    of="reads",
    unit="人次",
    by=(UNIT,),
    basis="当年推送的信息到最近一次导入为止的阅读次数之和；同一人读两次计两次，不是人数",
)
DUTY_COUNT = count(
    code="publicity.duties",
    title="普法责任",
    table=OWED,
    period="due_on",
    unit="项",
    by=(UNIT,),
    basis="完成期限在当年的普法责任",
)
FULFILLED = count(
    code="publicity.fulfilled",
    title="已落实的普法责任",
    table=OWED,
    period="due_on",
    when=lambda _period: Q(
        pk__in=fulfilment.with_done(PublicityDuty.objects.all())
        .filter(times__lte=F("by_events") + F("by_posts"))
        .values("pk")
    ),
    unit="项",
    by=(UNIT,),
    basis="完成期限在当年的普法责任中，活动和推送的次数达到要求的",
)
FULFILMENT = Ratio(
    code="publicity.fulfilment",
    title="普法责任落实率",
    chapter=CHAPTER,
    cite=BOTH,
    numerator=FULFILLED,
    denominator=DUTY_COUNT,
    basis="已落实的普法责任÷完成期限在当年的普法责任",
)
PER_EVENT = Ratio(
    code="publicity.per_event",
    title="平均每场参加",
    chapter=CHAPTER,
    cite=BOTH,
    numerator=ALL_HEADS,
    denominator=ALL_EVENTS,
    unit="人次",
    factor=1,
    decimals=1,
    basis="普法活动参加人次÷普法活动场次",
)
FIGURES = (
    GROUP,
    SERIES_LECTURES,
    THEMED_EVENTS,
    THEMED_HEADS,
    ALL_EVENTS,
    ALL_HEADS,
    ESTIMATED,
    REQUESTS,
    POST_COUNT,
    READS,
    DUTY_COUNT,
    FULFILLED,
    FULFILMENT,
    PER_EVENT,
)
