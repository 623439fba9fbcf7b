"""Freeze a report for ever, show it again, see what has moved since, and restate it."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils.safestring import SafeString

from zhunsheng.insight.indicators.counting import rows
from zhunsheng.insight.indicators.declaration import Indicator, Leaf, Ratio
from zhunsheng.insight.indicators.figures import Figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.scopes import Scope
from zhunsheng.insight.reports.models import FrozenReport, Restatement
from zhunsheng.insight.reports.report import Report, compose, whole_page
from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.kernel.documents.store import read_content, store
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import canonical, digest

STREAM = "report"
_DIGESTED = ("title", "template", "source", "figures", "definitions", "records")


class FreezeRefused(ValueError):
    """A report was not frozen or restated; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


@transaction.atomic
def freeze(report: Report, by: Person) -> FrozenReport:
    """Count ``report`` once more, keep it and write its digest to the ledger.

    Raises :class:`FreezeRefused` when the year's report is frozen already, or when a figure is not what the draft
    showed: whoever freezes must have seen what is frozen.
    """
    place = report.scope.place
    if latest(report.year, place.code if place else "") is not None:
        raise FreezeRefused(f"{report.year}年的报告已经冻结。", "发现错误时请办理更正重述。")
    return _keep(report, by, edition=1)


def latest(year: int, place_code: str = "") -> FrozenReport | None:
    """The newest edition of a year's frozen report."""
    found = FrozenReport.objects.filter(year=year, place_code=place_code)
    return found.order_by("-edition").first()


def _keep(report: Report, by: Person, edition: int) -> FrozenReport:
    now = compose(report.period, report.scope, report.template)
    if now.source != report.source:
        moved = "、".join(change["title"] for change in _changes(report.figures, now.figures))
        raise FreezeRefused(
            f"起草以后数字有变动{f'（{moved}）' if moved else ''}，没有冻结。",
            "请刷新草稿，核对后再冻结。",
        )
    frozen = _row(now, by, edition)
    frozen.save()
    place = report.scope.place
    journal.append(
        STREAM,
        frozen.pk,
        "report.frozen",
        by.name,
        {
            "year": frozen.year,
            "place": place.pk if place else None,
            "edition": edition,
            "digest": frozen.digest,
            "docx": frozen.docx_id,
        },
        person=by,
    )
    return frozen


def _row(report: Report, by: Person, edition: int) -> FrozenReport:
    place = report.scope.place
    parts = _with_parts(report.figures)
    final = Report(
        report.title,
        report.period,
        report.scope,
        report.template,
        report.source,
        report.figures,
        mark="",
    )
    frozen = FrozenReport(
        year=report.year,
        place=place,
        place_code=place.code if place else "",
        edition=edition,
        title=report.title,
        starts_on=report.period.start,
        ends_on=report.period.end,
        template=report.template,
        source=report.source,
        figures=[as_frozen(figure) for figure in report.figures],
        definitions=[indicator.definition(report.period.end) for indicator in parts],
        records=_records(parts, report.period, report.scope),
        docx=store(BytesIO(final.docx()), f"{report.title}.docx"),
        demonstration=is_demonstration(),
        frozen_by=by,
    )
    frozen.digest = digest_of(frozen)
    return frozen


def as_frozen(figure: Figure) -> dict[str, Any]:
    """A figure in whole numbers and texts, as it is kept for ever."""
    return {
        "code": figure.code,
        "ref": figure.ref,
        "title": figure.title,
        "text": figure.text,
        "unit": figure.unit,
        "number": figure.worth.number,
        "divisor": figure.worth.divisor,
        "basis": figure.basis,
        "explanation": figure.explanation,
        "submitted": list(figure.submitted),
    }


def _with_parts(figures: tuple[Figure, ...]) -> list[Indicator]:
    """The indicators of ``figures`` and all that they are computed from, each once, by code."""
    found: dict[str, Indicator] = {}

    def add(indicator: Indicator) -> None:
        found[indicator.code] = indicator
        if isinstance(indicator, Ratio):
            add(indicator.numerator)
            add(indicator.denominator)
        for leaf in indicator.leaves():
            found[leaf.code] = leaf

    for figure in figures:
        add(figure.indicator)
    return [found[code] for code in sorted(found)]


def _records(parts: list[Indicator], period: Period, scope: Scope) -> list[dict[str, Any]]:
    """For every count: how many rows, and the digest of their ids in order."""
    result = []
    for leaf in parts:
        if not isinstance(leaf, Leaf):
            continue
        hasher, n = digest.new(), 0
        found = rows(leaf.table, leaf.table.model).filter(
            leaf.condition(period), scope.condition(leaf.table)
        )
        for pk in found.order_by("pk").values_list("pk", flat=True).iterator():
            hasher.update(f"{pk}\n".encode())
            n += 1
        result.append({"code": leaf.code, "rows": n, "digest": hasher.hexdigest()})
    return result


