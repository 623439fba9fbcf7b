"""Forms of the result, its publication and what follows."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.commons.publication.forms import OutgoingForm
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

CLEAN = "01"
SUMMARY_HELP = "公开给所有人看，不写人名、电话、证件号码和商业秘密。"
NOT_PUBLISHED = (
    ("state", "涉及国家秘密"),
    ("trade", "涉及商业秘密、个人隐私，不能分开处理"),
    ("law", "法律、法规规定不予公开的其他情形"),
)
"""Reasons not to publish a result."""


class ConcludeForm(ActionForm):
    """登记检查结果: one of the closed list."""

    in_clear = ("summary",)
    outcome = forms.ChoiceField(label="检查结果")
    checked_on = ChineseDateField(
        label="检查结束日期", help_text="二十个工作日的公示期限从这一天起算。"
    )
    summary = forms.CharField(
        label="公示的检查情况",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"不填的，只公示检查结果。{SUMMARY_HELP}",
    )

    def prepare(self) -> None:
        """Offer the statute's list; propose the day of arrival."""
        from zhunsheng.domains.inspection.procedures.outcomes import RESULTS

        fields: dict[str, Any] = self.fields
        fields["outcome"].choices = [(one.code, one.title) for one in RESULTS]
        if self.context and self.context.matter.arrived_at:
            fields["checked_on"].initial = clock.local_date(self.context.matter.arrived_at)

    def clean_checked_on(self) -> Any:
        """Between the arrival and the day of the act."""
        day, context = self.cleaned_data["checked_on"], self.context
        if context is None:
            return day
        first = context.matter.arrived_at
        if day > context.on or (first and day < clock.local_date(first)):
            since = date_text(clock.local_date(first)) if first else ""
            raise forms.ValidationError(f"应当在到场之日（{since}）和办理日期之间，请核对。")
        return day

    def clean_outcome(self) -> str:
        """Not “nothing found” where the checklist found something."""
        code: str = self.cleaned_data["outcome"]
        if self.context and self.context.matter.has_problem and code == CLEAN:
            raise forms.ValidationError("现场记录里有发现问题的项目，结果不能是“未发现问题”。")
        return code


class PublishForm(OutgoingForm):
    """公示检查结果: what the public reads beside the result itself."""

    in_clear = ("summary",)
    summary = forms.CharField(
        label="公示的检查情况",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=SUMMARY_HELP,
    )
    is_checked = forms.BooleanField(label="已经核对，可以公开")

    def prepare(self) -> None:
        """Propose what the result says; no file goes out, so nothing is asked about files."""
        super().prepare()
        self.fields.pop("keep_properties", None)
        if self.context:
            self.fields["summary"].initial = self.context.matter.summary


class OrderForm(ActionForm):
    """责令改正."""

    problem = forms.CharField(
        label="存在的问题", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    rectify_by = ChineseDateField(label="改正期限（最后一天）")

    def clean_rectify_by(self) -> Any:
        """After the day of the order."""
        day = self.cleaned_data["rectify_by"]
        if self.context and day <= self.context.on:
            raise forms.ValidationError("改正期限要在责令改正之后。")
        return day


class RecheckForm(ActionForm):
    """复查."""

    rectified = forms.ChoiceField(
        label="复查结果", choices=[("done", "已经整改到位"), ("not_done", "没有整改到位")]
    )
    note = forms.CharField(
        label="复查情况", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class HandOverForm(ActionForm):
    """移交立案查处."""

    reason = forms.CharField(
        label="涉嫌违法的事实", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
