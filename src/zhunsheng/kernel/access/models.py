"""Grants, delegations and the record of who read what."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.lib import clock


class Scope(models.TextChoices):
    """How far a grant reaches."""

    OWN = "own", "本人承办"
    UNIT = "unit", "本单位"
    UNIT_BELOW = "unit_below", "本单位及下属"
    PLACE_BELOW = "place_below", "本辖区及以下"
    ALL = "all", "全部"


class Dated(models.Model):
    """Something that holds from one day to another, both included."""

    starts_on = models.DateField("生效日期")
    ends_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def current() -> Q:
        """The condition that a row holds today."""
        today = clock.today()
        return Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))


class Grant(Dated):
    """授权: a role in one business (or ``*`` for every one that is not confidential) within a scope.

    A scope belongs to its grant: two grants never widen each other.
    """

    EVERY = "*"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants", verbose_name="人员"
    )
    role = models.CharField("角色", max_length=32)
    domain = models.CharField("业务", max_length=32, default=EVERY)
    scope = models.CharField("范围", max_length=12, choices=Scope)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="辖区"
    )

    class Meta:
        verbose_name = "授权"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["person", "domain"])]

    def __str__(self) -> str:
        return f"{self.person} {self.role}@{self.domain}"


class Delegation(Dated):
    """代办委托: a principal who does not log in lets a delegate record what he decided, on paper."""

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="delegations_given",
        verbose_name="委托人",
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="delegations_held",
        verbose_name="受托人",
    )
    basis = models.CharField("委托依据", max_length=120)

    class Meta:
        verbose_name = "代办委托"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.principal}委托{self.delegate}"


class AccessRecord(models.Model):
    """查阅记录: who opened a restricted matter, when and by which path. Written in batches."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="人员"
    )
    matter_id = models.BigIntegerField("案件", db_index=True)
    path = models.CharField("途径", max_length=200)
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        verbose_name = "查阅记录"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.person_id} {self.matter_id} {self.path}"
