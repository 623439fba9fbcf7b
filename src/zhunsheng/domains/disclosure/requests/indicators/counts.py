"""Requests received, carried over, concluded (law.md §3.3)."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.disclosure.requests.indicators.bases import DISTRICT, count, rate
from zhunsheng.insight.indicators.declaration import Total
from zhunsheng.insight.indicators.periods import OpenAt

RECEIVED = count(
    code="disclosure.received",
    title="本年新收政府信息公开申请",
    period="received_on",
    basis="当年收到的申请，区本级和乡镇街道都计；互联网、传真、平信提交的按确认收到之日计，尚未确认的按提交之日计",
)
CARRIED_IN = count(
    code="disclosure.carried_in",
    title="上年结转政府信息公开申请",
    period=OpenAt("received_on", "closed_on", at="start"),
    basis="上年末已收到、尚未办结的申请",
)
CONCLUDED = count(
    code="disclosure.concluded",
    title="办结政府信息公开申请",
    period="closed_on",
    basis="当年办结的申请，含上年结转的；以答复、告知、视为放弃和撤回为办结",
)
CARRIED_OUT = count(
    code="disclosure.carried_out",
    title="结转下年度继续办理",
    period=OpenAt("received_on", "closed_on"),
    basis="年末已收到、尚未办结的申请",
)
DISTRICT_RECEIVED = count(
    code="disclosure.district_received",
    ref="F029",
    title="区本级收到政府信息公开申请",
    period="received_on",
    when=DISTRICT,
    basis="当年区人民政府和区级部门收到的申请，按收到之日计；乡镇、街道收到的另计",
)
DISTRICT_CLOSED = count(
    code="disclosure.district_closed",
    title="区本级当年收到并办结的政府信息公开申请",
    period="received_on",
    when=lambda period: DISTRICT & Q(closed_on__isnull=False, closed_on__lte=period.end),
    basis="当年区本级收到的申请中，到统计截止日已经办结的",
)
CLOSING_RATE = rate(
    code="disclosure.closing_rate",
    ref="F030",
    title="政府信息公开申请办结率",
    numerator=DISTRICT_CLOSED,
    denominator=DISTRICT_RECEIVED,
    basis="当年区本级收到并已办结的申请数除以当年区本级收到的申请数",
)
TRIED = Total(
    code="disclosure.tried",
    title="当年应办政府信息公开申请",
    chapter="4",
    source=RECEIVED.source,
    plus=(CARRIED_IN, RECEIVED),
    basis="上年结转与本年新收之和，含乡镇街道",
)
CLOSING_RATE_OF_TRIED = rate(
    code="disclosure.closing_rate_of_tried",
    title="政府信息公开申请办结率（按应办数）",
    numerator=CONCLUDED,
    denominator=TRIED,
    basis="当年办结数除以上年结转与本年新收之和，含乡镇街道",
)
TOWNSHIP_RECEIVED = count(
    code="disclosure.township_received",
    title="乡镇街道收到政府信息公开申请",
    period="received_on",
    when=~DISTRICT,
    basis="当年乡镇人民政府、街道办事处收到的申请，不计入区本级",
)

FIGURES = (
    RECEIVED,
    CARRIED_IN,
    CONCLUDED,
    CARRIED_OUT,
    DISTRICT_RECEIVED,
    DISTRICT_CLOSED,
    CLOSING_RATE,
    TRIED,
    CLOSING_RATE_OF_TRIED,
    TOWNSHIP_RECEIVED,
)
