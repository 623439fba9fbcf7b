"""法律帮助: one form, one act."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.domains.legalservice.aid.forms.intake import long
from zhunsheng.domains.legalservice.aid.models import AidProvider
from zhunsheng.kernel.forms import Group, PhoneField
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.procedure.forms import ActionForm


class HelpForm(ActionForm):
    """登记法律帮助."""

    groups = (
        Group("服务", ("kind", "topic", "where", "provider", "recipients", "given"), columns=2),
        Group("受助人", ("name", "phone", "place"), columns=2),
    )
    kind = forms.ChoiceField(label="服务种类", choices=choices.Help.choices)
    topic = forms.CharField(label="事项", max_length=60, help_text="例如“起诉状”“认罪认罚见证”。")
    where = forms.CharField(
        label="服务地点", max_length=60, required=False, help_text="例如看守所、法院工作站。"
    )
    provider = forms.ModelChoiceField(
        AidProvider.objects.none(), label="服务人员", required=False, empty_label="未登记"
    )
    recipients = forms.IntegerField(label="服务人数", min_value=1, max_value=500, initial=1)
    given = forms.ChoiceField(
        label="什么时候提供",
        choices=(("now", "已经提供"), ("later", "先登记，以后提供")),
        initial="now",
    )
    name = forms.CharField(label="受助人姓名", max_length=40, required=False)
    phone = PhoneField(label="联系电话", required=False)
    place = forms.ModelChoiceField(Place.objects.none(), label="所在乡镇、街道", required=False)
    note = long("服务情况", 1000, required=False)

    def prepare(self) -> None:
        """Offer providers and places."""
        fields: dict[str, Any] = self.fields
        if self.context is not None:
            fields["provider"].queryset = AidProvider.objects.in_force(self.context.on)
        fields["place"].queryset = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")


class GivenForm(ActionForm):
    """已经提供."""

    note = long("服务情况", 1000, required=False)
