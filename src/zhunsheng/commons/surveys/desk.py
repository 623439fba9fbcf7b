"""On the workbench: what people think of the services, and rounds from the first question to the results."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from zhunsheng.commons.surveys import following, ratings, rounds, sheets
from zhunsheng.commons.surveys.forms import SurveyForm
from zhunsheng.commons.surveys.models import FollowUp, Survey
from zhunsheng.commons.surveys.questions import written
from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Desk, ListColumn, Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import rights, unit_conditions
from zhunsheng.kernel.ledger.receipts import qr_svg
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

DOMAIN = "surveys"
KEEPERS = ("survey_clerk",)
READERS = (*KEEPERS, "chief", "organ_head", "leader", "auditor")
SIZE = 50
PRINTED = 200
"""Codes on one printed sheet; more come as a table."""
STATE_TONES = {"draft": Tone.PLAIN, "open": Tone.BRAND, "closed": Tone.GREEN}


# ---- 服务评价 ------------------------------------------------------------------------------------


class YearForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(label="年度", required=False, min_value=2000, max_value=2100)


def opinions(request: HttpRequest) -> HttpResponse:
    """The ratings of a year, of the units in the person's scope."""
    person = person_of(request)
    _must(person, READERS)
    form = YearForm(request.GET or None, initial={"year": clock.today().year})
    year = (form.cleaned_data.get("year") if form.is_valid() else None) or clock.today().year
    rows = ratings.of(date(year, 1, 1), date(year, 12, 31), *unit_conditions(person, DOMAIN))
    context = {
        "form": form,
        "year": year,
        "whole": ratings.whole(rows),
        "tables": [
            _figures("按服务", ratings.by_service(rows)),
            _figures("按单位", ratings.by_unit(rows)),
        ],
        "follow_ups": reverse("workbench:list", args=[following.CODE]),
    }
    return render(request, "surveys/desk_opinions.html", context)


def _figures(title: str, rows: list[ratings.Figures]) -> tuple[str, Table]:
    few = "份数太少，不显示"
    cells = [
        (row.title, few, "", "", "")
        if row.count is None
        else (row.title, str(row.count), row.mean, f"{row.satisfied}%", row.low)
        for row in rows
    ]
    columns = (
        Column("名称"),
        Column("评价（份）", keep=True),
        Column("平均分", "number"),
        Column("满意率", keep=True),
        Column("不满意（份）", "number"),
    )
    return title, Table(columns=columns, rows=cells, caption=title, empty="这一年还没有评价。")


# ---- 满意度调查 ----------------------------------------------------------------------------------


def _must(person: Person, roles: tuple[str, ...]) -> None:
    held = {r.role.code for r in rights(person) if r.domain in ("*", DOMAIN)}
    if not held & set(roles):
        raise PermissionDenied("您没有打开这个页面的权限，请联系管理员核对授权。")


def _units(person: Person) -> QuerySet[Unit]:
    """Units for which the person may prepare rounds."""
    wanted = Q(pk__in=())
    for one in unit_conditions(person, DOMAIN, "pk"):
        wanted |= one
    everywhere = any(not one for one in unit_conditions(person, DOMAIN, "pk"))
    rows = Unit.objects.all() if everywhere else Unit.objects.filter(wanted)
    return rows.order_by("code")


def _visible(person: Person) -> QuerySet[Survey]:
    found = unit_conditions(person, DOMAIN)
    wanted = Q(pk__in=())
    for one in found:
        wanted |= one
    rows = Survey.objects.select_related("unit")
    return rows if any(not one for one in found) else rows.filter(wanted)


def _one(request: HttpRequest, pk: int, roles: tuple[str, ...] = READERS) -> Survey:
    person = person_of(request)
    _must(person, roles)
    found = _visible(person).filter(pk=pk).first()
    if found is None:
        raise Http404("没有这份调查。")
    return found


