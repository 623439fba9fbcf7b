"""Rounds and tasks, who inspects, and what the checklist says."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from zhunsheng.commons.publication.models import Publishable
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.domains.inspection import choices
from zhunsheng.domains.inspection.models.registers import (
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    Inspector,
)
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField

#: What a task has to be done in where neither plan nor round says (limits.yaml).
USUAL_DAYS = 30


class InspectionRound(Matter):
    """抽查: one line of the plan carried out, from the list to the last published result."""

    plan = models.ForeignKey(
        InspectionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name="年度计划",
    )
    items = models.CharField("抽查事项", max_length=600)
    joint_units = models.CharField("联合单位", max_length=300, blank=True)
    is_joint = models.BooleanField("部门联合", default=False)
    starts_on = models.DateField("检查开始日期")
    ends_on = models.DateField("检查结束日期")
    wanted = models.PositiveSmallIntegerField("抽取户数", null=True, blank=True)
    over_cap_reason = models.CharField("超过检查次数上限仍列入的理由", max_length=200, blank=True)
    listed = models.PositiveIntegerField("名录户数", default=0)
    over_cap = models.PositiveIntegerField("因检查次数达到上限不抽的户数", default=0)
    inspectors = models.PositiveIntegerField("检查人员数", default=0)
    announced_on = models.DateField("公告日期", null=True, blank=True)
    draw = models.OneToOneField(
        Draw, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="抽取"
    )
    drawn_on = models.DateField("抽取日期", null=True, blank=True)
    drawn = models.PositiveIntegerField("抽中户数", default=0)

    class Meta:
        verbose_name = "随机抽查"
        verbose_name_plural = verbose_name


class InspectionTask(Publishable, Matter):
    """检查任务: one object to be checked, from the assignment to the end of what follows."""

    round = models.ForeignKey(
        InspectionRound,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="抽查",
    )
    plan = models.ForeignKey(
        InspectionPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="年度计划",
    )
    ground = models.CharField("检查来由", max_length=10, choices=choices.Ground)
    power_code = models.CharField("权力事项编码", max_length=60, blank=True)
    target = models.ForeignKey(
        InspectionObject, models.PROTECT, related_name="tasks", verbose_name="检查对象"
    )
    items = models.CharField("检查事项", max_length=600)
    is_joint = models.BooleanField("部门联合", default=False)
    draw_place = models.PositiveIntegerField("抽取序号", null=True, blank=True)
    finish_by = models.DateField("应当完成检查的日期")
    planned_on = models.DateField("计划检查日期", null=True, blank=True)
    recusal_asked = models.BooleanField("有待决定的回避申请", default=False)
    merged_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="合并检查"
    )
    arrived_at = models.DateTimeField("到场时间", null=True, blank=True)
    findings = EncryptedTextField("检查情况", blank=True)
    signature = models.CharField("签字情况", max_length=8, choices=choices.Signature, blank=True)
    checked_on = models.DateField("检查结束日期", null=True, blank=True)
    has_problem = models.BooleanField("发现问题", default=False)
    summary = models.CharField("公示的检查情况", max_length=300, blank=True)
    rectification = models.CharField(
        "整改情况",
        max_length=8,
        choices=choices.Rectification,
        default=choices.Rectification.NOT_NEEDED,
    )
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    rectified_on = models.DateField("整改到位日期", null=True, blank=True)
    referred_on = models.DateField("移交立案日期", null=True, blank=True)

    class Meta:
        verbose_name = "检查任务"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["target", "checked_on"], name="inspection_task_target"),
            models.Index(fields=["round", "draw_place"], name="inspection_task_place"),
        ]

    @property
    def days_allowed(self) -> int:
        """Days from the draw to the end of the round, for the clock."""
        return max((self.finish_by - self.received_on).days, 1)

    @property
    def days_to_rectify(self) -> int | None:
        """Days from the order to the day by which things have to be put right, for the clock."""
        return (self.rectify_by - self.acted_on).days if self.rectify_by else None

    @property
    def visit_on(self) -> date | None:
        """The day on which the object is or was visited, as far as it is known."""
        return self.checked_on or self.planned_on


class Assignment(models.Model):
    """指派: one inspector of one task; ``place`` is the drawn place, empty where nobody was drawn."""

    task = models.ForeignKey(
        InspectionTask, models.PROTECT, related_name="assignments", verbose_name="检查任务"
    )
    inspector = models.ForeignKey(
        Inspector, models.PROTECT, related_name="assignments", verbose_name="检查人员"
    )
    place = models.PositiveIntegerField("抽取序号", null=True, blank=True)
    is_active = models.BooleanField("在任", default=True)
    asked = models.CharField("申请回避的情形", max_length=12, choices=choices.Recusal, blank=True)

    class Meta:
        verbose_name = "检查人员指派"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.task_id} {self.inspector}"


class CheckLine(models.Model):
    """检查项目: what one item of the checklist showed on site."""

    task = models.ForeignKey(
        InspectionTask, models.PROTECT, related_name="lines", verbose_name="检查任务"
    )
    item = models.ForeignKey(
        InspectionItem, models.PROTECT, related_name="+", verbose_name="检查事项"
    )
    finding = models.CharField("结果", max_length=8, choices=choices.Finding)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "检查项目"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "item"], name="inspection_line_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.get_finding_display()}"
