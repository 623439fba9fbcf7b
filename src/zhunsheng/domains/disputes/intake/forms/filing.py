"""受理登记: the same form at the desk, on the portal, from a note of a call, by API and from Excel."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.kernel.forms import ChineseDateField, Group, PhoneField, only_when, soft
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.procedure.forms import ActionForm

HAS_DECISION = (
    choices.Decision.ADMINISTRATIVE,
    choices.Decision.AWARD,
    choices.Decision.JUDGMENT,
    choices.Decision.UNKNOWN,
)


def townships() -> Any:
    """Where something happened."""
    return Place.objects.filter(level=Place.Level.TOWNSHIP)


def story() -> forms.CharField:
    """What happened, in one's own words."""
    return forms.CharField(
        label="事情经过", max_length=3000, widget=forms.Textarea(attrs={"rows": 5})
    )


class IntakeForm(ActionForm):
    """受理登记. Only what happened is demanded, in however few words; the rest can be asked for later."""

    groups = (
        Group("事情", ("story", "wish", "kind", "wants", "urgency")),
        Group("谁来的", ("name", "phone", "other_side", "place"), columns=2),
        Group(
            "最后日期",
            ("happened_on", "decision", "decision_title", "decision_on"),
            "用来算复议、仲裁、起诉的最后一天。说不清的先空着，问清楚以后补。",
            columns=2,
        ),
        Group("收件", ("channel", "superior_number"), columns=2),
    )

    story = story()
    wish = soft(
        forms.CharField(
            label="想怎么解决", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
        ),
        "不知道想怎么解决，窗口要再问一次。",
    )
    kind = soft(
        forms.ChoiceField(label="纠纷类型", choices=[("", "还不清楚"), *Kind.choices]),
        "没有类型，系统不能建议途径。",
    )
    wants = forms.MultipleChoiceField(
        label="想要的帮助",
        choices=choices.Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    urgency = forms.ChoiceField(
        label="紧急程度",
        choices=choices.Urgency.choices,
        required=False,
        help_text="有人身危险的，先报警（110），再登记。",
    )
    name = soft(forms.CharField(label="姓名", max_length=40), "没有姓名，登记为“来访人”。")
    phone = soft(PhoneField(label="电话"), "没有电话，有了结果联系不上他，也不能用电话后四位核对。")
    other_side = forms.CharField(label="对方是谁", max_length=200, required=False)
    place = forms.ModelChoiceField(
        Place.objects.none(), label="在哪个乡镇、街道", required=False, empty_label="还不清楚"
    )
    happened_on = soft(
        ChineseDateField(label="什么时候发生或者知道的", past=True),
        "没有日期，算不出起诉、仲裁的最后一天。",
    )
    decision = forms.ChoiceField(
        label="收到过什么决定",
        choices=[("", "没有问"), *choices.Decision.choices],
        required=False,
    )
    decision_title = only_when(
        forms.CharField(label="决定的名称、哪个单位作的", max_length=120, required=False),
        "decision",
        *HAS_DECISION,
    )
    decision_on = only_when(
        ChineseDateField(label="哪天收到的", required=False, past=True),
        "decision",
        *HAS_DECISION,
    )
    channel = forms.ChoiceField(label="怎么来的", choices=choices.Channel.choices)
    superior_number = forms.CharField(label="来件编号", max_length=60, required=False)

    def prepare(self) -> None:
        """Offer the townships."""
        self.fields["place"].queryset = townships()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody is in a hurry who does not say so."""
        data = super().clean()
        data["urgency"] = data.get("urgency") or choices.Urgency.NONE.value
        return data


class SupplementForm(ActionForm):
    """补充情况: whatever was missing; what is left empty stays as it is."""

    more = forms.CharField(
        label="补充的情况",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="接在原来的经过后面，原来的话不改。",
    )
    phone = PhoneField(label="电话", required=False)
    kind = forms.ChoiceField(
        label="纠纷类型", choices=[("", "没有变"), *Kind.choices], required=False
    )
    wants = forms.MultipleChoiceField(
        label="还想要的帮助",
        choices=choices.Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    happened_on = ChineseDateField(label="什么时候发生或者知道的", required=False, past=True)
    decision = forms.ChoiceField(
        label="收到过什么决定",
        choices=[("", "没有变"), *choices.Decision.choices],
        required=False,
    )
    decision_on = ChineseDateField(label="哪天收到的", required=False, past=True)

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        data = super().clean()
        if not self.errors and not any(data.values()):
            self.add_error("more", "请至少补充一项；没有要补充的，不用提交。")
        return data
