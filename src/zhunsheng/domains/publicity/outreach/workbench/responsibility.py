"""普法责任: every unit's duties of a year and what was done for them; each number opens its records."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zhunsheng.domains.publicity.outreach import choices, fulfilment
from zhunsheng.domains.publicity.outreach.fulfilment import Line, UnitYear
from zhunsheng.domains.publicity.outreach.models import (
    PublicityDuty,
    PublicityEvent,
    PublicityPost,
)
from zhunsheng.domains.publicity.outreach.registers import DUTIES, OFFICE, POSTS
from zhunsheng.faces.ui.parts import Crumb, Stat
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import holds, visible
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

READERS = ("registrar", "chief", OFFICE, "organ_head", "leader", "auditor")
SHOWN = 100
"""Events and posts of one unit on its page; the rest is in the lists."""
GRADES = {
    choices.Grade.EXCELLENT: Tone.GREEN,
    choices.Grade.GOOD: Tone.GREEN,
    choices.Grade.PASSED: Tone.AMBER,
    choices.Grade.FAILED: Tone.RED,
}


class YearForm(forms.Form):
    """Which year, and which units."""

    year = forms.IntegerField(label="年度", required=False, min_value=2000, max_value=2100)
    only = forms.ChoiceField(
        label="只看",
        required=False,
        choices=[
            ("", "全部单位"),
            ("late", "有逾期没有落实的"),
            ("unreported", "没有交履职报告的"),
        ],
    )


def latest_year() -> int:
    """The newest year that has a list, not later than this one."""
    years = PublicityDuty.objects.filter(year__lte=clock.today().year).order_by("-year")
    return years.values_list("year", flat=True).first() or clock.today().year


def overview(request: HttpRequest) -> HttpResponse:
    """Units by fulfilment."""
    asked = YearForm(request.GET)
    data = asked.cleaned_data if asked.is_valid() else {}
    year = data.get("year") or latest_year()
    form = YearForm({"year": year, "only": data.get("only", "")})
    rows = fulfilment.by_unit(year)
    shown = [row for row in rows if _wanted(row, data.get("only", ""))]
    context = {
        "form": form,
        "year": year,
        "stats": _stats(rows),
        "table": _overview_table(shown, year),
    }
    return render(request, "publicity/duties.html", context)


def _wanted(row: UnitYear, only: str) -> bool:
    if only == "late":
        return row.late > 0
    return only != "unreported" or bool(row.duties and row.review is None)


def _stats(rows: list[UnitYear]) -> list[Stat]:
    duties, done = sum(len(r.duties) for r in rows), sum(r.fulfilled for r in rows)
    late = sum(row.late for row in rows)
    return [
        Stat("承担责任的单位", sum(bool(row.duties) for row in rows), "个"),
        Stat("普法责任", duties, "项"),
        Stat("已落实", done, "项", tone=Tone.GREEN),
        Stat("逾期没有落实", late, "项", tone=Tone.RED if late else Tone.PLAIN),
        Stat("活动", sum(row.events for row in rows), "场"),
        Stat("参加", sum(row.heads for row in rows), "人次"),
    ]


def _overview_table(rows: list[UnitYear], year: int) -> Table:
    return Table(
        columns=(
            Column("单位", keep=True),
            Column("责任", "number"),
            Column("已落实", "number"),
            Column("逾期", "badge"),
            Column("活动（场）", "number"),
            Column("人次", "number"),
            Column("推送（条）", "number"),
            Column("评议", "badge"),
        ),
        rows=[_overview_row(row) for row in rows],
        caption=f"{year}年普法责任落实情况",
        link=lambda row: (
            reverse("workbench:page-publicity-duties-of", args=[row[-1]]) + f"?year={year}"
        ),
        foot=(
            "合计",
            sum(len(row.duties) for row in rows),
            sum(row.fulfilled for row in rows),
            None,
            sum(row.events for row in rows),
            sum(row.heads for row in rows),
            sum(row.posts for row in rows),
            None,
        ),
        empty="没有符合条件的单位。",
        empty_hint="先在“普法责任清单”里登记，或者换一个年度。",
    )


def _overview_row(row: UnitYear) -> tuple[Any, ...]:
    late = (f"{row.late}项", Tone.RED) if row.late else None
    counts = (row.events, row.heads, row.posts)
    return (
        row.unit.label,
        len(row.duties),
        row.fulfilled,
        late,
        *counts,
        _judged(row),
        row.unit.pk,
    )


def _judged(row: UnitYear) -> tuple[str, Tone] | None:
    if not row.duties:
        return None
    if row.review is None:
        return "未交报告", Tone.PLAIN
    if row.review.score is None:
        return "待评议", Tone.AMBER
    grade = choices.Grade(row.review.grade)
    return f"{row.review.score}分 {grade.label}", GRADES[grade]


def of_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its duties, each with the events and posts that fulfil it; then everything it did."""
    unit = get_object_or_404(Unit, pk=pk)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else latest_year()
    found = next(iter(fulfilment.by_unit(year, [unit.pk])), UnitYear(unit))
    events = list(fulfilment.held(year).filter(unit=unit).order_by("-held_on", "-pk")[: SHOWN + 1])
    mine = visible(
        person_of(request), PublicityEvent.objects.filter(pk__in=[one.pk for one in events])
    )
    seen = set(mine.values_list("pk", flat=True))
    posts = fulfilment.posted(year).filter(unit=unit).order_by("-posted_on", "-pk")
    context = {
        "unit": unit,
        "year": year,
        "found": found,
        "stats": _unit_stats(found),
        "duties": _proofs(found.duties),
        "events_table": _events_table(events[:SHOWN], seen, year),
        "seen": seen,
        "more_events": len(events) > SHOWN,
        "posts_table": _posts_table(list(posts[:20]), year),
        "posts_url": f"{reverse('workbench:entries', args=[POSTS.code])}?unit={unit.pk}",
        "duties_url": f"{reverse('workbench:entries', args=[DUTIES.code])}?unit={unit.pk}",
        "review": found.review,
        "crumbs": [
            Crumb("普法责任", f"{reverse('workbench:page-publicity-duties')}?year={year}"),
            Crumb(unit.label),
        ],
    }
    return render(request, "publicity/duties_unit.html", context)


