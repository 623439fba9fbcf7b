"""Imports, the rows that came in, and the column titles of other systems."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.kernel.documents.models import Blob
from zhunsheng.lib import clock


class ColumnMapping(models.Model):
    """列对应: how another system (the province's, say) titles the columns of one of our sheets."""

    sheet = models.CharField("表", max_length=60)
    name = models.CharField("名称", max_length=60)
    titles = models.JSONField("列名", default=dict)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="建立人"
    )

    class Meta:
        verbose_name = "列对应"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "name"], name="exchange_mapping_name")
        ]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """导入: one file sent in. ``errors`` holds the messages by row number of the file."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待处理"
        RUNNING = "running", "正在处理"
        DONE = "done", "已完成"
        FAILED = "failed", "没有导入"

    sheet = models.CharField("表", max_length=60)
    filename = models.CharField("文件名", max_length=200)
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+", verbose_name="文件")
    mapping = models.ForeignKey(
        ColumnMapping, models.SET_NULL, null=True, related_name="+", verbose_name="列对应"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="导入人"
    )
    is_trial = models.BooleanField("只核对", default=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField("行数", default=0)
    taken = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("修改", default=0)
    repeated = models.PositiveIntegerField("已有", default=0)
    refused = models.PositiveIntegerField("不能导入", default=0)
    errors = models.JSONField("错误", default=dict)
    failure = models.TextField("原因", blank=True)
    created_at = models.DateTimeField("时间", default=clock.now)
    moved_at = models.DateTimeField("最近进展", default=clock.now)

    class Meta:
        verbose_name = "导入"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet"],
                condition=models.Q(state="running", is_trial=False),
                name="exchange_run_alone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.filename} {self.get_state_display()}"

    @property
    def is_over(self) -> bool:
        """Nothing more will happen."""
        return self.state in (self.State.DONE, self.State.FAILED)


class ImportedRow(models.Model):
    """已导入的行: a row's key, so that sending the sheet again does not double it."""

    sheet = models.CharField("表", max_length=60)
    key = models.CharField("标识", max_length=64)
    subject_id = models.BigIntegerField("对象编号")

    class Meta:
        verbose_name = "已导入的行"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "key"], name="exchange_row_key")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.subject_id}"
