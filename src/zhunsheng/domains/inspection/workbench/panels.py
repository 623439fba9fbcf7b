"""Cards on the pages of rounds and tasks: the list, the draw, the tasks; inspectors, checklist, QR code, visits."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.domains.inspection import drawing, visits
from zhunsheng.domains.inspection.models import InspectionRound, InspectionTask
from zhunsheng.domains.inspection.procedures.outcomes import TITLES
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Panel
from zhunsheng.faces.workbench.present.rows import stage_badge
from zhunsheng.lib import clock

SHOWN = 200


def _list(request: HttpRequest, matter: InspectionRound) -> str:
    """What would be drawn today, before the announcement."""
    if matter.stage not in ("planned", "listed") or matter.plan is None:
        return ""
    found = drawing.frame(matter, clock.today())
    rows = [(one.title, one.size, one.size - one.free, one.count) for one in found.strata]
    table = Table(
        columns=(
            Column("分组"),
            Column("名录", "number"),
            Column("达到次数上限", "number"),
            Column("抽取", "number"),
        ),
        rows=rows,
        caption="按今天的名录",
        stack=False,
        foot=("合计", len(found.objects), len(found.barred), found.count),
        empty="名录库里没有符合计划范围的检查对象。",
    )
    people = [(unit.label, len(members)) for unit, members in found.inspectors.items()]
    context = {"table": table, "people": people, "each": found.each, "short": found.short}
    return render_to_string("inspection/panel_list.html", context, request)


def _draw(request: HttpRequest, matter: InspectionRound) -> str:
    """Where the draw stands, with its pages."""
    draw = matter.draw
    if draw is None:
        return ""
    context = {
        "draw": draw,
        "desk_url": f"/desk/draws/{draw.pk}/",
        "public_url": reverse("portal:page-draw", args=[draw.pk]),
        "waiting": matter.stage == "announced",
    }
    return render_to_string("inspection/panel_draw.html", context, request)


def _tasks(request: HttpRequest, matter: InspectionRound) -> str:
    """The drawn objects and how far each is."""
    fields = ("draw_place", "target__name", "number", "stage", "procedure_version", "outcome")
    found = matter.tasks.order_by("draw_place", "pk").values_list(*fields, "checked_on", "pk")
    rows = [
        (
            (f"{place}. {name}" if place else name, number),
            stage_badge("inspection.task", version, stage),
            TITLES.get(outcome, ""),
            day,
            pk,
        )
        for place, name, number, stage, version, outcome, day, pk in found[:SHOWN]
    ]
    if not rows:
        return ""
    table = Table(
        columns=(
            Column("检查对象", "lines"),
            Column("阶段", "badge", keep=True),
            Column("结果"),
            Column("检查日期", "day"),
        ),
        rows=rows,
        caption="检查任务",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
    )
    return render_to_string("inspection/panel_tasks.html", {"table": table}, request)


def _people(request: HttpRequest, matter: InspectionTask) -> str:
    """Who inspects, with certificates; who has left is named as such."""
    rows = matter.assignments.select_related("inspector__unit").order_by("-is_active", "pk")
    today = clock.today()
    people = [
        {
            "inspector": one.inspector,
            "unit": one.inspector.unit.label if one.inspector.unit else "",
            "left": not one.is_active,
            "asked": one.get_asked_display() if one.is_active else "",
            "expired": one.is_active and one.inspector.certified_until < today,
        }
        for one in rows
    ]
    return render_to_string("inspection/panel_people.html", {"people": people}, request)


def _checklist(request: HttpRequest, matter: InspectionTask) -> str:
    """What the checklist says."""
    lines = list(matter.lines.select_related("item"))
    if not lines:
        return ""
    return render_to_string("inspection/panel_checklist.html", {"lines": lines}, request)


def _code(request: HttpRequest, matter: InspectionTask) -> str:
    """扫码入企: what the object's people scan to see who may come."""
    if matter.stage in ("assigned", "replaced"):
        return ""
    path = reverse("portal:page-inspection-visit", args=[matter.pk])
    context = {"url": path, "qr": qr(request.build_absolute_uri(path))}
    return render_to_string("inspection/panel_code.html", context, request)


def qr(url: str) -> SafeString:
    """The code as inline SVG."""
    return mark_safe(segno.make(url, error="m").svg_inline(omitsize=True))  # noqa: S308 - segno's own


def _visits(request: HttpRequest, matter: InspectionTask) -> str:
    """How often this object is visited, and who else is about to."""
    if matter.checked_on is not None:
        return ""
    year = matter.received_on.year
    burden = visits.burdens(year, [matter.target_id]).get(matter.target_id)
    most = visits.caps(year).get(matter.target.credit)
    context = {
        "times": burden.visits if burden else 0,
        "most": most,
        "over": most is not None and burden is not None and burden.visits > most,
        "companions": visits.companions(matter),
        "url": reverse("workbench:page-inspection-visits-of", args=[matter.target_id]),
        "merge_url": reverse("workbench:act", args=[matter.pk, "merge"]),
        "year": year,
    }
    return render_to_string("inspection/panel_visits.html", context, request)


def _panel(code: str, procedure: str, render: Any, order: int, *, aside: bool = False) -> Panel:
    return Panel(f"inspection-{code}", f"inspection.{procedure}", render, aside=aside, order=order)


PANELS = (
    _panel("list", "round", _list, 10),
    _panel("draw", "round", _draw, 20, aside=True),
    _panel("tasks", "round", _tasks, 30),
    _panel("people", "task", _people, 10),
    _panel("checklist", "task", _checklist, 20),
    _panel("visits", "task", _visits, 10, aside=True),
    _panel("code", "task", _code, 20, aside=True),
)
