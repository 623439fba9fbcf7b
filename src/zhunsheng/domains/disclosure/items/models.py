"""An item of information that is made public unasked, and the catalogue it is filed under."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.commons.publication.models import Publishable
from zhunsheng.kernel.matters.models import Matter


class DisclosureItem(Publishable, Matter):
    """主动公开信息 (政府信息公开条例 2019: 19–26).

    ``made_on`` is the day on which the information was made or last changed: the twenty working days run from it.
    ``first_published_on`` stays when the item is changed, taken down or published again. The text is meant for
    everybody and therefore not encrypted.
    """

    category = models.CharField("公开目录类目", max_length=8, blank=True)
    made_on = models.DateField("形成或变更日期", null=True)
    summary = models.CharField("摘要", max_length=300, blank=True)
    text = models.TextField("正文", blank=True)
    source = models.CharField("来源文书文号", max_length=60, blank=True)
    quantity = models.PositiveIntegerField("处理决定数（件）", null=True, blank=True)
    amount = models.BigIntegerField("收费金额（分）", null=True, blank=True)
    reviewed_on = models.DateField("审查日期", null=True, blank=True)
    first_published_on = models.DateField("首次公开日期", null=True, blank=True)
    ended_on = models.DateField("失效日期", null=True, blank=True)

    class Meta:
        verbose_name = "主动公开信息"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["first_published_on", "category"], name="item_first_published")
        ]


class CatalogueEntry(models.Model):
    """公开目录类目: a heading of the house's own, or another title for one of the regulation's."""

    code = models.CharField("代码", max_length=8, unique=True)
    title = models.CharField("名称", max_length=60)
    article = models.CharField("依据", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=100)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "公开目录类目"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.title
