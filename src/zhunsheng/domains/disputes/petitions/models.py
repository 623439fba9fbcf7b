"""Petitions, and what the petition office urged and advised."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib.hanzi import date_text


class Petition(Matter):
    """信访事项 (信访工作条例 17-36).

    ``unit`` has it in hand (the petition office, the unit it was forwarded to, the office of the reviewing organ),
    ``organ`` signs; ``responsible`` stays the unit that answers the petitioner.
    """

    kind = models.CharField("类别", max_length=10, choices=choices.Kind)
    field = models.CharField("领域", max_length=12, choices=choices.Field, blank=True)
    subject = EncryptedTextField("检举控告事项", blank=True)
    facts = EncryptedTextField("事实和理由", blank=True)
    demand = EncryptedTextField("请求", blank=True)
    named_people = EncryptedTextField("被反映人", blank=True)
    is_secret = models.BooleanField("要求保密", default=False)
    people_count = models.PositiveIntegerField("参加人数", null=True, blank=True)
    earlier = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated",
        verbose_name="原信访件",
    )
    forwarding = models.CharField("转送方式", max_length=8, choices=choices.Forwarding, blank=True)
    forwarded_on = models.DateField("转送日期", null=True, blank=True)
    report_by = models.DateField("反馈期限", null=True, blank=True)
    responsible = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任单位",
    )
    informed_on = models.DateField("告知日期", null=True, blank=True)
    is_informed_late = models.BooleanField("逾期告知", default=False)
    extended_on = models.DateField("延期日期", null=True, blank=True)
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    answered_on = models.DateField("书面答复日期", null=True, blank=True)
    is_late = models.BooleanField("逾期办结", default=False)
    opinion = EncryptedTextField("处理意见", blank=True)
    reviewer = models.CharField("复查复核机关", max_length=80, blank=True)
    review_asked_on = models.DateField("请求复查日期", null=True, blank=True)
    reviewed_on = models.DateField("复查意见日期", null=True, blank=True)
    review_result = models.CharField(
        "复查结论", max_length=8, choices=choices.ReviewResult, blank=True
    )
    recheck_asked_on = models.DateField("请求复核日期", null=True, blank=True)
    rechecked_on = models.DateField("复核意见日期", null=True, blank=True)
    recheck_result = models.CharField(
        "复核结论", max_length=8, choices=choices.ReviewResult, blank=True
    )

    class Meta:
        verbose_name = "信访事项"
        verbose_name_plural = verbose_name


class Supervision(models.Model):
    """督办和建议 (40): what the petition office urged or advised in a matter, and what came of it."""

    matter = models.ForeignKey(
        Petition, models.PROTECT, related_name="supervisions", verbose_name="信访事项"
    )
    kind = models.CharField("类别", max_length=8, choices=choices.SupervisionKind)
    made_on = models.DateField("提出日期")
    adoption = models.CharField(
        "采纳情况",
        max_length=8,
        choices=choices.Adoption,
        default=choices.Adoption.PENDING,
    )
    answered_on = models.DateField("反馈日期", null=True, blank=True)

    class Meta:
        verbose_name = "督办和建议"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["made_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{date_text(self.made_on)}）"
