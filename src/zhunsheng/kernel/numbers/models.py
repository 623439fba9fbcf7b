"""Number series and every number ever taken from them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Series(models.Model):
    """编号序列: the last number taken of one kind, for one 机关代字, in one year."""

    kind = models.CharField("编号种类", max_length=40)
    code = models.CharField("机关代字", max_length=20)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最后序号", default=0)

    class Meta:
        verbose_name = "编号序列"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "code", "year"], name="one_series")
        ]

    def __str__(self) -> str:
        return f"{self.code}{self.kind}〔{self.year}〕"


class IssuedNumber(models.Model):
    """已用编号: a number stays in the register for good, also when it is voided."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="numbers", verbose_name="序列")
    sequence = models.PositiveIntegerField("序号")
    text = models.CharField("编号", max_length=60, unique=True)
    matter_id = models.BigIntegerField("案件", null=True, db_index=True)
    voided_on = models.DateField("作废日期", null=True, blank=True)
    void_reason = models.CharField("作废原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "已用编号"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "sequence"], name="one_number")
        ]

    def __str__(self) -> str:
        return self.text