def _unit_stats(row: UnitYear) -> list[Stat]:
    return [
        Stat("普法责任", len(row.duties), "项", url="#duties"),
        Stat("已落实", row.fulfilled, "项", tone=Tone.GREEN, url="#duties"),
        Stat(
            "逾期没有落实",
            row.late,
            "项",
            tone=Tone.RED if row.late else Tone.PLAIN,
            url="#duties",
        ),
        Stat("活动", row.events, "场", url="#events"),
        Stat("参加", row.heads, "人次", url="#events"),
        Stat("推送", row.posts, "条", url="#posts"),
    ]


def _proofs(lines: list[Line]) -> list[tuple[Line, list[Any], list[Any]]]:
    """Every duty with the events and posts that stand on it, in two queries."""
    duties = [line.duty.pk for line in lines]
    events, posts = defaultdict(list), defaultdict(list)
    rows = PublicityEvent.objects.filter(duty__in=duties, held_on__isnull=False)
    for event in rows.exclude(outcome=fulfilment.UNCOUNTED).order_by("held_on", "pk"):
        events[event.duty_id].append(event)
    for post in PublicityPost.objects.filter(duty__in=duties).order_by("posted_on", "pk"):
        posts[post.duty_id].append(post)
    return [(one, events[one.duty.pk], posts[one.duty.pk]) for one in lines]


def _events_table(events: list[PublicityEvent], seen: set[int], year: int) -> Table:
    return Table(
        columns=(
            Column("活动"),
            Column("形式", keep=True),
            Column("举办", "date", keep=True),
            Column("人次", "number"),
        ),
        rows=[
            (
                one.title,
                one.get_kind_display(),
                one.held_on,
                one.heads,
                one.pk if one.pk in seen else None,
            )
            for one in events
        ],
        caption=f"{year}年的活动",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]) if row[-1] else "",
        empty=f"{year}年没有登记过活动。",
    )


def _posts_table(posts: list[PublicityPost], year: int) -> Table:
    return Table(
        columns=(Column("标题"), Column("推送", "date", keep=True), Column("阅读", "number")),
        rows=[(one.title, one.posted_on, one.reads, one.pk) for one in posts],
        caption=f"{year}年的推送",
        link=lambda row: reverse("workbench:entry", args=[POSTS.code, row[-1]]),
        empty=f"{year}年没有推送。",
    )


def _concerns(person: Person) -> bool:
    """The person has a right in publicity."""
    return holds(person, READERS, "publicity")


PAGES = (
    Page(
        "publicity-duties",
        "普法责任",
        "publicity/duties/",
        overview,
        group="业务",
        roles=READERS,
        order=61,
        offered=_concerns,
    ),
    Page(
        "publicity-duties-of",
        "普法责任",
        "publicity/duties/<int:pk>/",
        of_unit,
        group="",
        roles=READERS,
    ),
)
