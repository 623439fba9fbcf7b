"""Children who come to a summer camp: as little about them as the camp needs, all of it encrypted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.models.events import PublicityEvent
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class CampEnrolment(Matter):
    """夏令营报名: by a guardian, with consent. The matter's title names no child."""

    camp = models.ForeignKey(
        PublicityEvent, models.PROTECT, related_name="enrolments", verbose_name="夏令营"
    )
    child = EncryptedTextField("孩子姓名", blank=True)
    school_stage = models.CharField("学段", max_length=8, choices=choices.Stage)
    guardian = EncryptedTextField("监护人姓名", blank=True)
    relation = models.CharField("与孩子的关系", max_length=10, choices=choices.Relation)
    phone = EncryptedTextField("监护人电话", blank=True)
    needs = EncryptedTextField("需要照顾的事", blank=True)
    consent = models.BooleanField("监护人同意参加", default=False)
    photo_consent = models.BooleanField("监护人同意公开照片", default=False)
    reply = models.CharField("答复", max_length=300, blank=True)

    class Meta:
        verbose_name = "夏令营报名"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["camp"], name="publicity_enrolment_camp")]
