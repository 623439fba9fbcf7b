"""值班表（按周）: a centre's week on one page, typed or copied from the week before; 通报法院."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhunsheng.domains.disputes.organisations import court
from zhunsheng.domains.disputes.organisations.models import Organisation, Room
from zhunsheng.domains.disputes.organisations.registers import DUTY, KEEPERS, ORGANISATIONS, ROOMS
from zhunsheng.domains.disputes.organisations.roster import WEEK, Cell, Week, week_of
from zhunsheng.faces.ui.parts import Tab
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import holding, person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.forms import ChineseDateField, parse_day
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import access
from zhunsheng.lib import clock

READERS = (*KEEPERS, "registrar", "handler", "organ_head", "leader", "auditor")
LONGEST = 40
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAY_NAMES = "一二三四五六日"


def _rooms(person: Person) -> list[Room]:
    """Posts that may be filled, of every centre that the person sees."""
    rows: Any = access.visible(person, ROOMS)
    rows = rows.in_force().filter(needs_duty=True)
    return list(rows.select_related("organisation").order_by("organisation__code", "code"))


def _asked(request: HttpRequest) -> tuple[Week, list[Organisation]]:
    person = person_of(request)
    rooms = _rooms(person)
    centres = list({room.organisation_id: room.organisation for room in rooms}.values())
    wanted = request.GET.get("centre", "")
    centre = next((one for one in centres if str(one.pk) == wanted), next(iter(centres), None))
    if centre is None or (wanted and str(centre.pk) != wanted):
        raise Http404("没有要值班的窗口或者房间。请先在“窗口和房间”里登记。")
    try:
        day = parse_day(request.GET["week"]) if request.GET.get("week") else clock.today()
    except ValueError as error:
        raise Http404("没有这一周，请从页面上的链接打开。") from error
    return week_of(centre, day, [r for r in rooms if r.organisation_id == centre.pk]), centres


def _may_write(person: Person, week: Week) -> bool:
    return bool(week.rooms) and all(
        access.may_edit_entry(person, DUTY, room) for room in week.rooms
    )


@holding(*READERS)
def roster(request: HttpRequest) -> HttpResponse:
    """The week; who keeps the roster types names into the cells."""
    week, centres = _asked(request)
    person = person_of(request)
    if request.method != "POST":
        return _page(request, week, centres)
    if not _may_write(person, week):
        raise PermissionDenied("您没有排这个中心值班表的权限，请联系它的主管单位。")
    cells = week.copied() if "copy" in request.POST else _cells(request, week)
    if too_long := [name for name in cells.values() if len(name) > LONGEST]:
        messages.error(
            request, f"“{too_long[0][:10]}……”超过{LONGEST}个字，请一格只写一个人的姓名。"
        )
        return _page(request, week, centres, cells, status=422)
    try:
        changed = week.write(cells, person)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, week, centres, cells, status=422)
    messages.success(request, _said(changed, copied="copy" in request.POST))
    return redirect(_url(week.centre, week.monday))


def _said(changed: int, *, copied: bool) -> str:
    if copied:
        return f"照抄了{changed}班。" if changed else "上一周没有可以照抄的，或者这一周已经排满。"
    return f"已保存，改动{changed}处。" if changed else "内容没有变化。"


def _cells(request: HttpRequest, week: Week) -> dict[Cell, str]:
    """What was typed, by room and day; cells that the page did not have are left alone."""
    return {
        (room.pk, day): request.POST[name].strip()
        for room in week.rooms
        for day in week.days
        if (name := _name(room, day)) in request.POST
    }


def _weekday(day: date) -> str:
    return f"周{DAY_NAMES[day.weekday()]}"


def _name(room: Room, day: date) -> str:
    return f"cell-{room.pk}-{day:%Y%m%d}"


def _url(centre: Organisation, day: date) -> str:
    own = reverse("workbench:page-mediation-roster")
    return f"{own}?centre={centre.pk}&week={day:%Y%m%d}"


def _page(
    request: HttpRequest,
    week: Week,
    centres: list[Organisation],
    typed: dict[Cell, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    today, days = clock.today(), week.days
    context: dict[str, Any] = {
        "week": week,
        "may_write": _may_write(person_of(request), week),
        "heads": [(day, _weekday(day), day == today) for day in days],
        "rows": [_row(week, room, typed or {}) for room in week.rooms],
        "tabs": [
            Tab(one.name, _url(one, week.monday), current=one == week.centre) for one in centres
        ]
        if len(centres) > 1
        else [],
        "before_url": _url(week.centre, week.monday - WEEK),
        "after_url": _url(week.centre, week.monday + WEEK),
        "now_url": "" if today in days else _url(week.centre, today),
        "last": week.monday + timedelta(days=6),
        "can_copy": bool(week.copied()),
    }
    return render(request, "disputes/organisations/roster.html", context, status=status)


def _row(week: Week, room: Room, typed: dict[Cell, str]) -> tuple[Room, list[dict[str, Any]]]:
    return room, [
        {
            "name": _name(room, day),
            "text": typed.get((room.pk, day), week.name_at(room.pk, day)),
            "label": f"{room.name}，{day.month}月{day.day}日",
            "fixed": len(week.at(room.pk, day)) > 1,
            "when": f"{_weekday(day)} {day.month}月{day.day}日",
        }
        for day in week.days
    ]


ROSTER = Page(
    "mediation-roster",
    "值班表（按周）",
    "mediation/roster/",
    roster,
    group="业务",
    roles=READERS,
    order=50_040,
    offered=lambda person: holds(person, READERS, DUTY.domain),
)


class SinceForm(forms.Form):
    """From which day on changes are told."""

    since = ChineseDateField(label="调整情况从哪一天起", past=True, required=False)


@holding(*KEEPERS)
def court_notice(request: HttpRequest) -> HttpResponse:
    """通报法院: what would be told, and the notice itself with ``?form=docx``."""
    person = person_of(request)
    today = clock.today()
    form = SinceForm(request.GET)
    asked = form.cleaned_data.get("since") if form.is_valid() else None
    since = asked or date(today.year - 1, 12, 31)
    data = court.told(person, since, today)
    if request.GET.get("form") == "docx":
        answer = HttpResponse(court.document(data), content_type=DOCX)
        answer["Content-Disposition"] = (
            f"attachment; filename*=UTF-8''{quote('人民调解委员会情况通报.docx')}"
        )
        return answer
    context = {
        "form": form if request.GET else SinceForm(initial={"since": since}),
        "data": data,
        "docx_url": f"?since={since:%Y%m%d}&form=docx",
        "sheet_url": reverse("workbench:entries-export", args=[ORGANISATIONS.code])
        + "?kind=committee",
    }
    status = 200 if form.is_valid() else 422
    return render(request, "disputes/organisations/court.html", context, status=status)


COURT = Page(
    "mediation-court",
    "调委会情况通报法院",
    "mediation/court-notice/",
    court_notice,
    group="业务",
    roles=KEEPERS,
    order=50_050,
    offered=lambda person: holds(person, KEEPERS, ORGANISATIONS.domain),
)
