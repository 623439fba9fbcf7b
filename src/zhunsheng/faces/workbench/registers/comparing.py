"""What differs in a register between two days, on a page and as a sheet; and the register as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Stat
from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.registers.base import crumbs, opened
from zhunsheng.faces.workbench.registers.listing import sheet_response
from zhunsheng.kernel.exchange.entries import stood
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import access, history
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.history import Difference
from zhunsheng.lib import clock
from zhunsheng.lib.xlsx import Column

SHOWN = 200
#: Beyond this many differences the page counts no further.
MOST = 5_000
COLUMNS = (
    Column("kind", "变动"),
    Column("title", "条目", width=40),
    Column("unit", "责任单位"),
    Column("field", "项目"),
    Column("before", "原内容", width=40),
    Column("after", "新内容", width=40),
    Column("reason", "依据或原因", width=30),
)


class DaysForm(forms.Form):
    """Two days."""

    first = ChineseDateField(label="从")
    second = ChineseDateField(label="到")

    def clean(self) -> dict[str, Any]:
        """In their order."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("first") and data.get("second") and data["second"] <= data["first"]:
            self.add_error("second", "后一个日期要晚于前一个。")
        return data


def _days(request: HttpRequest) -> DaysForm:
    today = clock.today()
    begin = {"first": (today - timedelta(days=365)).isoformat(), "second": today.isoformat()}
    asked = "first" in request.GET or "second" in request.GET
    return DaysForm(request.GET if asked else begin)


def _back(request: HttpRequest, code: str) -> str:
    """The page of the comparison, which says what is wrong with the days."""
    return f"{reverse('workbench:entries-compare', args=[code])}?{request.GET.urlencode()}"


def _visible(person: Person, register: Register, first: date, second: date) -> Iterator[Difference]:
    """The differences of entries that the person may see."""
    return history.differences(
        register, first, second, within=access.visible(person, register).order_by().values("pk")
    )


@staff
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """Counts and the first differences, each with its fields before and after."""
    register, person = opened(request, code)
    form = _days(request)
    rows: list[Difference] = []
    if form.is_valid():
        days = form.cleaned_data["first"], form.cleaned_data["second"]
        rows = list(islice(_visible(person, register, *days), MOST))
    units = _units(rows[:SHOWN])
    context = {
        "register": register,
        "form": form,
        "stats": [
            Stat(title, sum(row.kind == kind for row in rows), "条")
            for kind, title in (("added", "新增"), ("changed", "修改"), ("ended", "失效"))
        ],
        "rows": [(row, units.get(row.unit_id, "")) for row in rows[:SHOWN]],
        "hidden": max(len(rows) - SHOWN, 0),
        "more": len(rows) == MOST,
        "query": request.GET.urlencode(),
        "crumbs": crumbs(register, "两个日期对比"),
    }
    return render(
        request, "workbench/registers/compare.html", context, status=422 if form.errors else 200
    )


def _units(rows: list[Difference]) -> dict[int | None, str]:
    ids = {row.unit_id for row in rows if row.unit_id}
    return {unit.pk: unit.label for unit in Unit.objects.filter(pk__in=ids)}


@staff
def compare_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Every difference, one line for each field."""
    register, person = opened(request, code)
    form = _days(request)
    if not form.is_valid():
        return redirect(_back(request, code))
    days = form.cleaned_data["first"], form.cleaned_data["second"]
    units = dict(Unit.objects.values_list("pk", "name"))
    lines = (line for row in _visible(person, register, *days) for line in _lines(row, units))
    return sheet_response(marked(lines, COLUMNS, register.title), f"{register.title}变动")


def _lines(row: Difference, units: dict[int, str]) -> Iterator[dict[str, str]]:
    whole = {
        "kind": row.kind.label,
        "title": row.title,
        "unit": units.get(row.unit_id or 0, ""),
        "reason": row.reason,
    }
    if not row.changes:
        yield whole
    for one in row.changes:
        yield {**whole, "field": one.title, "before": one.before, "after": one.after}


@staff
def as_at(request: HttpRequest, code: str) -> HttpResponse:
    """The register as it stood on the second day, as a sheet."""
    register, person = opened(request, code)
    form = _days(request)
    form.is_valid()
    day = form.cleaned_data.get("second")
    if day is None:
        return redirect(_back(request, code))
    within = access.visible(person, register).order_by().values("pk")
    rows = stood(register, day, within)
    return sheet_response(marked(rows, columns_of(register), register.title), register.title, day)
