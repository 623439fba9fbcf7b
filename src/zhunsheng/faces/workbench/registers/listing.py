"""The list of a register: filters above, pages by key, template and export of what is filtered."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui import tables
from zhunsheng.faces.ui.filters import chips
from zhunsheng.faces.ui.tables import Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import desks
from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.registers.base import crumbs, opened
from zhunsheng.kernel.exchange.declare import may_import, sheets
from zhunsheng.kernel.exchange.entries import exported
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import access, content, search
from zhunsheng.kernel.registers.columns import columns_of
from zhunsheng.kernel.registers.content import Words
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import clock

SIZE = 50
#: More are not counted exactly, as nowhere on the workbench.
MOST_COUNTED = 1000
LONGEST_KEY = 18
#: The number of the last column that a phone shows, too.
KEPT = 2
SHORT = 6
"""Choices of at most so many characters stand in one line of the list."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES = (("", "现行有效"), ("ended", "已失效"), ("future", "尚未生效"), ("all", "全部"))
OPENNESS = (("", "公开与否"), ("public", "已公开"), ("hidden", "未公开"), ("withdrawn", "已撤下"))


def filter_form(register: Register, person: Person, data: Any) -> forms.Form:
    """Words, state, openness and the register's own choices as one GET form."""
    fields: dict[str, forms.Field] = {}
    if register.search:
        fields["q"] = forms.CharField(label="查找", required=False, max_length=60)
    for name in register.filters:
        fields[name] = forms.ChoiceField(
            label=register.title_of(name), required=False, choices=_choices(register, name)
        )
    fields["state"] = forms.ChoiceField(label="状态", required=False, choices=STATES)
    if register.public is not None:
        fields["openness"] = forms.ChoiceField(label="公开", required=False, choices=OPENNESS)
    form: forms.Form = type("FilterForm", (forms.Form,), fields)(data)
    return form


def _choices(register: Register, name: str) -> list[tuple[str, str]]:
    field: Any = register.model._meta.get_field(name)
    first = ("", f"全部{register.title_of(name)}")
    if field.choices:
        return [first, *((str(code), str(label)) for code, label in field.flatchoices)]
    if isinstance(field, models.BooleanField):
        return [first, ("1", "是"), ("0", "否")]
    rows = field.related_model._default_manager.filter(
        pk__in=register.model.objects.exclude(**{name: None}).order_by().values(name)
    )
    named = rows.only("pk", "name", "short_name") if field.related_model is Unit else rows
    return [first, *((str(row.pk), content.label(row)) for row in named[:500])]


def filtered(register: Register, person: Person, form: forms.Form) -> QuerySet[Any]:
    """The visible entries narrowed by the form."""
    data = form.cleaned_data if form.is_valid() else {}
    rows = access.visible(person, register)
    for name in register.filters:
        if value := data.get(name):
            rows = rows.filter(**{name: _value(register, name, value)})
    if data.get("q"):
        rows = search.narrow(register, rows, data["q"])
    return rows.filter(_state(data.get("state", "")), _openness(data.get("openness", "")))


def _value(register: Register, name: str, text: str) -> Any:
    is_flag = isinstance(register.model._meta.get_field(name), models.BooleanField)
    return text == "1" if is_flag else text


def _state(code: str) -> Q:
    today = clock.today()
    return {
        "": Q(valid_from__lte=today) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today)),
        "ended": Q(valid_to__lt=today),
        "future": Q(valid_from__gt=today),
    }.get(code, Q())


def _openness(code: str) -> Q:
    return {
        "public": Q(published_on__isnull=False, withdrawn_on__isnull=True),
        "hidden": Q(published_on__isnull=True),
        "withdrawn": Q(withdrawn_on__isnull=False),
    }.get(code, Q())


@staff
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """One page; ``after=<id>`` and ``before=<id>`` move through it by key."""
    register, person = opened(request, code)
    form = filter_form(register, person, request.GET or {})
    rows = filtered(register, person, form)
    page, before, after = _page(rows, request, newest_first=register.newest_first)
    context = {
        "register": register,
        "form": form,
        "chips": chips(form, request.GET),
        "table": _table(register, page, _link(request, after=after), _link(request, before=before)),
        "count": _count(rows, page, before, after),
        "crumbs": crumbs(register),
        "may_add": access.may_edit(person, register),
        "proposing": proposing(register),
        "may_publish": register.public is not None and access.may_edit(person, register),
        "may_import": (sheet := sheets.get(code)) is not None and may_import(person, sheet),
        "export_url": f"{reverse('workbench:entries-export', args=[code])}?{request.GET.urlencode()}",
    }
    part = "results" if getattr(request, "htmx", False) else "list"
    return render(request, f"workbench/registers/{part}.html", context)


