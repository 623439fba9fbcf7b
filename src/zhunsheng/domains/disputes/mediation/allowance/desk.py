"""The month's check on the workbench: lines by mediator, and the sheet for the payment."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from zhunsheng.domains.disputes.mediation.allowance.procedure import CODE
from zhunsheng.domains.disputes.mediation.models import AllowanceLine, AllowanceRound
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Desk, ListColumn, Page, Panel
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.exchange.files import marked
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import xlsx
from zhunsheng.lib.hanzi import yuan

SHOWN = 300
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = (
    xlsx.Column("mediator", "调解员"),
    xlsx.Column("organisation", "所在组织"),
    xlsx.Column("number", "案号"),
    xlsx.Column("difficulty", "难易程度"),
    xlsx.Column("form", "协议形式"),
    xlsx.Column("amount", "补贴", xlsx.Kind.MONEY),
)


def facts(matter: AllowanceRound) -> list[Fact]:
    """The month, what it comes to, who approved."""
    found = (
        Fact("单位", matter.unit.name),
        Fact("月份", f"{matter.month.year}年{matter.month.month}月"),
        Fact("件次", matter.lines_count),
        Fact("合计", yuan(matter.total)),
        Fact("核对", day(matter.checked_on)),
        Fact("批准", day(matter.approved_on)),
    )
    return [fact for fact in found if fact.value not in ("", None)]


def _lines(matter: AllowanceRound) -> list[AllowanceLine]:
    rows = AllowanceLine.objects.filter(round=matter.pk).select_related("dispute")
    return list(rows.order_by("is_struck", "mediator", "pk")[: SHOWN + 1])


def _panel(request: HttpRequest, matter: AllowanceRound) -> str:
    lines = _lines(matter)
    table = Table(
        columns=(
            Column("调解员", "lines"),
            Column("案号", keep=True),
            Column("难易", keep=True),
            Column("形式", keep=True),
            Column("补贴", "money", keep=True),
            Column("剔除原因"),
        ),
        rows=[
            (
                (one.mediator, one.organisation),
                one.dispute.number,
                one.get_difficulty_display(),
                one.get_form_display(),
                0 if one.is_struck else one.amount,
                one.reason,
                one.dispute_id,
            )
            for one in lines[:SHOWN]
        ],
        caption="补贴明细",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        empty="这个月没有可以发补贴的案件。",
        empty_hint="有结果、已归档、没有发过的才计算。",
    )
    context = {
        "table": table,
        "more": len(lines) > SHOWN,
        "url": reverse("workbench:page-mediation-allowance", args=[matter.pk]),
    }
    return render_to_string("disputes/mediation_allowance.html", context, request)


@staff
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines that count, as a sheet for the payment."""
    matter: Any = visible(person_of(request), AllowanceRound.objects.filter(pk=pk)).first()
    if matter is None:
        raise Http404("没有这个月的补贴。")
    lines = AllowanceLine.objects.filter(round=pk, is_struck=False).select_related("dispute")
    rows = [
        {
            "mediator": one.mediator,
            "organisation": one.organisation,
            "number": one.dispute.number,
            "difficulty": one.get_difficulty_display(),
            "form": one.get_form_display(),
            "amount": one.amount,
        }
        for one in lines.iterator()
    ]
    content = marked(rows, SHEET, f"以案定补{matter.month:%Y%m}")
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="allowance-{matter.month:%Y%m}.xlsx"'
    return response


DESK = Desk(
    procedure=CODE,
    title="以案定补",
    facts=facts,
    lead=lambda matter: [("单位", matter.unit.label), ("合计", yuan(matter.total))],
    columns=(
        ListColumn("件次", ("lines_count",), "number"),
        ListColumn("合计", ("total",), "money"),
    ),
    filing_title="计算一个月的补贴",
    filing_hint="按补贴标准，从这个月归档的案卷里算；没有案卷的不算，发过的不再算。",
    order=56,
)
PANEL = Panel("mediation-allowance-lines", CODE, _panel, order=10)
PAGE = Page(
    "mediation-allowance", "补贴明细导出", "mediation/allowance/<int:pk>/sheet/", export, group=""
)
WORKBENCH = (DESK, PANEL, PAGE)
