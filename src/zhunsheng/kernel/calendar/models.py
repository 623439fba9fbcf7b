"""Areas with their own holidays, the yearly arrangements and the days they change."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class CalendarArea(models.Model):
    """放假区域: the whole country, or a region that adds days of its own (放假办法第四条).

    ``announces`` says that the area issues a notice each year: until it is entered, due dates there are provisional.
    """

    code = models.CharField("代码", max_length=16, unique=True)
    name = models.CharField("名称", max_length=40)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级区域",
    )
    announces = models.BooleanField("每年另发通知", default=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "放假区域"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class CalendarYear(models.Model):
    """年度放假安排: what is known of one area's arrangement for one year, and where from.

    A provisional year holds only the days that the statute itself names; due dates reaching into it say so.
    """

    class Status(models.TextChoices):
        LOADED = "loaded", "已公布"
        PROVISIONAL = "provisional", "暂定"

    area = models.ForeignKey(
        CalendarArea, models.PROTECT, related_name="years", verbose_name="放假区域"
    )
    year = models.PositiveSmallIntegerField("年份")
    status = models.CharField("状态", max_length=12, choices=Status)
    source = models.CharField("依据", max_length=200)
    confirmed = models.BooleanField("已核对原文", default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="录入人",
    )
    entered_at = models.DateTimeField("录入时间", null=True, blank=True)

    class Meta:
        verbose_name = "年度放假安排"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-year", "area_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "year"], name="calendar_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.area}{self.year}年（{self.get_status_display()}）"


class DayEntry(models.Model):
    """调整日: one day that is not what its weekday says, or is a named holiday."""

    class Kind(models.TextChoices):
        REST = "rest", "放假"
        WORK = "work", "上班"

    area = models.ForeignKey(
        CalendarArea, models.PROTECT, related_name="days", verbose_name="放假区域"
    )
    notice = models.ForeignKey(
        CalendarYear, models.CASCADE, related_name="days", verbose_name="年度放假安排"
    )
    day = models.DateField("日期")
    kind = models.CharField("类别", max_length=4, choices=Kind)
    name = models.CharField("名称", max_length=30)

    class Meta:
        verbose_name = "调整日"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "day"], name="calendar_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}（{self.get_kind_display()}）"


class TableVersion(models.Model):
    """配置版本: a token that changes with a table kept in memory, so that every process sees the change."""

    name = models.CharField("名称", max_length=32, primary_key=True)
    token = models.CharField("版本", max_length=16)

    class Meta:
        verbose_name = "配置版本"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.name} {self.token}"
