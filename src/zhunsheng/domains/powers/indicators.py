"""What is counted of the power lists (report chapter 1.3)."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.powers import choices, registers
from zhunsheng.domains.powers.models import PowerChange, ProposedChange, ReformReview
from zhunsheng.domains.powers.procedures import CHANGE, REFORM
from zhunsheng.insight.indicators.declaration import Count, Dimension, Table, entries
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.insight.indicators.periods import During, OpenAt, Period
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.statutes.cites import Cite

CHAPTER = "1.3"
CITE = Cite("推行权力清单制度的指导意见", "2015", 2)
IN_FORCE = OpenAt("valid_from", "valid_to", inclusive=True)
PUBLISHED_BASIS = "期末有效、已经公开并且没有撤下的"


def public_at_end(period: Period) -> Q:
    """Published by the period's end and not taken down by then."""
    return Q(published_on__lte=period.end) & (
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=period.end)
    )


UNIT = Dimension("unit", "实施主体", of_rows(Unit, label="label"))
KIND = Dimension(
    "kind", "事项类型", of_choices(choices.PowerKind), members=tuple(choices.PowerKind.values)
)
PROPOSER = Dimension("proposer", "提出单位", of_rows(Unit, label="label"))
OPERATION = Dimension("operation", "调整方式", of_choices(choices.Operation))
LEGALITY = Dimension("legality", "审核结论", of_choices(choices.Legality))

ITEM_TABLE = entries(registers.ITEMS)
NEGATIVE_TABLE = entries(registers.NEGATIVE)
SERVICE_TABLE = entries(registers.INTERMEDIARIES)
CANCELLED_TABLE = entries(registers.CANCELLED)
PROOF_TABLE = entries(registers.PROOFS)
CHANGE_TABLE = Table(PowerChange, "权责清单调整", parent_rows=Q(procedure=CHANGE.code))
LINE_TABLE = Table(
    ProposedChange,
    "调整明细",
    paths={"place": "change__place", "unit": "change__unit", "proposer": "change__proposer"},
    matter="change",
    begins="change__received_on",
)
REFORM_TABLE = Table(ReformReview, "改革措施法治审核", parent_rows=Q(procedure=REFORM.code))

_item = partial(Count, table=ITEM_TABLE, chapter=CHAPTER, cite=CITE, unit="项", period=IN_FORCE)
_listed = partial(Count, chapter=CHAPTER, cite=CITE, unit="项", period=IN_FORCE, by=(UNIT,))

ITEMS = _item(
    code="powers.items",
    ref="F011",
    title="行政职权",
    when=public_at_end,
    by=(UNIT, KIND),
    basis=f"{PUBLISHED_BASIS}权责事项，按事项计",
)
UNITS = _item(
    code="powers.units",
    title="公布权责清单的单位",
    unit="家",
    when=public_at_end,
    distinct="unit",
    basis="期末有公开的权责事项的单位",
)
FEES = _item(
    code="powers.items_with_fee",
    title="收费的行政职权",
    when=lambda period: public_at_end(period) & Q(has_fee=True),
    by=(UNIT, KIND),
    basis=f"{PUBLISHED_BASIS}权责事项中收费的",
)
NEGATIVE = _listed(
    code="powers.negative",
    title="负面清单事项",
    table=NEGATIVE_TABLE,
    when=public_at_end,
    basis=f"{PUBLISHED_BASIS}市场准入负面清单事项",
)


def _in_state(state: str) -> Q:
    return Q(state=state)


KEPT = _listed(
    code="powers.intermediaries_kept",
    title="保留的行政审批中介服务",
    table=SERVICE_TABLE,
    when=_in_state(choices.Intermediary.KEPT),
    basis="期末有效的中介服务清理结果中保留的",
)
DROPPED = _listed(
    code="powers.intermediaries_cancelled",
    title="取消的行政审批中介服务",
    table=SERVICE_TABLE,
    when=_in_state(choices.Intermediary.CANCELLED),
    basis="期末有效的中介服务清理结果中取消的",
)
APPROVALS = _listed(
    code="powers.approvals_cancelled",
    title="取消的非行政许可审批",
    table=CANCELLED_TABLE,
    when=lambda period: Q(cancelled_on__lte=period.end),
    basis="到期末已经取消的非行政许可审批事项",
)
PROOFS = _listed(
    code="powers.proofs_dropped",
    title="不再要求提供的证明",
    table=PROOF_TABLE,
    when=~Q(state=choices.Proof.KEPT),
    basis="期末有效的证明事项清理结果中取消、改为告知承诺、数据共享或者部门核验的",
)
PROOFS_KEPT = _listed(
    code="powers.proofs_kept",
    title="保留的证明事项",
    table=PROOF_TABLE,
    when=_in_state(choices.Proof.KEPT),
    basis="期末有效的证明事项清理结果中保留的",
)
CHANGES = Count(
    code="powers.changes",
    title="公布权责清单调整",
    chapter=CHAPTER,
    cite=CITE,
    unit="次",
    table=CHANGE_TABLE,
    by=(PROPOSER,),
    period="closed_on",
    when=Q(outcome="published"),
    basis="当年公布的清单调整",
)
LINES = Count(
    code="powers.lines",
    title="调整权责清单事项",
    chapter=CHAPTER,
    cite=CITE,
    unit="项",
    table=LINE_TABLE,
    by=(OPERATION, PROPOSER),
    period=During("change__published_on"),
    when=Q(applied__isnull=False),
    basis="当年公布的清单调整所含明细，新增、修改、取消合计",
)
REFORMS = Count(
    code="powers.reforms_reviewed",
    title="法治审核改革措施",
    chapter=CHAPTER,
    cite=CITE,
    unit="件",
    table=REFORM_TABLE,
    by=(PROPOSER, LEGALITY),
    period="opinion_on",
    basis="当年出具法治审核意见的“放管服”改革措施",
)

FIGURES = (
    ITEMS,
    UNITS,
    FEES,
    NEGATIVE,
    KEPT,
    DROPPED,
    APPROVALS,
    PROOFS,
    PROOFS_KEPT,
    CHANGES,
    LINES,
    REFORMS,
)
