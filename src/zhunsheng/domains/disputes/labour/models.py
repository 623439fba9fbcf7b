"""Cases of labour arbitration."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class LabourCase(Matter):
    """劳动争议仲裁案件 (劳动争议调解仲裁法 27-51). Sums are in 分."""

    applicant_kind = models.CharField("申请人类型", max_length=8, choices=choices.Applicant)
    cause = models.CharField("争议类型", max_length=10, choices=choices.Cause)
    claims = EncryptedTextField("仲裁请求")
    facts = EncryptedTextField("事实和理由", blank=True)
    amount = models.BigIntegerField("请求金额（分）", null=True, blank=True)
    known_on = models.DateField("知道权利被侵害的日期", null=True, blank=True)
    is_wages = models.BooleanField("拖欠劳动报酬", default=False)
    left_on = models.DateField("劳动关系终止日期", null=True, blank=True)
    people_count = models.PositiveIntegerField("劳动者人数", default=1)
    panel = models.CharField("仲裁庭", max_length=6, choices=choices.Panel, blank=True)
    presiding = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="首席或者独任仲裁员",
    )
    arbitrators = models.CharField("其他仲裁员", max_length=80, blank=True)
    copy_served_on = models.DateField("副本送达日期", null=True, blank=True)
    answered_on = models.DateField("答辩日期", null=True, blank=True)
    hearing_on = models.DateField("开庭日期", null=True, blank=True)
    hearing_place = models.CharField("开庭地点", max_length=80, blank=True)
    is_default = models.BooleanField("缺席审理", default=False)
    restarted_on = models.DateField("期限重新计算日期", null=True, blank=True)
    restart = models.CharField("重新计算的情形", max_length=14, choices=choices.Restart, blank=True)
    suspended_on = models.DateField("中止日期", null=True, blank=True)
    suspension = models.CharField("中止情形", max_length=10, choices=choices.Suspension, blank=True)
    extended_on = models.DateField("延期日期", null=True, blank=True)
    partly_on = models.DateField("先行裁决日期", null=True, blank=True)
    is_late = models.BooleanField("逾期结案", default=False)
    awarded = models.BigIntegerField("裁决、调解金额（分）", null=True, blank=True)
    remedy = models.CharField("裁决以后", max_length=10, choices=choices.Remedy, blank=True)
    remedy_on = models.DateField("起诉、申请撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "劳动争议仲裁案件"
        verbose_name_plural = verbose_name
