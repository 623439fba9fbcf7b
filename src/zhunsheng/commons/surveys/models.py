"""Ratings with what follows from low ones; survey rounds with their codes and answers."""

from __future__ import annotations

import json
import secrets
import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from zhunsheng.commons.surveys.declare import HIGHEST, LOW, LOWEST
from zhunsheng.kernel.ledger.receipts import ALPHABET
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock


class FollowUp(Matter):
    """差评回访: a low rating that the unit's chief has to answer. It names no case and no person."""

    service = models.CharField("服务", max_length=60)
    score = models.PositiveSmallIntegerField("评分")
    words = EncryptedTextField("评价内容", blank=True)
    reply = EncryptedTextField("答复", blank=True)
    measures = models.TextField("整改措施", max_length=1000, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        verbose_name = "差评回访"
        verbose_name_plural = verbose_name


class Rating(models.Model):
    """评价: what the person served says of one concluded matter, once; changeable for some days.

    ``unit`` is the unit that is rated. Who gave it stands nowhere: the matter does, and no page of the house shows it.
    """

    matter = models.OneToOneField(
        Matter, models.PROTECT, related_name="+", verbose_name="案件", primary_key=True
    )
    procedure = models.CharField("程序", max_length=48)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="被评价单位", db_index=False
    )
    score = models.PositiveSmallIntegerField(
        "评分", validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    answers = models.JSONField("分项评分", default=dict, blank=True)
    words = EncryptedTextField("评价内容", blank=True)
    channel = models.CharField("渠道", max_length=16, blank=True)
    rated_on = models.DateField("评价日期", default=clock.today)
    changed_on = models.DateField("修改日期", null=True, blank=True)
    follow_up = models.ForeignKey(
        FollowUp, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="差评回访"
    )

    class Meta:
        verbose_name = "服务评价"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["rated_on", "procedure", "unit"], name="rating_day")
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.score}分"

    @property
    def is_low(self) -> bool:
        """Whether somebody has to answer for it."""
        return self.score <= LOW


def new_slug() -> str:
    """The part of an address that is short enough to be typed from a sheet of paper."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8)).lower()


class Survey(models.Model):
    """满意度调查: one round of questions between two days, open to everybody or to holders of a code."""

    class Access(models.TextChoices):
        OPEN = "open", "公开链接，谁都能答"
        CODES = "codes", "凭一次性填写码"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        OPEN = "open", "进行中"
        CLOSED = "closed", "已结束"

    slug = models.CharField("地址", max_length=12, unique=True, default=new_slug)
    title = models.CharField("标题", max_length=80)
    lead = models.TextField("说明", max_length=1000, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="组织单位")
    access = models.CharField("填写方式", max_length=8, choices=Access, default=Access.OPEN)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("截止日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFT)
    results_on = models.DateField("公布结果日期", null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="编制人"
    )
    made_on = models.DateField("编制日期", default=clock.today)

    class Meta:
        verbose_name = "满意度调查"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.title

    def takes(self, on: date) -> bool:
        """Whether answers are taken on a day."""
        return self.state == self.State.OPEN and self.starts_on <= on <= self.ends_on


class Question(models.Model):
    """题目: one question of a round; ``options`` are those of a choice, one a line."""

    class Kind(models.TextChoices):
        SINGLE = "single", "单选"
        MULTIPLE = "multiple", "多选"
        SCALE = "scale", "打分"
        TEXT = "text", "填空"

    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="questions", verbose_name="调查"
    )
    number = models.PositiveSmallIntegerField("题号")
    kind = models.CharField("题型", max_length=8, choices=Kind)
    text = models.CharField("题目", max_length=200)
    options = models.TextField("选项", blank=True)
    required = models.BooleanField("必答", default=True)

    class Meta:
        verbose_name = "题目"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["survey", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "number"], name="question_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}．{self.text}"

    @property
    def key(self) -> str:
        """The field's name in forms and answers."""
        return f"q{self.number}"

    @property
    def choices(self) -> list[str]:
        """The options in order."""
        return self.options.split("\n") if self.options else []


class SurveyCode(models.Model):
    """填写码: lets somebody answer once.

    Only a digest is kept, and nothing says which answer it was spent on or when.
    """

    survey = models.ForeignKey(
        Survey, models.CASCADE, related_name="codes", verbose_name="调查", db_index=False
    )
    digest = models.CharField("填写码摘要", max_length=64, unique=True)
    spent = models.BooleanField("已使用", default=False)

    class Meta:
        verbose_name = "填写码"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["survey", "spent"], name="survey_code_spent")]

    def __str__(self) -> str:
        return f"{self.survey_id} {'已使用' if self.spent else '未使用'}"


class SurveyAnswer(models.Model):
    """答卷: one filled questionnaire. Its key is random and its time a day, so that no order leads back to a code."""

    id = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers", verbose_name="调查")
    data = models.TextField("选择", default="{}")
    texts = EncryptedTextField("填空", blank=True)
    channel = models.CharField("渠道", max_length=16, blank=True)
    answered_on = models.DateField("填写日期", default=clock.today)

    class Meta:
        verbose_name = "答卷"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices by question key."""
        found: dict[str, Any] = json.loads(self.data)
        return found

    @property
    def written(self) -> dict[str, str]:
        """The texts by question key."""
        found: dict[str, str] = json.loads(self.texts) if self.texts else {}
        return found
