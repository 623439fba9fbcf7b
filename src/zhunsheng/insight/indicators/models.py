"""Figures that units hand in while their records are not in the system yet (填报)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zhunsheng.insight.indicators.periods import Period
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions by what holds."""

    def standing(self) -> SubmissionQuerySet:
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def overlapping(self, period: Period) -> SubmissionQuerySet:
        """Of a time that shares a day with ``period``."""
        return self.filter(starts_on__lte=period.end, ends_on__gte=period.start)


class Submission(models.Model):
    """填报: a count or sum that a unit hands in for a period, with evidence and the signature of its head.

    It stands in figures, marked as handed in, until the unit has records of its own in the same table and period.
    ``number`` is whole, money in 分. A wrong one is withdrawn with a reason and handed in anew; rows are never changed.
    """

    indicator = models.CharField("指标", max_length=80, db_index=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="submissions", verbose_name="填报单位"
    )
    starts_on = models.DateField("起日")
    ends_on = models.DateField("止日")
    number = models.BigIntegerField("数值")
    evidence = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="佐证材料"
    )
    note = models.CharField("说明", max_length=200, blank=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="签字人"
    )
    signed_on = models.DateField("签字日期")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="填报人"
    )
    submitted_at = models.DateTimeField("填报时间", default=clock.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤回人",
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_reason = models.CharField("撤回原因", max_length=200, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "填报数字"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "unit", "starts_on", "ends_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="submission_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="submission_in_order"
            ),
            models.CheckConstraint(condition=Q(number__gte=0), name="submission_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.indicator} {self.number}"

    @property
    def period(self) -> Period:
        """The days that the number covers."""
        return Period(self.starts_on, self.ends_on)
