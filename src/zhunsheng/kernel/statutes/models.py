"""Statutes, their versions in force, and the time limits they set."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.lib.days import Rule, Unit


class Statute(models.Model):
    """法律: one statute, regulation or rule, known by its short title."""

    code = models.CharField("简称", max_length=60, unique=True)
    title = models.CharField("全称", max_length=120)

    class Meta:
        verbose_name = "法律"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return f"《{self.code}》"


class StatuteVersion(models.Model):
    """法律文本: one version of a statute between two days in force, both included."""

    statute = models.ForeignKey(
        Statute, models.PROTECT, related_name="versions", verbose_name="法律"
    )
    label = models.CharField("文本年份", max_length=12)
    in_force_from = models.DateField("施行日期")
    in_force_to = models.DateField("失效日期", null=True, blank=True)
    n_articles = models.PositiveSmallIntegerField("条数")
    source = models.CharField("来源", max_length=200)
    confirmed = models.BooleanField("已核对原文", default=False)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "法律文本"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["statute_id", "in_force_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statute", "label"], name="statute_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.statute}（{self.label}）"


class Limit(models.Model):
    """法定期限: the rule behind a clock, with its article. A row is never changed, only replaced.

    ``version`` is the version of the procedure's law (2017 or 2023), which may differ from that of the statute
    cited. An edit makes a new row with the next ``revision``; clocks keep the row they started under.
    ``exclusions`` lists ``{code, title, cite}`` of the times that do not count. An extension without an amount
    has no legal maximum; without an authority there is none. ``whose``: the participant role that has to act in time;
    empty for whoever handles the matter. A party's limit that ends is a right that lapsed, and nobody is late.
    """

    class Origin(models.TextChoices):
        FILE = "file", "程序自带"
        EDITED = "edited", "人工修改"

    class Direction(models.TextChoices):
        AFTER = "after", "之后"
        BEFORE = "before", "之前"

    class Units(models.TextChoices):
        WD = "WD", "工作日"
        CD = "CD", "日（自然日）"
        M = "M", "个月"

    code = models.CharField("代码", max_length=60)
    version = models.CharField("适用法律版本", max_length=12)
    revision = models.PositiveSmallIntegerField("修订次数", default=1)
    is_current = models.BooleanField("现行", default=True)
    statute_version = models.ForeignKey(
        StatuteVersion, models.PROTECT, related_name="limits", verbose_name="依据文本"
    )
    article = models.PositiveSmallIntegerField("条")
    paragraph = models.PositiveSmallIntegerField("款", default=0)
    item = models.PositiveSmallIntegerField("项", default=0)
    title = models.CharField("名称", max_length=60)
    trigger = models.CharField("起算点", max_length=80)
    amount = models.PositiveSmallIntegerField("数量")
    unit = models.CharField("单位", max_length=2, choices=Units)
    direction = models.CharField("方向", max_length=6, choices=Direction, default=Direction.AFTER)
    rollover = models.BooleanField("末日遇法定休假日顺延")
    whose = models.CharField("由谁遵守", max_length=24, blank=True)
    extension_amount = models.PositiveSmallIntegerField("最长延长", null=True, blank=True)
    extension_unit = models.CharField("延长单位", max_length=2, choices=Units, blank=True)
    extension_authority = models.CharField("批准延长的人", max_length=40, blank=True)
    exclusions = models.JSONField("不计入期限的情形", default=list, blank=True)
    source = models.CharField("来源", max_length=200)
    confirmed = models.BooleanField("已核对原文", default=False)
    effective_from = models.DateField("适用起日")
    effective_to = models.DateField("适用止日", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    origin = models.CharField("来由", max_length=6, choices=Origin, default=Origin.FILE)
    reason = models.CharField("修改理由", max_length=200, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="修改人",
    )
    edited_at = models.DateTimeField("修改时间", null=True, blank=True)

    class Meta:
        verbose_name = "法定期限"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["code", "version", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "version", "revision"], name="limit_revision_once"
            ),
            models.UniqueConstraint(
                fields=["code", "version"], condition=Q(is_current=True), name="limit_current_once"
            ),
            models.CheckConstraint(condition=Q(amount__gte=1), name="limit_amount_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.title}：{self.amount_text}"

    @property
    def rule(self) -> Rule:
        """The limit as the arithmetic takes it."""
        return Rule(self.amount, Unit(self.unit), self.rollover)

    @property
    def amount_text(self) -> str:
        """60日, 5个工作日, 3个月."""
        return Unit(self.unit).amount(self.amount)

    @property
    def event(self) -> str:
        """The event that starts it, as a verb: “受理之日” is 受理."""
        return self.trigger.removesuffix("之日")

    @property
    def cite(self) -> Cite:
        """The article that sets the limit."""
        text = self.statute_version
        return Cite(text.statute.code, text.label, self.article, self.paragraph, self.item)

    @property
    def may_extend(self) -> bool:
        """Whether the law knows an extension at all."""
        return bool(self.extension_authority)

    @property
    def is_backward(self) -> bool:
        """Whether it is counted back from the event (“举行听证的五日前”)."""
        return self.direction == self.Direction.BEFORE
