"""手机排查: the page with which grid workers and mediators take a screening down, with or without a line.

The page keeps what is typed and sends it once (``static/disputes/screening.js``); without scripts it is an ordinary
form. ``send`` answers the script in JSON.
"""

from __future__ import annotations

import re
import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhunsheng.domains.disputes.screening import recording
from zhunsheng.domains.disputes.screening.forms import YES, ScreeningForm
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.domains.disputes.screening.recording import Recorded
from zhunsheng.domains.disputes.screening.registers import SCREENER, SCREENINGS
from zhunsheng.faces.workbench.declare import Page, Panel
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import holds, visible
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import access

KEY = re.compile(r"[0-9a-f]{32}")
LATELY = 5
ROLES = SCREENINGS.roles


def _person(request: HttpRequest) -> Person:
    person = person_of(request)
    if not access.may_edit(person, SCREENINGS):
        raise PermissionDenied("您没有登记排查的权限，请联系司法所核对授权。")
    return person


def screening(request: HttpRequest) -> HttpResponse:
    """The form; sent without scripts it is recorded here."""
    person = _person(request)
    form = ScreeningForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        done = _record(request, form, person)
        messages.success(request, f"已登记，编号{done.screening.code}。{_more(done)}")
        return redirect("workbench:page-mediation-screening")
    rows = access.visible(person, SCREENINGS).filter(person=person).select_related("place")
    context = {
        "form": form,
        "person": person,
        "key": uuid.uuid4().hex,
        "lately": rows.order_by("-pk")[:LATELY],
        "may_be_handed_on": recording.may_be_handed_on(),
    }
    status = 422 if form.errors else 200
    return render(request, "disputes/screening/form.html", context, status=status)


@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """One entry of the browser's queue: 200 when it is there, 422 with what is wrong, 409 for a used key."""
    person = _person(request)
    form = ScreeningForm(request.POST, person=person)
    if not KEY.fullmatch(request.POST.get("key", "")):
        return JsonResponse({"said": "提交标识不对，请刷新页面再试。"}, status=422)
    if not form.is_valid():
        faults = {form[name].label if name in form.fields else "": [str(one) for one in found]
                  for name, found in form.errors.items()}  # fmt: skip
        said = "；".join(f"{label}：{'，'.join(found)}" for label, found in faults.items())
        return JsonResponse({"said": said}, status=422)
    try:
        done = _record(request, form, person)
    except Refused as refusal:
        return JsonResponse({"said": f"{refusal.message}{refusal.remedy}"}, status=409)
    return JsonResponse(
        {
            "code": done.screening.code,
            "url": reverse("workbench:entry", args=[SCREENINGS.code, done.screening.pk]),
            "again": done.again,
            "said": _more(done),
        }
    )


def _record(request: HttpRequest, form: ScreeningForm, person: Person) -> Recorded:
    values = form.values(person)
    organisation = recording.organisation_for(form.where, person)
    values["organisation"] = organisation.pk if organisation else None
    hand_on = form.cleaned_data["has"] == YES and bool(form.cleaned_data["hand_on"])
    key = request.POST.get("key", "")
    key = key if KEY.fullmatch(key) else uuid.uuid4().hex
    return recording.record(values, person, key, hand_on=hand_on)


def _more(done: Recorded) -> str:
    """What else came of it, in sentences."""
    said = []
    if done.told:
        said.append("激化风险高，已通知矛调中心负责人；可能引发治安案件、刑事案件的，请立即打110。")
    if done.link:
        said.append(f"已交给{done.link.unit or '调解组织'}登记处理。")
    return "".join(said)


@require_POST
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """登记为纠纷: prefill the filing form of people's mediation, or leave it waiting for who may file."""
    person = person_of(request)
    rows = access.visible(person, SCREENINGS).select_related("place", "organisation__unit", "unit")
    one: Screening = get_object_or_404(rows, pk=pk)
    if not access.may_edit_entry(person, SCREENINGS, one):
        raise PermissionDenied("只有这条排查的登记单位可以把它登记为纠纷。")
    link = recording.hand_over(one) if one.found else None
    if link is None:
        messages.error(request, "没有发现纠纷的排查不能登记为纠纷；发现了的，请先在台账里写件数。")
        return redirect("workbench:entry", code=SCREENINGS.code, pk=pk)
    if referral.waiting_for(person).filter(pk=link.pk).exists():
        url = reverse("workbench:new", args=[link.procedure])
        return redirect(f"{url}?from={link.pk}")
    messages.success(request, f"已交给{link.unit or '调解组织'}，由他们登记受理。")
    return redirect("workbench:entry", code=SCREENINGS.code, pk=pk)


def _leads(request: HttpRequest, one: Screening) -> str:
    """The disputes that came of a screening, and the button that makes one of it."""
    person = person_of(request)
    links = [lead.link for lead in one.leads.select_related("link__to_matter", "link__unit")]
    if not one.found and not links:
        return ""
    ids = [link.to_matter_id for link in links if link.to_matter_id]
    seen = set(visible(person, Matter.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    context = {
        "screening": one,
        "leads": [(link, _state(link), link.to_matter_id in seen) for link in links],
        "may": recording.may_be_handed_on()
        and access.may_edit_entry(person, SCREENINGS, one)
        and bool(one.found)
        and not any(link.is_waiting for link in links),
    }
    return render_to_string("disputes/screening/leads.html", context, request)


def _state(link: MatterLink) -> tuple[str, str]:
    if link.to_matter_id:
        return "已登记", "green"
    return ("未接收", "red") if link.declined_on else ("等待接收", "amber")


PAGES = (
    Page(
        "mediation-screening",
        "手机排查",
        "screening/",
        screening,
        group="业务",
        roles=ROLES,
        order=50_060,
        offered=lambda person: holds(person, ROLES, SCREENINGS.domain),
    ),
    Page("mediation-screening-send", "手机排查", "screening/send/", send, group="", roles=ROLES),
    Page(
        "mediation-screening-dispute",
        "登记为纠纷",
        "screening/<int:pk>/dispute/",
        hand_over,
        group="",
        roles=ROLES,
    ),
)
PANEL = Panel("mediation-screening-leads", SCREENINGS.code, _leads, order=10)
__all__ = ["PAGES", "PANEL", "SCREENER"]
