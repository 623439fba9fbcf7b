"""A visit: that somebody used a machine, from when to when. Nothing of who it was or what they did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.lib import clock


class Visit(models.Model):
    """自助终端使用: one person's time at a machine.

    ``drafts`` are the ids of what was begun and not sent, so that it is wiped even when the machine breaks down in the
    middle; emptied when the visit ends. ``sent`` counts what was sent.
    """

    class End(models.TextChoices):
        VISITOR = "visitor", "自己结束"
        IDLE = "idle", "没有人操作"
        SWEPT = "swept", "机器没有反应"

    serial = models.CharField("设备序列号", max_length=60)
    started_at = models.DateTimeField("开始时间", default=clock.now, db_index=True)
    last_at = models.DateTimeField("最近操作", default=clock.now)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    end = models.CharField("怎么结束", max_length=8, choices=End, blank=True)
    drafts = models.JSONField("没有提交的草稿", default=list)
    sent = models.PositiveSmallIntegerField("提交件数", default=0)

    class Meta:
        verbose_name = "自助终端使用"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(
                fields=["last_at"], name="kiosk_visit_open", condition=models.Q(ended_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.serial} {self.started_at}"
