"""找最近的调解组织: choose where you live, see whom to call."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.domains.disputes.organisations.choices import OrganisationKind
from zhunsheng.domains.disputes.organisations.nearby import nearest, townships
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.themes import DISPUTES
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.kernel.orgs.models import Place

ADDRESS = "mediators-nearby/"


class NearbyForm(forms.Form):
    """Which village of the township, which dispute, which kind of organisation; each may stay open."""

    town = forms.ModelChoiceField(Place.objects.none(), widget=forms.HiddenInput)
    village = forms.ModelChoiceField(
        Place.objects.none(), label="村（社区）", required=False, empty_label="先不选"
    )
    dispute = forms.ChoiceField(label="什么事", required=False)
    kind = forms.ChoiceField(label="找谁", required=False)

    def __init__(self, data: Any, town: Place) -> None:
        super().__init__(data)
        towns: Any = self.fields["town"]
        villages: Any = self.fields["village"]
        towns.queryset = Place.objects.filter(pk=town.pk)
        villages.queryset = Place.objects.filter(parent=town).order_by("code")
        villages.label_from_instance = lambda place: place.name
        disputes: Any = self.fields["dispute"]
        kinds: Any = self.fields["kind"]
        disputes.choices = [("", "什么事都可以"), *Kind.choices]
        kinds.choices = [("", "都可以"), *OrganisationKind.choices]


@require_safe
def nearby(request: HttpRequest) -> HttpResponse:
    """First the townships; with one chosen, whom to find around there."""
    towns = townships()
    asked = request.GET.get("town", "")
    town = next((one for one in towns if str(one.pk) == asked), None)
    context: dict[str, Any] = {
        "groups": [
            (title, some)
            for title, some in (
                ("街道", [one for one in towns if one.name.endswith("街道")]),
                ("镇和乡", [one for one in towns if not one.name.endswith("街道")]),
            )
            if some
        ],
        "town": town,
        "crumbs": crumbs(("找最近的调解组织", "")),
    }
    if town is not None:
        context |= _around(request, town)
    return show(request, "disputes/organisations/nearby.html", context)


def _around(request: HttpRequest, town: Place) -> dict[str, Any]:
    form = NearbyForm(request.GET, town)
    data = form.cleaned_data if form.is_valid() else {}
    place = data.get("village") or town
    if place is not town:
        place.parent = town
    rings = nearest(place, kind=data.get("kind", ""), dispute=data.get("dispute", ""))
    return {
        "form": form,
        "rings": rings,
        "place": place,
        "crumbs": crumbs(
            ("找最近的调解组织", reverse("portal:page-mediation-nearby")), (place.name, "")
        ),
    }


NEARBY = PublicPage(
    "mediation-nearby",
    "找最近的调解组织",
    ADDRESS,
    nearby,
    hint="邻里、家庭、欠钱、物业的事想找人评理，看看你家附近谁能调解",
    keywords=("调解", "纠纷", "吵架", "评理", "邻居", "附近", "最近", "调委会", "矛调中心", "电话"),
    order=30,
    theme=DISPUTES,
)
