"""How well: quality, subsidies, objections (49, 52, 57)."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.legalservice.aid.indicators.bases import count, money, rate
from zhunsheng.domains.legalservice.aid.law import article

SUBSIDIES = money(
    code="aid.subsidies",
    title="支付法律援助补贴",
    unit="万元",
    scale=1_000_000,
    decimals=2,
    period="paid_on",
    of="subsidy",
    cite=article(52),
    basis="当年支付的法律援助补贴，按支付日期计",
)
PAID = count(
    code="aid.paid",
    title="支付补贴的案件",
    period="paid_on",
    cite=article(52),
    basis="当年支付了补贴的案件",
)
SCORED = count(
    code="aid.scored",
    title="评定质量的案件",
    period="scored_on",
    cite=article(57),
    basis="当年评定了质量得分的案件",
)
POINTS = money(
    code="aid.points",
    title="质量得分合计",
    unit="分",
    period="scored_on",
    of="score",
    listed=False,
    cite=article(57),
    basis="当年评定的质量得分之和",
)
AVERAGE = rate(
    code="aid.average_score",
    title="案件质量平均得分",
    unit="分",
    factor=1,
    numerator=POINTS,
    denominator=SCORED,
    basis="质量得分之和除以评定质量的案件数",
)
GOOD = count(
    code="aid.good",
    title="质量优秀和良好的案件",
    period="scored_on",
    when=Q(grade__in=("excellent", "good")),
    cite=article(57),
    basis="当年评为优秀、良好的案件",
)
GOOD_RATE = rate(
    code="aid.good_rate",
    title="质量优良率",
    numerator=GOOD,
    denominator=SCORED,
    basis="评为优秀、良好的案件数除以评定质量的案件数",
)
OBJECTIONS = count(
    code="aid.objections",
    title="提出异议",
    period="objected_on",
    cite=article(49),
    basis="当年对不予、终止法律援助决定提出异议的",
)
ORDERED = count(
    code="aid.ordered",
    title="责令改正",
    period="objection_decided_on",
    when=Q(objection="ordered"),
    cite=article(49),
    basis="当年司法行政部门审查异议后责令法律援助机构改正的",
)
FORWARDED_LATE = count(
    code="aid.forwarded_late",
    title="转交超过二十四小时",
    period="received_on",
    when=Q(is_forwarded_late=True),
    cite=article(39),
    basis="当年收到的监管场所、值班律师转交的申请中，提出之日的次日以后才转交的",
)
FIGURES = (
    SUBSIDIES,
    PAID,
    SCORED,
    POINTS,
    AVERAGE,
    GOOD,
    GOOD_RATE,
    OBJECTIONS,
    ORDERED,
    FORWARDED_LATE,
)
