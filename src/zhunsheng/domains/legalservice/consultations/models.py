"""法律咨询: what was asked and answered, and the entries for everybody that come of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.stations.models import Station
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class Consultation(Matter):
    """法律咨询: one question of one person, asked by telephone, in person, on line or at a kiosk."""

    kind = models.CharField("问题类别", max_length=12, choices=choices.Kind)
    station = models.ForeignKey(
        Station,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="站点",
        db_index=False,
    )
    question = EncryptedTextField("问题")
    answer = EncryptedTextField("答复", blank=True)
    articles = models.CharField("依据", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("用时（分钟）", null=True, blank=True)
    asker = EncryptedTextField("咨询人", blank=True)
    phone = EncryptedTextField("电话", blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    summarised_on = models.DateField("整理成问答日期", null=True, blank=True)

    class Meta:
        verbose_name = "法律咨询"
        verbose_name_plural = verbose_name


class Knowledge(Entry):
    """法律问答: a question and its answer for everybody, without anybody's name."""

    code = models.CharField("编号", max_length=60, unique=True)
    question = models.CharField("问题", max_length=200)
    answer = models.TextField("回答", max_length=5000)
    articles = models.CharField("依据", max_length=300)
    kind = models.CharField("类别", max_length=12, choices=choices.Kind)

    class Meta:
        verbose_name = "法律问答"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["kind"], name="knowledge_kind")]

    def __str__(self) -> str:
        return self.question
