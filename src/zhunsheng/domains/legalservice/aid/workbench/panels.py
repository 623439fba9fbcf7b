"""Cards on the page of a case: whom to assign and who has a conflict; scores; what is paid."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from zhunsheng.domains.legalservice.aid import quality
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.procedure import CODE
from zhunsheng.domains.legalservice.aid.suggestions import Suggestion, suggestions
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Panel
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.lib import clock

SHOWN = 12
INSIDE = ("registrar", "handler", "chief")
SUGGESTED = ("granted", "handling")


def _inside(request: HttpRequest) -> bool:
    """The agency's own people: a lawyer sees neither other lawyers' loads nor scores of colleagues."""
    return holds(person_of(request), INSIDE, "aid")


def _suggested(request: HttpRequest, matter: AidCase) -> str:
    """指派建议: the best first, with what speaks against each."""
    wanted = matter.stage == "granted" or matter.change_asked_on is not None
    if matter.stage not in SUGGESTED or not wanted or not _inside(request):
        return ""
    rows = suggestions(matter, clock.today())
    table = Table(
        columns=(
            Column("人员", "lines"),
            Column("在办", "number"),
            Column("专长和语言"),
            Column("能否指派", "badge", keep=True),
            Column("说明"),
        ),
        rows=[_row(one) for one in rows[:SHOWN]],
        caption="指派建议",
        empty="法律援助人员库里还没有人。",
        empty_hint="请先在台账“法律援助人员库”里登记或者导入。",
    )
    conflicted = sum(bool(one.conflicts) for one in rows)
    context = {"table": table, "checked": len(rows), "conflicted": conflicted}
    return render_to_string("legalservice/aid_suggested.html", context, request)


def _row(one: Suggestion) -> tuple[Any, ...]:
    provider = one.provider
    verdict = (
        ("利益冲突", "red")
        if one.conflicts
        else ("不能指派", "red")
        if one.barred
        else ("已满", "amber")
        if one.is_full
        else ("可以", "green")
    )
    fits = [provider.skills] if provider.skills else []
    fits += [provider.languages] if provider.languages else []
    return (
        (provider.name, provider.firm or provider.get_kind_display()),
        one.load,
        "；".join(fits),
        verdict,
        "；".join((*one.conflicts, *one.barred)),
    )


def _scores(request: HttpRequest, matter: AidCase) -> str:
    """质量评分: the sheets, once both are in; before that a reviewer must not know the other's."""
    if not holds(person_of(request), ("handler", "chief"), "aid"):
        return ""
    scores = list(matter.scores.select_related("reviewer"))
    if not scores:
        return ""
    items = quality.sheet()["items"]
    rows = [
        (
            f"{item['title']}（{item['most']}分）",
            *(one.points.get(item["code"], 0) for one in scores),
        )
        for item in items
    ]
    names = [f"{one.reviewer.name}{'（裁定）' if one.is_final else ''}" for one in scores]
    table = Table(
        columns=(Column("项目"), *(Column(name, "number") for name in names)),
        rows=rows,
        foot=("总分", *(one.total for one in scores)),
        caption="质量评分",
        stack=False,
    )
    context = {"table": table, "apart": matter.score is None and quality.is_apart(scores)}
    return render_to_string("legalservice/aid_scores.html", context, request)


def _subsidy(request: HttpRequest, matter: AidCase) -> str:
    """补贴: the lines with the version of the rate."""
    lines = list(matter.subsidy_lines.all())
    if not lines:
        return ""
    table = Table(
        columns=(
            Column("项目"),
            Column("标准"),
            Column("数量", "number"),
            Column("单价", "money"),
            Column("金额", "money", keep=True),
        ),
        rows=[(one.title, one.rate or "据实", one.quantity, one.each, one.amount) for one in lines],
        foot=("合计", "", "", None, matter.subsidy or 0),
        caption="补贴",
        stack=False,
    )
    return render_to_string("legalservice/aid_subsidy.html", {"table": table}, request)


PANELS = (
    Panel("aid-suggested", CODE, _suggested, order=10),
    Panel("aid-scores", CODE, _scores, order=20),
    Panel("aid-subsidy", CODE, _subsidy, order=30),
)
