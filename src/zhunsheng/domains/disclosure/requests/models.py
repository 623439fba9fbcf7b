"""Requests for information and what was sought against them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.disclosure.requests import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib.hanzi import date_text


class DisclosureRequest(Matter):
    """政府信息公开申请 (政府信息公开条例 27-45)."""

    applicant_type = models.CharField("申请人类型", max_length=8, choices=choices.Applicant)
    organ_kind = models.CharField("机关层级", max_length=16, choices=Unit.Kind)
    submitted_on = models.DateField("提交日期", null=True, blank=True)
    confirmed_on = models.DateField("确认收到日期", null=True, blank=True)
    info_name = models.CharField("所需信息的名称", max_length=100)
    content = EncryptedTextField("所需信息的特征", blank=True)
    info_number = models.CharField("所需信息的文号", max_length=80, blank=True)
    desired_form = models.CharField("提供方式", max_length=10, choices=choices.Form, blank=True)
    correction_on = models.DateField("补正通知日期", null=True, blank=True)
    corrected_on = models.DateField("补正日期", null=True, blank=True)
    third_asked_on = models.DateField("征求第三方意见日期", null=True, blank=True)
    third_answered_on = models.DateField("第三方意见日期", null=True, blank=True)
    third_view = models.CharField("第三方意见", max_length=8, choices=choices.View, blank=True)
    organ_asked_on = models.DateField("征求其他机关意见日期", null=True, blank=True)
    organ_answered_on = models.DateField("其他机关意见日期", null=True, blank=True)
    organ_view = models.CharField("其他机关意见", max_length=8, choices=choices.View, blank=True)
    reasons_asked_on = models.DateField("要求说明理由日期", null=True, blank=True)
    reasons_given_on = models.DateField("说明理由日期", null=True, blank=True)
    reasonable = models.CharField("理由", max_length=4, choices=choices.Reasonable, blank=True)
    extended_on = models.DateField("延长答复日期", null=True, blank=True)
    delayed_on = models.DateField("告知延迟答复日期", null=True, blank=True)
    fee_basis = models.CharField("计费方式", max_length=8, choices=choices.FeeBasis, blank=True)
    fee_amount = models.BigIntegerField("信息处理费（分）", null=True, blank=True)
    charged_on = models.DateField("收费通知日期", null=True, blank=True)
    paid_on = models.DateField("缴费日期", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField("答复用时（工作日）", null=True, blank=True)
    is_late = models.BooleanField("逾期答复", default=False)
    answer = EncryptedTextField("答复内容", blank=True)
    receiver = models.CharField("负责公开的机关", max_length=120, blank=True)

    class Meta:
        verbose_name = "政府信息公开申请"
        verbose_name_plural = verbose_name


class Remedy(models.Model):
    """救济: a reconsideration or suit against the answer, a row of the fourth table of the yearly report."""

    matter = models.ForeignKey(
        DisclosureRequest, models.PROTECT, related_name="remedies", verbose_name="申请"
    )
    kind = models.CharField("类别", max_length=16, choices=choices.RemedyKind)
    begun_on = models.DateField("提起日期")
    number = models.CharField("案号", max_length=60, blank=True)
    result = models.CharField(
        "结果",
        max_length=10,
        choices=choices.RemedyResult,
        default=choices.RemedyResult.PENDING,
    )
    ended_on = models.DateField("审结日期", null=True, blank=True)

    class Meta:
        verbose_name = "复议诉讼情况"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["begun_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{date_text(self.begun_on)}）{self.number}".strip()
