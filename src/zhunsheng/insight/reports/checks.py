"""System checks: every paragraph belongs to a chapter, is there, and names only figures that exist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from zhunsheng.insight.indicators.figures import Figure
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import indicators
from zhunsheng.insight.reports.parts import ReportPart, chapter_of, parts
from zhunsheng.insight.reports.report import context
from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout import LayoutProblem, TemplateProblem
from zhunsheng.lib import clock

FRONT = "---\ntitle: 检查\nkind: check\n---\n"


def check_parts(
    app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Check every registered part, with every count 0 and with every count 1: both branches of conditions."""
    return [problem for part in parts for problem in problems_of(part)]


def problems_of(part: ReportPart) -> list[CheckMessage]:
    """What is wrong with one part."""
    try:
        chapter_of(part.chapter)
    except KeyError:
        return [Error(f"report part {part.code!r}: no chapter {part.chapter!r}", id="reports.E001")]
    if not part.path.is_file():
        return [Error(f"report part {part.code!r}: {part.path.name} is missing", id="reports.E002")]
    for number in (0, 1):
        try:
            layout.parse(layout.render_source(FRONT + part.text, _sample(number)))
        except (TemplateProblem, LayoutProblem) as problem:
            return [Error(f"report part {part.code!r}: {problem}", id="reports.E003")]
    return []


def _sample(number: int) -> dict[str, Any]:
    """Figures that are all ``number``, without asking the database."""
    period = Period(clock.today(), clock.today())
    made = [Figure(one, period, one.worth(lambda _leaf: number)) for one in indicators]
    return context(made, period, "")
