"""Published results: what the portal shows of them, for how long, and how it is made from a task."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from zhunsheng.commons.publication.declare import PublicationKind
from zhunsheng.commons.publication.services import Content
from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.procedures.law import PUBLISHED
from zhunsheng.domains.inspection.procedures.outcomes import RESULTS
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.clocks.last_days import last_day

if TYPE_CHECKING:
    from zhunsheng.commons.publication.models import Publication
    from zhunsheng.kernel.procedure.context import Context


def shown_until(context: Context) -> date:
    """The last day on which a result is shown (``inspection.shown`` in limits.yaml)."""
    return last_day("inspection.shown", context.on, context.procedure.version)


def compose(context: Context) -> Content:
    """Name and code of the object, the result, and what the form says; nothing personal."""
    matter = context.matter
    summary = context.data.get("summary") or ""
    return Content(
        title=matter.target.name,
        unit_id=matter.unit_id,
        number=matter.target.code,
        category=matter.outcome,
        summary=summary,
        text=summary,
        happened_on=matter.checked_on,
    )


def facts(row: Publication) -> list[Fact]:
    """What was checked, by which plan and draw."""
    task = InspectionTask.objects.select_related("plan", "round__draw").get(pk=row.matter_id)
    return [
        Fact("检查单位", row.unit.name),
        Fact("查了什么", naming.text(item.title for item in naming.items_of(task.items))),
        Fact("年度计划", task.plan.title if task.plan else ""),
        drawn(task),
    ]


def drawn(task: InspectionTask) -> Fact:
    """The draw with its address, or why the object was checked without one."""
    draw = task.round.draw if task.round else None
    if draw is None:
        return Fact("为什么查", task.get_ground_display())
    return Fact("怎么抽中的", draw.number, url=reverse("portal:page-draw", args=[draw.pk]))


RESULT = PublicationKind(
    code="inspection.result",
    slug="inspection-results",
    title="抽查结果",
    noun="检查结果",
    lead="输入企业的名字或者统一社会信用代码，看看查过没有、查了什么、结果怎样。",
    keywords=("抽查结果", "检查结果", "企业", "查过", "公示", "双随机", "有没有问题"),
    roles=("handler", "registrar", "chief"),
    limit="inspection.publish",
    retention=shown_until,
    categories=[(one.code, one.title) for one in RESULTS],
    category_title="检查结果",
    number_title="统一社会信用代码",
    happened_title="检查日期",
    filters=("year", "category", "unit"),
    facts=facts,
    cite=PUBLISHED,
    example="例如：演示餐饮",
    home="一家企业查过没有、结果怎样",
    order=42,
)
