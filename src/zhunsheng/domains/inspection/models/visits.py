"""How often an enterprise may be visited in a year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.inspection import choices


class VisitCap(models.Model):
    """年度入企检查上限: visits of all units together to one object of a credit grade; without a row there is none."""

    year = models.PositiveSmallIntegerField("年度")
    credit = models.CharField("信用等级", max_length=1, choices=choices.Credit)
    most = models.PositiveSmallIntegerField("次数上限")

    class Meta:
        verbose_name = "年度入企检查上限"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-year", "credit"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "credit"], name="inspection_cap_credit")
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.get_credit_display()}"
