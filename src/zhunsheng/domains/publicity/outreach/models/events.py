"""Events: planned, held, proved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.commons.publication.models import Publishable
from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.models.registers import (
    Lecturer,
    PublicityDuty,
    PublicityPlan,
    PublicitySeries,
)
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class PublicityEvent(Publishable, Matter):
    """普法活动: one event; ``heads`` are person-times, never persons. ``place`` is the township where it was."""

    filed = models.CharField("登记方式", max_length=8, choices=choices.Filed)
    kind = models.CharField("活动形式", max_length=12, choices=choices.Kind)
    series = models.ForeignKey(
        PublicitySeries,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="系列",
    )
    plan = models.ForeignKey(
        PublicityPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="年度计划",
    )
    duty = models.ForeignKey(
        PublicityDuty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="落实的普法责任",
    )
    topic = models.CharField("宣传内容", max_length=200, blank=True)
    audience = models.CharField("对象", max_length=12, choices=choices.Audience)
    venue = models.CharField("地点", max_length=120, blank=True)
    planned_on = models.DateField("计划日期", null=True, blank=True)
    planned_time = models.CharField("几点", max_length=40, blank=True)
    is_open = models.BooleanField("群众可以直接参加", default=False)
    seats = models.PositiveIntegerField("名额", null=True, blank=True)
    enrol_until = models.DateField("报名截止", null=True, blank=True)
    held_on = models.DateField("举办日期", null=True, blank=True)
    heads = models.PositiveIntegerField("参加人次", null=True, blank=True)
    counted = models.CharField("计数方式", max_length=10, choices=choices.Counted, blank=True)
    handed_out = models.PositiveIntegerField("发放资料（份）", null=True, blank=True)
    lecturers = models.ManyToManyField(
        Lecturer, blank=True, related_name="events", verbose_name="讲师"
    )
    requester_kind = models.CharField(
        "预约人类型", max_length=12, choices=choices.Requester, blank=True
    )
    requester = models.CharField("预约单位", max_length=120, blank=True)
    contact = EncryptedTextField("联系人", blank=True)
    phone = EncryptedTextField("联系电话", blank=True)
    wish = models.CharField("希望讲什么", max_length=300, blank=True)
    reply = models.CharField("给预约人的答复", max_length=300, blank=True)
    checked_on = models.DateField("核实日期", null=True, blank=True)

    class Meta:
        verbose_name = "普法活动"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["held_on", "kind"], name="publicity_event_held"),
            models.Index(fields=["planned_on"], name="publicity_event_planned"),
        ]

    @property
    def has_minors(self) -> bool:
        """Children are in the room and in the pictures."""
        return self.audience in choices.MINORS
