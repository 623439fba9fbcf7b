"""Results as the public reads them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from zhunsheng.domains.inspection.models.matters import InspectionTask
from zhunsheng.kernel.orgs.models import Unit


class PublishedResultQuerySet(models.QuerySet["PublishedResult"]):
    """Results by what the public may read."""

    def shown(self, on: date) -> PublishedResultQuerySet:
        """Published, not taken down, and still within the time for which results are shown."""
        return self.filter(withdrawn_on=None, shown_until__gte=on)


class PublishedResult(models.Model):
    """公示的检查结果: the name of the object and what was found, no personal data; shown until ``shown_until``."""

    task = models.OneToOneField(
        InspectionTask, models.PROTECT, related_name="result", verbose_name="检查任务"
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="检查单位")
    code = models.CharField("检查对象编码", max_length=60, db_index=True)
    name = models.CharField("检查对象", max_length=160)
    items = models.CharField("检查事项", max_length=600)
    outcome = models.CharField("检查结果", max_length=16)
    summary = models.CharField("检查情况", max_length=300)
    checked_on = models.DateField("检查日期")
    published_on = models.DateField("公示日期")
    shown_until = models.DateField("公示截止")
    withdrawn_on = models.DateField("撤下日期", null=True, blank=True)
    withdrawn_reason = models.CharField("撤下原因", max_length=120, blank=True)

    objects = PublishedResultQuerySet.as_manager()

    class Meta:
        verbose_name = "公示的检查结果"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["-published_on", "-id"], name="inspection_result_date")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.outcome}"
