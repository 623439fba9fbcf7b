"""Clients of the API."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.lib import clock


class ApiClient(models.Model):
    """接口客户端: another system. It acts as one of our people and sees what that person may see.

    Only the digest of its key is kept; the key has 256 random bits, so a plain digest is enough.
    """

    class Scope(models.TextChoices):
        READ = "read", "查阅"
        FILE = "file", "登记案件"
        ACT = "act", "办理案件"

    name = models.CharField("名称", max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="以何人身份"
    )
    scopes = models.JSONField("范围", default=list)
    key_digest = models.CharField("密钥摘要", max_length=64, unique=True)
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True)
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="建立人",
    )
    created_at = models.DateTimeField("建立时间", default=clock.now)

    class Meta:
        verbose_name = "接口客户端"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def scope_titles(self) -> str:
        """查阅、登记案件."""
        return "、".join(str(self.Scope(code).label) for code in self.scopes)

    @property
    def is_valid(self) -> bool:
        """Whether its key opens anything today."""
        today = clock.today()
        return (
            self.revoked_at is None
            and self.valid_from <= today
            and (self.valid_to is None or today <= self.valid_to)
            and self.person.is_active
        )
