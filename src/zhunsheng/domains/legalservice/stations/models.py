"""站点 and 终端 as registers; heartbeats as small rows; faults as matters.

A terminal tells that it works and nothing of who stands before it: no picture, voice or name is ever kept here.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from zhunsheng.domains.legalservice.stations import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.registers.models import Entry


class Station(Entry):
    """公共法律服务站点: a centre, a township's station or a village's room."""

    code = models.CharField("站点编号", max_length=60, unique=True)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=8, choices=choices.StationKind)
    township = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="乡镇街道",
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在地"
    )
    address = models.CharField("地址", max_length=120)
    phone = models.CharField("电话", max_length=40)
    hours = models.CharField("开放时间", max_length=80)
    services = models.CharField("能办什么", max_length=200, blank=True)

    class Meta:
        verbose_name = "公共法律服务站点"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["township", "kind"], name="station_township")]

    def __str__(self) -> str:
        return self.name


class Terminal(Entry):
    """公共法律服务终端: a kiosk or a desk unit at a station, known by its serial number."""

    code = models.CharField("设备序列号", max_length=60, unique=True)
    kind = models.CharField("类别", max_length=8, choices=choices.TerminalKind)
    station = models.ForeignKey(
        Station, models.PROTECT, related_name="terminals", verbose_name="所在站点"
    )
    installed_on = models.DateField("安装日期", null=True, blank=True)
    state = models.CharField(
        "状态",
        max_length=8,
        choices=choices.TerminalState,
        default=choices.TerminalState.IN_USE,
    )
    note = models.CharField("备注", max_length=120, blank=True)

    class Meta:
        verbose_name = "公共法律服务终端"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"


class TerminalStatus(models.Model):
    """终端状态: the key with which a terminal speaks (only its digest) and when it last did."""

    terminal = models.OneToOneField(
        Terminal,
        models.PROTECT,
        primary_key=True,
        related_name="status",
        verbose_name="终端",
    )
    key_digest = models.CharField("密钥摘要", max_length=64, blank=True)
    beat_at = models.DateTimeField("最近心跳", null=True, blank=True, db_index=True)
    software = models.CharField("软件版本", max_length=40, blank=True)

    class Meta:
        verbose_name = "终端状态"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.terminal_id} {self.beat_at}"


class TerminalHour(models.Model):
    """终端心跳: how often a terminal spoke within one hour. A past hour never changes; its digest is sealed."""

    terminal = models.ForeignKey(
        Terminal, models.PROTECT, related_name="+", verbose_name="终端", db_index=False
    )
    hour = models.DateTimeField("整点")
    beats = models.PositiveIntegerField("心跳次数", default=1)

    class Meta:
        verbose_name = "终端心跳"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hour", "terminal"], name="terminal_hour")
        ]

    def __str__(self) -> str:
        return f"{self.terminal_id} {self.hour} {self.beats}"


class TerminalDay(models.Model):
    """终端在线日报: of the hours in which a terminal should answer on a working day, how many it did."""

    terminal = models.ForeignKey(
        Terminal, models.PROTECT, related_name="days", verbose_name="终端", db_index=False
    )
    day = models.DateField("日期")
    expected = models.PositiveSmallIntegerField("应在线小时")
    online = models.PositiveSmallIntegerField("在线小时")

    class Meta:
        verbose_name = "终端在线日报"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "terminal"], name="terminal_day")
        ]

    def __str__(self) -> str:
        return f"{self.terminal_id} {self.day} {self.online}/{self.expected}"


class Fault(Matter):
    """终端故障: one breakdown of one terminal, from the report to the check of the repair."""

    terminal = models.ForeignKey(
        Terminal, models.PROTECT, related_name="faults", verbose_name="终端"
    )
    symptom = models.CharField("现象", max_length=8, choices=choices.Symptom)
    description = models.CharField("具体情况", max_length=500, blank=True)
    source = models.CharField("报修来源", max_length=10, choices=choices.Source)
    repairer = models.CharField("维修单位或者人员", max_length=60, blank=True)
    dispatched_on = models.DateField("派修日期", null=True, blank=True)
    repaired_on = models.DateField("修复日期", null=True, blank=True)
    cause = models.CharField("原因", max_length=200, blank=True)
    solution = models.CharField("怎么修的", max_length=300, blank=True)

    class Meta:
        verbose_name = "终端故障"
        verbose_name_plural = verbose_name


def in_use(on: date | None = None) -> models.QuerySet[Terminal]:
    """Terminals that should answer on a day."""
    rows: models.QuerySet[Terminal] = Terminal.objects.in_force(on)
    return rows.filter(Q(state=choices.TerminalState.IN_USE))