def proposing(register: Register) -> tuple[str, str] | None:
    """Title and address of the desk where changes are proposed, if the register has one."""
    desk = desks.get(register.by_procedure)
    return (desk.title, reverse("workbench:list", args=[desk.procedure])) if desk else None


def _count(rows: QuerySet[Any], page: list[Any], before: str, after: str) -> str:
    """How many there are, exactly up to a thousand."""
    if not before and not after:
        return f"共{len(page)}条"
    seen = rows.order_by()[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED}条以上" if seen > MOST_COUNTED else f"共{seen}条"


def _page(
    rows: QuerySet[Any], request: HttpRequest, *, newest_first: bool
) -> tuple[list[Any], str, str]:
    """Up to :data:`SIZE` entries by key, and the keys of the neighbouring pages where there are any."""
    after, before = (_key(request.GET.get(name, "")) for name in ("after", "before"))
    back = bool(before)
    rising = back == newest_first
    if begin := before or after:
        rows = rows.filter(**{"pk__gt" if rising else "pk__lt": int(begin)})
    ordered = rows.order_by("pk" if rising else "-pk")
    page = list(ordered[: SIZE + 1])
    more, page = len(page) > SIZE, page[:SIZE]
    if back:
        page.reverse()
    has_before, has_after = (more, True) if back else (bool(after), more)
    if not page:
        return page, "", ""
    return (
        page,
        str(page[0].pk) if has_before else "",
        str(page[-1].pk) if has_after else "",
    )


def _key(text: str) -> str:
    return text if text.isdecimal() and len(text) <= LONGEST_KEY else ""


def _link(request: HttpRequest, **keys: str) -> str:
    if not any(keys.values()):
        return ""
    return tables.changed(request.GET, **keys)


def _table(register: Register, page: list[Any], after: str, before: str) -> Table:
    words = Words(register)
    plain = [content.columns(register, entry) for entry in page]
    words.read(plain)
    rows = [
        (
            *(words.of(name, values[name]) for name in register.columns),
            badge(register, entry),
            entry.pk,
        )
        for entry, values in zip(page, plain, strict=True)
    ]
    return Table(
        columns=(
            *(
                tables.Column(
                    register.title_of(name), keep=_is_short(register, name), minor=place > KEPT
                )
                for place, name in enumerate(register.columns)
            ),
            tables.Column("状态", "badge", keep=True),
        ),
        rows=rows,
        caption=register.title,
        lead=_lead(register),
        select=lambda row: str(row[-1]),
        link=lambda row: reverse("workbench:entry", args=[register.code, row[-1]]),
        older=after,
        newer=before,
        empty="没有符合条件的条目。",
        empty_hint="请放宽筛选条件；台账还是空的，可以新增，或者用 Excel 导入。",
    )


def _is_short(register: Register, name: str) -> bool:
    """Whether the column's words are too few to be broken: codes, units, short choices."""
    field = register.model_fields[name]
    labels = [str(label) for _value, label in field.flatchoices or ()]
    return name in ("code", "unit") or bool(labels and max(map(len, labels)) <= SHORT)


def _lead(register: Register) -> int:
    """The column that names an entry: the one after the code where the list begins with it."""
    return 1 if register.columns[0] == "code" and len(register.columns) > 1 else 0


def badge(register: Register, entry: Any) -> tuple[str, Tone]:
    """Whether the entry holds and is public."""
    today = clock.today()
    if entry.valid_to is not None and entry.valid_to < today:
        return "已失效", Tone.PLAIN
    if entry.valid_from > today:
        return "尚未生效", Tone.AMBER
    if register.public is None:
        return "有效", Tone.GREEN
    if entry.withdrawn_on is not None:
        return "已撤下", Tone.RED
    return ("已公开", Tone.GREEN) if entry.published_on else ("未公开", Tone.AMBER)


@staff
def export(request: HttpRequest, code: str) -> HttpResponse:
    """What is filtered as an Excel file that can be changed and imported again."""
    register, person = opened(request, code)
    form = filter_form(register, person, request.GET or {})
    rows = exported(register, filtered(register, person, form))
    return sheet_response(marked(rows, columns_of(register), register.title), register.title)


def sheet_response(sheet: bytes, title: str, day: date | None = None) -> HttpResponse:
    """A workbook to download, named by its title and day."""
    response = HttpResponse(sheet, content_type=XLSX)
    name = f"{title}{(day or clock.today()):%Y%m%d}.xlsx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response
