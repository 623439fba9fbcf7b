"""矛盾纠纷排查: what somebody looked at on a day in a place, and what disputes showed.

A screening is a patrol, not a case: its disputes become matters of their own, to which ``ScreeningLead`` ties it.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.disputes.kinds import Kind, Risk
from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.screening.choices import Way
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry
from zhunsheng.lib import clock


class Screening(Entry):
    """排查: one screening. ``valid_from`` is its day; it stands for good."""

    code = models.CharField("排查编号", max_length=60, unique=True)
    valid_from = models.DateField("排查日期", db_index=True)
    way = models.CharField("方式", max_length=10, choices=Way, default=Way.PATROL)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="地点")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="调解组织",
    )
    screener = models.CharField("排查人", max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="系统账号",
    )
    looked_at = models.CharField("看了什么", max_length=120)
    found = models.PositiveSmallIntegerField("发现纠纷（件）", default=0)
    kind = models.CharField("主要纠纷类型", max_length=16, choices=Kind, blank=True)
    risk = models.CharField("激化风险", max_length=10, choices=Risk, default=Risk.NONE)
    note = EncryptedTextField("情况", blank=True)
    people = EncryptedTextField("涉及的人", blank=True)

    class Meta:
        verbose_name = "矛盾纠纷排查"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["place", "valid_from"], name="disputes_screening_place")
        ]

    def __str__(self) -> str:
        return self.code


class ScreeningLead(models.Model):
    """排查发现的纠纷: a dispute that a screening showed, handed on to be filed as a matter."""

    screening = models.ForeignKey(
        Screening, models.PROTECT, related_name="leads", verbose_name="排查"
    )
    link = models.OneToOneField(
        MatterLink, models.PROTECT, related_name="screening_lead", verbose_name="移交"
    )

    class Meta:
        verbose_name = "排查发现的纠纷"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return str(self.link)


class ScreeningSubmission(models.Model):
    """排查提交: what a browser sent, by its key, so that one entry sent twice is kept once."""

    key = models.CharField("提交标识", max_length=64, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人"
    )
    screening = models.OneToOneField(
        Screening, models.PROTECT, related_name="submission", verbose_name="排查"
    )
    sent_at = models.DateTimeField("收到时间", default=clock.now)

    class Meta:
        verbose_name = "排查提交"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.key
