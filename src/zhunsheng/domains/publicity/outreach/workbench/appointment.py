"""讲师聘书: letters of appointment, made from the register whenever they are wanted."""

from __future__ import annotations

from urllib.parse import quote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zhunsheng.domains.publicity.outreach.forms.events import DOMAIN
from zhunsheng.domains.publicity.outreach.models import Lecturer
from zhunsheng.domains.publicity.outreach.registers import OFFICE
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import holding
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.documents import layout, templates
from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.kernel.orgs.models import Person, responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock, filetype

TEMPLATE = "publicity/appointment.md"
SIZE = 100


@holding(OFFICE)
def letters(request: HttpRequest) -> HttpResponse:
    """Lecturers in office, each with the letter; ``after=<id>`` goes on by key."""
    words = request.GET.get("q", "").strip()[:40]
    rows = Lecturer.objects.in_force().order_by("pk")
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(workplace__contains=words))
    after = request.GET.get("after", "")
    if after.isdecimal() and len(after) < 18:
        rows = rows.filter(pk__gt=int(after))
    found = list(rows[: SIZE + 1])
    shown = found[:SIZE]
    table = Table(
        columns=(
            Column("姓名", keep=True),
            Column("工作单位"),
            Column("擅长领域"),
            Column("聘期到", "date", keep=True),
        ),
        rows=[(one.name, one.workplace, one.fields, one.valid_to, one.pk) for one in shown],
        caption="讲师聘书",
        link=lambda row: reverse("workbench:page-publicity-letter", args=[row[-1]]),
        older=f"?after={shown[-1].pk}" if len(found) > SIZE else "",
        empty="没有在聘的讲师。",
        empty_hint="先在“普法讲师”里登记。",
    )
    return render(request, "publicity/letters.html", {"table": table, "words": words})


@holding(OFFICE)
def letter(_request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as PDF."""
    one = get_object_or_404(Lecturer, pk=pk)
    source = layout.render_source(templates.load(TEMPLATE).text, facts(one))
    content = layout.to_pdf(layout.parse(source), demonstration=is_demonstration())
    answer = HttpResponse(content, content_type="application/pdf")
    name = filetype.safe_name(f"聘书（{one.name}）.pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


def facts(one: Lecturer) -> dict[str, object]:
    """What the template may use; the organ is the one that keeps publicity for the district."""
    duty = responsible(DOMAIN, clock.today())
    organ = duty.organ if duty else one.unit
    return {
        "organ": {"name": organ.name if organ else "", "short": organ.label if organ else ""},
        "lecturer": {
            "name": one.name,
            "workplace": one.workplace,
            "position": one.position,
            "group": one.get_group_display(),
            "fields": one.fields,
            "valid_from": day(one.valid_from),
            "valid_to": day(one.valid_to),
        },
        "on": day(max(one.valid_from, min(clock.today(), one.valid_to or clock.today()))),
    }


def _keeps(person: Person) -> bool:
    """The person keeps the lecturers."""
    return holds(person, (OFFICE,), DOMAIN)


APPOINTMENT = (
    Page(
        "publicity-letters",
        "讲师聘书",
        "publicity/letters/",
        letters,
        group="业务",
        roles=(OFFICE,),
        order=65,
        offered=_keeps,
    ),
    Page("publicity-letter", "聘书", "publicity/letters/<int:pk>/", letter, group=""),
)
