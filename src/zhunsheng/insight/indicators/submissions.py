"""Hand in a figure, withdraw it, and find which submissions still stand in for records (design §9, first year)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zhunsheng.insight.indicators.counting import rows
from zhunsheng.insight.indicators.declaration import Indicator, Leaf, Table
from zhunsheng.insight.indicators.models import Submission
from zhunsheng.insight.indicators.periods import During, OpenAt, Period, Whenever
from zhunsheng.insight.indicators.registry import find
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

STREAM = "submission"


class SubmissionRefused(ValueError):
    """A figure was not taken; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class Part:
    """What submissions add to one leaf, and whose they are."""

    number: int
    units: tuple[str, ...]


@transaction.atomic
def submit(
    code: str,
    unit: Unit,
    period: Period,
    number: int,
    *,
    evidence: Document,
    signer: Person,
    signed_on: date,
    by: Person,
    note: str = "",
) -> Submission:
    """Take a unit's figure for ``period``; ``number`` is whole (money in 分).

    Raises :class:`SubmissionRefused` for rates, future or overlapping periods, a signature dated wrongly, and when
    the unit's records of the period are already in the system.
    """
    leaf = _leaf(find(code))
    _check(leaf, unit, period, number, signed_on)
    made = Submission.objects.create(
        indicator=leaf.code,
        unit=unit,
        starts_on=period.start,
        ends_on=period.end,
        number=number,
        evidence=evidence,
        note=note,
        signer=signer,
        signed_on=signed_on,
        submitted_by=by,
    )
    _record(made, by)
    return made


def _record(made: Submission, by: Person) -> None:
    """The ledger's event."""
    data = {
        "indicator": made.indicator,
        "unit": made.unit_id,
        "period": [made.starts_on, made.ends_on],
        "number": made.number,
        "evidence": made.evidence.blob_id or made.evidence_id,
        "signer": made.signer_id,
        "signed_on": made.signed_on,
    }
    journal.append(STREAM, made.pk, "submission.submitted", by.name, data, person=by)


def _leaf(indicator: Indicator) -> Leaf:
    if not isinstance(indicator, Leaf):
        raise SubmissionRefused(
            f"“{indicator.title}”是由其他指标算出来的，不能填报。", "请填报算出它的各项数量。"
        )
    return indicator


def _check(leaf: Leaf, unit: Unit, period: Period, number: int, signed_on: date) -> None:
    if number < 0:
        raise SubmissionRefused("填报的数值不能小于零。", "请核对后重新填写。")
    if period.end > clock.today():
        raise SubmissionRefused("填报的期间还没有结束。", "请在期间结束以后填报。")
    if not period.end <= signed_on <= clock.today():
        raise SubmissionRefused(
            "签字日期应当在期间结束以后、今天以前（含当日）。", "请核对单位负责人的签字日期。"
        )
    if _recorded(leaf.table, period, [unit.pk]):
        raise SubmissionRefused(
            f"{unit.label}在这个期间已有{leaf.table.title}记录，数字由记录统计。",
            "如果记录不全，请补录，不要填报。",
        )
    standing = Submission.objects.standing().filter(indicator=leaf.code, unit=unit)
    if standing.select_for_update().overlapping(period).exists():
        raise SubmissionRefused(
            f"{unit.label}已填报过与这个期间重叠的“{leaf.title}”。",
            "如需更正，请先撤回原来的填报。",
        )


@transaction.atomic
def withdraw(submission: Submission, by: Person, reason: str) -> Submission:
    """Take a figure back; the row stays with the reason. Raises :class:`SubmissionRefused`."""
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    if row.withdrawn_at is not None:
        raise SubmissionRefused("这项填报已经撤回。", "不用重复撤回。")
    if not reason.strip():
        raise SubmissionRefused("撤回填报须写明原因。", "请填写撤回原因。")
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = clock.now(), by, reason.strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    journal.append(
        STREAM, row.pk, "submission.withdrawn", by.name, {"reason": row.withdrawn_reason}, person=by
    )
    return row


def standing_for(
    leaves: Iterable[Leaf], periods: Sequence[Period], scope: Scope = EVERYWHERE
) -> dict[Period, dict[Leaf, Part]]:
    """For each period, what submissions add to each leaf. One query, and a few more only when there are any."""
    by_code = {leaf.code: leaf for leaf in leaves}
    if not by_code or not periods:
        return {}
    span = Period(min(periods).start, max(period.end for period in periods))
    found = Submission.objects.standing().overlapping(span).filter(indicator__in=by_code)
    if (units := scope.units) is not None:
        found = found.filter(unit__in=units)
    if (places := scope.places) is not None:
        found = found.filter(unit__place__in=places)
    current = _not_replaced([(by_code[row.indicator], row) for row in found.select_related("unit")])
    return {period: parts for period in periods if (parts := _parts(current, period))}


def _parts(current: list[tuple[Leaf, Submission]], period: Period) -> dict[Leaf, Part]:
    rows_by_leaf: dict[Leaf, list[Submission]] = defaultdict(list)
    for leaf, row in current:
        if _counts(leaf, row.period, period):
            rows_by_leaf[leaf].append(row)
    return {
        leaf: Part(sum(row.number for row in found), tuple(row.unit.label for row in found))
        for leaf, found in rows_by_leaf.items()
    }


def _counts(leaf: Leaf, submitted: Period, asked: Period) -> bool:
    """A flow counts when it lies within the period asked for, a stock when it is of the same day."""
    match leaf.moment:
        case OpenAt(at="end"):
            return submitted.end == asked.end
        case OpenAt(at="start"):
            return submitted.start == asked.start
        case Whenever():
            return submitted.end <= asked.end
        case _:
            return asked.start <= submitted.start and submitted.end <= asked.end


def _not_replaced(found: list[tuple[Leaf, Submission]]) -> list[tuple[Leaf, Submission]]:
    """Those whose unit has no records of its own in the same table and period."""
    groups: dict[tuple[Table, Period], list[tuple[Leaf, Submission]]] = defaultdict(list)
    for leaf, row in found:
        groups[leaf.table, row.period].append((leaf, row))
    kept = []
    for (table, period), pairs in groups.items():
        recorded = _recorded(table, period, {row.unit_id for _leaf, row in pairs})
        kept += [(leaf, row) for leaf, row in pairs if row.unit_id not in recorded]
    return kept


def _recorded(table: Table, period: Period, units: Iterable[int]) -> set[int]:
    """Which of the units have rows that began in the period."""
    path = table.path("unit")
    found = rows(table, table.model).filter(
        During(table.begins).condition(period), (f"{path}__in", list(units))
    )
    return set(found.order_by().values_list(path, flat=True).distinct())
