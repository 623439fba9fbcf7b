"""Reports that never change, and the corrections beside them."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.lib import clock
from zhunsheng.lib.digest import ALGORITHM


class Frozen(RuntimeError):
    """Somebody tried to change what is frozen."""

    def __init__(self) -> None:
        super().__init__("已冻结的报告不能更改。如有错误，请办理更正重述。")


class FrozenQuerySet(models.QuerySet["FrozenReport"]):
    """Reads only."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Frozen

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Frozen


class FrozenReport(models.Model):
    """冻结的报告: the text as it was final, with its figures, their definitions and the digest of the records.

    ``template`` is the edited text with live figures, ``source`` the filled one that is laid out. ``records`` holds for
    each count the number of rows and the digest of their ids. ``docx`` is the file as it was issued. ``digest`` covers
    all of it and stands in the ledger.
    """

    year = models.PositiveSmallIntegerField("年度")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="区划"
    )
    place_code = models.CharField("区划代码", max_length=12, blank=True)
    edition = models.PositiveSmallIntegerField("第几版", default=1)
    title = models.CharField("标题", max_length=200)
    starts_on = models.DateField("统计起日")
    ends_on = models.DateField("统计截止日")
    template = models.TextField("文本（数字未填）")
    source = models.TextField("文本（数字已填）")
    figures = models.JSONField("数字")
    definitions = models.JSONField("口径")
    records = models.JSONField("记录摘要")
    docx = models.ForeignKey(Blob, models.PROTECT, related_name="+", verbose_name="定稿文件")
    demonstration = models.BooleanField("演示数据", default=False)
    algorithm = models.CharField("算法", max_length=10, default=ALGORITHM)
    digest = models.CharField("摘要", max_length=64)
    frozen_at = models.DateTimeField("冻结时间", default=clock.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="冻结人"
    )

    objects = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = "冻结的报告"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "place_code", "edition"], name="report_edition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.edition}版）"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None:
            raise Frozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Frozen


class Restatement(models.Model):
    """更正重述: a corrected edition of a frozen report, with the reason and every figure that changed."""

    original = models.OneToOneField(
        FrozenReport, models.PROTECT, related_name="restated_by", verbose_name="原报告"
    )
    corrected = models.OneToOneField(
        FrozenReport, models.PROTECT, related_name="restates", verbose_name="更正后的报告"
    )
    reason = models.CharField("更正原因", max_length=500)
    changes = models.JSONField("数字变动")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人"
    )
    made_at = models.DateTimeField("办理时间", default=clock.now)

    class Meta:
        verbose_name = "更正重述"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.original} → 第{self.corrected.edition}版"
