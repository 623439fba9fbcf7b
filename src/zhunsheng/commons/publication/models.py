"""What the public reads: each thing made public, its files, and what it said before a correction."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock


class State(models.TextChoices):
    """Where the publication of a matter's result stands."""

    PENDING = "pending", "待处理"
    PUBLISHED = "published", "已公开"
    WITHHELD = "withheld", "不公开"
    WITHDRAWN = "withdrawn", "已撤下"


class Publishable(models.Model):
    """What a matter has whose result is made public; a base beside ``Matter``."""

    publication = models.CharField("公开情况", max_length=10, choices=State, default=State.PENDING)
    published_on = models.DateField("公开日期", null=True, blank=True)

    class Meta:
        abstract = True


class PublicationQuerySet(models.QuerySet["Publication"]):
    """The dates by which publications are asked for."""

    def readable(self, on: date | None = None) -> PublicationQuerySet:
        """What the public may read on a day (today if none is given): not taken down, not expired."""
        unexpired = Q(expires_on__isnull=True) | Q(expires_on__gte=on or clock.today())
        return self.filter(unexpired, withdrawn_on__isnull=True)


class Publication(models.Model):
    """公开信息: one thing as the public reads it, with personal data removed.

    It comes from a matter, from an entry (``register``, ``entry_id``) or from neither. ``ended_on``: it holds no longer
    but may still be read (失效); ``withdrawn_on``: it was taken down; ``expires_on``: the last day on which it may be
    shown (penalties on natural persons). Rows change only through ``services``.
    """

    kind = models.CharField("种类", max_length=40)
    matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name="案件",
        db_index=False,
    )
    register = models.CharField("台账", max_length=40, blank=True)
    entry_id = models.BigIntegerField("条目", null=True, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="公开单位", db_index=False
    )
    number = models.CharField("文号或索引号", max_length=80, blank=True)
    title = models.CharField("标题", max_length=200)
    category = models.CharField("类别", max_length=16, blank=True)
    topic = models.CharField("主题", max_length=16, blank=True)
    summary = models.CharField("摘要", max_length=300, blank=True)
    text = models.TextField("公开文本", blank=True)
    happened_on = models.DateField("形成日期", null=True, blank=True)
    published_on = models.DateField("公开日期")
    corrected_on = models.DateField("更正日期", null=True, blank=True)
    ended_on = models.DateField("失效日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤下日期", null=True, blank=True)
    withdrawn_reason = models.CharField("撤下原因", max_length=200, blank=True)
    expires_on = models.DateField("公示届满日", null=True, blank=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    documents = models.ManyToManyField(
        Document, through="PublishedFile", related_name="+", verbose_name="附件"
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "公开信息"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["matter", "kind"],
                condition=Q(matter__isnull=False),
                name="publication_of_matter",
            ),
            models.UniqueConstraint(
                fields=["register", "entry_id", "kind"],
                condition=Q(entry_id__isnull=False),
                name="publication_of_entry",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "-published_on", "-id"], name="publication_day"),
            models.Index(
                fields=["kind", "category", "-published_on", "-id"], name="publication_category"
            ),
            models.Index(fields=["kind", "unit", "-published_on", "-id"], name="publication_unit"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_readable(self, on: date | None = None) -> bool:
        """Whether the public may read it on a day (today if none is given)."""
        day = on or clock.today()
        return self.withdrawn_on is None and (self.expires_on is None or self.expires_on >= day)


class PublishedFile(models.Model):
    """公开附件: a document that may be downloaded with a publication."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="files", verbose_name="公开信息"
    )
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name="文书")
    title = models.CharField("名称", max_length=160)
    position = models.PositiveSmallIntegerField("顺序", default=1)

    class Meta:
        verbose_name = "公开附件"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title


class PublicationVersion(models.Model):
    """公开信息的原版本: what it said until it was corrected."""

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="versions", verbose_name="公开信息"
    )
    number = models.PositiveSmallIntegerField("版本号")
    title = models.CharField("标题", max_length=200)
    summary = models.CharField("摘要", max_length=300, blank=True)
    text = models.TextField("公开文本", blank=True)
    until = models.DateField("更正日期")
    reason = models.CharField("更正原因", max_length=200)

    class Meta:
        verbose_name = "公开信息原版本"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="publication_version_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.number}版"
