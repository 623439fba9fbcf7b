"""随手记: photo, heads and place of an event that was just held, in under a minute on a phone."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.forms.events import DOMAIN, OFFICE, heads_field
from zhunsheng.domains.publicity.outreach.models import PublicityDuty, PublicityEvent
from zhunsheng.faces.ui.views import landed
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import actor_of, person_of
from zhunsheng.kernel.access.scope import holds, visible
from zhunsheng.kernel.documents.store import UploadRefused
from zhunsheng.kernel.forms import ChineseDateField, FilesField, Group
from zhunsheng.kernel.forms.shape import Grouped
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.procedure.engine import Upload, file
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused
from zhunsheng.lib import clock

CODE = "publicity.event"
WRITERS = ("registrar", OFFICE)
KINDS = (
    choices.Kind.THEMED,
    choices.Kind.LECTURE,
    choices.Kind.CASES,
    choices.Kind.MOOT,
    choices.Kind.CULTURE,
)
PICTURES = ("jpg", "jpeg", "png")


class QuickForm(Grouped, forms.Form):
    """What cannot be known otherwise; the rest is proposed."""

    groups = (
        Group("现场", ("photos", "heads", "title", "place", "venue")),
        Group("已经替你填好，不对再改", ("counted", "kind", "audience", "held_on", "duty")),
    )
    photos = FilesField(
        label="现场照片",
        endings=PICTURES,
        most=9,
        required=False,
        help_text="直接拍，或者从相册里选。照片只留在案卷里，不公开。",
    )
    heads = heads_field(
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    counted = forms.ChoiceField(
        label="怎么数的", choices=choices.Counted.choices, initial=choices.Counted.ONE_BY_ONE
    )
    title = forms.CharField(label="活动名称", max_length=120, help_text="例如：民法典进社区")
    kind = forms.ChoiceField(
        label="形式", choices=[(one.value, one.label) for one in KINDS], initial=choices.Kind.THEMED
    )
    audience = forms.ChoiceField(
        label="对象", choices=choices.Audience.choices, initial=choices.Audience.RESIDENTS
    )
    duty = forms.ModelChoiceField(
        PublicityDuty.objects.none(),
        label="落实的普法责任",
        required=False,
        empty_label="不对应责任清单",
    )
    held_on = ChineseDateField(label="哪天", past=True)
    place = forms.ModelChoiceField(Place.objects.none(), label="乡镇街道", empty_label=None)
    venue = forms.CharField(label="具体地点", max_length=120, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        today = clock.today()
        fields["held_on"].initial = today
        fields["key"].initial = uuid.uuid4().hex
        places = Place.objects.filter(level__in=(Place.Level.TOWNSHIP, Place.Level.COUNTY))
        fields["place"].queryset = places.order_by("-level", "code")
        fields["place"].initial = _last_place(person)
        fields["place"].label_from_instance = lambda one: one.name
        fields["duty"].queryset = PublicityDuty.objects.filter(
            year=today.year, unit=person.unit_id
        ).order_by("due_on", "code")
        fields["duty"].label_from_instance = lambda one: one.law


def _last_place(person: Person) -> int | None:
    """Where the person's last event was: people of a station go to the same places."""
    last = PublicityEvent.objects.filter(handler=person, held_on__isnull=False).order_by("-pk")
    found: int | None = last.values_list("place", flat=True).first()
    return found or (person.unit.place_id if person.unit else None)


def quick(request: HttpRequest) -> HttpResponse:
    """The form; sent twice after a lost connection it records one event."""
    person = person_of(request)
    form = QuickForm(request.POST or None, request.FILES or None, person=person)
    if request.method == "POST" and form.is_valid():
        made = _record(request, form)
        if made is not None:
            messages.success(request, "记下了。照片、人数都在案卷里，普法办核实后计入统计。")
            return landed(request, reverse("workbench:matter", args=[made]))
    context = {"form": form, "planned": _planned(person)}
    return render(request, "publicity/quick.html", context, status=422 if form.errors else 200)


def _record(request: HttpRequest, form: QuickForm) -> int | None:
    """The one act; a refusal goes to its field."""
    data = dict(form.cleaned_data)
    photos, key = data.pop("photos"), data.pop("key")
    answers = data | {"filed": choices.Filed.HELD.value, "topic": _topic(data)}
    files = [Upload("photo", photo, photo.name) for photo in photos]
    try:
        event = file(CODE, actor_of(request), answers, files, key=key)
    except UploadRefused as refusal:
        form.add_error("photos", f"{refusal.message}{refusal.remedy}")
    except InvalidForm as refusal:
        for name, said in refusal.errors.items():
            for one in said:
                form.add_error(name if name in form.fields else None, one)
    except Refused as refusal:
        form.add_error(None, f"{refusal.message}{refusal.remedy}")
    else:
        return int(event.subject_id)
    return None


def _topic(data: dict[str, Any]) -> str:
    return str(data["duty"].law)[:200] if data.get("duty") else ""


def _planned(person: Person) -> list[PublicityEvent]:
    """Approved events of these days: they are recorded on their own page."""
    rows = PublicityEvent.objects.filter(stage="approved", planned_on__lte=clock.today())
    return list(visible(person, rows).order_by("-planned_on", "pk")[:5])


def _writes(person: Person) -> bool:
    """The person may record events."""
    return holds(person, WRITERS, DOMAIN)


QUICK = Page(
    "publicity-quick",
    "随手记普法活动",
    "publicity/quick/",
    quick,
    group="业务",
    roles=WRITERS,
    order=60,
    offered=_writes,
)
