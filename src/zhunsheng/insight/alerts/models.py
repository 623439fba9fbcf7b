"""Alerts and how far violations were read."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import barred_from, rights, unit_conditions, visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.lib import clock


class AlertQuerySet(models.QuerySet["Alert"]):
    """Alerts by what matters to people."""

    def standing(self) -> AlertQuerySet:
        """The cause is still there."""
        return self.filter(ended_on__isnull=True)

    def open(self) -> AlertQuerySet:
        """The cause is there and nobody has settled it."""
        return self.standing().filter(state=Alert.State.OPEN)

    def visible_to(self, person: Person) -> AlertQuerySet:
        """The person's own, and those of matters and units that they may see as a member of the house."""
        matters = visible(person, Matter.objects.all(), inside=True).values("pk")
        return self.filter(
            Q(owner_person=person)
            | Q(matter__in=matters)
            | Q(matter__isnull=True, owner_unit=person.unit_id)
            | Q(matter__isnull=True) & _of_my_units(person)
        ).exclude(matter__restricted=True, matter__in=barred_from(person, Matter))


def _of_my_units(person: Person) -> Q:
    """Alerts on entries of units in the person's scope, business by business."""
    domains = {right.domain for right in rights(person)}
    found = Q(pk__in=())
    for domain in sorted(domains):
        business = Q() if domain == Grant.EVERY else Q(domain=domain)
        for condition in unit_conditions(person, domain, "owner_unit"):
            found |= business & condition
    return found


class Alert(models.Model):
    """预警: one finding of one rule.

    ``key`` names the cause within the rule, so that evaluating twice raises nothing twice: the matter and the code of
    the limit. It is not the clock's row, which a correction deletes and replays. ``ended_on`` is the day on which
    the cause was gone; ``about`` the unit whose doing it is, such as a respondent that does not reply.
    """

    class Tone(models.TextChoices):
        YELLOW = "yellow", "黄色"
        RED = "red", "红色"

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        HANDLED = "handled", "已处理"
        EXCUSED = "excused", "已说明"

    rule = models.CharField("规则", max_length=80)
    domain = models.CharField("业务", max_length=32)
    tone = models.CharField("级别", max_length=6, choices=Tone)
    key = models.CharField("事由", max_length=120)
    matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alerts",
        verbose_name="案件",
    )
    entry = models.BigIntegerField("台账行", null=True, blank=True)
    label = models.CharField("对象", max_length=200, blank=True)
    limit = models.CharField("期限", max_length=60, blank=True)
    due_on = models.DateField("届满日", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    owner_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="责任人",
    )
    owner_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", db_index=False, verbose_name="责任单位"
    )
    about = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="涉及单位"
    )
    raised_on = models.DateField("发现日期")
    ended_on = models.DateField("消除日期", null=True, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    reason = models.CharField("处理情况", max_length=500, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="处理人",
    )
    handled_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = "预警"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rule", "key"], condition=Q(ended_on__isnull=True), name="alert_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner_person", "tone"],
                condition=Q(ended_on__isnull=True, state="open"),
                name="alert_open_person",
            ),
            models.Index(
                fields=["owner_unit", "tone"],
                condition=Q(ended_on__isnull=True, state="open"),
                name="alert_open_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tone_display()} {self.rule} {self.label}"

    @property
    def is_open(self) -> bool:
        """The cause is there and nobody has settled it."""
        return self.ended_on is None and self.state == self.State.OPEN

    @property
    def days_left(self) -> int | None:
        """Days to the last day, negative when it has passed; None without a limit."""
        return (self.due_on - clock.today()).days if self.due_on else None


class Watermark(models.Model):
    """读到哪里: the newest event that a violation rule has read."""

    rule = models.CharField("规则", max_length=80, primary_key=True)
    event_id = models.BigIntegerField("事项记录", default=0)

    class Meta:
        verbose_name = "预警读取位置"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.rule} {self.event_id}"
