"""年度报告: the draft with live figures, what is missing in it, and its files."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.insight.indicators.figures import series
from zhunsheng.insight.indicators.registry import balances
from zhunsheng.insight.indicators.returns import check
from zhunsheng.insight.pages.asked import (
    FREEZERS,
    READERS,
    address,
    begun,
    holds_any,
    scope_of,
    years,
)
from zhunsheng.insight.pages.figures import definition
from zhunsheng.insight.reports.freezing import differences, latest
from zhunsheng.insight.reports.links import figure_url, name_of
from zhunsheng.insight.reports.models import FrozenReport
from zhunsheng.insight.reports.parts import CHAPTERS, Chapter, parts_of
from zhunsheng.insight.reports.report import Report, in_format, report
from zhunsheng.kernel.documents.layout import LayoutProblem
from zhunsheng.lib import clock

Finding = tuple[str, str, str]
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
TITLES = {"docx": "下载Word", "pdf": "下载PDF", "html": "下载网页"}


@holding(*READERS)
def reports(request: HttpRequest) -> HttpResponse:
    """The years with their frozen editions, the newest first."""
    found = FrozenReport.objects.filter(place_code="").order_by("edition")
    editions = {
        one.year: one for one in found.defer("source", "template").select_related("frozen_by")
    }
    table = Table(
        columns=(
            Column("年度"),
            Column("状态", "badge", keep=True),
            Column("定稿", keep=True),
            Column("冻结时间", "moment"),
            Column("冻结人", keep=True),
        ),
        rows=[_year(year, editions.get(year)) for year in years()[:8]],
        caption="年度报告",
        link=lambda row: f"/desk/reports/{row[-1]}/",
    )
    return render(request, "insight/reports.html", {"table": table})


def _year(year: int, frozen: FrozenReport | None) -> tuple[Any, ...]:
    title = f"{year}年度报告"
    if frozen is None:
        running = year == clock.today().year
        state = ("草稿，截至今天", Tone.AMBER) if running else ("草稿", Tone.AMBER)
        return (title, state, "", None, "", year)
    return (
        title,
        ("已冻结", Tone.GREEN),
        f"第{frozen.edition}版",
        frozen.frozen_at,
        frozen.frozen_by.name,
        year,
    )


@holding(*READERS)
def draft(request: HttpRequest, year: int) -> HttpResponse:
    """The report as it stands now, with the definition of each figure and what is missing."""
    found = report_of(request, year)
    place = found.scope.place
    frozen = latest(year, place.code if place else "")
    may = holds_any(person_of(request), FREEZERS)
    path = f"reports/{year}/"
    page = {
        "report": found,
        "html": as_part(found.html()),
        "year": year,
        "definitions": _definitions(found),
        "findings": findings(found),
        "chapters": [
            (one.heading, _anchor(one) if one.code and parts_of(one) else "")
            for one in CHAPTERS
            if one.code
        ],
        "frozen": frozen,
        "differences": differences(frozen) if frozen else [],
        "downloads": [
            (title, address(f"{path}file/{form}/", request)) for form, title in TITLES.items()
        ],
        "final_url": address(f"{path}final/", request),
        "freeze_url": address(f"{path}freeze/", request)
        if may and frozen is None and found.period.is_year
        else "",
        "restate_url": address(f"{path}restate/", request) if may else "",
        "crumbs": [Crumb("年度报告", "/desk/reports/"), Crumb(f"{year}年")],
    }
    return render(request, "insight/report.html", page)


def report_of(request: HttpRequest, year: int) -> Report:
    """The report of the year and place that are asked for; 404 when there is nothing to report."""
    if not begun(year):
        raise Http404("这一年没有数字，请选已经开始的年度。")
    try:
        return report(year, scope_of(request).place)
    except LayoutProblem as problem:
        raise Http404(str(problem)) from problem


def _anchor(chapter: Chapter) -> str:
    return f"chapter-{chapter.code}"


def as_part(html: SafeString) -> SafeString:
    """The article as a part of a page: its title below the page's own, an id on every chapter's heading."""
    text = str(html).replace("<h1 ", "<h2 ").replace("</h1>", "</h2>")
    for chapter in CHAPTERS:
        if chapter.code:
            heading = f">{chapter.heading}</h"
            text = text.replace(heading, f' id="{_anchor(chapter)}"{heading}', 1)
    return SafeString(text)


def _definitions(found: Report) -> list[dict[str, Any]]:
    wanted = [figure.indicator for figure in found.figures]
    before = series(wanted, [found.period.year_before()], found.scope)[0]
    return [
        {
            "name": name_of(now),
            "title": now.title,
            "text": now.text,
            "facts": definition(now, last),
            "url": figure_url(now),
        }
        for now, last in zip(found.figures, before, strict=True)
    ]


def findings(found: Report) -> list[Finding]:
    """What to look at before freezing: tone, words, and where to look."""
    listed: list[Finding] = [
        ("red", f"平衡关系不成立——{one.explanation}", "")
        for one in check(list(balances), found.period, found.scope)
    ]
    for figure in found.figures:
        if figure.value is None:
            text = f"“{figure.title}”没有分母，算不出来。"
            listed.append(("amber", text, figure_url(figure)))
        elif figure.submitted:
            text = f"“{figure.title}”含{'、'.join(figure.submitted)}填报的数字，还没有记录。"
            listed.append(("amber", text, figure_url(figure)))
    if not found.figures:
        listed.append(("amber", "正文里没有数字。", ""))
    empty = [one.heading for one in CHAPTERS if one.code and not parts_of(one)]
    if empty:
        listed.append(("plain", f"有{len(empty)}章还没有内容，正文里不列出标题。", ""))
    if not found.period.is_year:
        listed.append(("plain", "这一年还没有结束，到年底以后才能冻结。", ""))
    return listed


@holding(*READERS)
def download(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The draft as a file."""
    if form not in TYPES:
        raise Http404("没有这种格式。")
    return attachment(
        in_format(report_of(request, year), f".{form}", request.build_absolute_uri("/")),
        form,
        f"report-{year}",
    )


def attachment(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to keep."""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
