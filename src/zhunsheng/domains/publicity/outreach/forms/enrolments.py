"""Forms of a child's registration for a camp."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.forms.events import long
from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.kernel.forms import PhoneField
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock


def open_camps(on: Any) -> Any:
    """Camps for which children can be registered on a day."""
    return PublicityEvent.objects.filter(
        Q(enrol_until__gte=on), kind=choices.Kind.CAMP, stage="approved"
    ).order_by("planned_on", "pk")


class EnrolForm(ActionForm):
    """报名: one child, one guardian, one telephone. Nothing else is asked."""

    camp = forms.ModelChoiceField(PublicityEvent.objects.none(), label="哪个夏令营")
    child = forms.CharField(label="孩子姓名", max_length=40)
    school_stage = forms.ChoiceField(label="学段", choices=choices.Stage.choices)
    guardian = forms.CharField(label="监护人姓名", max_length=40)
    relation = forms.ChoiceField(label="与孩子的关系", choices=choices.Relation.choices)
    phone = PhoneField(label="监护人电话")
    needs = long("需要照顾的事", required=False, help_text="例如过敏、用药。没有就不填。")
    consent = forms.BooleanField(label="监护人同意孩子参加")
    photo_consent = forms.BooleanField(label="监护人同意公开认得出孩子的照片", required=False)

    def prepare(self) -> None:
        """Offer the camps that are open; a back entry may name any."""
        context = self.context
        field: Any = self.fields["camp"]
        field.label_from_instance = lambda one: one.title
        field.queryset = open_camps(context.on if context else clock.today())
        if context and (context.back_entry or context.actor.kind == "system"):
            field.queryset = PublicityEvent.objects.filter(kind=choices.Kind.CAMP)


class ReplyForm(ActionForm):
    """录取、不录取: what the guardian reads."""

    in_clear = ("reply",)
    reply = long("给监护人的话", required=False)


class RefuseForm(ActionForm):
    """不录取: why."""

    in_clear = ("reply",)
    reply = long("原因", help_text="监护人会看到这段话。")


class LeaveForm(ActionForm):
    """取消报名."""

    in_clear = ("reason",)
    is_sure = forms.BooleanField(label="确定取消报名")
    reason = forms.CharField(label="原因", max_length=200, required=False)
