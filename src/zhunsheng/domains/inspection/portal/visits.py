"""谁来检查: what the QR code of a notice leads to. No personal data beyond what officers must show anyway."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.portal.results import drawn
from zhunsheng.domains.inspection.procedures import TASK
from zhunsheng.domains.inspection.workbench.panels import VISIT_LIST
from zhunsheng.faces.portal.declare import Item, Line, PublicList
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.documents.models import Document
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

#: From the notice on; before it nobody has been told.
NOTIFIED = ("accepted", "onsite", "recorded", "concluded", "published", "archived")
STAGES = TASK.stage_by_code


class VisitForm(forms.Form):
    """What stands on the notice."""

    q = forms.CharField(
        label="通知书文号或者企业名称",
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "例如：兴市监检通〔2022〕12号"}
        ),
    )


def find(data: dict[str, Any]) -> QuerySet[InspectionTask]:
    """Checks of which the enterprise has been told; without a question, those that have taken place."""
    rows = InspectionTask.objects.filter(stage__in=NOTIFIED).order_by("-pk")
    text = (data.get("q") or "").strip()
    if not text:
        rows = rows.filter(arrived_at__isnull=False)
    else:
        papers = Document.objects.filter(kind="notice", number=text)
        rows = rows.filter(
            Q(pk__in=papers.values("matter")) | Q(target__name__contains=text) | Q(number=text)
        )
    return rows.select_related("target", "unit")


def line(row: InspectionTask) -> Line:
    """One line of the list."""
    stage = STAGES[row.stage].title
    return Line(row.pk, row.target.name, f"{row.unit.label} · {stage}", row.visit_on)


def item(pk: int) -> Item | None:
    """Who checks what, by which plan and draw, and what the enterprise may do."""
    rows = InspectionTask.objects.select_related("target", "unit", "plan", "round__draw")
    row = rows.filter(pk=pk, stage__in=NOTIFIED).first()
    if row is None:
        gone = InspectionTask.objects.filter(pk=pk, stage="replaced").exists()
        return (
            Item("不用检查了", gone="这一户不再检查，已经按抽取的顺序换成别的。") if gone else None
        )
    notice = Document.objects.filter(matter=pk, kind="notice").order_by("-pk").first()
    arrived = row.arrived_at.astimezone(clock.CHINA) if row.arrived_at else None
    facts = [
        Fact("检查对象", row.target.name),
        Fact("通知书文号", notice.number if notice else ""),
        Fact("检查单位", row.unit.name),
        Fact("来的人", _officers(row)),
        Fact("查什么", naming.text(one.title for one in naming.items_of(row.items))),
        Fact("哪天来", date_text(row.planned_on) if row.planned_on and not arrived else ""),
        Fact("到场时间", f"{date_text(arrived.date())}{arrived:%H时%M分}" if arrived else ""),
        Fact("年度计划", row.plan.title if row.plan else ""),
        *drawn(row),
        Fact("现在", STAGES[row.stage].title),
    ]
    return Item(f"谁来检查{row.target.name}", [one for one in facts if one.value], _words(row))


def _officers(row: InspectionTask) -> str:
    people = row.assignments.filter(is_active=True).select_related("inspector__unit")
    return "；".join(f"{one.inspector.name}（执法证号{one.inspector.code}）" for one in people)


def _words(row: InspectionTask) -> list[str]:
    phone = f"也可以打{row.unit.label}的电话{row.unit.phone}核实。" if row.unit.phone else ""
    return [
        STAGES[row.stage].public,
        f"来的人和上面写的不一样、少于两个人，或者不出示执法证件，你可以拒绝检查。{phone}",
        "检查不收钱，也不能要求你买东西、参加培训。",
        "觉得来的人和你有利害关系，可以当场要求换人。",
    ]


VISITS = PublicList(
    code=VISIT_LIST,
    title="谁来检查",
    lead="有人上门检查？扫通知书上的码，或者输入文号，看看是不是真的、按哪项计划、怎么抽中的。",
    keywords=("检查", "上门", "真假", "扫码", "执法证", "通知书", "入企", "谁来检查", "核实"),
    form=VisitForm,
    find=find,
    line=line,
    item=item,
    home="有人上门检查，是不是真的",
    order=41,
)
