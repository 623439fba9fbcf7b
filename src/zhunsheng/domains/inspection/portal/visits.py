"""谁来检查: what the QR code of a notice leads to. No personal data beyond what officers must show anyway."""

from __future__ import annotations

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.procedures import TASK
from zhunsheng.domains.inspection.publication import drawn
from zhunsheng.domains.inspection.visits import REPLACED
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.documents.models import Document
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

#: From the notice on; before it nobody has been told.
NOTIFIED = ("accepted", "onsite", "recorded", "concluded", "published", "archived")
STAGES = TASK.stage_by_code
SIZE = 20


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


def find(text: str) -> QuerySet[InspectionTask]:
    """Checks of which the enterprise has been told, by the number of the notice or the name."""
    rows = InspectionTask.objects.filter(stage__in=NOTIFIED).order_by("-pk")
    papers = Document.objects.filter(kind="notice", number=text)
    named = Q(pk__in=papers.values("matter")) | Q(target__name__contains=text) | Q(number=text)
    return rows.filter(named).select_related("target", "unit")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The question, and the checks that answer it; without a question nothing is listed."""
    form = VisitForm(request.GET)
    text = form.cleaned_data["q"].strip() if form.is_valid() else ""
    context = {
        "form": form,
        "asked": text,
        "rows": [(row, STAGES[row.stage].title) for row in find(text)[:SIZE]] if text else [],
        "crumbs": crumbs(("公开", reverse("portal:lists")), ("谁来检查", "")),
    }
    return show(request, "inspection/visits.html", context)


@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Who checks what, by which plan and draw, and what the enterprise may do. The QR code leads here."""
    rows = InspectionTask.objects.select_related("target", "unit", "plan", "round__draw")
    row = rows.filter(pk=pk).first()
    if row is None or row.stage not in (*NOTIFIED, REPLACED):
        raise Http404("没有这次检查，或者还没有通知。")
    way = crumbs(("谁来检查", reverse("portal:page-inspection-who")), (row.target.name, ""))
    context = {"task": row, "stage": STAGES[row.stage], "crumbs": way}
    if row.stage != REPLACED:
        context |= {"facts": [one for one in facts(row) if one.value]}
    status = 410 if row.stage == REPLACED else 200
    return show(request, "inspection/visit.html", context, status)


def facts(row: InspectionTask) -> list[Fact]:
    """No personal data beyond what officers have to show anyway."""
    notice = Document.objects.filter(matter=row.pk, kind="notice").order_by("-pk").first()
    arrived = row.arrived_at.astimezone(clock.CHINA) if row.arrived_at else None
    return [
        Fact("检查单位", row.unit.name),
        Fact("通知书文号", notice.number if notice else ""),
        Fact("来的人", _officers(row)),
        Fact("查什么", naming.text(one.title for one in naming.items_of(row.items))),
        Fact("哪天来", date_text(row.planned_on) if row.planned_on and not arrived else ""),
        Fact("到场时间", f"{date_text(arrived.date())}{arrived:%H时%M分}" if arrived else ""),
        Fact("年度计划", row.plan.title if row.plan else ""),
        drawn(row),
        Fact("现在", STAGES[row.stage].title),
    ]


def _officers(row: InspectionTask) -> str:
    people = row.assignments.filter(is_active=True).select_related("inspector__unit")
    return "；".join(f"{one.inspector.name}（执法证号{one.inspector.code}）" for one in people)


VISITS = (
    PublicPage(
        "inspection-who",
        "谁来检查",
        "who-inspects/",
        search,
        hint="有人上门检查，看看是不是真的、按哪项计划、怎么抽中的",
        keywords=("检查", "上门", "真假", "扫码", "执法证", "通知书", "入企", "谁来检查", "核实"),
        order=41,
    ),
    PublicPage("inspection-visit", "谁来检查", "who-inspects/<int:pk>/", visit),
)