def listing(request: HttpRequest) -> HttpResponse:
    """The rounds, the newest first."""
    person = person_of(request)
    _must(person, READERS)
    before = request.GET.get("before", "")
    rows = _visible(person).order_by("-pk")
    if before.isdecimal() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: SIZE + 1])
    keeps = any(right.role.code in KEEPERS for right in rights(person))
    table = Table(
        columns=(
            Column("标题"),
            Column("组织单位", keep=True),
            Column("方式", keep=True),
            Column("开始", "day"),
            Column("截止", "day"),
            Column("状态", "badge"),
        ),
        rows=[_row(one) for one in found[:SIZE]],
        caption="满意度调查",
        link=lambda row: f"/desk/surveys/{row[-1]}/",
        older=f"?before={found[SIZE - 1].pk}" if len(found) > SIZE else "",
        empty="还没有满意度调查。",
        empty_hint="题目可以从文档里整篇粘贴，公开链接和填写码两种方式都行。",
    )
    return render(request, "surveys/desk_list.html", {"table": table, "keeps": keeps})


def _row(one: Survey) -> tuple[Any, ...]:
    way = "填写码" if one.access == Survey.Access.CODES else "公开链接"
    badge = (one.get_state_display(), STATE_TONES[one.state])
    return (one.title, one.unit.label, way, one.starts_on, one.ends_on, badge, one.pk)


