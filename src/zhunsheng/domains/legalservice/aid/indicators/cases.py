"""Cases accepted, carried over, closed; whom they helped (law.md §4).

受理 is the grant (or the notice to appoint a defender), 办结 the end of a granted case, whenever it was granted: so
more cases may be closed in a year than accepted. The balance says how that comes.
"""

from __future__ import annotations

from django.db.models import Q

from zhunsheng.domains.legalservice.aid.choices import Group
from zhunsheng.domains.legalservice.aid.indicators.bases import (
    BY,
    CHAPTER,
    ENDED,
    HELPS,
    OUTCOME,
    PEOPLE,
    RESULT,
    SOURCE,
    count,
    money,
    rate,
    total,
)
from zhunsheng.domains.legalservice.aid.law import article
from zhunsheng.insight.indicators.declaration import Count
from zhunsheng.insight.indicators.periods import OpenAt

RECEIVED = count(
    code="aid.received",
    title="收到法律援助申请和通知",
    period="received_on",
    basis="当年收到的法律援助申请、转交和办案机关通知，按收到日期计",
)
ACCEPTED = count(
    code="aid.accepted",
    ref="F043",
    title="受理法律援助案件",
    period="accepted_on",
    basis="当年决定给予法律援助的案件（办案机关通知的按收到通知之日），不含法律咨询、代拟文书和值班律师帮助",
)
CARRIED_IN = count(
    code="aid.carried_in",
    title="上期结转法律援助案件",
    period=OpenAt("accepted_on", "closed_on", at="start"),
    basis="期初已经受理、尚未办结的案件",
)
CLOSED = count(
    code="aid.closed",
    ref="F044",
    title="办结法律援助案件",
    period="closed_on",
    when=ENDED,
    by=(*BY, OUTCOME, RESULT),
    basis="当年办结和终止的案件，按办结日期计，含以前年度受理、结转到当年的，所以可以多于当年受理数",
)
OPEN = count(
    code="aid.open",
    title="期末未结法律援助案件",
    period=OpenAt("accepted_on", "closed_on"),
    basis="期末已经受理、尚未办结的案件",
)
TRIED = total(
    code="aid.tried",
    title="应办法律援助案件",
    plus=(CARRIED_IN, ACCEPTED),
    basis="上期结转与当年受理之和",
)
CLOSING_RATE = rate(
    code="aid.closing_rate",
    title="法律援助办结率",
    numerator=CLOSED,
    denominator=ACCEPTED,
    basis="当年办结数除以当年受理数；办结数含上年结转，可以超过100%",
)
CLOSING_RATE_OF_TRIED = rate(
    code="aid.closing_rate_of_tried",
    title="法律援助办结率（按应办数）",
    numerator=CLOSED,
    denominator=TRIED,
    basis="当年办结数除以上期结转与当年受理之和",
)
RECOVERED = money(
    code="aid.recovered",
    ref="F046",
    title="为受援人挽回损失或者取得利益",
    unit="万元",
    scale=1_000_000,
    period="closed_on",
    when=ENDED,
    of="recovered",
    by=(*BY, RESULT),
    basis="当年办结的案件中，按生效法律文书写明的金额计",
)
RECIPIENTS = money(
    code="aid.recipients",
    title="受援人次",
    unit="人次",
    period="accepted_on",
    of="recipients",
    basis="当年受理案件的受援人数之和，一人多案的重复计算",
)
REFUSED = count(
    code="aid.refused",
    title="不予法律援助",
    period="closed_on",
    when=Q(outcome="A1"),
    basis="当年决定不予法律援助的申请，不计入受理和办结",
    cite=article(43),
)
TURNED = count(
    code="aid.turned",
    title="转交、撤回和视为撤回",
    period="closed_on",
    when=Q(outcome__in=("A2", "A3", "A4")),
    basis="当年转交其他机构、申请人撤回和视为撤回的申请，不计入受理和办结",
)
TERMINATED = count(
    code="aid.terminated",
    title="终止法律援助",
    period="closed_on",
    when=Q(outcome__startswith="T"),
    by=(*BY, OUTCOME),
    basis="当年决定终止的案件，计入办结",
    cite=article(48),
)
URGENT = count(
    code="aid.urgent",
    title="先行提供法律援助",
    period="accepted_on",
    when=Q(is_urgent=True),
    basis="当年先行提供、后补手续的案件",
    cite=article(44),
)
APPOINTED = count(
    code="aid.appointed",
    title="办案机关通知辩护",
    period="accepted_on",
    when=Q(channel="notice"),
    basis="当年收到人民法院、人民检察院、公安机关通知后指派律师的案件",
    cite=article(36),
)
LINKED = count(
    code="aid.linked",
    title="复议、法律援助一体化办理",
    period="received_on",
    when=Q(channel="linked") | Q(wants_reconsideration=True),
    basis="当年与行政复议一次申请、两边登记的法律援助申请",
)
GROUPS = tuple(
    count(
        code=f"aid.of_{group.value}",
        title=f"受援人为{group.label}的案件",
        period="accepted_on",
        when=Q(**{f"is_{group.value}": True}),
        basis=f"当年受理的案件中受援人是{group.label}的；一人属于几类的，各类都计",
    )
    for group in Group
)
DRAFTING, DUTY = (
    Count(
        code=f"aid.help_{kind}",
        title=title,
        unit="次",
        table=HELPS,
        chapter=CHAPTER,
        source=SOURCE,
        cite=article(22),
        period="closed_on",
        when=Q(kind=kind),
        basis=f"当年提供的{title}，不计入法律援助案件",
    )
    for kind, title in (("drafting", "代拟法律文书"), ("duty", "值班律师法律帮助"))
)
PROVIDERS = Count(
    code="aid.providers",
    title="法律援助人员",
    unit="人",
    table=PEOPLE,
    chapter=CHAPTER,
    source=SOURCE,
    cite=article(12),
    period=OpenAt("valid_from", "valid_to"),
    basis="期末在法律援助人员库里的律师、基层法律服务工作者、志愿者和机构人员",
)
FIGURES = (
    RECEIVED,
    ACCEPTED,
    CARRIED_IN,
    CLOSED,
    OPEN,
    TRIED,
    CLOSING_RATE,
    CLOSING_RATE_OF_TRIED,
    RECOVERED,
    RECIPIENTS,
    REFUSED,
    TURNED,
    TERMINATED,
    URGENT,
    APPOINTED,
    LINKED,
    *GROUPS,
    DRAFTING,
    DUTY,
    PROVIDERS,
)
