"""驾驶舱: for those who look from above. Key figures, what is open and overdue by unit, the trend, alerts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.faces.ui.parts import Crumb, Tab
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.alerts.settling import rule_of
from zhunsheng.insight.indicators.figures import series
from zhunsheng.insight.indicators.registry import listed
from zhunsheng.insight.pages import charts
from zhunsheng.insight.pages.alerting import BADGES
from zhunsheng.insight.pages.asked import LEADERS, address, begun, period_of, scope_of
from zhunsheng.insight.pages.statistics import key_stats
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.clocks.explain import SOON_DAYS
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock

SIZE = 50
STATES = {"open": "在办", "soon": "三日内到期", "overdue": "已超期", "unassigned": "未指派"}


def _conditions() -> dict[str, Q]:
    today = clock.today()
    return {
        "open": Q(),
        "soon": Q(due_on__range=(today, today + timedelta(days=SOON_DAYS))),
        "overdue": Q(due_on__lt=today),
        "unassigned": Q(handler__isnull=True),
    }


def _open(person: Person) -> QuerySet[Matter]:
    return visible(person, Matter.objects.filter(closed_on__isnull=True))


@holding(*LEADERS)
def cockpit(request: HttpRequest) -> HttpResponse:
    """The front page of leaders."""
    period, scope, person = period_of(request), scope_of(request), person_of(request)
    wanted = listed()
    now, before = series(wanted, [period, period.year_before()], scope)
    main = charts.flows(wanted)
    year = period.start.year
    page = {
        "period": period,
        "stats": key_stats(request, list(zip(now, before, strict=True))),
        "units": _units(person),
        "trends": charts.trends(request, main, period, scope),
        "alerts": _alerts(person),
        "years": [
            Tab(f"{one}年", address("cockpit/", request, year=one), current=one == year)
            for one in (year + 1, year, year - 1, year - 2)
            if begun(one)
        ],
    }
    return render(request, "insight/cockpit.html", page)


def _units(person: Person) -> Table:
    """What each unit has open now; one query."""
    counts = {state: Count("pk", filter=q) for state, q in _conditions().items() if q}
    # The names of what is counted are not known to the type checker.
    found: Any = _open(person)
    rows = (
        found.order_by()
        .values("unit", "unit__name")
        .annotate(open=Count("pk"), **counts)
        .order_by("-overdue", "-open")
    )
    return Table(
        columns=(
            Column("承办单位"),
            *(Column(title, "number", format=str) for title in STATES.values()),
        ),
        rows=[
            (row["unit__name"], *(_number(row[state], state, row["unit"]) for state in STATES))
            for row in rows
        ],
        caption="各承办单位的在办案件",
        empty="没有在办的案件。",
        empty_hint="有新的案件时会出现在这里。",
    )


def _number(number: int, state: str, unit: int | None) -> SafeString:
    if not number or unit is None:
        return SafeString(str(number))
    late = ' class="late"' if state == "overdue" else ""
    return format_html(
        '<a{} href="/desk/cockpit/{}/{}/">{}</a>', SafeString(late), state, unit, number
    )


def _alerts(person: Person) -> list[tuple[str, str, str, int]]:
    """Open alerts by rule, red ones first."""
    found = list(Alert.objects.open().visible_to(person).only("rule", "tone")[:1000])
    tally = Counter((one.tone, one.rule) for one in found)
    by_rule = {one.rule: rule_of(one) for one in found}
    return [
        (
            rule.title if (rule := by_rule[code]) else code,
            str(Alert.Tone(tone).label),
            BADGES[tone],
            n,
        )
        for (tone, code), n in sorted(tally.items())
    ]


@holding(*LEADERS)
def matters(request: HttpRequest, state: str, unit: int) -> HttpResponse:
    """The open matters of one unit in one state, by due date, a page at a time."""
    if state not in STATES:
        raise Http404("没有这一类案件。")
    found = get_object_or_404(Unit, pk=unit)
    start = request.GET.get("from", "")
    at = int(start) if start.isdecimal() and len(start) < 8 else 0
    rows: Any = _open(person_of(request)).filter(_conditions()[state], unit=found)
    rows = rows.order_by("due_on", "-pk").values_list(*MATTER_FIELDS)[at : at + SIZE + 1]
    page = list(rows)
    table = inbox_table(page, SIZE)
    title = f"{found.label}：{STATES[state]}"
    return render(
        request,
        "insight/open.html",
        {
            "title": title,
            "table": _paged(table, at, more=len(page) > SIZE),
            "crumbs": [Crumb("驾驶舱", "/desk/cockpit/"), Crumb(title)],
        },
    )


def _paged(table: Table, at: int, *, more: bool) -> Table:
    return replace(
        table,
        older=f"?from={at + SIZE}" if more else "",
        newer=f"?from={max(at - SIZE, 0)}" if at else "",
    )
