"""Make entries public and take them down, one or many chosen in the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.registers.base import found, opened
from zhunsheng.faces.workbench.registers.editing import allowed, ask
from zhunsheng.faces.workbench.registers.forms import PublishForm, ReasonForm
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import access, changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.lib import clock

MOST = 50
LONGEST_KEY = 18


def _too_late(form: Any) -> bool:
    """Whether the day lies in the future, which the form then says."""
    if form.cleaned_data["on"] > clock.today():
        form.add_error("on", "日期不能晚于今天，请在当天办理。")
        return True
    return False


@staff
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Make the chosen entries public; the first request shows them, the second one does it."""
    register, person = opened(request, code)
    if register.public is None:
        raise Http404("这个台账不对外公开。")
    allowed(register, person)
    rows = _chosen(request, register, person)
    form = PublishForm(request.POST if "confirmed" in request.POST else None)
    if rows and form.is_bound and form.is_valid() and not _too_late(form):
        change = Change(person, form.cleaned_data["on"])
        done = changing.publish(register, [row.pk for row in rows], change)
        messages.success(request, f"已公开{len(done)}条。")
        return redirect("workbench:entries", code=code)
    names = [(row.pk, register.name(row)) for row in rows]
    title = f"公开选中的{len(rows)}条" if rows else "没有可以公开的条目"
    hint = "" if rows else "请回到列表，勾选左边的方框。只列出您维护的、现行有效而且还没有公开的。"
    return ask(request, register, form, title, "公开" if rows else "", chosen=names, hint=hint)


def _chosen(request: HttpRequest, register: Register, person: Person) -> list[Any]:
    """The entries ticked that the person may change, that hold and are not public yet."""
    ids = [
        int(x)
        for x in (request.POST.getlist("chosen") or request.GET.getlist("chosen"))[:MOST]
        if x.isdecimal() and len(x) <= LONGEST_KEY
    ]
    rows = access.visible(person, register).filter(pk__in=ids).order_by("pk")
    units = access.editable_units(person, register)
    return [
        row
        for row in rows
        if (units is None or row.unit_id in units) and not row.is_public and row.is_in_force()
    ]


@staff
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take one entry down, with the reason that its address then tells."""
    register, person, entry = found(request, code, pk)
    allowed(register, person, entry)
    if not entry.is_public:
        raise Http404("这一条没有公开。")
    form = ReasonForm(request.POST or None, day="撤下日期")
    if request.method == "POST" and form.is_valid() and not _too_late(form):
        change = Change(person, form.cleaned_data["on"], form.cleaned_data["reason"])
        changing.withdraw(register, [pk], change)
        messages.success(request, "已撤下，公众再打开会看到撤下的说明。")
        return redirect("workbench:entry", code=code, pk=pk)
    return ask(request, register, form, f"撤下：{register.name(entry)}", "撤下", entry)
