"""Duties, plans, series, lecturers, posts, and the list by which units are judged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.publicity.criteria import Criterion
from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class PublicityDuty(Entry):
    """普法责任: what one unit has to teach of one law in a year, to whom, how, by when, how often."""

    code = models.CharField("责任编号", max_length=60, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    law = models.CharField("宣传的法律法规", max_length=200)
    audience = models.CharField("普法对象", max_length=12, choices=choices.Audience)
    way = models.CharField("普法形式", max_length=200)
    season = models.CharField(
        "普法时间", max_length=4, choices=choices.Time, default=choices.Time.WHOLE_YEAR
    )
    due_on = models.DateField("完成期限")
    times = models.PositiveSmallIntegerField("至少几次", default=1)

    class Meta:
        verbose_name = "普法责任"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["year", "unit"], name="publicity_duty_year")]

    def __str__(self) -> str:
        return f"{self.code} {self.law}"


class PublicityPlan(Entry):
    """年度普法计划: one line of a unit's plan."""

    code = models.CharField("计划编号", max_length=60, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("计划内容", max_length=160)
    kind = models.CharField("活动形式", max_length=12, choices=choices.Kind)
    audience = models.CharField("普法对象", max_length=12, choices=choices.Audience)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    times = models.PositiveSmallIntegerField("计划场次", default=1)
    duty = models.ForeignKey(
        PublicityDuty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="落实的普法责任",
    )

    class Meta:
        verbose_name = "年度普法计划"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["year", "unit"], name="publicity_plan_year")]

    def __str__(self) -> str:
        return self.title


class PublicitySeries(Entry):
    """系列活动: what events of one name have in common; ``programme`` is the five-year plan that it carries out."""

    code = models.CharField("系列编号", max_length=60, unique=True)
    title = models.CharField("系列名称", max_length=160)
    kind = models.CharField("主要形式", max_length=12, choices=choices.Kind)
    programme = models.CharField("普法规划", max_length=1, choices=choices.Programme, blank=True)
    focus = models.CharField("重点内容", max_length=300, blank=True)

    class Meta:
        verbose_name = "系列活动"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.title


class Lecturer(Entry):
    """普法讲师: who may be invited, on what, for how long; the term is 生效日期 to 失效日期."""

    code = models.CharField("讲师编号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    group = models.CharField(
        "讲师团", max_length=12, choices=choices.Group, default=choices.Group.PROGRAMME
    )
    workplace = models.CharField("工作单位", max_length=120)
    position = models.CharField("职务职称", max_length=60, blank=True)
    fields = models.CharField("擅长领域", max_length=200)
    introduction = models.CharField("简介", max_length=300, blank=True)
    bookable = models.BooleanField("接受预约", default=True)
    phone = EncryptedTextField("联系电话", blank=True)

    class Meta:
        verbose_name = "普法讲师"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.name}（{self.workplace}）"


class PublicityPost(Entry):
    """推送: one post of a public account. Its reads are what the last import said; each import is a version."""

    code = models.CharField("推文编号或者链接", max_length=200, unique=True)
    title = models.CharField("标题", max_length=200)
    account = models.CharField("公众号", max_length=60, blank=True)
    column = models.CharField("栏目", max_length=60, blank=True)
    posted_on = models.DateField("推送日期")
    reads = models.PositiveIntegerField("阅读量", default=0)
    duty = models.ForeignKey(
        PublicityDuty,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name="落实的普法责任",
    )

    class Meta:
        verbose_name = "推送"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["posted_on", "unit"], name="publicity_post_day")]

    def __str__(self) -> str:
        return self.title


class ReviewCriterion(Criterion):
    """评议指标: one line of the list by which a unit's year is judged."""

    class Meta:
        verbose_name = "普法责任制评议指标"
        verbose_name_plural = verbose_name
