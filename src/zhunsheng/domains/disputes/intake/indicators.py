"""What is counted of the desk: intakes, branches, waiting at the windows."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.law import IN_TIME, OTHER_WAYS
from zhunsheng.domains.disputes.intake.models import Branch, Intake, Ticket
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.intake.procedure.stages import TITLES
from zhunsheng.domains.disputes.intake.ways import CHOICES
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.insight.indicators.declaration import Count, Dimension, Ratio, Sum, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.kernel.orgs.models import Place

SOURCE = "矛盾纠纷多元化解工作台账"
CHAPTER = "5"

CHANNEL = Dimension("channel", "怎么来的", of_choices(choices.Channel))
KIND = Dimension("kind", "纠纷类型", of_choices(Kind))
PLACE = Dimension("place", "乡镇街道", of_rows(Place))
OUTCOME = Dimension("outcome", "结果", of_mapping(TITLES))
WAY = Dimension("way", "途径", of_mapping(dict(CHOICES)))

INTAKES = Table(Intake, "综合受理", parent_rows=Q(procedure=CODE))
BRANCHES = Table(
    Branch,
    "分流途径",
    paths={"place": "intake__place", "unit": "intake__unit", "kind": "intake__kind"},
    matter="intake",
    begins="referred_on",
)
TICKETS = Table(
    Ticket,
    "排队号",
    paths={"place": "served_by__unit__place", "unit": "served_by__unit"},
    matter="",
    columns={"id": "pk", "window": "window", "number": "number", "day": "day", "waited": "waited"},
    begins="day",
)

intake = partial(
    Count, table=INTAKES, chapter=CHAPTER, source=SOURCE, cite=IN_TIME, by=(CHANNEL, KIND, PLACE)
)
branch = partial(
    Count,
    table=BRANCHES,
    chapter=CHAPTER,
    source=SOURCE,
    cite=OTHER_WAYS,
    by=(WAY, KIND),
    unit="次",
)

RECEIVED = intake(
    code="intake.received",
    title="综合受理",
    period="received_on",
    basis="当年综合受理台收到的，窗口、网上、电话和转来的都计，按收到之日计",
)
CLOSED = intake(
    code="intake.closed",
    title="综合受理办结",
    period="closed_on",
    basis="当年办结的，含上年结转的；以结案、当场答复、告知去向和撤回为办结",
    by=(CHANNEL, KIND, PLACE, OUTCOME),
)
OPEN = intake(
    code="intake.open",
    title="综合受理年末未办结",
    period=OpenAt("received_on", "closed_on"),
    basis="年末已收到、尚未办结的",
)
REFERRED = branch(
    code="intake.referred",
    title="转到各窗口",
    period="referred_on",
    basis="当年综合受理转到各途径的次数，一件转几个途径计几次",
)
ENDED = branch(
    code="intake.ended",
    title="途径结束",
    period="ended_on",
    basis="当年结束的途径次数，含退回的，按结束之日计",
)
SETTLED = branch(
    code="intake.settled",
    title="途径有结果",
    period="ended_on",
    when=Q(ended=choices.Ended.SETTLED),
    basis="当年结束的途径里有结果的次数；受理单位没有区分结果的，办结即计",
)
SETTLED_RATE = Ratio(
    code="intake.settled_rate",
    title="途径有结果的比例",
    chapter=CHAPTER,
    source=SOURCE,
    cite=OTHER_WAYS,
    numerator=SETTLED,
    denominator=ENDED,
    basis="当年有结果的途径次数除以当年结束的途径次数",
)
SERVED = Count(
    code="intake.served",
    title="窗口叫号",
    table=TICKETS,
    chapter=CHAPTER,
    source=SOURCE,
    period="day",
    when=Q(waited__isnull=False),
    unit="人次",
    basis="当年窗口叫到的号数，过号的也计；不记姓名，同一人取几次号计几次",
)
WAITED = Sum(
    code="intake.waited",
    title="窗口等候总时间",
    table=TICKETS,
    chapter=CHAPTER,
    source=SOURCE,
    period="day",
    of="waited",
    unit="分钟",
    basis="当年叫到的号从取号到第一次叫号的分钟数之和",
    listed=False,
)
AVERAGE_WAIT = Ratio(
    code="intake.average_wait",
    title="窗口平均等候",
    chapter=CHAPTER,
    source=SOURCE,
    numerator=WAITED,
    denominator=SERVED,
    unit="分钟",
    factor=1,
    basis="当年等候总分钟数除以当年叫到的号数",
)
FIGURES = (
    RECEIVED,
    CLOSED,
    OPEN,
    REFERRED,
    ENDED,
    SETTLED,
    SETTLED_RATE,
    SERVED,
    WAITED,
    AVERAGE_WAIT,
)
