"""Appointments for psychological service, their sessions and the notes that only the counsellor reads."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.disputes.counselling import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import SealedTextField
from zhunsheng.kernel.registers.models import Entry
from zhunsheng.lib.hanzi import date_text


class Slot(Entry):
    """预约时段: one counsellor at one hour of one day, ``valid_from``, which is also ``valid_to``."""

    code = models.CharField("时段编号", max_length=60, unique=True)
    valid_from = models.DateField("日期", db_index=True)
    begins = models.CharField("开始时间", max_length=5)
    minutes = models.PositiveSmallIntegerField("分钟", default=50)
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="咨询师"
    )
    is_cancelled = models.BooleanField("停诊", default=False)

    class Meta:
        verbose_name = "预约时段"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{date_text(self.valid_from)}{self.begins}"


class CounsellingCase(Matter):
    """心理服务: who comes may use any name. ``handler`` is the counsellor."""

    slot = models.ForeignKey(
        Slot, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="预约时段"
    )
    way = models.CharField("方式", max_length=6, choices=choices.Way, default=choices.Way.ROOM)
    is_minor = models.BooleanField("未满十八周岁", default=False)
    consented_on = models.DateField("监护人同意日期", null=True, blank=True)
    danger = models.CharField("危险", max_length=8, choices=choices.Danger, blank=True)
    crisis_on = models.DateField("危机处置日期", null=True, blank=True)
    sessions_held = models.PositiveSmallIntegerField("已咨询次数", default=0)
    referred_to = models.CharField("转介去向", max_length=80, blank=True)

    class Meta:
        verbose_name = "心理服务"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slot"], name="counselling_slot_once")
        ]


class Session(models.Model):
    """一次咨询: that it took place and how long, never what was said."""

    matter = models.ForeignKey(
        CounsellingCase, models.PROTECT, related_name="sessions", verbose_name="心理服务"
    )
    held_on = models.DateField("日期", db_index=True)
    minutes = models.PositiveSmallIntegerField("分钟")
    way = models.CharField("方式", max_length=6, choices=choices.Way)

    class Meta:
        verbose_name = "咨询"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["held_on", "pk"]

    def __str__(self) -> str:
        return date_text(self.held_on)


class CounsellingNote(models.Model):
    """咨询记录: read by its author and by nobody else, in no search, no export, no API and no backup."""

    matter = models.ForeignKey(
        CounsellingCase, models.PROTECT, related_name="+", verbose_name="心理服务"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="记录人"
    )
    written_at = models.DateTimeField("记录时间")
    text = SealedTextField("内容")

    class Meta:
        verbose_name = "咨询记录"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-written_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["matter", "author"], name="counselling_note")]

    def __str__(self) -> str:
        return f"{self.pk}"
