"""Disputes accepted, settled, kept, confirmed (law.md §5)."""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.disputes.mediation.indicators.bases import (
    ACCEPTED_ONLY,
    FIRST,
    IS_SETTLED,
    count,
    rate,
    total,
)
from zhunsheng.domains.disputes.mediation.law import people
from zhunsheng.insight.indicators.periods import OpenAt

ACCEPTED = count(
    code="mediation.accepted",
    ref="F038",
    title="受理矛盾纠纷",
    period="accepted_on",
    when=FIRST,
    basis="当年受理的纠纷，按受理日期计，人民调解、行政调解、司法调解都计；三种调解之间转办的只计一次",
)
SETTLED = count(
    code="mediation.settled",
    ref="F039",
    title="化解成功",
    period="closed_on",
    when=IS_SETTLED,
    basis="当年达成书面协议或者口头协议的纠纷，按达成日期计，含上年受理的",
)
RATE = rate(
    code="mediation.rate",
    title="化解成功率",
    numerator=SETTLED,
    denominator=ACCEPTED,
    basis="当年化解成功的纠纷数除以当年受理的纠纷数",
)
CONCLUDED = count(
    code="mediation.concluded",
    title="办结矛盾纠纷",
    period="closed_on",
    when=ACCEPTED_ONLY,
    basis="当年以协议、终止、拒绝、撤回或者转其他途径办结的已受理纠纷",
)
RATE_OF_CONCLUDED = rate(
    code="mediation.rate_of_concluded",
    title="调解成功率（按办结数）",
    numerator=SETTLED,
    denominator=CONCLUDED,
    basis="当年化解成功的纠纷数除以当年办结的纠纷数",
)
CARRIED_IN = count(
    code="mediation.carried_in",
    title="上年结转的纠纷",
    period=OpenAt("accepted_on", "closed_on", at="start"),
    basis="上年末已受理、尚未办结的纠纷",
)
CARRIED_ON = count(
    code="mediation.carried_on",
    title="从其他调解转入",
    period="accepted_on",
    when=~FIRST,
    basis="当年从另一种调解转入并受理的纠纷，不计入受理数",
)
OPEN = count(
    code="mediation.open",
    title="年末未结的纠纷",
    period=OpenAt("accepted_on", "closed_on"),
    basis="年末已受理、尚未办结的纠纷",
)
WRITTEN = count(
    code="mediation.written",
    title="书面协议",
    period="closed_on",
    when=IS_SETTLED & Q(agreement_form="written"),
    cite=people(28),
    basis="当年达成协议的纠纷中制作协议书的，含口头协议补签的",
)
ORAL = count(
    code="mediation.oral",
    title="口头协议",
    period="closed_on",
    when=IS_SETTLED & Q(agreement_form="oral"),
    cite=people(28),
    basis="当年达成协议的纠纷中只有口头协议的",
)
ASKED = count(
    code="mediation.confirmations",
    title="申请司法确认",
    period="confirmation_asked_on",
    cite=people(33),
    basis="当年双方共同申请司法确认的调解协议，按申请日期计",
)
CONFIRMED = count(
    code="mediation.confirmed",
    title="法院确认有效",
    period="confirmation_ended_on",
    when=Q(confirmation="confirmed"),
    cite=people(33),
    basis="当年法院裁定确认有效的调解协议，按裁定日期计",
)
VISITED = count(
    code="mediation.visited",
    title="回访履行情况",
    period="visited_on",
    cite=people(31),
    basis="最近一次回访在当年的纠纷；当场履行完毕的，以达成之日为回访日",
)
KEPT = count(
    code="mediation.kept",
    title="协议已经履行",
    period="visited_on",
    when=Q(performed="done"),
    cite=people(31),
    basis="当年回访的纠纷中协议已经履行的",
)
KEPT_RATE = rate(
    code="mediation.kept_rate",
    title="协议履行率",
    numerator=KEPT,
    denominator=VISITED,
    cite=people(31),
    basis="协议已经履行的纠纷数除以当年回访的纠纷数",
)
AMOUNT = total(
    code="mediation.amount",
    title="涉案金额",
    period="accepted_on",
    when=FIRST,
    of="amount",
    basis="当年受理的纠纷登记的涉案金额之和，没有登记金额的不计",
)
SETTLED_AMOUNT = total(
    code="mediation.settled_amount",
    title="协议金额",
    period="closed_on",
    when=IS_SETTLED,
    of="settled_amount",
    basis="当年达成的协议约定给付的金额之和",
)
SESSIONS = total(
    code="mediation.sessions",
    title="调解次数",
    unit="次",
    scale=1,
    decimals=0,
    period="closed_on",
    when=ACCEPTED_ONLY,
    of="sessions",
    basis="当年办结的纠纷召开调解会的次数之和，当场说定的计一次",
)
RISKS = count(
    code="mediation.risks",
    title="报告激化风险",
    period="risk_reported_on",
    cite=people(25),
    basis="当年报告过激化风险的纠纷",
)
FIGURES = (
    ACCEPTED,
    SETTLED,
    RATE,
    CONCLUDED,
    RATE_OF_CONCLUDED,
    CARRIED_IN,
    CARRIED_ON,
    OPEN,
    WRITTEN,
    ORAL,
    ASKED,
    CONFIRMED,
    VISITED,
    KEPT,
    KEPT_RATE,
    AMOUNT,
    SETTLED_AMOUNT,
    SESSIONS,
    RISKS,
)
