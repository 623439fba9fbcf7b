"""Supplement, verification, grant, refusal, transfer, withdrawal, aid before examination (41-44)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import choices, hardship
from zhunsheng.domains.legalservice.aid.forms.intake import long
from zhunsheng.kernel.forms import ChineseDateField, Group, YuanField, only_when
from zhunsheng.kernel.procedure.forms import ActionForm, Remark
from zhunsheng.lib.hanzi import yuan

RECEIVED = "按回证、短信或者签收记录填写；不填的，从今天起算。"


class SupplementForm(ActionForm):
    """一次性告知补充材料 (43)."""

    missing = long("需要补充的材料或者作出的说明")
    supplement_days = forms.IntegerField(label="几日内补齐", min_value=3, max_value=60, initial=10)
    notified_on = ChineseDateField(label="申请人收到日期", required=False, help_text=RECEIVED)


class SuppliedForm(ActionForm):
    """补充材料: empty answers leave the old ones."""

    note = long("补充了什么，或者说明", 2000, required=False)
    household = forms.IntegerField(label="家庭人口", min_value=1, max_value=30, required=False)
    income = YuanField(label="家庭月收入（元）", required=False)
    hardship_note = long("经济状况说明", 1000, required=False)
    claim = long("请求和事实（要改的才填）", 5000, required=False)


class VerifyForm(ActionForm):
    """核查经济困难状况 (41): what the shared data say, or the applicant's promise."""

    in_clear = ("source",)
    hardship = forms.ChoiceField(
        label="核查方式",
        choices=[
            (choices.Hardship.DATA, choices.Hardship.DATA.label),
            (choices.Hardship.PLEDGE, choices.Hardship.PLEDGE.label),
        ],
    )
    source = only_when(
        forms.CharField(
            label="查询的平台或者单位",
            max_length=80,
            help_text="例如“自治区居民家庭经济状况核对平台”。",
        ),
        "hardship",
        choices.Hardship.DATA,
        missing="请写明向哪里查询的。",
    )
    found = forms.ChoiceField(label="核查结果", choices=choices.Found.choices)
    household = forms.IntegerField(label="家庭人口", min_value=1, max_value=30, required=False)
    income = YuanField(label="家庭月收入（元）", required=False)
    hardship_note = long("查询结果或者承诺的内容", 1000)

    def prepare(self) -> None:
        """Begin with what the applicant said, and name the standard."""
        if self.context is None:
            return
        matter = self.context.matter
        for name in ("household", "income", "hardship_note", "hardship"):
            self.fields[name].initial = getattr(matter, name)
        standard = hardship.standard_on(matter.received_on, matter.place)
        if standard is not None:
            text = f"收到申请之日的标准：家庭人均月收入{yuan(standard.amount)}以内（{standard.code}）。"
            self.remarks = (Remark("brand", "经济困难标准", (text,)),)

    def clean(self) -> dict[str, Any]:
        """The result follows from the numbers where there are some."""
        data = super().clean() or {}
        if self.context is None or "found" not in data:
            return data
        matter = self.context.matter
        standard = hardship.standard_on(matter.received_on, matter.place)
        said = hardship.judge(
            data.get("income"), data.get("household"), standard.amount if standard else None
        )
        if said and data["found"] not in (choices.Found.OPEN, said):
            head = hardship.per_head(data["income"], data["household"])
            right = choices.Found(said).label
            self.add_error(
                "found",
                f"按所填收入，家庭人均月收入{yuan(head or 0)}，应当是“{right}”，请核对。",
            )
        return data


class GrantForm(ActionForm):
    """给予法律援助."""

    level = forms.ChoiceField(label="办理阶段", choices=choices.Level.choices)
    decision_note = long("审查意见", 1000, required=False)

    def prepare(self) -> None:
        """Begin with the level of the application."""
        if self.context is not None and self.context.matter.level:
            self.fields["level"].initial = self.context.matter.level


class RefuseForm(ActionForm):
    """不予法律援助 (43): in writing, with reasons."""

    refusal = forms.ChoiceField(label="不予援助的理由", choices=choices.Refusal.choices)
    reasons = long("具体说明", 1000, help_text="写给申请人看：为什么不符合，还可以找谁帮助。")