def edit(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """Write a draft; everything on one page."""
    person = person_of(request)
    survey = _one(request, pk, KEEPERS) if pk else Survey(made_by=person)
    if not pk:
        _must(person, KEEPERS)
    form = SurveyForm(
        request.POST or None, units=_units(person), initial=_begun(survey) if pk else _fresh(person)
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        for name in ("title", "lead", "unit", "access", "starts_on", "ends_on"):
            setattr(survey, name, data[name])
        try:
            rounds.write(survey, form.parsed)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "草稿存好了。看一遍题目，没有问题就可以开始。")
            return redirect("workbench:page-survey", survey.pk)
    crumbs = [Crumb("满意度调查", "/desk/surveys/"), Crumb(survey.title if pk else "新建")]
    context = {"form": form, "survey": survey, "crumbs": crumbs}
    return render(request, "surveys/desk_edit.html", context, status=422 if form.errors else 200)


def new(request: HttpRequest) -> HttpResponse:
    """The form of a new round."""
    return edit(request)


def _fresh(person: Person) -> dict[str, Any]:
    return {"unit": person.unit_id, "access": Survey.Access.OPEN, "starts_on": clock.today()}


def _begun(survey: Survey) -> dict[str, Any]:
    names = ("title", "lead", "access", "starts_on", "ends_on")
    begun = {name: getattr(survey, name) for name in names}
    return {**begun, "unit": survey.unit_id, "questions": written(survey.questions.all())}


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: how it stands, what may be done, the questions or the results."""
    survey = _one(request, pk)
    url = request.build_absolute_uri(reverse("portal:page-survey", args=[survey.slug]))
    keeps = any(right.role.code in KEEPERS for right in rights(person_of(request)))
    draft = survey.state == Survey.State.DRAFT
    context = {
        "survey": survey,
        "badge": (survey.get_state_display(), STATE_TONES[survey.state]),
        "facts": _facts(survey, url),
        "qr": "" if draft or survey.access == Survey.Access.CODES else SafeString(qr_svg(url)),
        "found": None if draft else rounds.results(survey),
        "questions": list(survey.questions.all()),
        "keeps": keeps,
        "printed": PRINTED,
        "most": rounds.MOST_CODES,
        "crumbs": [Crumb("满意度调查", "/desk/surveys/"), Crumb(survey.title)],
    }
    return render(request, "surveys/desk_survey.html", context)


def _facts(survey: Survey, url: str) -> list[Fact]:
    found = [
        Fact("组织单位", survey.unit.name),
        Fact("填写方式", survey.get_access_display()),
        Fact("开始日期", _day(survey.starts_on)),
        Fact("截止日期", _day(survey.ends_on)),
        Fact("编制人", survey.made_by.name),
        Fact("公布结果", _day(survey.results_on)),
        Fact("填写地址", url if survey.state != Survey.State.DRAFT else "", wide=True),
        Fact("给填写人的话", survey.lead, wide=True),
    ]
    return [fact for fact in found if fact.value]


def _day(value: Any) -> str:
    return date_text(value) if value else ""


#: What each act does and what is said then.
ACTS: dict[str, tuple[Any, str]] = {
    "open": (rounds.open_, "调查开始了。题目从现在起不能再改。"),
    "close": (rounds.close, "调查结束了，不再收答卷。"),
    "show": (rounds.show_results, "结果公布了，所有人都能看到。"),
}


@require_POST
def act(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Open, close, make the results public."""
    survey = _one(request, pk, KEEPERS)
    if code not in ACTS:
        raise Http404("没有这项办理。")
    run, said = ACTS[code]
    try:
        run(survey, person_of(request))
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("workbench:page-survey", pk)


@require_POST
def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Make codes and hand them out once, on a sheet to print or as a table; nobody can read them again."""
    survey = _one(request, pk, KEEPERS)
    text = request.POST.get("count", "")
    table = "table" in request.POST
    count = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    try:
        if not table and count > PRINTED:
            raise Refused(f"一次最多打印{PRINTED}个。", "更多的请选“生成并下载表格”。")
        made = rounds.make_codes(survey, count)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workbench:page-survey", pk)
    path = reverse("portal:page-survey", args=[survey.slug])
    pairs = [(code, request.build_absolute_uri(f"{path}?c={code}")) for code in made]
    if table:
        return _file(sheets.of_codes(pairs), f"{survey.title}填写码.xlsx")
    context = {
        "survey": survey,
        "codes": [(code, SafeString(qr_svg(url))) for code, url in pairs],
        "address": request.build_absolute_uri(path),
        "crumbs": [
            Crumb("满意度调查", "/desk/surveys/"),
            Crumb(survey.title, f"/desk/surveys/{pk}/"),
            Crumb("填写码"),
        ],
    }
    return _private(render(request, "surveys/desk_codes.html", context))


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The results as a sheet."""
    survey = _one(request, pk)
    return _file(sheets.of_results(rounds.results(survey)), f"{survey.title}结果.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=sheets.MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return _private(response)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response


# ---- 差评回访 ------------------------------------------------------------------------------------


def facts(matter: FollowUp) -> list[Fact]:
    """What was said and what was answered; never by whom."""
    outcome = procedure_of(matter).outcome_by_code.get(matter.outcome)
    found = [
        Fact("服务", matter.service),
        Fact("被评价单位", matter.unit.name),
        Fact("评分", dict(ratings.SCORES)[matter.score]),
        Fact("收到日期", _day(matter.received_on)),
        Fact("评价内容", matter.words or "没有写", wide=True),
        Fact("核实结果", outcome.title if outcome else ""),
        Fact("答复日期", _day(matter.replied_on)),
        Fact("答复", matter.reply, wide=True),
        Fact("整改措施", matter.measures, wide=True),
    ]
    return [fact for fact in found if fact.value]


DESK = Desk(
    procedure=following.CODE,
    title="差评回访",
    facts=facts,
    lead=lambda matter: [("被评价单位", matter.unit.label), ("评分", f"{matter.score}分")],
    columns=(
        ListColumn("服务", ("service",)),
        ListColumn("评分", ("score",), "number"),
    ),
    group="监督",
    order=40,
)
PAGES = (
    DESK,
    Page("opinions", "服务评价", "opinions/", opinions, group="数据", roles=READERS, order=60),
    Page("surveys", "满意度调查", "surveys/", listing, group="数据", roles=READERS, order=61),
    Page("survey-new", "新建调查", "surveys/new/", new, group=""),
    Page("survey", "调查", "surveys/<int:pk>/", detail, group=""),
    Page("survey-edit", "改调查", "surveys/<int:pk>/edit/", edit, group=""),
    Page("survey-codes", "填写码", "surveys/<int:pk>/codes/", codes, group=""),
    Page("survey-export", "结果表", "surveys/<int:pk>/results.xlsx", export, group=""),
    Page("survey-act", "调查", "surveys/<int:pk>/<slug:code>/", act, group=""),
)
