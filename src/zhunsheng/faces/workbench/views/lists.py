"""The list of one desk: filters above, pages by key, export of what is filtered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui import tables
from zhunsheng.faces.ui.tables import Table
from zhunsheng.faces.workbench.declare import Desk, desks
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.rows import (
    MATTER_FIELDS,
    countdowns,
    due_cell,
    stage_badge,
)
from zhunsheng.faces.workbench.views.filing import blank_context
from zhunsheng.kernel.access import scope
from zhunsheng.kernel.clocks.explain import Explanation
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import checks, referral
from zhunsheng.kernel.procedure.registry import versions
from zhunsheng.lib.xlsx import Column, Kind

SIZE = 50
#: Digits of a key that fits into a column.
LONGEST_KEY = 18
MINE = (("", "全部承办人"), ("me", "我承办的"), ("none", "未指派"))
MOST_EXPORTED = 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTED = (
    Column("number", "案号"),
    Column("title", "标题"),
    Column("stage", "阶段"),
    Column("handler", "承办人"),
    Column("received_on", "收到日期", Kind.DATE),
    Column("due_on", "期限届满日", Kind.DATE),
    Column("closed_on", "办结日期", Kind.DATE),
)


def filter_form(desk: Desk, person: Person, data: Any) -> forms.Form:
    """Stage, dates and the desk's own choices as one GET form."""
    stages = {s.code: s.title for p in versions(desk.procedure) for s in p.stages}
    fields: dict[str, forms.Field] = {
        "q": forms.CharField(label="查找", required=False, max_length=60),
        "stage": forms.ChoiceField(
            label="阶段", required=False, choices=[("", "全部阶段"), *stages.items()]
        ),
        "handler": forms.ChoiceField(label="承办", required=False, choices=MINE),
        "year": forms.IntegerField(
            label="收到年度", required=False, min_value=2000, max_value=2100
        ),
    }
    for one in desk.filters:
        choices = one.choices(person) if callable(one.choices) else one.choices
        fields[one.field] = forms.ChoiceField(
            label=one.title, required=False, choices=[("", f"全部{one.title}"), *choices]
        )
    form: forms.Form = type("FilterForm", (forms.Form,), fields)(data)
    return form


def filtered(desk: Desk, person: Person, form: forms.Form) -> QuerySet[Any]:
    """The desk's matters narrowed by the form. Only a filter of the business's own fields joins its table."""
    data = form.cleaned_data if form.is_valid() else {}
    own = {one.field: data[one.field] for one in desk.filters if data.get(one.field)}
    model: Any = versions(desk.procedure)[0].model if own or desk.columns else Matter
    rows = model.objects.filter(
        domain=desk.procedure.split(".", 1)[0], procedure=desk.procedure, **own
    )
    if data.get("stage"):
        rows = rows.filter(stage=data["stage"])
    if data.get("handler"):
        rows = rows.filter(handler=person.pk if data["handler"] == "me" else None)
    if data.get("year"):
        rows = rows.filter(received_on__year=data["year"])
    if data.get("q"):
        from zhunsheng.kernel.matters import search

        rows = rows.filter(pk__in=search.find(data["q"]))
    return rows  # type: ignore[no-any-return]


@staff
def listing(request: HttpRequest, procedure: str) -> HttpResponse:
    """One page; ``older=<id>`` and ``newer=<id>`` move through it by key."""
    desk = _desk(procedure)
    person = person_of(request)
    form = filter_form(desk, person, request.GET or {})
    rows, older, newer = _page(person, filtered(desk, person, form), request, _fields(desk))
    left = countdowns(row[0] for row in rows)
    table = Table(
        columns=(
            tables.Column("案号", keep=True),
            tables.Column("标题"),
            *(tables.Column(one.title, one.kind) for one in desk.columns),
            tables.Column("阶段", "badge", keep=True),
            tables.Column("承办人", keep=True),
            tables.Column("收到", "day"),
            tables.Column("期限", "due", keep=True),
        ),
        rows=[_row(desk, row, left.get(row[0])) for row in rows],
        caption=desk.title,
        lead=1,
        select=lambda row: str(row[-1]),
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        older=_link(request, older=older) if older else "",
        newer=_link(request, newer=newer) if newer else "",
        empty="没有符合条件的案件。",
        empty_hint="请放宽筛选条件。",
    )
    context = {
        "desk": desk,
        "form": form,
        "table": table,
        "may_file": _may_file(request, procedure),
        "waiting": referral.waiting_for(person).filter(procedure=procedure)[:SIZE].count(),
        "export_url": f"{reverse('workbench:export', args=[procedure])}?{request.GET.urlencode()}",
    }
    template = (
        "workbench/list_results.html" if getattr(request, "htmx", False) else "workbench/list.html"
    )
    return render(request, template, context)


