"""What is counted of petitions: the content of the yearly report (41), and how they were handled.

Nothing here ranks units by how few petitions they have, and nothing counts persons: fewer petitions are no merit
(design §9). Figures of accusations are not broken down by unit.
"""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.law import LAW_2005, LAW_2022, Place
from zhunsheng.domains.disputes.petitions.models import Petition, Supervision
from zhunsheng.domains.disputes.petitions.outcomes import TITLES
from zhunsheng.insight.indicators.declaration import Balance, Count, Dimension, Ratio, Table, Total
from zhunsheng.insight.indicators.dimensions import of_choices, of_mapping, of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.insight.indicators.returns import Return
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.statutes.cites import Cite

CHAPTER = "5"


def cites(new: Place, old: Place) -> tuple[Cite, ...]:
    """The article under each regulation, oldest first."""
    return LAW_2005.cite(new, old), LAW_2022.cite(new, old)


YEARLY = cites((41,), (39,))
KIND = Dimension("kind", "类别", of_choices(choices.Kind), members=tuple(choices.Kind.values))
CHANNEL = Dimension("channel", "信访形式", of_choices(choices.Channel))
FIELD = Dimension("field", "领域", of_choices(choices.Field), members=tuple(choices.Field.values))
OUTCOME = Dimension("outcome", "结果", of_mapping(TITLES))
RESPONSIBLE = Dimension("responsible", "责任单位", of_rows(Unit, label="label"))
ADVICE = Dimension("advice", "督办和建议", of_choices(choices.SupervisionKind), path="kind")
BY = (KIND, CHANNEL, FIELD, OUTCOME)

PETITIONS = Table(Petition, "信访事项", parent_rows=Q(procedure="petition.case"))
SUPERVISIONS = Table(
    Supervision,
    "督办和建议",
    paths={"place": "matter__place", "unit": "matter__unit"},
    matter="matter",
    begins="made_on",
)
APPEAL = Q(kind=choices.Kind.APPEAL)

count = partial(Count, table=PETITIONS, chapter=CHAPTER, by=BY, cite=YEARLY)
rate = partial(Ratio, chapter=CHAPTER)

