"""Cases of legal aid, what reviewers think of them, what is paid for them; services that are no cases."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.domains.legalservice.aid.models.registers import AidProvider
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class AidCase(Matter):
    """法律援助案件 (法律援助法 22-50); ``accepted_on`` is the day of the grant, or of the notice to appoint."""

    kind = models.CharField("案件种类", max_length=16, choices=choices.Kind)
    ground = models.CharField("援助事项", max_length=8)
    is_oral = models.BooleanField("口头申请", default=False)
    asked_on = models.DateField("当事人提出申请或者机关通知的日期", null=True, blank=True)
    is_forwarded_late = models.BooleanField("转交超过二十四小时", default=False)
    subject = models.CharField("案由", max_length=60)
    agency = models.CharField("办案机关或者争议处理机关", max_length=80, blank=True)
    agency_number = models.CharField("办案机关案号", max_length=60, blank=True)
    level = models.CharField("办理阶段", max_length=16, choices=choices.Level, blank=True)
    is_grave = models.BooleanField("可能判处无期徒刑、死刑", default=False)
    claim = EncryptedTextField("请求和事实", blank=True)
    amount = models.BigIntegerField("标的额（分）", null=True, blank=True)
    limitation_on = models.DateField("时效或者期限届满日", null=True, blank=True)
    recipients = models.PositiveSmallIntegerField("受援人数", default=1)
    language = models.CharField("需要的语言", max_length=20, blank=True)

    is_migrant = models.BooleanField("农民工", default=False)
    is_disabled = models.BooleanField("残疾人", default=False)
    is_elderly = models.BooleanField("老年人", default=False)
    is_minor = models.BooleanField("未成年人", default=False)
    is_woman = models.BooleanField("妇女", default=False)
    is_military = models.BooleanField("军人军属", default=False)

    hardship = models.CharField("核查方式", max_length=8, choices=choices.Hardship, blank=True)
    exemption = models.CharField("免予核查的情形", max_length=8, blank=True)
    household = models.PositiveSmallIntegerField("家庭人口", null=True, blank=True)
    income = models.BigIntegerField("家庭月收入（分）", null=True, blank=True)
    hardship_note = EncryptedTextField("经济状况说明", blank=True)
    standard = models.BigIntegerField("适用的经济困难标准（分）", null=True, blank=True)
    found = models.CharField("核查结果", max_length=8, choices=choices.Found, blank=True)
    verified_on = models.DateField("核查日期", null=True, blank=True)

    supplement_on = models.DateField("通知补充材料日期", null=True, blank=True)
    supplemented_on = models.DateField("补充材料日期", null=True, blank=True)
    is_urgent = models.BooleanField("先行提供", default=False)
    urgent_ground = models.CharField(
        "先行提供的情形", max_length=16, choices=choices.Urgent, blank=True
    )
    papers_pending = models.BooleanField("手续待补办", default=False)
    refusal = models.CharField("不予援助的理由", max_length=10, choices=choices.Refusal, blank=True)

    provider = models.ForeignKey(
        AidProvider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name="承办人员",
    )
    assigned_on = models.DateField("指派日期", null=True, blank=True)
    agreement_on = models.DateField("委托协议日期", null=True, blank=True)
    noted_on = models.DateField("最近进展日期", null=True, blank=True)
    change_asked_on = models.DateField("请求更换承办人员日期", null=True, blank=True)

    result = models.CharField("办理结果", max_length=12, choices=choices.Result, blank=True)
    recovered = models.BigIntegerField("挽回损失或者取得利益（分）", default=0)
    filed_on = models.DateField("交卷日期", null=True, blank=True)
    score = models.PositiveSmallIntegerField("质量得分", null=True, blank=True)
    grade = models.CharField("质量等次", max_length=10, choices=choices.Grade, blank=True)
    scored_on = models.DateField("评定日期", null=True, blank=True)
    subsidy = models.BigIntegerField("补贴（分）", null=True, blank=True)
    subsidy_on = models.DateField("核定补贴日期", null=True, blank=True)
    approved_on = models.DateField("补贴审批日期", null=True, blank=True)
    paid_on = models.DateField("补贴支付日期", null=True, blank=True)

    objected_on = models.DateField("提出异议日期", null=True, blank=True)
    objection = models.CharField(
        "异议审查决定", max_length=8, choices=choices.Objection, blank=True
    )
    objection_decided_on = models.DateField("异议决定日期", null=True, blank=True)
    wants_reconsideration = models.BooleanField("同时申请行政复议", default=False)

    class Meta:
        verbose_name = "法律援助案件"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["provider", "assigned_on"], name="aid_case_provider"),
            models.Index(fields=["filed_on"], name="aid_case_filed"),
        ]


class AidScore(models.Model):
    """质量评分: one reviewer's sheet; ``is_final`` is the arbiter's, where two were too far apart (57)."""

    matter = models.ForeignKey(
        AidCase, models.PROTECT, related_name="scores", verbose_name="法律援助案件"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="评审人"
    )
    points = models.JSONField("各项得分")
    total = models.PositiveSmallIntegerField("总分")
    comment = EncryptedTextField("评审意见", blank=True)
    scored_on = models.DateField("评审日期")
    is_final = models.BooleanField("裁定", default=False)

    class Meta:
        verbose_name = "质量评分"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "reviewer"], name="aid_score_reviewer")
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}：{self.total}分"


class SubsidyLine(models.Model):
    """补贴明细: one line of what a case is paid, with the rate's version that it was computed by."""

    matter = models.ForeignKey(
        AidCase, models.PROTECT, related_name="subsidy_lines", verbose_name="法律援助案件"
    )
    title = models.CharField("项目", max_length=80)
    rate = models.CharField("标准", max_length=80, blank=True)
    quantity = models.PositiveSmallIntegerField("数量", default=1)
    each = models.BigIntegerField("单价（分）")

    class Meta:
        verbose_name = "补贴明细"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def amount(self) -> int:
        """The line's sum in 分."""
        return self.quantity * self.each


class AidHelp(Matter):
    """法律帮助: drafting of a paper, help of a duty lawyer. It is no case and is counted apart (22)."""

    kind = models.CharField("服务种类", max_length=10, choices=choices.Help)
    topic = models.CharField("事项", max_length=60)
    where = models.CharField("服务地点", max_length=60, blank=True)
    provider = models.ForeignKey(
        AidProvider,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="服务人员",
    )
    recipients = models.PositiveSmallIntegerField("服务人数", default=1)
    note = EncryptedTextField("服务情况", blank=True)

    class Meta:
        verbose_name = "法律帮助"
        verbose_name_plural = verbose_name
