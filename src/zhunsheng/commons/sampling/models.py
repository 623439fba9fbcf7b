"""Draws, what the parties committed to and revealed, and public results.

What was published cannot change: ``guards.py`` refuses it in the database, whatever statement tries.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock

DIGEST = 64
"""Hexadecimal digits of SHA-256."""


class Draw(models.Model):
    """随机抽取: one draw, from the announced digest to the result.

    ``listed`` and ``announcement`` are canonical JSON, so that their digests can be taken from the very text.
    ``subject_stream`` and ``subject_id`` say what it is drawn for, in the words of the business. Exclusions, result,
    skips and redraws stand as ``docs/draws.md`` has them.
    """

    class State(models.TextChoices):
        ANNOUNCED = "announced", "已公告"
        COMMITTED = "committed", "承诺齐全"
        DRAWN = "drawn", "已抽取"
        FAILED = "failed", "未抽成"

    number = models.CharField("抽取编号", max_length=60, unique=True)
    domain = models.CharField("业务", max_length=32)
    title = models.CharField("事由", max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="抽取单位")
    subject_stream = models.CharField("对象流", max_length=40)
    subject_id = models.BigIntegerField("对象编号", null=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.ANNOUNCED)
    listed = models.TextField("名录")
    list_digest = models.CharField("名录摘要", max_length=DIGEST)
    size = models.PositiveIntegerField("名录总数")
    announcement = models.TextField("公告")
    digest = models.CharField("公告摘要", max_length=DIGEST)
    announced_at = models.DateTimeField("公告时间")
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="公告人"
    )
    reveal_by = models.DateTimeField("公开承诺的截止时间", null=True)
    public_source = models.CharField("公开结果", max_length=120, blank=True)
    public_on = models.DateField("公开结果产生之日", null=True)
    exclusions = models.JSONField("抽取前排除", default=list)
    fell_back_at = models.DateTimeField("改用公开结果的时间", null=True)
    public_value = models.CharField("公开结果的内容", max_length=200, null=True)
    seed = models.CharField("种子", max_length=DIGEST, blank=True)
    result = models.JSONField("抽取结果", default=list)
    skips = models.JSONField("跳过", default=list)
    redraws = models.JSONField("补抽", default=list)
    drawn_at = models.DateTimeField("抽取时间", null=True)
    failed = models.CharField("未抽成的原因", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间", default=clock.now)

    class Meta:
        verbose_name = "随机抽取"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["subject_stream", "subject_id"], name="sampling_draw_subject"),
            models.Index(fields=["unit", "id"], name="sampling_draw_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def told(self) -> dict[str, Any]:
        """The announcement as data."""
        told: dict[str, Any] = json.loads(self.announcement)
        return told

    @property
    def parties(self) -> list[str]:
        """Who gives the seed, in announced order; empty when only a public result does."""
        return list(self.told["parties"])

    @property
    def late(self) -> bool:
        """Recorded on a later day than it was announced (补录): then the digest was published too late to prove."""
        return clock.local_date(self.recorded_at) > clock.local_date(self.announced_at)

    # What access reads of a matter, it reads of a draw.
    restricted = False

    @property
    def place_id(self) -> int | None:
        """Where the unit is."""
        return self.unit.place_id

    @property
    def handler_id(self) -> int:
        """Who announced it."""
        return self.announced_by_id


class Commitment(models.Model):
    """承诺: a party's digest, handed in before anybody reveals. ``person`` is set where only that person may speak."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="commitments", verbose_name="抽取")
    order = models.PositiveSmallIntegerField("次序")
    party = models.CharField("参与方", max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="代表"
    )
    digest = models.CharField("承诺值", max_length=DIGEST, blank=True)
    committed_at = models.DateTimeField("承诺时间", null=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )

    class Meta:
        verbose_name = "承诺"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "order"], name="sampling_commitment_order"),
            models.UniqueConstraint(fields=["draw", "party"], name="sampling_commitment_party"),
        ]

    def __str__(self) -> str:
        return f"{self.draw_id} {self.party}"


class Reveal(models.Model):
    """公开的数: what a commitment was made of; it must open it."""

    commitment = models.OneToOneField(
        Commitment, models.PROTECT, related_name="reveal", verbose_name="承诺"
    )
    salt = models.CharField("盐", max_length=64)
    value = models.CharField("数", max_length=100)
    revealed_at = models.DateTimeField("公开时间", default=clock.now)

    class Meta:
        verbose_name = "公开的数"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.commitment_id}"


class PublicEntry(models.Model):
    """公开结果录入: what one person typed in of a public result; it counts when another one types the same."""

    draw = models.OneToOneField(
        Draw, models.PROTECT, related_name="public_entry", verbose_name="抽取"
    )
    value = models.CharField("内容", max_length=200)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人"
    )
    entered_at = models.DateTimeField("录入时间")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="核对人"
    )

    class Meta:
        verbose_name = "公开结果录入"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.draw_id} {self.value}"


def instant(at: datetime) -> str:
    """An instant as the published file writes it: UTC, seconds, ``Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
