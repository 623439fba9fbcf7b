"""Notices to staff, and the outbox of messages that leave the house."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock


class Notice(models.Model):
    """通知: to one person, or to everybody of one unit who may see the matter."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name="人员"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name="单位"
    )
    matter = models.ForeignKey(
        Matter, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=260)
    body = models.TextField("内容", blank=True)
    url = models.CharField("链接", max_length=200, blank=True)
    event_id = models.BigIntegerField("事项记录", null=True, blank=True)
    created_at = models.DateTimeField("时间", default=clock.now)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="notice_person"),
            models.Index(fields=["unit", "-id"], name="notice_unit"),
        ]

    def __str__(self) -> str:
        return self.title


class Outbox(models.Model):
    """待发信息: an e-mail or SMS; the address is encrypted."""

    class Channel(models.TextChoices):
        EMAIL = "email", "电子邮件"
        SMS = "sms", "短信"

    class State(models.TextChoices):
        QUEUED = "queued", "待发送"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"

    channel = models.CharField("方式", max_length=8, choices=Channel)
    to = EncryptedTextField("收件人")
    subject = models.CharField("主题", max_length=200, blank=True)
    body = models.TextField("内容")
    state = models.CharField("状态", max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    last_error = models.CharField("最近错误", max_length=200, blank=True)
    created_at = models.DateTimeField("建立时间", default=clock.now)
    sent_at = models.DateTimeField("发送时间", null=True, blank=True)

    class Meta:
        verbose_name = "待发信息"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.subject}"
