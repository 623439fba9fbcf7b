"""Events, seals, receipts and personal values.

Events and seals are append-only: triggers on both engines (``triggers.py``) let ``seal`` and ``leaf`` of an event be
set once and refuse every other change, however it reaches the database.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock

HASH_LENGTH = 64
"""Hexadecimal digits of a 256-bit digest."""


class Seal(models.Model):
    """封存: a Merkle root (RFC 6962) over events, chained to the seal before.

    ``hash`` is the seal head that is published: it binds number, time, count, root and the previous head.
    """

    number = models.PositiveBigIntegerField("封存序号", primary_key=True)
    sealed_at = models.DateTimeField("封存时间")
    n_events = models.PositiveIntegerField("事项数")
    root = models.CharField("默克尔根", max_length=HASH_LENGTH)
    previous = models.CharField("上一封存值", max_length=HASH_LENGTH, blank=True)
    algorithm = models.CharField("算法", max_length=10)
    hash = models.CharField("封存值", max_length=HASH_LENGTH, unique=True)

    class Meta:
        verbose_name = "封存"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"第{self.number}号封存"


class SealHead(models.Model):
    """封存锁: the one row that a sealer locks; it names the last seal."""

    ONLY = 1

    id = models.PositiveSmallIntegerField("编号", primary_key=True, default=ONLY)
    number = models.PositiveBigIntegerField("最近封存序号", default=0)
    hash = models.CharField("最近封存值", max_length=HASH_LENGTH, blank=True)

    class Meta:
        verbose_name = "封存锁"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="ledger_sealhead_single")
        ]

    def __str__(self) -> str:
        return f"至第{self.number}号封存"


class Event(models.Model):
    """事项记录: what was done, by whom, when; one link of the hash chain of its subject; never changed."""

    stream = models.CharField("流", max_length=40)
    subject_id = models.BigIntegerField("对象编号")
    sequence = models.PositiveIntegerField("序号")
    action = models.CharField("动作", max_length=60)
    actor = models.CharField("行为人", max_length=80)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="人员"
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="代何人办理",
    )
    from_stage = models.CharField("原阶段", max_length=60, blank=True)
    to_stage = models.CharField("新阶段", max_length=60, blank=True)
    data = models.TextField("内容")
    occurred_at = models.DateTimeField("发生时间")
    recorded_at = models.DateTimeField("记录时间")
    algorithm = models.CharField("算法", max_length=10)
    previous = models.CharField("上一摘要", max_length=HASH_LENGTH, blank=True)
    hash = models.CharField("摘要", max_length=HASH_LENGTH)
    client = models.CharField("客户端", max_length=40, blank=True, default="")
    key = models.CharField("请求键", max_length=100, null=True)
    request = models.CharField("请求摘要", max_length=HASH_LENGTH, null=True)
    seal = models.ForeignKey(
        Seal,
        models.PROTECT,
        null=True,
        related_name="events",
        db_index=False,
        verbose_name="封存",
    )
    leaf = models.PositiveIntegerField("叶序号", null=True)

    class Meta:
        verbose_name = "事项记录"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream", "subject_id", "sequence"], name="ledger_event_sequence"
            ),
            models.UniqueConstraint(
                fields=["client", "key"], condition=Q(key__isnull=False), name="ledger_event_key"
            ),
            models.UniqueConstraint(
                fields=["seal", "leaf"], condition=Q(seal__isnull=False), name="ledger_event_leaf"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=Q(seal__isnull=True), name="ledger_event_unsealed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream}/{self.subject_id} 第{self.sequence}项 {self.action}"


class StreamHead(models.Model):
    """流首: the last link of a subject that is no matter (a matter keeps its own ``head_hash``).

    The row is what writers of one subject lock, and what shows that no event was cut off at the end.
    """

    stream = models.CharField("流", max_length=40)
    subject_id = models.BigIntegerField("对象编号")
    sequence = models.PositiveIntegerField("序号", default=0)
    hash = models.CharField("摘要", max_length=HASH_LENGTH, blank=True)

    class Meta:
        verbose_name = "流首"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream", "subject_id"], name="ledger_streamhead_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stream}/{self.subject_id} 至第{self.sequence}项"


class PersonalValue(models.Model):
    """个人信息值: the value behind a salted digest in an event, kept apart so that it can be erased.

    ``field`` is the dotted path of the digest in the event's data. ``salt`` is encrypted too: beside a plain salt
    the digest of an ID-card number could be found by trying them all. Erased: salt and value are empty.
    """

    event = models.ForeignKey(
        Event,
        models.PROTECT,
        related_name="personal_values",
        db_index=False,
        verbose_name="事项记录",
    )
    field = models.CharField("字段", max_length=120)
    salt = EncryptedTextField("盐", blank=True)
    value = EncryptedTextField("值", blank=True)
    erased_at = models.DateTimeField("删除时间", null=True)

    class Meta:
        verbose_name = "个人信息值"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "field"], name="ledger_personalvalue_field")
        ]

    def __str__(self) -> str:
        return f"事项{self.event_id} {self.field}"


class Batch(models.Model):
    """批量摘要: one Merkle root over the digests of many small rows (answers, heartbeats, signals).

    The root is also the data of an event of the stream ``batch``, so the next seal covers it.
    """

    kind = models.CharField("种类", max_length=40)
    starts_at = models.DateTimeField("起")
    ends_at = models.DateTimeField("止")
    n = models.PositiveIntegerField("条数")
    root = models.CharField("默克尔根", max_length=HASH_LENGTH)

    class Meta:
        verbose_name = "批量摘要"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "starts_at"], name="ledger_batch_period")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at}—{self.ends_at}"


class Receipt(models.Model):
    """回执: what a person takes away to check that the submission is in; it holds no personal data.

    ``code`` may be shown to anybody. Progress needs the secret as well, of which only a keyed digest is stored.
    """

    code = models.CharField("回执编号", max_length=20, unique=True)
    secret_digest = models.CharField("查询码摘要", max_length=HASH_LENGTH)
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="receipts", verbose_name="事项记录"
    )
    event_hash = models.CharField("事项摘要", max_length=HASH_LENGTH)
    created_at = models.DateTimeField("开具时间", default=clock.now)
    attempts = models.PositiveSmallIntegerField("连续输错次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True)

    class Meta:
        verbose_name = "回执"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.code