class TransferForm(ActionForm):
    """转交."""

    to_agency = forms.CharField(label="转交给哪个法律援助机构", max_length=80)
    reasons = long("转交的原因", 500)


class WithdrawForm(ActionForm):
    """撤回申请: voluntariness is recorded (design §9)."""

    is_voluntary = forms.BooleanField(label="申请人自愿撤回，没有人劝说或者施压")
    reason = long("撤回的原因", 500, required=False)


class LapseForm(ActionForm):
    """视为撤回."""

    reason = long("情况说明", 1000)


class UrgentForm(ActionForm):
    """先行提供 (44)."""

    urgent_ground = forms.ChoiceField(label="先行提供的情形", choices=choices.Urgent.choices)
    limitation_on = only_when(
        ChineseDateField(label="时效或者期限届满日"),
        "urgent_ground",
        choices.Urgent.LIMIT,
        missing="请填写时效或者期限届满的日期。",
    )
    level = forms.ChoiceField(label="办理阶段", choices=choices.Level.choices)
    owed = long("需要补办的手续和材料", 1000)
    owed_days = forms.IntegerField(label="几日内补办", min_value=1, max_value=60, initial=10)

    def prepare(self) -> None:
        """Begin with what the application says."""
        if self.context is not None:
            matter = self.context.matter
            self.fields["limitation_on"].initial = matter.limitation_on
            if matter.level:
                self.fields["level"].initial = matter.level


class PastForm(ActionForm):
    """补录办理经过: what became of a case before it was kept here, in one act."""

    in_clear = ("provider_code",)
    groups = (
        Group("决定和指派", ("decided_on", "outcome", "refusal", "level", "provider_code", "assigned_on"), columns=2),
        Group("办结", ("ended_on", "result", "recovered", "filed_on"), columns=2),
        Group("质量和补贴", ("score", "subsidy", "paid_on", "archived_on"), columns=2),
    )  # fmt: skip
    decided_on = ChineseDateField(label="决定日期", required=False)
    outcome = forms.ChoiceField(label="结果", required=False)
    refusal = forms.ChoiceField(
        label="不予援助的理由", choices=[("", ""), *choices.Refusal.choices], required=False
    )
    level = forms.ChoiceField(
        label="办理阶段", choices=[("", ""), *choices.Level.choices], required=False
    )
    provider_code = forms.CharField(label="承办人执业证号", max_length=60, required=False)
    assigned_on = ChineseDateField(label="指派日期", required=False)
    ended_on = ChineseDateField(label="办结日期", required=False)
    result = forms.ChoiceField(
        label="办理结果", choices=[("", ""), *choices.Result.choices], required=False
    )
    recovered = YuanField(label="挽回损失或者取得利益（元）", required=False)
    filed_on = ChineseDateField(label="交卷日期", required=False)
    score = forms.IntegerField(label="质量得分", min_value=0, max_value=100, required=False)
    subsidy = YuanField(label="补贴（元）", required=False)
    paid_on = ChineseDateField(label="补贴支付日期", required=False)
    archived_on = ChineseDateField(label="归档日期", required=False)

    def prepare(self) -> None:
        """Offer the outcomes of the procedure."""
        if self.context is not None:
            titles = [(one.code, one.title) for one in self.context.procedure.outcomes]
            self.fields["outcome"].choices = [("", "还没有办结"), *titles]  # type: ignore[attr-defined]

    ORDER = ("decided_on", "assigned_on", "ended_on", "filed_on", "paid_on", "archived_on")

    def clean(self) -> dict[str, Any]:
        """The days follow one another and none is in the future; an end has its day."""
        data = super().clean() or {}
        last: date | None = self.context.matter.received_on if self.context else None
        for name in self.ORDER:
            day = data.get(name)
            if day and last and day < last:
                self.add_error(name, "早于前一步的日期，请核对。")
            if day and self.context and day > self.context.on:
                self.add_error(name, "晚于补录的日期，请核对。")
            last = day or last
        if bool(data.get("outcome")) != bool(data.get("ended_on")):
            self.add_error("ended_on", "结果和办结日期要一起填；还没有办结的都不填。")
        return data
