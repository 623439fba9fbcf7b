"""Lists and forms of the tables that administrators keep; every change is in the ledger with old and new values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import messages
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.forms import ModelForm, modelform_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.admin.kernel_registers import KERNEL_REGISTERS
from zhunsheng.faces.workbench.declare import AdminRegister, admin_registers
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import Personal, reveal
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.values import plain

MOST = 300


def registers() -> dict[str, AdminRegister]:
    """The kernel's own tables and those that businesses bring."""
    return {one.code: one for one in (*KERNEL_REGISTERS, *admin_registers)}


def stream_of(register: AdminRegister) -> str:
    """The ledger stream of a register's rows."""
    return f"register.{register.code}"


def _register(code: str) -> AdminRegister:
    found = registers().get(code)
    if found is None:
        raise Http404("没有这项设置。")
    return found


@holding("admin")
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """The rows, narrowed by a word."""
    register = _register(code)
    word = request.GET.get("q", "").strip()[:40]
    rows = register.model.objects.select_related(*register.related)
    if word and register.search:
        rows = rows.filter(
            reduce(or_, (Q(**{f"{name}__icontains": word}) for name in register.search))
        )
    found = list(rows[: MOST + 1])
    table = Table(
        columns=[Column(title) for title, _value in register.columns],
        rows=[
            (*(value(row) for _title, value in register.columns), row.pk) for row in found[:MOST]
        ],
        caption=register.title,
        link=lambda row: reverse("workbench:register-edit", args=[code, row[-1]]),
        empty="还没有内容。",
    )
    page = {
        "register": register,
        "table": table,
        "more": len(found) > MOST,
        "word": word,
        "crumbs": _crumbs(register),
    }
    return render(request, "workbench/admin/register.html", page)


@holding("admin")
def edit(request: HttpRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Add or change one row."""
    register = _register(code)
    row = get_object_or_404(register.model, pk=pk) if pk else None
    kind = form_of(register)
    form = kind(request.POST or None, instance=row, initial=_initial(request, kind))
    if request.method == "POST" and form.is_valid():
        saved = save(register, form, person_of(request))
        messages.success(request, "已保存，改动已记入操作记录。")
        return redirect("workbench:register-edit", code=code, pk=saved.pk)
    fresh = register.model.objects.get(pk=pk) if pk else None
    page = {
        "register": register,
        "form": form,
        "row": fresh,
        "about": register.about(fresh) if fresh else (),
        "history": history(register, pk) if pk else [],
        "crumbs": [*_crumbs(register), Crumb(str(fresh) if fresh else "新增")],
    }
    return render(
        request, "workbench/admin/register_edit.html", page, status=422 if form.errors else 200
    )


@holding("admin")
def remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Delete a row that nothing refers to; asked once on the page before."""
    register = _register(code)
    row = get_object_or_404(register.model, pk=pk)
    if request.method != "POST":
        return redirect("workbench:register-edit", code=code, pk=pk)
    old = values(register, row)
    try:
        with transaction.atomic():
            row.delete()
            _write(register, pk, "removed", person_of(request), old, {})
    except ProtectedError:
        messages.error(request, "这一条已经被案件或者其他内容使用，不能删除。请改填终止日期。")
        return redirect("workbench:register-edit", code=code, pk=pk)
    messages.success(request, "已删除，改动已记入操作记录。")
    return redirect("workbench:register", code=code)


def _initial(request: HttpRequest, kind: type[Any]) -> dict[str, str]:
    return {name: request.GET[name] for name in request.GET if name in kind.base_fields}


def form_of(register: AdminRegister) -> type[ModelForm[Any]]:
    """The register's form; dates as clerks write them."""
    if register.form is not None:
        return register.form
    return modelform_factory(register.model, fields=register.fields, formfield_callback=_field)


def _field(field: models.Field[Any, Any], **more: Any) -> Any:
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return ChineseDateField(label=field.verbose_name, required=not field.blank)
    return field.formfield(**more)


def save(register: AdminRegister, form: ModelForm[Any], person: Person) -> Any:
    """Save the form's row and write what changed into the ledger."""
    with transaction.atomic():
        pk = form.instance.pk
        old = values(register, register.model.objects.get(pk=pk)) if pk else {}
        row = form.save()
        new = values(register, row)
        changed = {name for name in new if old.get(name) != new[name]}
        if changed:
            _write(
                register,
                row.pk,
                "changed" if pk else "added",
                person,
                {n: old[n] for n in sorted(changed) if n in old},
                {n: new[n] for n in sorted(changed)},
            )
    return row


def values(register: AdminRegister, row: Any) -> dict[str, Any]:
    """The row's values as the ledger takes them."""
    fields = [row._meta.get_field(name) for name in _names(register)]
    return {field.name: plain(getattr(row, field.attname)) for field in fields}


def _names(register: AdminRegister) -> tuple[str, ...]:
    known = {field.name for field in register.model._meta.concrete_fields}
    fields = form_of(register).base_fields if register.form else register.fields
    return tuple(name for name in fields if name in known)


def _write(
    register: AdminRegister,
    pk: int,
    verb: str,
    person: Person,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
) -> None:
    data = {"old": _concealed(register, old), "new": _concealed(register, new)}
    actor = f"person:{person.pk}"
    journal.append(stream_of(register), pk, f"{register.code}.{verb}", actor, data, person=person)


def _concealed(register: AdminRegister, given: Mapping[str, Any]) -> dict[str, Any]:
    """Free text may name somebody, so it stands in the ledger as a commitment only."""
    meta = register.model._meta
    free = {
        field.name
        for field in meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    return {n: Personal(v) if n in free and isinstance(v, str) else v for n, v in given.items()}


def history(register: AdminRegister, pk: int) -> list[dict[str, Any]]:
    """Who changed what, newest first, in words."""
    rows = Event.objects.filter(stream=stream_of(register), subject_id=pk).select_related("person")
    found = []
    for event in rows.prefetch_related("personal_values").order_by("-sequence"):
        data = reveal(event)
        changes = [
            (
                _label(register, name),
                shown(register, name, data["old"].get(name)),
                shown(register, name, value),
            )
            for name, value in data["new"].items()
        ]
        found.append(
            {
                "at": event.recorded_at,
                "who": event.person.name if event.person else "",
                "changes": changes,
            }
        )
    return found


def _label(register: AdminRegister, name: str) -> str:
    return str(register.model._meta.get_field(name).verbose_name)


def shown(register: AdminRegister, name: str, value: Any) -> str:
    """A stored value in words."""
    if value in (None, ""):
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    field = register.model._meta.get_field(name)
    if field.is_relation and field.related_model is not None:
        return str(field.related_model._default_manager.filter(pk=value).first() or value)
    choices = dict(getattr(field, "flatchoices", ()) or ())
    return (
        str(choices.get(value, value)) if not isinstance(value, list | dict) else json.dumps(value)
    )


def _crumbs(register: AdminRegister) -> list[Crumb]:
    home = Crumb("系统管理", reverse("workbench:admin"))
    return [home, Crumb(register.title, reverse("workbench:register", args=[register.code]))]
