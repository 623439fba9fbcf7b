"""Examination of the application: accept, ask for correction, refuse, transfer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.deadlines import applied_in_time
from zhunsheng.kernel.forms import ChineseDateField, only_when
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.common import colleagues
from zhunsheng.kernel.procedure.forms import ActionForm

#: 行政复议法 (2023) art. 90.
NEW_LAW_ON = date(2024, 1, 1)


class AcceptForm(ActionForm):
    """受理. ``accepted_on`` starts the time for the decision."""

    accepted_on = ChineseDateField(label="受理日期")
    handler = forms.ModelChoiceField(Person.objects.none(), label="承办人")
    late_reason = forms.CharField(
        label="超过申请期限的正当理由", max_length=300, required=False, widget=forms.Textarea
    )

    def prepare(self) -> None:
        """Offer colleagues; propose today; ask for a reason only where the application came late."""
        self.fields["handler"].queryset = colleagues(self.context)  # type: ignore[attr-defined]
        if self.context:
            self.fields["accepted_on"].initial = self.context.on
            self.fields["handler"].initial = self.context.matter.handler_id
            if applied_in_time(self.context.matter):
                del self.fields["late_reason"]

    def clean_accepted_on(self) -> Any:
        """Between receipt and the day of the act."""
        day = self.cleaned_data["accepted_on"]
        context = self.context
        if context and not context.matter.received_on <= day <= context.on:
            raise forms.ValidationError("受理日期应当在收到申请之日和办理日期之间，请核对。")
        return day


class Accept2017Form(AcceptForm):
    """受理 under the 2017 law: accepted on the day the 机构 received it (2017: 17)."""

    old_law_reason = forms.CharField(
        label="仍适用旧法的理由", max_length=300, required=False, widget=forms.Textarea
    )

    def prepare(self) -> None:
        """Propose the day of receipt; ask about the law only once there are two."""
        super().prepare()
        if self.context and self.context.on < NEW_LAW_ON:
            del self.fields["old_law_reason"]
        if self.context:
            self.fields["accepted_on"].initial = self.context.matter.received_on


class Accept2023Form(AcceptForm):
    """受理 under the 2023 law, with the choice of the summary procedure (2023: 53)."""

    is_summary = forms.BooleanField(label="适用简易程序", required=False)
    summary_ground = only_when(
        forms.ChoiceField(
            label="简易程序情形", choices=[("", "请选择"), *choices.SummaryGround.choices]
        ),
        "is_summary",
        missing="适用简易程序须选择行政复议法第五十三条规定的情形。",
    )


class CorrectionForm(ActionForm):
    """补正通知: what is missing, once. The service of this notice is not that of the decision."""

    written = ()
    missing = forms.CharField(label="需要补正的内容", max_length=1000, widget=forms.Textarea)
    served_on = ChineseDateField(label="补正通知送达日期", required=False)
    answer_days = forms.IntegerField(
        label="补正期限（工作日）",
        min_value=1,
        max_value=60,
        required=False,
        help_text="不填为十个工作日。",
    )


class LengthenCorrectionForm(ActionForm):
    """A longer period for a good reason."""

    days = forms.IntegerField(label="延长（工作日）", min_value=1, max_value=60)
    reason = forms.CharField(label="正当理由", max_length=500, widget=forms.Textarea)


class CorrectedForm(ActionForm):
    """收到补正材料."""

    note = forms.CharField(label="补正情况", max_length=500, required=False, widget=forms.Textarea)


class RefuseForm(ActionForm):
    """不予受理: the coded reason and the words of the decision."""

    refusal_reason = forms.ChoiceField(
        label="不予受理的理由", choices=choices.RefusalReason.choices
    )
    ruling = forms.CharField(label="理由说明", max_length=3000, widget=forms.Textarea)


class TransferForm(ActionForm):
    """告知或转送有管辖权的机关."""

    receiver = forms.CharField(label="有管辖权的机关", max_length=80)
    note = forms.CharField(label="说明", max_length=500, required=False, widget=forms.Textarea)


class ReasonForm(ActionForm):
    """A reason in words."""

    reason = forms.CharField(label="理由", max_length=1000, widget=forms.Textarea)


class WithdrawnBeforeForm(ActionForm):
    """受理前撤回: voluntariness is recorded (design §9)."""

    is_voluntary = forms.BooleanField(label="已向申请人核实撤回出于自愿", required=True)
    act_changed = forms.BooleanField(label="被申请人已改变原行政行为", required=False)
    reason = forms.CharField(label="撤回原因", max_length=500, widget=forms.Textarea)
