"""What a citizen has begun and not yet sent."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar

from django.db import models

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock

KEPT_FOR = timedelta(days=30)
"""A draft that nobody touches for so long is deleted with its files."""


def new_key() -> str:
    """The idempotency key of one submission."""
    return uuid.uuid4().hex


class Draft(models.Model):
    """草稿: answers to a public service that are not sent yet; found again by a code of which only a digest is kept.

    ``service`` is the service's code, or an action's code for something sent to ``matter``. After sending, the answers
    are erased; ``event`` remains, so that sending twice gives the same receipt, and ``secret`` for half an hour.
    """

    service = models.CharField("事项", max_length=48)
    token_digest = models.CharField("接续码摘要", max_length=64, unique=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="案件"
    )
    answers = EncryptedTextField("回答", blank=True)
    key = models.CharField("请求标识", max_length=32, default=new_key)
    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="事项记录"
    )
    secret = EncryptedTextField("查询码", blank=True)
    sent_at = models.DateTimeField("提交时间", null=True, blank=True)
    created_at = models.DateTimeField("开始时间", default=clock.now)
    updated_at = models.DateTimeField("最近保存", default=clock.now, db_index=True)

    class Meta:
        verbose_name = "草稿"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.service} {self.pk}"


class DraftFile(models.Model):
    """草稿附件: a file kept with a draft until it is sent or the draft expires."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files", verbose_name="草稿")
    part = models.CharField("部分", max_length=32)
    kind = models.CharField("种类", max_length=40)
    name = EncryptedTextField("文件名")
    size = models.PositiveBigIntegerField("大小（字节）")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+", verbose_name="内容")

    class Meta:
        verbose_name = "草稿附件"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
