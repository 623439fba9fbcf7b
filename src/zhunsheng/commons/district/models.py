"""Which parts of the model district have been built here."""

from __future__ import annotations

from django.db import models

from zhunsheng.lib import clock


class BuiltPart(models.Model):
    """演示数据: one built part of the model district; any row means that this installation shows inventions."""

    code = models.CharField("部分", max_length=32, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    made = models.PositiveIntegerField("生成数量")
    built_at = models.DateTimeField("生成时间", default=clock.now)

    class Meta:
        verbose_name = "演示数据"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.code}（{self.year}年）"
