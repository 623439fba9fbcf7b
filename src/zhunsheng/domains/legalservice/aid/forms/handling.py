"""Assignment, handling, ending (43-50)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.domains.legalservice.aid.forms.intake import long
from zhunsheng.domains.legalservice.aid.models import AidProvider
from zhunsheng.kernel.forms import ChineseDateField, YuanField
from zhunsheng.kernel.procedure.forms import ActionForm


class AssignForm(ActionForm):
    """指派: whoever is chosen is checked for conflicts; a namesake is cleared with a reason."""

    provider = forms.ModelChoiceField(
        AidProvider.objects.none(), label="承办人员", empty_label="请选择"
    )
    cleared = long(
        "核实为同名的说明",
        300,
        required=False,
        help_text="系统按姓名、名称核查利益冲突；核实后确实不是同一人、同一单位的，写明怎么核实的。",
    )

    def prepare(self) -> None:
        """Offer those of the register who take cases; the best suggestion first."""
        if self.context is None:
            return
        from zhunsheng.domains.legalservice.aid.suggestions import suggestions

        field: Any = self.fields["provider"]
        field.queryset = AidProvider.objects.in_force(self.context.on)
        if self.is_bound or not self.context.matter.pk:
            return
        rows = [one for one in suggestions(self.context.matter, self.context.on) if not one.barred]
        field.choices = [("", "请选择"), *((one.provider.pk, _label(one)) for one in rows)]
        best = next((one for one in rows if one.may), None)
        field.initial = best.provider.pk if best else None


def _label(one: Any) -> str:
    """A suggestion in one line."""
    notes = [f"在办{one.load}件"]
    notes += ["擅长此类"] if one.is_skilled else []
    notes += ["会所需语言"] if one.speaks else []
    notes += ["已满"] if one.is_full else []
    notes += ["有利益冲突"] if one.conflicts else []
    return f"{one.provider}：{'，'.join(notes)}"


class ReassignForm(AssignForm):
    """更换承办人员 (55)."""

    reason = long("更换的原因", 500)


class AgreementForm(ActionForm):
    """委托协议."""

    scope = forms.ChoiceField(
        label="委托权限", choices=(("general", "一般代理"), ("special", "特别授权"))
    )
    items = long(
        "特别授权的事项",
        500,
        required=False,
        help_text="特别授权的写明，例如“代为承认、放弃、变更诉讼请求，进行和解”。",
    )

    def clean(self) -> dict[str, Any]:
        """A special power says what for."""
        data = super().clean() or {}
        if data.get("scope") == "special" and not data.get("items"):
            self.add_error("items", "特别授权的，请写明授权哪些事项。")
        return data


class ProgressForm(ActionForm):
    """记录进展: short, since it is written on a phone."""

    progress = forms.ChoiceField(label="做了什么", choices=choices.Progress.choices)
    note = long("情况", 1000)


class ChangeForm(ActionForm):
    """请求更换承办人员 (55)."""

    reason = long("为什么想换", 500)


class FinishForm(ActionForm):
    """登记办结: the result by the legal document."""

    in_clear = ("paper_number",)
    finished_on = ChineseDateField(
        label="办结日期", help_text="收到判决书、调解书、仲裁裁决书等文书的日期。"
    )
    result = forms.ChoiceField(label="办理结果", choices=choices.Result.choices)
    paper_number = forms.CharField(label="法律文书编号", max_length=80, required=False)
    recovered = YuanField(
        label="挽回损失或者取得利益（元）",
        required=False,
        help_text="按生效法律文书写明的金额填，没有就不填。",
    )
    summary = long("办理情况", 3000)

    def clean_finished_on(self) -> date:
        """Between the assignment and today."""
        day: date = self.cleaned_data["finished_on"]
        if self.context is None:
            return day
        if day > self.context.on:
            raise forms.ValidationError("办结日期不能晚于办理日期，请核对文书。")
        assigned = self.context.matter.assigned_on
        if assigned and day < assigned:
            raise forms.ValidationError("办结日期不能早于指派日期，请核对文书。")
        return day


class TerminateForm(ActionForm):
    """终止 (48): one of eight grounds."""

    outcome = forms.ChoiceField(label="终止的情形")
    reasons = long("事实和理由", 1000)

    def prepare(self) -> None:
        """Offer the eight grounds."""
        if self.context is not None:
            field: Any = self.fields["outcome"]
            rows = self.context.procedure.outcomes
            field.choices = [(one.code, one.title) for one in rows if "terminated" in one.groups]