def _key_of(text: str) -> str:
    """A key from an address; empty for what no table can hold."""
    return text if text.isdecimal() and len(text) <= LONGEST_KEY else ""


def _page(
    person: Person, rows: QuerySet[Any], request: HttpRequest, fields: tuple[str, ...]
) -> tuple[list[Any], str, str]:
    """Up to :data:`SIZE` rows by falling key, and the keys of the neighbouring pages where there are any."""
    older, newer = (_key_of(request.GET.get(name, "")) for name in ("older", "newer"))
    back = bool(newer)
    if back:
        ordered = rows.filter(pk__gt=int(newer)).order_by("pk")
    else:
        ordered = rows.filter(Q(pk__lt=int(older)) if older else Q()).order_by("-pk")
    values = ordered.values_list(*fields)
    page = scope.page(
        person,
        values,
        key=lambda row: row[0],
        identity=lambda row: row[0],
        size=SIZE + 1,
        reverse=not back,
    )
    more, page = len(page) > SIZE, page[:SIZE]
    if back:
        page.reverse()
    has_older, has_newer = (True, more) if back else (more, bool(older))
    first, last = (page[0][0], page[-1][0]) if page else (0, 0)
    return page, str(last) if has_older and page else "", str(first) if has_newer and page else ""


def _fields(desk: Desk) -> tuple[str, ...]:
    """The fields of a row: those of every matter, then those of the desk's columns."""
    return (*MATTER_FIELDS, *(name for one in desk.columns for name in one.fields))


def _row(desk: Desk, row: Any, said: Explanation | None) -> tuple[Any, ...]:
    common = len(MATTER_FIELDS)
    pk, number, title, procedure, version, stage, handler, received, *_days = row[:common]
    return (
        number or "未编号",
        title,
        *_own_cells(desk, row[common:]),
        stage_badge(procedure, version, stage),
        handler or "未指派",
        received,
        due_cell(said),
        pk,
    )


def _own_cells(desk: Desk, values: tuple[Any, ...]) -> list[Any]:
    """The cells of the desk's own columns from the values read for them."""
    cells, at = [], 0
    for one in desk.columns:
        given = values[at : at + len(one.fields)]
        cells.append(one.value(*given) if one.value else given[0])
        at += len(one.fields)
    return cells


def _link(request: HttpRequest, **keys: str) -> str:
    query = request.GET.copy()
    for name in ("older", "newer"):
        query.pop(name, None)
    query.update(keys)
    return f"?{query.urlencode()}"


def _desk(procedure: str) -> Desk:
    desk = desks.get(procedure)
    if desk is None:
        raise Http404("没有这项业务。")
    return desk


def _may_file(request: HttpRequest, procedure: str) -> bool:
    return checks.permitted(blank_context(procedure, actor_of(request)))


@staff
def export(request: HttpRequest, procedure: str) -> HttpResponse:
    """What is filtered, as an Excel file."""
    desk, person = _desk(procedure), person_of(request)
    form = filter_form(desk, person, request.GET or {})
    found = scope.visible(person, filtered(desk, person, form)).order_by("-pk")
    rows = (_exported(row) for row in found.values_list(*MATTER_FIELDS)[:MOST_EXPORTED])
    content = marked(rows, EXPORTED, desk.title)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{procedure}.xlsx"'
    return response


def _exported(row: Any) -> dict[str, Any]:
    _pk, number, title, procedure, version, stage, handler, received, due, _acted, closed = row
    values = (
        number,
        title,
        stage_badge(procedure, version, stage)[0],
        handler,
        received,
        due,
        closed,
    )
    return dict(zip((column.key for column in EXPORTED), values, strict=True))
