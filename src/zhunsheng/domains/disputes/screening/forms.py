"""The phone form: four answers where nothing was found, a few more where something was."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.kinds import Kind, Risk
from zhunsheng.domains.disputes.screening.choices import Way
from zhunsheng.kernel.forms import ChineseDateField, Depending, only_when
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.lib import clock

YES, NO = "yes", "no"
MOST = 99


class ScreeningForm(Depending, forms.Form):
    """One screening as it is seen on the spot."""

    place = forms.ChoiceField(label="在哪里")
    way = forms.ChoiceField(
        label="怎么看的",
        choices=Way.choices,
        initial=Way.PATROL,
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    looked_at = forms.CharField(
        label="看了什么",
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": "例如：入户走访12户、小区物业"}),
    )
    has = forms.ChoiceField(
        label="有没有发现纠纷",
        choices=[(NO, "没有"), (YES, "有")],
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    found = only_when(
        forms.IntegerField(label="几件", min_value=1, max_value=MOST, required=False),
        "has",
        YES,
        missing="请写发现了几件。",
    )
    kind = only_when(
        forms.ChoiceField(label="主要是什么纠纷", choices=[("", "请选择"), *Kind.choices]),
        "has",
        YES,
        missing="请选主要的纠纷类型。",
    )
    risk = only_when(
        forms.ChoiceField(
            label="会不会激化",
            choices=Risk.choices,
            widget=forms.RadioSelect,
            help_text="选“高”的，保存以后立即通知矛调中心负责人。",
        ),
        "has",
        YES,
        missing="请选激化风险。",
    )
    people = only_when(
        forms.CharField(
            label="涉及的人", max_length=300, help_text="姓名、电话，加密保存；不方便就空着。"
        ),
        "has",
        YES,
    )
    note = only_when(
        forms.CharField(label="情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})),
        "has",
        YES,
    )
    hand_on = only_when(
        forms.BooleanField(
            label="交给调解组织登记处理", help_text="上面写的会自动带过去，不用再填一遍。"
        ),
        "has",
        YES,
    )
    valid_from = ChineseDateField(label="哪一天", past=True)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places: Any = self.fields["place"]
        places.choices = place_choices(person)
        self.fields["valid_from"].initial = clock.today()

    @property
    def where(self) -> Place:
        """The place that was chosen."""
        return Place.objects.select_related("parent").get(pk=int(self.cleaned_data["place"]))

    def values(self, person: Person) -> dict[str, Any]:
        """The register's values."""
        data = self.cleaned_data
        found = data["has"] == YES
        return {
            "valid_from": data["valid_from"],
            "way": data["way"],
            "place": int(data["place"]),
            "screener": person.name,
            "person": person.pk,
            "unit": person.unit_id,
            "looked_at": data["looked_at"],
            "found": data["found"] if found else 0,
            "kind": data["kind"] if found else "",
            "risk": data["risk"] if found else Risk.NONE,
            "note": data["note"] if found else "",
            "people": data["people"] if found else "",
        }


def place_choices(person: Person) -> list[Any]:
    """Villages of the person's township and the township itself; of all townships, grouped, for wider units."""
    home = person.unit.place if person.unit else None
    rows = Place.objects.filter(level__in=(Place.Level.TOWNSHIP, Place.Level.VILLAGE))
    if home is not None:
        rows = rows.filter(path__startswith=home.path)
    ordered = list(rows.order_by("code"))
    towns = [one for one in ordered if one.level == Place.Level.TOWNSHIP]
    villages: dict[int | None, list[tuple[str, str]]] = {}
    for one in ordered:
        if one.level == Place.Level.VILLAGE:
            villages.setdefault(one.parent_id, []).append((str(one.pk), one.name))
    groups = [
        (town.name, [*villages.get(town.pk, []), (str(town.pk), f"{town.name}（全部）")])
        for town in towns
    ]
    if len(groups) == 1:
        return [("", "请选择"), *groups[0][1]]
    loose = [pair for some in villages.values() for pair in some] if not groups else []
    return [("", "请选择"), *groups, *loose]