def digest_of(frozen: FrozenReport) -> str:
    """The digest of everything that a frozen report fixes."""
    body = {name: getattr(frozen, name) for name in _DIGESTED}
    body |= {
        "year": frozen.year,
        "place": frozen.place_code,
        "edition": frozen.edition,
        "starts_on": frozen.starts_on,
        "ends_on": frozen.ends_on,
        "docx": frozen.docx_id,
    }
    return digest.digest(frozen.algorithm, canonical.dumps(body))


def is_intact(frozen: FrozenReport) -> bool:
    """Whether the row, the kept file and the ledger's event still agree."""
    if digest_of(frozen) != frozen.digest:
        return False
    try:
        content = read_content(frozen.docx)
    except FileNotFoundError:
        return False
    if digest.digest(frozen.algorithm, content) != frozen.docx_id:
        return False
    return journal_digest(frozen) == frozen.digest


def journal_digest(frozen: FrozenReport) -> str:
    """The digest that the ledger holds for this report; empty when there is no event."""
    event = Event.objects.filter(
        stream=STREAM, subject_id=frozen.pk, action="report.frozen"
    ).first()
    return str(json.loads(event.data)["digest"]) if event else ""


def frozen_docx(frozen: FrozenReport) -> bytes:
    """The Word file as it was issued, byte for byte."""
    return read_content(frozen.docx)


def frozen_html(frozen: FrozenReport) -> SafeString:
    """The frozen text as one article; its figures still lead to their definitions."""
    return layout.to_html(layout.parse(frozen.source), demonstration=frozen.demonstration)


def frozen_page(frozen: FrozenReport, site: str = "") -> bytes:
    """The frozen text as one HTML file that can be opened anywhere; its figures lead to ``site``."""
    return whole_page(frozen.title, frozen_html(frozen), site)


def frozen_pdf(frozen: FrozenReport) -> bytes:
    """The frozen text as PDF."""
    return layout.to_pdf(layout.parse(frozen.source), demonstration=frozen.demonstration)


def differences(frozen: FrozenReport) -> list[dict[str, Any]]:
    """What the same text would say if it were counted now: figures that moved since, with both values."""
    period = Period(frozen.starts_on, frozen.ends_on)
    now = compose(period, Scope(frozen.place), frozen.template)
    return _changes_of(frozen.figures, [as_frozen(figure) for figure in now.figures])


def _changes(before: tuple[Figure, ...], after: tuple[Figure, ...]) -> list[dict[str, Any]]:
    return _changes_of([as_frozen(one) for one in before], [as_frozen(one) for one in after])


def _changes_of(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Figures whose text differs, that have gone, or that have come."""
    old = {figure["code"]: figure for figure in before}
    new = {figure["code"]: figure for figure in after}
    return [
        {
            "code": code,
            "title": (new.get(code) or old[code])["title"],
            "before": old[code]["text"] if code in old else "",
            "after": new[code]["text"] if code in new else "",
        }
        for code in dict.fromkeys([*old, *new])
        if old.get(code, {}).get("text") != new.get(code, {}).get("text")
    ]


@transaction.atomic
def restate(original: FrozenReport, report: Report, by: Person, reason: str) -> Restatement:
    """Put a corrected edition beside ``original``, which stays as it is.

    Raises :class:`FreezeRefused` without a reason, for another year or place, when ``original`` was restated before,
    and when nothing in text or figures differs.
    """
    newest = latest(original.year, original.place_code)
    if newest is None or newest.pk != original.pk:
        raise FreezeRefused("这一版报告已经更正重述过。", "请对最新一版办理更正重述。")
    if not reason.strip():
        raise FreezeRefused("更正重述须写明原因。", "请填写更正原因。")
    place = report.scope.place
    if (report.year, place.code if place else "") != (original.year, original.place_code):
        raise FreezeRefused(
            "更正后的报告不是同一年度、同一区划的。", "请重新打开原报告办理更正重述。"
        )
    if report.source == original.source:
        raise FreezeRefused("更正后的报告与原报告没有差别。", "请先更正记录或者文本。")
    corrected = _keep(report, by, edition=original.edition + 1)
    changes = _changes_of(original.figures, corrected.figures)
    made = Restatement.objects.create(
        original=original, corrected=corrected, reason=reason.strip(), changes=changes, made_by=by
    )
    journal.append(
        STREAM,
        corrected.pk,
        "report.restated",
        by.name,
        {"original": original.pk, "reason": made.reason, "changes": changes},
        person=by,
    )
    return made