RECEIVED = count(
    code="petition.received",
    title="登记信访事项",
    period="received_on",
    basis="当年登记的信访事项，各种形式都计，按登记日期计",
)
GROUPS = count(
    code="petition.groups",
    title="多人走访",
    period="received_on",
    when=Q(channel=choices.Channel.GROUP),
    cite=cites((20, 3), (18, 2)),
    basis="当年登记的多人走访，按件计，不按人次计",
)
CARRIED_IN = count(
    code="petition.carried_in",
    title="上年结转信访事项",
    period=OpenAt("received_on", "closed_on", at="start"),
    basis="上年末已登记、尚未书面答复或者终结的信访事项",
)
CLOSED = count(
    code="petition.closed",
    title="办结信访事项",
    period="closed_on",
    basis="当年书面答复、告知途径、不予受理、转送其他机关和撤回的信访事项，含上年结转的；复查、复核不另计",
)
CARRIED_OUT = count(
    code="petition.carried_out",
    title="结转下年信访事项",
    period=OpenAt("received_on", "closed_on"),
    basis="年末已登记、尚未书面答复或者终结的信访事项",
)
FORWARDED = count(
    code="petition.forwarded",
    title="转送",
    period="forwarded_on",
    when=Q(forwarding=choices.Forwarding.FORWARD),
    by=(*BY, RESPONSIBLE),
    basis="当年转送有权处理的单位的信访事项，不含交办",
)
CHARGED = count(
    code="petition.charged",
    title="交办",
    period="forwarded_on",
    when=Q(forwarding=choices.Forwarding.CHARGE),
    by=(*BY, RESPONSIBLE),
    basis="当年交办、要求反馈办理结果的信访事项",
)
INFORMED = count(
    code="petition.informed",
    title="告知信访人",
    period="informed_on",
    cite=cites((23,), (21, 2)),
    basis="当年第一次书面告知信访人接收情况、途径或者答复的信访事项",
)
INFORMED_IN_TIME = count(
    code="petition.informed_in_time",
    title="按期告知信访人",
    period="informed_on",
    when=Q(is_informed_late=False),
    cite=cites((23,), (21, 2)),
    basis="当年第一次告知的信访事项中，在十五日内告知的",
)
TELLING_RATE = rate(
    code="petition.telling_rate",
    title="信访事项及时受理率",
    numerator=INFORMED_IN_TIME,
    denominator=INFORMED,
    cite=cites((23,), (21, 2)),
    basis="当年在十五日内告知的信访事项数除以当年告知的信访事项数",
)
CONCLUDED = count(
    code="petition.concluded",
    title="办结申诉求决事项",
    period="answered_on",
    when=APPEAL,
    by=(*BY, RESPONSIBLE),
    cite=cites((34,), (33,)),
    basis="当年书面答复或者达成协议的申诉求决事项，不含告知其他途径的",
)
CONCLUDED_IN_TIME = count(
    code="petition.concluded_in_time",
    title="按期办结申诉求决事项",
    period="answered_on",
    when=APPEAL & Q(is_late=False),
    by=(*BY, RESPONSIBLE),
    cite=cites((34,), (33,)),
    basis="当年办结的申诉求决事项中，在六十日（经批准延长的为九十日）内办结的",
)
CLOSING_RATE = rate(
    code="petition.closing_rate",
    title="信访事项按期办结率",
    numerator=CONCLUDED_IN_TIME,
    denominator=CONCLUDED,
    cite=cites((34,), (33,)),
    basis="当年按期办结的申诉求决事项数除以当年办结的申诉求决事项数",
)
ONCE = count(
    code="petition.once",
    title="没有请求复查的申诉求决事项",
    period="answered_on",
    when=APPEAL & Q(review_asked_on=None),
    source="国家信访局统计口径（待核对）",
    cite=None,
    basis="当年办结的申诉求决事项中，没有请求复查的",
)
ONCE_RATE = rate(
    code="petition.once_rate",
    title="信访事项一次性化解率",
    numerator=ONCE,
    denominator=CONCLUDED,
    source="国家信访局统计口径（待核对）",
    basis="当年办结、没有请求复查的申诉求决事项数除以当年办结的申诉求决事项数；一次化解不等于信访人满意",
)
ROUTED = count(
    code="petition.routed",
    title="告知其他法定途径",
    period="closed_on",
    when=Q(outcome__in=("R1", "R2", "R3", "R4")),
    cite=cites((31,), (21, 1)),
    basis="当年告知信访人通过诉讼、仲裁、党员申诉或者行政程序解决的信访事项",
)
NOT_TAKEN = count(
    code="petition.not_taken",
    title="不予受理、不再受理",
    period="closed_on",
    when=Q(outcome__in=("N1", "N2", "N3")),
    cite=cites((19, 3), (16,)),
    basis="当年不予受理、不再受理和告知不属于本机关职权的信访事项",
)
SETTLED = count(
    code="petition.settled",
    title="调解、和解",
    period="answered_on",
    when=Q(outcome__in=("M1", "M2")),
    cite=cites((33,), (13,)),
    basis="当年经调解、和解达成协议的申诉求决事项",
)
EXTENDED = count(
    code="petition.extended",
    title="延长办理期限",
    period="extended_on",
    cite=cites((34,), (33,)),
    basis="当年经负责人批准延长办理期限的信访事项",
)
REVIEWED = count(
    code="petition.reviewed",
    title="复查",
    period="reviewed_on",
    cite=cites((35,), (34,)),
    basis="当年提出复查意见的信访事项",
)
REVIEW_CHANGED = count(
    code="petition.review_changed",
    title="复查变更、撤销",
    period="reviewed_on",
    when=Q(review_result__in=("changed", "redone")),
    cite=cites((35,), (34,)),
    basis="当年的复查意见中变更、撤销原处理意见的",
)
RECHECKED = count(
    code="petition.rechecked",
    title="复核",
    period="rechecked_on",
    cite=cites((36,), (35,)),
    basis="当年提出复核意见的信访事项",
)
_advice = partial(
    Count, table=SUPERVISIONS, chapter=CHAPTER, period="made_on", cite=cites((40,), (36,))
)
URGED = _advice(
    code="petition.urged",
    title="督办",
    when=Q(kind=choices.SupervisionKind.URGE),
    basis="当年信访工作机构督办的次数",
)
ADVISED = _advice(
    code="petition.advised",
    title="提出三项建议",
    when=~Q(kind=choices.SupervisionKind.URGE),
    by=(ADVICE,),
    basis="当年信访工作机构提出的改进工作、完善政策、追究责任的建议",
)
ADOPTED = _advice(
    code="petition.adopted",
    title="建议得到采纳",
    when=~Q(kind=choices.SupervisionKind.URGE) & Q(adoption__in=("adopted", "partly")),
    by=(ADVICE,),
    basis="当年提出的建议中已采纳和部分采纳的",
)
TRIED = Total(
    code="petition.tried",
    title="当年应办信访事项",
    chapter=CHAPTER,
    cite=YEARLY,
    plus=(CARRIED_IN, RECEIVED),
    basis="上年结转与当年登记之和",
)
BALANCE = Balance(
    "petition.balance",
    "上年结转 + 当年登记 = 办结 + 结转下年",
    (CARRIED_IN, RECEIVED),
    (CLOSED, CARRIED_OUT),
    YEARLY,
)
_COLUMNS = (
    CARRIED_IN,
    RECEIVED,
    FORWARDED,
    CHARGED,
    ROUTED,
    NOT_TAKEN,
    SETTLED,
    CLOSED,
    CARRIED_OUT,
    REVIEWED,
    RECHECKED,
)
RETURN = Return(
    code="petition.yearly",
    title="信访情况年度统计表",
    rows=(FIELD, KIND, CHANNEL),
    columns=tuple((one.title, one) for one in _COLUMNS),
    rules=(BALANCE,),
    cite=YEARLY,
)

FIGURES = (
    RECEIVED,
    GROUPS,
    CARRIED_IN,
    TRIED,
    CLOSED,
    CARRIED_OUT,
    FORWARDED,
    CHARGED,
    INFORMED,
    INFORMED_IN_TIME,
    TELLING_RATE,
    CONCLUDED,
    CONCLUDED_IN_TIME,
    CLOSING_RATE,
    ONCE,
    ONCE_RATE,
    ROUTED,
    NOT_TAKEN,
    SETTLED,
    EXTENDED,
    REVIEWED,
    REVIEW_CHANGED,
    RECHECKED,
    URGED,
    ADVISED,
    ADOPTED,
    BALANCE,
    RETURN,
)
