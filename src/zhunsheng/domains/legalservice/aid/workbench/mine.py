"""我承办的援助案件: the page of a lawyer, made for a phone: what is due, one tap to note what was done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.procedure.stages import LAWYER
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.faces.workbench.present.rows import stage_badge
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.hanzi import date_text

SIZE = 60
ACTIONS = {
    "handling": (("note", "记进展"), ("agree", "签协议"), ("finish", "登记办结")),
    "finished": (("hand_in", "交卷"),),
}
ACTIVE = tuple(ACTIONS)


def cases_of(person: Person) -> Any:
    """Cases that the person handles, those to be done first."""
    return AidCase.objects.filter(
        participants__person=person, participants__role="provider", stage__in=ACTIVE
    ).order_by("due_on", "pk")


def _card(case: AidCase) -> dict[str, Any]:
    offered = [
        (title, reverse("workbench:act", args=[case.pk, code]))
        for code, title in ACTIONS[case.stage]
        if code != "agree" or case.agreement_on is None
    ]
    return {
        "title": case.title,
        "number": case.number,
        "badge": stage_badge(case.procedure, case.procedure_version, case.stage),
        "url": reverse("workbench:matter", args=[case.pk]),
        "noted": date_text(case.noted_on) if case.noted_on else "",
        "due": date_text(case.due_on) if case.due_on else "",
        "actions": offered,
    }


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The cards."""
    cards = [_card(case) for case in cases_of(person_of(request))[:SIZE]]
    return render(request, "legalservice/aid_mine.html", {"cards": cards})


def _waiting(person: Person) -> int | None:
    return cases_of(person).count() or None


PAGES = (
    Page(
        "aid-mine",
        "我承办的援助案件",
        "aid/mine/",
        mine,
        group="业务",
        roles=(LAWYER,),
        order=59,
        badge=_waiting,
    ),
)
