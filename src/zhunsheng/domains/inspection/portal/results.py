"""Results by enterprise name, as long as they are shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from zhunsheng.domains.inspection.models import InspectionTask, PublishedResult
from zhunsheng.domains.inspection.procedures.outcomes import RESULTS as OUTCOMES
from zhunsheng.domains.inspection.procedures.outcomes import TITLES
from zhunsheng.faces.portal.declare import Item, Line, PublicList
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


class ResultForm(forms.Form):
    """Name or code, result."""

    q = forms.CharField(
        label="企业名称或者统一社会信用代码",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "例如：演示餐饮"}),
    )
    outcome = forms.ChoiceField(
        label="结果",
        required=False,
        choices=[("", "全部结果"), *((one.code, one.title) for one in OUTCOMES)],
    )


def find(data: dict[str, Any]) -> QuerySet[PublishedResult]:
    """Results that are shown today, newest first."""
    rows = PublishedResult.objects.shown(clock.today()).order_by("-published_on", "-pk")
    if text := (data.get("q") or "").strip():
        rows = rows.filter(Q(name__contains=text) | Q(code=text.upper()))
    if data.get("outcome"):
        rows = rows.filter(outcome=data["outcome"])
    return rows.select_related("unit")


def line(row: PublishedResult) -> Line:
    """One line of the list."""
    return Line(row.pk, row.name, f"{TITLES[row.outcome]} · {row.unit.label}", row.published_on)


def item(pk: int) -> Item | None:
    """One result, or the sentence that it is not shown any more."""
    row = PublishedResult.objects.select_related("unit").filter(pk=pk).first()
    if row is None:
        return None
    if row.withdrawn_on:
        gone = (
            f"这个结果曾经公示，{date_text(row.withdrawn_on)}撤下了。原因：{row.withdrawn_reason}"
        )
        return Item("这个结果已经撤下", gone=gone)
    if row.shown_until < clock.today():
        return Item(
            "这个结果的公示期已满",
            gone=f"检查结果公示到{date_text(row.shown_until)}为止，现在不再显示。",
        )
    task = InspectionTask.objects.select_related("plan", "round__draw").get(pk=row.task_id)
    facts = [
        Fact("检查对象", row.name),
        Fact("统一社会信用代码", row.code),
        Fact("检查结果", TITLES[row.outcome]),
        Fact("检查情况", row.summary),
        Fact("检查单位", row.unit.name),
        Fact("检查日期", date_text(row.checked_on)),
        Fact("公示日期", date_text(row.published_on)),
        Fact("查了什么", row.items),
        Fact("年度计划", task.plan.title if task.plan else ""),
        *drawn(task),
    ]
    said = ["对结果有异议的企业，可以向检查单位书面提出。公示期满以后，这个页面不再显示。"]
    return Item(row.name, [fact for fact in facts if fact.value], said)


def drawn(task: InspectionTask) -> list[Fact]:
    """The draw with its address, where there was one."""
    draw = task.round.draw if task.round else None
    if draw is None:
        return [Fact("怎么选中的", task.get_ground_display())]
    return [Fact("怎么抽中的", draw.number, url=reverse("portal:page-draw", args=[draw.pk]))]


RESULTS = PublicList(
    code="inspection-results",
    title="抽查结果",
    lead="输入企业的名字，看看查过没有、查了什么、结果怎样。",
    keywords=("抽查结果", "检查结果", "企业", "查过", "公示", "双随机", "有没有问题"),
    form=ResultForm,
    find=find,
    line=line,
    item=item,
    order=42,
)
