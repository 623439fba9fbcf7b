"""The closing report, scores, the subsidy, objections, the archive (49-59)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import choices, quality, subsidies
from zhunsheng.domains.legalservice.aid.forms.intake import long
from zhunsheng.kernel.forms import ChineseDateField, YuanField
from zhunsheng.kernel.procedure.forms import ActionForm, Remark
from zhunsheng.lib.hanzi import yuan


class ReportForm(ActionForm):
    """结案报告 (50)."""

    work = long("承办经过", 5000, help_text="会见、阅卷、调查、出庭等做了哪些。")
    opinion = long("代理或者辩护意见、采纳情况", 3000)
    effect = long("办理结果和社会效果", 2000)


class ReturnForm(ActionForm):
    """退回补正卷宗."""

    reason = long("卷宗缺什么", 1000)


class ScoreForm(ActionForm):
    """质量评分: one sheet of a reviewer; the points are checked against the sheet."""

    comment = long("评审意见", 1000, required=False)

    def prepare(self) -> None:
        """One number for each line of the sheet."""
        for item in quality.sheet()["items"]:
            most = item["most"]
            self.fields[f"points_{item['code']}"] = forms.IntegerField(
                label=f"{item['title']}（{most}分）", min_value=0, max_value=most
            )
        self.order_fields([*(name for name in self.fields if name != "comment"), "comment"])

    @property
    def points(self) -> dict[str, int]:
        """The points by line of the sheet."""
        return {
            item["code"]: self.cleaned_data[f"points_{item['code']}"]
            for item in quality.sheet()["items"]
        }

    @classmethod
    def shows_clear(cls, name: str) -> bool:
        """Points are numbers and stand in clear."""
        return name.startswith("points_") or super().shows_clear(name)


class SubsidyForm(ActionForm):
    """核定补贴: computed by the rates; only proven costs are typed."""

    costs = YuanField(
        label="其他费用（元）", required=False, help_text="差旅、翻译等有票据的费用。"
    )
    costs_title = forms.CharField(label="其他费用的项目", max_length=40, required=False)

    def prepare(self) -> None:
        """Say what the rates come to."""
        if self.context is None or not self.context.matter.pk:
            return
        lines = subsidies.lines_for(self.context.matter, self.rate_day)
        texts = tuple(
            f"{one.title}：{one.quantity}×{yuan(one.each)}（{one.rate}）" for one in lines
        )
        missing = "没有适用的补贴标准，请先在“法律援助补贴标准”里登记，或者只填其他费用。"
        tone, title = ("brand", "按标准计算") if texts else ("amber", "没有标准")
        self.remarks = (Remark(tone, title, texts or (missing,)),)

    @property
    def rate_day(self) -> date:
        """The rates of the day on which the case ended."""
        assert self.context is not None
        found: date = self.context.matter.closed_on or self.context.on
        return found

    def clean(self) -> dict[str, Any]:
        """There is something to pay."""
        data = super().clean() or {}
        if self.errors or self.context is None:
            return data
        if not subsidies.lines_for(self.context.matter, self.rate_day, data.get("costs") or 0):
            self.add_error(
                "costs", "没有适用的补贴标准，也没有其他费用，补贴为零。请先登记补贴标准。"
            )
        return data


class ApproveForm(ActionForm):
    """审批补贴."""

    note = forms.CharField(label="审批意见", max_length=200, required=False)


class PaidForm(ActionForm):
    """登记支付."""

    paid_on = ChineseDateField(label="支付日期")

    def clean_paid_on(self) -> date:
        """Between the approval and today."""
        day: date = self.cleaned_data["paid_on"]
        if self.context and day > self.context.on:
            raise forms.ValidationError("支付日期不能晚于办理日期，请核对付款凭证。")
        approved = self.context.matter.approved_on if self.context else None
        if approved and day < approved:
            raise forms.ValidationError("支付日期不能早于审批日期，请核对付款凭证。")
        return day


class ArchiveForm(ActionForm):
    """归档."""

    box = forms.CharField(label="档号", max_length=60, required=False)
    pages = forms.IntegerField(label="页数", min_value=1, max_value=5000, required=False)


class ObjectForm(ActionForm):
    """提出异议 (49)."""

    grounds = long("为什么不同意", 2000)


class DecideObjectionForm(ActionForm):
    """异议审查决定: by the justice bureau."""

    objection = forms.ChoiceField(label="审查决定", choices=choices.Objection.choices)
    reasons = long("理由", 2000)
