"""Add, change, end: what was typed stays until it can be written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.registers.base import crumbs, found, opened
from zhunsheng.faces.workbench.registers.forms import EntryForm, GroundForm, ReasonForm, entry_form
from zhunsheng.faces.workbench.registers.listing import proposing
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import access, changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib import clock

NOT_YOURS = "您没有维护这个台账的权限，请联系它的维护单位。"


def allowed(register: Register, person: Person, entry: Any = None) -> None:
    """Raise ``PermissionDenied`` for who may not add entries, or change this one."""
    may = (
        access.may_edit(person, register)
        if entry is None
        else access.may_edit_entry(person, register, entry)
    )
    if not may:
        raise PermissionDenied(NOT_YOURS)


@staff
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A new entry."""
    register, person = opened(request, code)
    allowed(register, person)
    form = entry_form(register, person, data=request.POST or None)
    ground = GroundForm(request.POST or None, is_new=True)
    if request.method == "POST" and form.is_valid() and ground.is_valid():
        change = Change(person, clock.today(), ground.cleaned_data["reason"])
        try:
            (made,) = changing.add(register, [form.values()], change)
        except IntegrityError:
            form.add_error("code", "刚刚有人登记了同样的编码，请核对列表。")
        else:
            messages.success(request, "已登记，改动已记入操作记录。")
            return redirect("workbench:entry", code=code, pk=made.pk)
    return _page(request, register, form, ground)


@staff
def edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change an entry from a day on, or correct what was never true."""
    register, person, entry = found(request, code, pk)
    allowed(register, person, entry)
    form = entry_form(register, person, data=request.POST or None, instance=entry)
    ground = GroundForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and ground.is_valid():
        try:
            changed = changing.edit(register, [_edit(request, pk, form)], _change(person, ground))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            say = "已保存为新的版本。" if changed else "内容没有变化，没有产生新的版本。"
            messages.success(request, say)
            return redirect("workbench:entry", code=code, pk=pk)
    # The form has put its values into the instance; the page names the entry as it stands.
    _register, _person, fresh = found(request, code, pk)
    return _page(request, register, form, ground, fresh)


def _edit(request: HttpRequest, pk: int, form: EntryForm) -> Edit:
    seen = request.POST.get("version", "")
    return Edit(pk, form.values(), int(seen) if seen.isdecimal() and len(seen) < 10 else None)


def _change(person: Person, ground: GroundForm) -> Change:
    data = ground.cleaned_data
    kind = EntryVersion.Kind.CORRECTED if data["is_correction"] else None
    return Change(person, data["on"], data["reason"], kind=kind)


def _page(
    request: HttpRequest,
    register: Register,
    form: EntryForm,
    ground: GroundForm,
    entry: Any = None,
) -> HttpResponse:
    title = f"修改：{register.name(entry)}" if entry else f"新增{register.title}"
    context = {
        "register": register,
        "form": form,
        "ground": ground,
        "entry": entry,
        "title": title,
        "proposing": proposing(register),
        "crumbs": crumbs(register, title),
    }
    status = 422 if form.errors or ground.errors else 200
    return render(request, "workbench/registers/edit.html", context, status=status)


@staff
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Let an entry end; it stays in the register with its history."""
    register, person, entry = found(request, code, pk)
    allowed(register, person, entry)
    form = ReasonForm(request.POST or None, day="最后有效的一天")
    if request.method == "POST" and form.is_valid():
        change = Change(person, form.cleaned_data["on"], form.cleaned_data["reason"])
        try:
            if change.on > clock.today():
                raise Refused("失效日期不能晚于今天。", "将来失效的，请用“修改”填写失效日期。")
            changing.end(register, [pk], change)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已登记失效，以前的内容和版本都保留着。")
            return redirect("workbench:entry", code=code, pk=pk)
    return ask(request, register, form, f"失效：{register.name(entry)}", "登记失效", entry)


def ask(
    request: HttpRequest,
    register: Register,
    form: Any,
    title: str,
    button: str,
    entry: Any = None,
    **more: Any,
) -> HttpResponse:
    """A small form on a page of its own."""
    context = {
        "register": register,
        "form": form,
        "title": title,
        "button": button,
        "entry": entry,
        "crumbs": crumbs(register, title),
        **more,
    }
    return render(
        request, "workbench/registers/ask.html", context, status=422 if form.errors else 200
    )
