"""入企检查日历: the visits to every enterprise in a year, over all units, on one page."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zhunsheng.domains.inspection import choices, visits
from zhunsheng.domains.inspection.models import InspectionObject, InspectionTask
from zhunsheng.domains.inspection.procedures.outcomes import TITLES
from zhunsheng.domains.inspection.registers import OBJECTS
from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.faces.workbench.present.rows import stage_badge
from zhunsheng.kernel.access.scope import visible as visible_matters
from zhunsheng.kernel.registers import search
from zhunsheng.lib import clock

SIZE = 50
READERS = ("registrar", "handler", "chief", "organ_head", "leader", "auditor")
WAITING = Q(tasks__checked_on=None)


class CalendarForm(forms.Form):
    """Year, words, trade, and the enterprises that need a look."""

    year = forms.IntegerField(label="年度", required=False, min_value=2000, max_value=2100)
    q = forms.CharField(label="企业名称或者信用代码", required=False, max_length=60)
    kind = forms.ChoiceField(
        label="类别", required=False, choices=[("", "全部类别"), *choices.ObjectKind.choices]
    )
    only = forms.ChoiceField(
        label="只看",
        required=False,
        choices=[
            ("", "全部"),
            ("over", "超过次数上限的"),
            ("merge", "可以综合查一次的"),
        ],
    )


def visited(year: int, data: dict[str, Any]) -> QuerySet[Any]:
    """Objects with a visit in the year, those with the most first, with the number of tasks done and to come."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    done = Q(tasks__checked_on__range=(first, last))
    waiting = WAITING & Q(tasks__received_on__range=(first, last))
    counted = ~Q(tasks__stage=visits.REPLACED)
    rows: QuerySet[Any] = InspectionObject.objects.annotate(
        days=Count("tasks__checked_on", distinct=True, filter=done & counted),
        waiting=Count("tasks", distinct=True, filter=waiting & counted),
        others=Count("tasks__unit", distinct=True, filter=waiting & counted),
    ).annotate(burden=F("days") + F("waiting"))
    if data.get("q"):
        rows = search.narrow(OBJECTS, rows, data["q"])
    if data.get("kind"):
        rows = rows.filter(kind=data["kind"])
    if data.get("only") == "merge":
        rows = rows.filter(others__gt=1)
    if data.get("only") == "over":
        over = Q(pk__in=())
        for credit, most in visits.caps(year).items():
            over |= Q(credit=credit, burden__gt=most)
        rows = rows.filter(over)
    return rows.filter(burden__gt=0).order_by("-burden", "pk")


def calendar(request: HttpRequest) -> HttpResponse:
    """The list; ``after=<visits>-<id>`` goes on by key."""
    form = CalendarForm(request.GET or None, initial={"year": clock.today().year})
    data = form.cleaned_data if form.is_valid() else {}
    year = data.get("year") or clock.today().year
    rows = visited(year, data)
    burden, _dash, pk = request.GET.get("after", "").partition("-")
    if burden.isdecimal() and pk.isdecimal() and len(pk) < 18 and len(burden) < 9:
        rows = rows.filter(Q(burden__lt=int(burden)) | Q(burden=int(burden), pk__gt=int(pk)))
    found = list(rows[: SIZE + 1])
    shown = found[:SIZE]
    context = {
        "form": form,
        "year": year,
        "table": _table(request, year, shown, more=len(found) > SIZE),
        "caps": sorted(visits.caps(year).items()),
    }
    return render(request, "inspection/calendar.html", context)


def _table(request: HttpRequest, year: int, shown: list[InspectionObject], *, more: bool) -> Table:
    tasks = _tasks(year, shown)
    limits = visits.caps(year)
    query = request.GET.copy()
    last = shown[-1] if shown else None
    query["after"] = f"{last.burden}-{last.pk}" if last else ""  # type: ignore[attr-defined]
    return Table(
        columns=(
            Column("企业", "lines"),
            Column("信用", keep=True),
            Column("次数", keep=True),
            Column("哪天、谁去"),
            Column("提示", "badge"),
        ),
        rows=[_row(one, tasks.get(one.pk, []), limits.get(one.credit)) for one in shown],
        caption=f"{year}年入企检查日历",
        link=lambda row: (
            reverse("workbench:page-inspection-visits-of", args=[row[-1]]) + f"?year={year}"
        ),
        older=f"?{query.urlencode()}" if more else "",
        empty="没有符合条件的企业。",
        empty_hint="只列出这一年检查过或者安排检查的企业；没有安排的不在这里。",
    )


