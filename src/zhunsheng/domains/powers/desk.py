"""How changes and reform reviews appear on the workbench; the lists themselves need nothing but their declaration."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from zhunsheng.domains.powers import choices, proposals
from zhunsheng.domains.powers.models import PowerChange, ReformReview
from zhunsheng.domains.powers.registers import KEEPERS, REGISTERS
from zhunsheng.domains.powers.sheets import change_columns
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter, Page, Panel
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import xlsx
from zhunsheng.lib.hanzi import date_text

SHOWN_LINES = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GROUNDS = dict(choices.Ground.choices)
REFORMS = dict(choices.ReformKind.choices)


def _day(value: date | None) -> str:
    return date_text(value) if value else ""


def _outcome(matter: Any) -> str:
    found = procedure_of(matter).outcome_by_code.get(matter.outcome)
    return found.title if found else ""


def _lead(matter: Any) -> list[tuple[str, object]]:
    return [("提出单位", matter.proposer.label), ("结果", _outcome(matter))]


def change_facts(matter: PowerChange) -> list[Fact]:
    """Why, on what ground, and where it stands."""
    found = [
        Fact("调整原因", matter.get_ground_display()),
        Fact("调整依据", matter.basis),
        Fact("依据施行", _day(matter.law_changed_on)),
        Fact("送审", _day(matter.submitted_on)),
        Fact("审核意见", matter.get_opinion_display()),
        Fact("批准", _day(matter.approved_on)),
        Fact("公布", _day(matter.published_on)),
        Fact("调整理由", matter.reason, wide=True),
        Fact("审核理由", matter.opinion_text, wide=True),
    ]
    return [fact for fact in found if fact.value]


def reform_facts(matter: ReformReview) -> list[Fact]:
    """The measure and what the review found."""
    competition = {True: "需要", False: "不需要", None: ""}[matter.needs_competition_review]
    found = [
        Fact("改革类别", matter.get_reform_display()),
        Fact("改革依据", matter.basis),
        Fact("措施内容", matter.measure, wide=True),
        Fact("权限", matter.get_competence_display()),
        Fact("减损权益或者增加义务", matter.get_burdens_display()),
        Fact("设定许可、处罚、收费", matter.get_licences_display()),
        Fact("与上位法的关系", matter.get_conflicts_display()),
        Fact("公平竞争审查", competition),
        Fact("审核结论", matter.get_legality_display()),
        Fact("审核意见", matter.opinion_text, wide=True),
    ]
    return [fact for fact in found if fact.value]


def lines(request: HttpRequest, matter: PowerChange) -> str:
    """The lines, old and new."""
    change = PowerChange.objects.get(pk=matter.pk)
    rows = list(change.lines.all()[:SHOWN_LINES])
    context = {
        "lines": proposals.shown(rows),
        "total": change.lines.count() if len(rows) == SHOWN_LINES else len(rows),
        "is_open": change.stage == "drafting",
        "registers": REGISTERS,
    }
    return render_to_string("powers/lines.html", context, request)


def template(request: HttpRequest) -> HttpResponse:
    """The sheet to fill in with the lines of one list."""
    code = request.GET.get("register", "")
    register = next((one for one in REGISTERS if one.code == code), None)
    if register is None:
        raise Http404("没有这个清单。")
    content = xlsx.template(change_columns(register), title=f"{register.title}调整明细")
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{code}-change.xlsx"'
    return answer


CHANGE_DESK = Desk(
    procedure="powers.change",
    title="权责清单调整",
    facts=change_facts,
    lead=_lead,
    roles={"proposer": "提出单位"},
    columns=(ListColumn("调整原因", ("ground",), value=lambda code: GROUNDS.get(code, code)),),
    filters=(ListFilter("ground", "调整原因", choices.Ground.choices),),
    order=10,
    filing_title="提出清单调整",
    filing_hint="先写明为什么调整，下一步再逐条填写明细，或者上传明细表。",
)
REFORM_DESK = Desk(
    procedure="powers.reform_review",
    title="改革措施法治审核",
    facts=reform_facts,
    lead=_lead,
    roles={"proposer": "起草单位"},
    columns=(ListColumn("改革类别", ("reform",), value=lambda code: REFORMS.get(code, code)),),
    filters=(
        ListFilter("reform", "改革类别", choices.ReformKind.choices),
        ListFilter("legality", "审核结论", choices.Legality.choices),
    ),
    order=20,
    filing_title="送审改革措施",
    filing_hint="“放管服”、减证便民等改革措施印发以前送审。",
)
LINES = Panel("powers.lines", "powers.change", lines, order=10)
TEMPLATE = Page(
    "powers-change-sheet",
    "调整明细表模板",
    "powers/change-sheet/",
    template,
    group="",
    roles=KEEPERS,
)
WORKBENCH = (CHANGE_DESK, REFORM_DESK, LINES, TEMPLATE)
