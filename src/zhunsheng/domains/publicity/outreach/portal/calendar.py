"""活动日历: events that everybody may come to, by day; nobody has to sign up."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.themes import LEARNING
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib import clock

AHEAD = timedelta(days=92)
SHOWN = 60


class CalendarForm(forms.Form):
    """Near which township."""

    place = forms.ModelChoiceField(
        Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code"),
        label="乡镇街道",
        required=False,
        empty_label="全部",
    )


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is coming in the next three months, the nearest first; what was called off lately says so."""
    form = CalendarForm(request.GET or None)
    today = clock.today()
    rows = PublicityEvent.objects.filter(
        is_open=True,
        stage__in=("approved", "cancelled"),
        planned_on__range=(today, today + AHEAD),
    ).select_related("place", "unit")
    if form.is_valid() and form.cleaned_data["place"]:
        rows = rows.filter(place=form.cleaned_data["place"])
    found = list(rows.order_by("planned_on", "pk")[:SHOWN])
    days = [(day, list(group)) for day, group in groupby(found, lambda one: one.planned_on)]
    context = {
        "form": form,
        "days": days,
        "crumbs": crumbs(("普法活动日历", "")),
        "asked": bool(request.GET),
    }
    return show(request, "publicity/calendar.html", context)


CALENDAR = PublicPage(
    "publicity-calendar",
    "普法活动日历",
    "learning/calendar/",
    calendar,
    hint="最近在哪里有普法活动，谁都可以去",
    keywords=("普法", "活动", "日历", "讲座", "宣传", "咨询", "学法", "什么时候", "在哪里"),
    theme=LEARNING,
    order=62,
)
