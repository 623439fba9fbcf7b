"""Notices inside the house, and messages that leave it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock


class Notice(models.Model):
    """通知: tells one person, or whoever looks into the tray of one unit, that something happened.

    A unit's notice is read once for all; ``read_by`` says by whom.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="notices",
        db_index=False,
        verbose_name="人员",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        related_name="notices",
        db_index=False,
        verbose_name="单位",
    )
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, related_name="notices", verbose_name="案件"
    )
    kind = models.CharField("种类", max_length=32)
    title = models.CharField("标题", max_length=240)
    body = models.TextField("正文", blank=True)
    url = models.CharField("链接", max_length=200, blank=True)
    event_id = models.BigIntegerField("事项记录", null=True)
    created_at = models.DateTimeField("时间", default=clock.now)
    read_at = models.DateTimeField("阅读时间", null=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="阅读人",
    )

    class Meta:
        verbose_name = "通知"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True)
                | Q(person__isnull=True, unit__isnull=False),
                name="notices_notice_addressee",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="notices_person"),
            models.Index(fields=["unit", "-id"], name="notices_unit"),
            models.Index(
                fields=["person"], condition=Q(read_at__isnull=True), name="notices_person_unread"
            ),
            models.Index(
                fields=["unit"], condition=Q(read_at__isnull=True), name="notices_unit_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Outbox(models.Model):
    """外发: one e-mail or SMS, kept also after it was sent; without a gateway it is read here.

    ``due_at`` is when it may next be tried; a sender moves it on before it tries, so that two
    senders never take the same message at once.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "电子邮件"
        SMS = "sms", "短信"

    class State(models.TextChoices):
        QUEUED = "queued", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "发送失败"

    channel = models.CharField("渠道", max_length=8, choices=Channel)
    to = EncryptedTextField("收件人")
    subject = models.CharField("主题", max_length=240, blank=True)
    body = EncryptedTextField("正文")
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, related_name="messages", verbose_name="案件"
    )
    state = models.CharField("状态", max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    last_error = models.CharField("最近错误", max_length=240, blank=True)
    created_at = models.DateTimeField("时间", default=clock.now)
    due_at = models.DateTimeField("可发时间", default=clock.now)
    sent_at = models.DateTimeField("发出时间", null=True)

    class Meta:
        verbose_name = "外发消息"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="notices_outbox_due")
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.subject}"


class Digest(models.Model):
    """每日汇总: one digest to one person on one day, so that nobody gets two."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="人员"
    )
    on = models.DateField("日期")
    n = models.PositiveIntegerField("通知数")
    last_notice = models.BigIntegerField("最后一条通知")

    class Meta:
        verbose_name = "每日汇总"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "on"], name="notices_digest_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
