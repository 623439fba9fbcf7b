"""Clocks and their periods. All of it is derived from events, and can be discarded and replayed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from zhunsheng.kernel.database.compiled import Read
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.statutes.models import Limit
from zhunsheng.lib.days import Rule, Unit

OPEN = ("running", "paused")


class ClockQuerySet(models.QuerySet["Clock"]):
    """Clocks by what matters on a desk."""

    def open(self) -> ClockQuerySet:
        """Running or paused."""
        return self.filter(state__in=OPEN)

    def open_of(self, matter: Matter) -> ClockQuerySet:
        """The open clocks of one matter, in the order they were started."""
        return self.filter(matter_id=matter.pk, state__in=OPEN).order_by("pk")

    def overdue(self, on: date) -> ClockQuerySet:
        """Running on ``on`` although the last day, roll-over included, has passed."""
        return self.filter(state=Clock.State.RUNNING, due_on__lt=on)

    def due_by(self, on: date) -> ClockQuerySet:
        """Running and ending on ``on`` or before."""
        return self.filter(state=Clock.State.RUNNING, due_on__lte=on)

    def late(self, on: date) -> ClockQuerySet:
        """Met after the end, or overdue on ``on``: what a rate of timeliness counts."""
        return self.filter(
            Q(state=Clock.State.MISSED) | Q(state=Clock.State.RUNNING, due_on__lt=on)
        )


class Clock(models.Model):
    """期限: one limit running on one matter.

    ``limit`` is the row it started under and stays with; amount, unit, roll-over and direction are its own copy, as
    a notice or decision may set another amount. ``due_on`` is the last day after roll-over, ``nominal_on`` before.
    While paused, both are as they were when the pause began. ``token`` names the calendar that was used.
    """

    class State(models.TextChoices):
        RUNNING = "running", "计算中"
        PAUSED = "paused", "暂停"
        MET = "met", "按期完成"
        MISSED = "missed", "逾期完成"
        CANCELLED = "cancelled", "不再适用"

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="clocks", verbose_name="案件")
    code = models.CharField("代码", max_length=60)
    title = models.CharField("名称", max_length=60)
    limit = models.ForeignKey(
        Limit, models.PROTECT, related_name="clocks", db_index=False, verbose_name="法定期限"
    )
    area = models.CharField("工作日历", max_length=16)
    amount = models.PositiveSmallIntegerField("数量")
    unit = models.CharField("单位", max_length=2, choices=Limit.Units)
    rollover = models.BooleanField("末日遇法定休假日顺延")
    backward = models.BooleanField("向前计算", default=False)
    leading = models.BooleanField("主期限", default=False)
    started_on = models.DateField("起算日")
    nominal_on = models.DateField("期限末日")
    due_on = models.DateField("届满日")
    provisional = models.BooleanField("暂定", default=False)
    state = models.CharField("状态", max_length=10, choices=State, default=State.RUNNING)
    closed_on = models.DateField("完成日期", null=True, blank=True)
    token = models.CharField("日历版本", max_length=16, blank=True)
    event_id = models.BigIntegerField("起算事项", null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    loaded: list[Period] | None = None
    """The clock's periods, once read; operations keep the list true instead of reading again."""

    class Meta:
        verbose_name = "期限"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(
                fields=["due_on", "code"], name="clock_open_due", condition=Q(state__in=OPEN)
            ),
            models.Index(fields=["code", "started_on"], name="clock_code_started"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.get_state_display()}）"

    @property
    def rule(self) -> Rule:
        """The clock's limit as the arithmetic takes it."""
        return Rule(self.amount, Unit(self.unit), self.rollover)

    @property
    def is_open(self) -> bool:
        """Running or paused."""
        return self.state in OPEN

    @property
    def is_paused(self) -> bool:
        """Nothing is counted at present."""
        return self.state == self.State.PAUSED

    @property
    def last_day_on(self) -> date | None:
        """The last day, or None while a pause lasts and nobody can know it."""
        return None if self.is_paused else self.due_on

    @property
    def history(self) -> list[Period]:
        """Pauses, exclusions and extensions in order; read once for each object."""
        if self.loaded is None:
            self.loaded = _periods(self.pk) if self.pk else []
        return self.loaded


class Period(models.Model):
    """期限变动: a time that does not count, or an extension.

    A pause or exclusion takes away ``starts_on`` to the day before ``ends_on`` (empty while it lasts). Of an
    extension, ``amount`` was granted and ``counted`` is what the law allows of it: an unlawful extension that was
    really granted is recorded and gives no time.
    """

    class Kind(models.TextChoices):
        PAUSE = "pause", "中止"
        EXCLUSION = "exclusion", "不计入期限"
        EXTENSION = "extension", "延长"

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="periods", verbose_name="期限")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    starts_on = models.DateField("起日")
    ends_on = models.DateField("恢复日", null=True, blank=True)
    amount = models.PositiveSmallIntegerField("批准延长", null=True, blank=True)
    counted = models.PositiveSmallIntegerField("依法计入", null=True, blank=True)
    unit = models.CharField("单位", max_length=2, choices=Limit.Units, blank=True)
    reason = models.CharField("事由", max_length=200, blank=True)
    cite = models.CharField("依据", max_length=120, blank=True)
    event_id = models.BigIntegerField("起始事项", null=True, blank=True)
    closing_event_id = models.BigIntegerField("结束事项", null=True, blank=True)

    class Meta:
        verbose_name = "期限变动"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="clock_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_on.isoformat()}"

    @property
    def is_open(self) -> bool:
        """A pause or exclusion that lasts."""
        return self.kind != self.Kind.EXTENSION and self.ends_on is None


_periods: Read[Period] = Read(lambda clock: Period.objects.filter(clock=clock).order_by("pk"), int)
open_clocks: Read[Clock] = Read(
    lambda matter: Clock.objects.filter(matter=matter, state__in=OPEN).order_by("pk"), int
)
"""The same as ``Clock.objects.open_of``, compiled once: every act with a clock asks it."""
