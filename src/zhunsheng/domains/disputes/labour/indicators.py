"""What is counted of labour arbitration."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.domains.disputes.labour.law import cite
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.outcomes import TITLES
from zhunsheng.insight.indicators.declaration import Balance, Count, Dimension, Ratio, Sum, Table
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.insight.indicators.returns import Return

CHAPTER = "5"
STATISTICS = "劳动人事争议处理统计口径（待核对）"
CAUSE = Dimension(
    "cause", "争议类型", of_choices(choices.Cause), members=tuple(choices.Cause.values)
)
APPLICANT = Dimension("applicant_kind", "申请人类型", of_choices(choices.Applicant))
OUTCOME = Dimension("outcome", "结果", of_mapping(TITLES))
BY = (CAUSE, APPLICANT, OUTCOME)
CASES = Table(LabourCase, "劳动争议仲裁案件", parent_rows=Q(procedure="labour.arbitration"))
HEARD = Q(accepted_on__isnull=False)

count = partial(Count, table=CASES, chapter=CHAPTER, by=BY, source=STATISTICS)
rate = partial(Ratio, chapter=CHAPTER, source=STATISTICS)
total = partial(
    Sum,
    table=CASES,
    chapter=CHAPTER,
    by=BY,
    source=STATISTICS,
    unit="万元",
    scale=1_000_000,
    decimals=1,
)

RECEIVED = count(
    code="labour.received", title="收到仲裁申请", period="received_on", basis="当年收到的仲裁申请"
)
ACCEPTED = count(
    code="labour.accepted",
    title="受理仲裁案件",
    period="accepted_on",
    cite=cite(29),
    basis="当年受理的案件，按受理日期计",
)
WORKERS = Sum(
    code="labour.workers",
    title="涉及劳动者",
    unit="人",
    of="people_count",
    table=CASES,
    chapter=CHAPTER,
    by=BY,
    period="accepted_on",
    source=STATISTICS,
    basis="当年受理的案件涉及的劳动者人数之和",
)
REFUSED = count(
    code="labour.refused",
    title="不予受理",
    period="closed_on",
    when=Q(outcome="N1"),
    cite=cite(29),
    basis="当年决定不予受理的申请",
)
CARRIED_IN = count(
    code="labour.carried_in",
    title="上年结转仲裁案件",
    period=OpenAt("accepted_on", "closed_on", at="start"),
    basis="上年末已受理、尚未结案的案件",
)
CLOSED = count(
    code="labour.closed",
    title="审结仲裁案件",
    period="closed_on",
    when=HEARD,
    basis="当年结案的已受理案件，含上年结转的；不予受理的不计",
)
CARRIED_OUT = count(
    code="labour.carried_out",
    title="结转下年仲裁案件",
    period=OpenAt("accepted_on", "closed_on"),
    basis="年末已受理、尚未结案的案件",
)
SETTLED = count(
    code="labour.settled",
    title="调解结案",
    period="closed_on",
    when=HEARD & Q(outcome__in=("M1", "W1")),
    cite=cite(42),
    basis="当年以调解书和申请人撤回结案的案件",
)
SETTLING_RATE = rate(
    code="labour.settling_rate",
    title="调解结案率",
    numerator=SETTLED,
    denominator=CLOSED,
    cite=cite(42),
    basis="当年以调解书和申请人撤回结案的案件数除以当年审结案件数；撤回须自愿，本数字不作考核",
)
AWARDED = count(
    code="labour.awarded",
    title="裁决结案",
    period="closed_on",
    when=Q(outcome__in=("A1", "A2", "A3")),
    cite=cite(46),
    basis="当年以裁决结案的案件，不含先行裁决",
)
FINAL = count(
    code="labour.final",
    title="终局裁决",
    period="closed_on",
    when=Q(outcome__in=("A1", "A3")),
    cite=cite(47),
    basis="当年的裁决中全部或者部分终局的",
)
FINAL_RATE = rate(
    code="labour.final_rate",
    title="终局裁决率",
    numerator=FINAL,
    denominator=AWARDED,
    cite=cite(47),
    basis="当年全部或者部分终局的裁决数除以当年裁决数",
)
IN_TIME = count(
    code="labour.in_time",
    title="按期审结",
    period="closed_on",
    when=HEARD & Q(is_late=False),
    cite=cite(43),
    basis="当年审结的案件中在法定期限内审结的，中止、公告送达的时间不计",
)
IN_TIME_RATE = rate(
    code="labour.in_time_rate",
    title="仲裁案件按期结案率",
    numerator=IN_TIME,
    denominator=CLOSED,
    cite=cite(43),
    basis="当年按期审结的案件数除以当年审结案件数",
)
CLAIMED = total(
    code="labour.claimed",
    title="请求金额",
    of="amount",
    period="accepted_on",
    basis="当年受理案件的请求金额之和",
)
RECOVERED = total(
    code="labour.recovered",
    title="裁决和调解金额",
    of="awarded",
    period="closed_on",
    basis="当年结案的案件中裁决和调解书确定的给付金额之和",
)
REMEDIED = count(
    code="labour.remedied",
    title="裁决后起诉、申请撤销",
    period="remedy_on",
    cite=cite(50),
    basis="当年对裁决、不予受理起诉或者申请撤销终局裁决的案件，按法院收案日期计",
)
BALANCE = Balance(
    "labour.balance",
    "上年结转 + 受理 = 审结 + 结转下年",
    (CARRIED_IN, ACCEPTED),
    (CLOSED, CARRIED_OUT),
)
_COLUMNS = (CARRIED_IN, ACCEPTED, CLOSED, SETTLED, AWARDED, FINAL, CARRIED_OUT)
RETURN = Return(
    code="labour.yearly",
    title="劳动争议仲裁案件统计表",
    rows=(CAUSE, APPLICANT),
    columns=tuple((one.title, one) for one in _COLUMNS),
    rules=(BALANCE,),
    source=STATISTICS,
)

FIGURES = (
    RECEIVED,
    ACCEPTED,
    WORKERS,
    REFUSED,
    CARRIED_IN,
    CLOSED,
    CARRIED_OUT,
    SETTLED,
    SETTLING_RATE,
    AWARDED,
    FINAL,
    FINAL_RATE,
    IN_TIME,
    IN_TIME_RATE,
    CLAIMED,
    RECOVERED,
    REMEDIED,
    BALANCE,
    RETURN,
)