def _tasks(year: int, shown: list[InspectionObject]) -> dict[int, list[InspectionTask]]:
    """The year's tasks of the shown objects, in one query."""
    found: dict[int, list[InspectionTask]] = defaultdict(list)
    rows = visits.tasks_of(year, [one.pk for one in shown]).select_related("unit")
    for task in rows.order_by("checked_on", "planned_on", "pk"):
        found[task.target_id].append(task)
    return found


def _row(one: Any, tasks: list[InspectionTask], most: int | None) -> tuple[Any, ...]:
    place = one.get_kind_display()
    return (
        (one.name, place),
        one.get_credit_display(),
        f"已查{one.days}，待查{one.waiting}" + (f"，上限{most}" if most is not None else ""),
        _when(tasks),
        _hint(one, most),
        one.pk,
    )


def _when(tasks: list[InspectionTask]) -> str:
    """“03-17 区市场监管局；待定 区应急局”: units of one day together."""
    days: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        day = task.visit_on
        name = f"{day:%m-%d}" if day else "日子未定"
        if task.unit.label not in days[name]:
            days[name].append(task.unit.label)
    return "；".join(f"{day} {'、'.join(units)}" for day, units in days.items())


def _hint(one: Any, most: int | None) -> tuple[str, Tone] | None:
    if most is not None and one.burden > most:
        return "超过上限，可以综合查" if one.others > 1 else "超过上限", Tone.RED
    if one.others > 1:
        return "可以综合查一次", Tone.AMBER
    if most is not None and one.burden == most:
        return "达到上限", Tone.AMBER
    return None


def of_object(request: HttpRequest, pk: int) -> HttpResponse:
    """One enterprise's year: every visit of every unit, and who could go together."""
    one = get_object_or_404(InspectionObject, pk=pk)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year
    tasks = list(
        visits.tasks_of(year, [one.pk])
        .select_related("unit", "plan")
        .order_by("checked_on", "planned_on", "pk")
    )
    seen = set(
        visible_matters(
            person_of(request), InspectionTask.objects.filter(pk__in=[t.pk for t in tasks])
        ).values_list("pk", flat=True)
    )
    waiting = [task for task in tasks if task.checked_on is None]
    limits = visits.caps(year)
    burden = visits.burdens(year, [one.pk]).get(one.pk)
    context = {
        "object": one,
        "year": year,
        "facts": _facts(one, limits.get(one.credit), burden),
        "table": _visits_table(tasks, seen, year),
        "units": list(dict.fromkeys(task.unit.label for task in waiting)),
        "over": bool(burden and one.credit in limits and burden.visits > limits[one.credit]),
        "crumbs": [
            Crumb("入企检查日历", f"{reverse('workbench:page-inspection-visits')}?year={year}"),
            Crumb(one.name),
        ],
    }
    return render(request, "inspection/calendar_object.html", context)


def _facts(one: InspectionObject, most: int | None, burden: visits.Burden | None) -> list[Fact]:
    return [
        Fact("统一社会信用代码", one.code),
        Fact("类别", one.get_kind_display()),
        Fact("信用和风险", f"{one.get_credit_display()}、{one.get_risk_display()}"),
        Fact("今年进门", f"{burden.visits if burden else 0}次"),
        Fact("上限", f"{most}次" if most is not None else "没有规定"),
        Fact("地址", one.address),
    ]


def _visits_table(tasks: list[InspectionTask], seen: set[int], year: int) -> Table:
    """Tasks of others are listed too, since all units share the enterprise's time; only their pages stay shut."""
    return Table(
        columns=(
            Column("检查任务"),
            Column("单位", keep=True),
            Column("日期", "date", keep=True),
            Column("阶段", "badge", keep=True),
            Column("结果"),
        ),
        rows=[
            (
                task.plan.title if task.plan else task.get_ground_display(),
                task.unit.label,
                task.visit_on,
                stage_badge("inspection.task", task.procedure_version, task.stage),
                TITLES.get(task.outcome, ""),
                task.pk if task.pk in seen else None,
            )
            for task in tasks
        ],
        caption=f"{year}年的检查",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]) if row[-1] else "",
        empty=f"{year}年没有检查，也没有安排。",
    )


PAGES = (
    Page(
        "inspection-visits",
        "入企检查日历",
        "inspection/visits/",
        calendar,
        group="业务",
        roles=READERS,
        order=15,
    ),
    Page(
        "inspection-visits-of",
        "入企检查日历",
        "inspection/visits/<int:pk>/",
        of_object,
        group="",
        roles=READERS,
    ),
)
