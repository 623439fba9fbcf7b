"""Statutory limits: what runs, by which article, confirmed or not; an edit makes a new revision with its reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.admin.home import crumbs
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.statutes.limits import (
    EDITABLE,
    LimitRefused,
    current_limits,
    history,
    revise_limit,
)
from zhunsheng.kernel.statutes.models import Limit


class LimitForm(forms.ModelForm[Limit]):
    """The editable values of a limit and why they change."""

    effective_from = ChineseDateField(label="适用起日")
    effective_to = ChineseDateField(label="适用止日", required=False)
    why = forms.CharField(
        label="修改理由和依据",
        max_length=200,
        help_text="在算的期限按原来的规定算完，新起算的用新规定。",
    )

    class Meta:
        model = Limit
        fields = EDITABLE


@holding("admin", "auditor")
def limits(request: HttpRequest) -> HttpResponse:
    """Every limit now in use."""
    table = Table(
        columns=[
            Column("名称"), Column("起算点"), Column("期限", keep=True), Column("最长延长"),
            Column("依据"), Column("核对", "badge"),
        ],
        rows=[
            (
                row.title, row.trigger, row.amount_text, _extension(row), row.cite.text,
                ("已核对原文", "green") if row.confirmed else ("未核对", "amber"), row.pk,
            )
            for row in current_limits()
        ],
        caption="法定期限",
        link=lambda row: reverse("workbench:admin-limit", args=[row[-1]]),
    )  # fmt: skip
    page = {
        "table": table,
        "title": "法定期限",
        "crumbs": crumbs("法定期限"),
        "lead": "每项期限按触发日期选用当时有效的规定，起算以后不再变。",
    }
    return render(request, "workbench/admin/table.html", page)


def _extension(row: Limit) -> str:
    if not row.may_extend:
        return ""
    if row.extension_amount is None:
        return f"{row.extension_authority}批准"
    unit = Limit.Units(row.extension_unit).label.removesuffix("（自然日）")
    return f"{row.extension_amount}{unit}，{row.extension_authority}批准"


@holding("admin")
def limit(request: HttpRequest, pk: int) -> HttpResponse:
    """One limit with its revisions, and the form that makes the next one."""
    row = get_object_or_404(Limit.objects.select_related("statute_version__statute"), pk=pk)
    # A form writes to its instance even when the change is refused, so it gets one of its own.
    form = LimitForm(request.POST or None, instance=Limit.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in EDITABLE}
        try:
            edited = revise_limit(row, changes, person_of(request), form.cleaned_data["why"])
        except LimitRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已保存为新的一版，改动已记入操作记录。")
            return redirect("workbench:admin-limit", pk=edited.pk)
    page: dict[str, Any] = {
        "limit": row,
        "form": form,
        "extension": _extension(row),
        "history": history(row.code, row.version),
        "crumbs": [*crumbs("法定期限", reverse("workbench:admin-limits")), Crumb(row.title)],
    }
    return render(request, "workbench/admin/limit.html", page, status=422 if form.errors else 200)
