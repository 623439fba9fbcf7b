"""Yearly reports of units on their duties, and how they were judged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.commons.publication.models import Publishable
from zhunsheng.domains.publicity.criteria import Mark
from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.kernel.matters.models import Matter


class DutyReview(Publishable, Matter):
    """普法责任制履职评议: a unit's report on a year with its figures of that day, the points, the result."""

    year = models.PositiveSmallIntegerField("年度")
    duties = models.PositiveIntegerField("普法责任", default=0)
    fulfilled = models.PositiveIntegerField("已落实", default=0)
    events = models.PositiveIntegerField("活动场次", default=0)
    heads = models.PositiveIntegerField("参加人次", default=0)
    posts = models.PositiveIntegerField("推送", default=0)
    done = models.TextField("主要做法", blank=True)
    gaps = models.TextField("存在的问题", blank=True)
    coming = models.TextField("下一步打算", blank=True)
    score = models.PositiveSmallIntegerField("得分", null=True, blank=True)
    grade = models.CharField("等次", max_length=10, choices=choices.Grade, blank=True)
    comment = models.TextField("评议意见", blank=True)
    scored_on = models.DateField("评议日期", null=True, blank=True)

    class Meta:
        verbose_name = "普法责任制履职评议"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["year"], name="publicity_review_year")]


class ReviewMark(Mark):
    """评议得分: one line of the list for one unit's year."""

    review = models.ForeignKey(
        DutyReview, models.PROTECT, related_name="marks", verbose_name="评议"
    )

    class Meta:
        verbose_name = "评议得分"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
