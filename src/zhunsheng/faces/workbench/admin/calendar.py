"""Working calendars: what is known of each year; a holiday notice is pasted, checked, previewed and entered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.admin.home import crumbs
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear
from zhunsheng.kernel.calendar.notices import NoticeRefused, enter_notice, read_notice
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.lib import clock


class NoticeForm(forms.Form):
    """A notice as it was published."""

    area = forms.ModelChoiceField(
        CalendarArea.objects.all(), label="放假区域", to_field_name="code", empty_label=None
    )
    year = forms.IntegerField(label="年份", min_value=2000, max_value=2100)
    source = forms.CharField(
        label="依据", max_length=200, help_text="通知的名称和文号，例如“国办发明电〔2026〕1号”。"
    )
    text = forms.CharField(
        label="通知原文",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="粘贴“一、元旦：……”起的各条；也可以每行一天，例如“2027年1月1日 休 元旦”。",
    )


@holding("admin")
def calendar(request: HttpRequest) -> HttpResponse:
    """The years with their state; entering a notice below."""
    form = NoticeForm(request.POST or None, initial={"year": clock.today().year + 1})
    page: dict[str, Any] = {"form": form, "table": _years(), "crumbs": crumbs("工作日历")}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            entries = read_notice(data["text"], data["area"].code, data["year"])
            if "confirmed" in request.POST:
                return _enter(request, data, entries)
        except NoticeRefused as refusal:
            for problem in refusal.problems:
                form.add_error("text", problem)
        else:
            page |= {"entries": entries, "open": Clock.objects.open().count()}
    return render(
        request, "workbench/admin/calendar.html", page, status=422 if form.errors else 200
    )


def _enter(request: HttpRequest, data: dict[str, Any], entries: list[Any]) -> HttpResponse:
    before = dict(Clock.objects.open().values_list("pk", "due_on"))
    enter_notice(data["area"].code, data["year"], entries, data["source"], person_of(request))
    after = dict(Clock.objects.open().values_list("pk", "due_on"))
    moved = sum(before.get(pk) != due for pk, due in after.items())
    messages.success(
        request,
        f"已录入{data['year']}年放假安排，重新计算了{len(after)}个在算的期限，其中{moved}个届满日有变化。",
    )
    return redirect("workbench:admin-calendar")


def _years() -> Table:
    rows = CalendarYear.objects.select_related("area", "entered_by").order_by("-year", "area__code")
    return Table(
        columns=[Column("年份"), Column("区域"), Column("状态", "badge"), Column("依据"), Column("录入")],
        rows=[
            (
                f"{r.year}年", r.area.name, (r.get_status_display(), "green" if r.status == "loaded" else "amber"),
                r.source, r.entered_by.name if r.entered_by else "程序自带",
            )
            for r in rows[:60]
        ],
        caption="年度放假安排",
        empty="还没有放假安排。",
    )  # fmt: skip
