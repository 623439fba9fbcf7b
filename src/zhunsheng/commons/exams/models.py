"""Questions, exams, and what is kept of each sitting.

A question is a line of a register. What an exam asks is frozen as one text under its digest; a sitting names that
text and its seed, so its paper can be made again for ever. Sittings are many and small: one insert each, sealed by the
hour (``BatchStream``), counted by a recurring task.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from zhunsheng.commons.exams import choices
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.registers.models import Entry
from zhunsheng.lib import clock

DIGEST = 64


class Question(Entry):
    """试题: what is asked, its options, the right ones, why, and by which article.

    ``answer`` is written as people do: A, ACD, 对. ``articles`` holds references as “民法典 2020 1077”, one a line.
    """

    code = models.CharField("题号", max_length=30, unique=True)
    topic = models.CharField("专题", max_length=16, choices=choices.Topic)
    kind = models.CharField("题型", max_length=10, choices=choices.Kind)
    difficulty = models.CharField(
        "难度", max_length=6, choices=choices.Difficulty, default=choices.Difficulty.EASY
    )
    audience = models.CharField(
        "适用对象", max_length=10, choices=choices.Audience, default=choices.Audience.EVERYBODY
    )
    stem = models.TextField("题目", max_length=400)
    option_a = models.CharField("选项A", max_length=120, blank=True)
    option_b = models.CharField("选项B", max_length=120, blank=True)
    option_c = models.CharField("选项C", max_length=120, blank=True)
    option_d = models.CharField("选项D", max_length=120, blank=True)
    option_e = models.CharField("选项E", max_length=120, blank=True)
    option_f = models.CharField("选项F", max_length=120, blank=True)
    answer = models.CharField("答案", max_length=6)
    explanation = models.TextField("解析", max_length=600)
    articles = models.TextField("依据条文", max_length=300)

    class Meta:
        verbose_name = "试题"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.code} {self.stem[:30]}"


class FrozenBank(models.Model):
    """题库定版: rules, units and questions of an exam as one canonical JSON text under its digest.

    Never changes. A later version of a question or another rule gives another text; sittings keep naming theirs.
    """

    digest = models.CharField("摘要", max_length=DIGEST, primary_key=True)
    content = models.TextField("内容")
    n = models.PositiveIntegerField("题数")
    frozen_at = models.DateTimeField("定版时间", default=clock.now)

    class Meta:
        verbose_name = "题库定版"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.digest[:12]


class Exam(models.Model):
    """考试: one occasion on which papers are taken, from its first to its last day.

    ``use`` names the business (``ExamUse``). ``lines`` are the rules of the paper: count, points, kind, topic,
    difficulty. ``bank`` is what is asked now, empty until somebody switches it on. ``counted`` is what the
    recurring task counted last, for pages that must not count.
    """

    use = models.CharField("用途", max_length=40)
    title = models.CharField("名称", max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="主办单位")
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("结束日期")
    lines = models.JSONField("组卷规则", default=list)
    minutes = models.PositiveSmallIntegerField(
        "限时（分钟）", default=20, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    pass_score = models.PositiveSmallIntegerField(
        "及格分（百分制）", default=60, validators=[MaxValueValidator(100)]
    )
    attempts = models.PositiveSmallIntegerField(
        "可答次数", default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    per = models.CharField("次数按", max_length=4, choices=choices.Per, default=choices.Per.DAY)
    wait_days = models.PositiveSmallIntegerField("补考间隔（天）", default=0)
    partly = models.BooleanField("多选漏选得一半分", default=False)
    least_seconds = models.PositiveSmallIntegerField("最短用时（秒）", default=0)
    ranked = models.BooleanField("按单位排行", default=True)
    is_on = models.BooleanField("已开放", default=False)
    bank = models.ForeignKey(
        FrozenBank, models.PROTECT, null=True, related_name="+", verbose_name="题库定版"
    )
    counted = models.PositiveIntegerField("已统计人次", default=0)
    counted_at = models.DateTimeField("统计时间", null=True)

    class Meta:
        verbose_name = "考试"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["use", "closes_on"], name="exams_exam_use")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="exams_exam_days"
            ),
            models.CheckConstraint(
                condition=models.Q(is_on=False) | models.Q(bank__isnull=False),
                name="exams_exam_bank",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Sitting(models.Model):
    """答卷: one paper handed in, written by one insert and never changed.

    ``who`` is a keyed digest of an anonymous browser token, or of the person who signed in (then ``person`` is set).
    ``slot`` numbers the attempts that one may have; (exam, who, slot) is the key by which sending again counts once.
    ``answers`` is short text (``lib.paper.pack``): for each question of the paper its place in the bank, the set of
    chosen options, the points.
    """

    exam = models.ForeignKey(
        Exam, models.PROTECT, related_name="sittings", db_index=False, verbose_name="考试"
    )
    bank = models.ForeignKey(
        FrozenBank, models.PROTECT, related_name="+", db_index=False, verbose_name="题库定版"
    )
    seed = models.CharField("种子", max_length=DIGEST)
    who = models.CharField("答题人摘要", max_length=32)
    slot = models.PositiveIntegerField("次序")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="答题人",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name="单位"
    )
    minor = models.BooleanField("未成年人", default=False)
    started_at = models.DateTimeField("开始时间")
    submitted_at = models.DateTimeField("交卷时间", db_index=True)
    seconds = models.PositiveIntegerField("用时（秒）")
    answers = models.TextField("作答")
    points = models.PositiveSmallIntegerField("得分")
    score = models.PositiveSmallIntegerField("百分制得分")
    passed = models.BooleanField("及格")
    aside = models.CharField("另计", max_length=1, choices=choices.Aside, blank=True)

    class Meta:
        verbose_name = "答卷"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "who", "slot"], name="exams_sitting_key")
        ]
        indexes: ClassVar = [
            # Of the few that sign in: their record of exams.
            models.Index(
                fields=["person", "exam"],
                name="exams_sitting_person",
                condition=models.Q(person__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"答卷{self.pk}"


class OpenPaper(models.Model):
    """正在答的卷子: of somebody signed in. The server keeps when it began and the answers saved so far."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="+", verbose_name="考试")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="答题人"
    )
    slot = models.PositiveIntegerField("次序")
    bank = models.ForeignKey(FrozenBank, models.PROTECT, related_name="+", verbose_name="题库定版")
    started_at = models.DateTimeField("开始时间", default=clock.now)
    answers = models.JSONField("已存作答", default=dict)
    saved_at = models.DateTimeField("保存时间", null=True)

    class Meta:
        verbose_name = "正在答的卷子"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "person", "slot"], name="exams_openpaper_key")
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.person_id}"


class DayTally(models.Model):
    """答题日统计: what one exam's sittings of one day come to; counted afresh, never added to."""

    exam = models.ForeignKey(Exam, models.CASCADE, related_name="days", verbose_name="考试")
    day = models.DateField("日期")
    n = models.PositiveIntegerField("计入人次")
    minors = models.PositiveIntegerField("其中未成年人")
    passed = models.PositiveIntegerField("及格人次")
    score = models.PositiveIntegerField("得分之和")
    seconds = models.PositiveIntegerField("用时之和")
    fast = models.PositiveIntegerField("答得太快")
    late = models.PositiveIntegerField("超过时间")

    class Meta:
        verbose_name = "答题日统计"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "day"], name="exams_daytally_key")
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.day}"


class QuestionTally(models.Model):
    """试题日统计: how one question was answered on one day; sums that add up (``lib.paper.Sums``)."""

    exam = models.ForeignKey(Exam, models.CASCADE, related_name="questions", verbose_name="考试")
    day = models.DateField("日期", db_index=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name="试题")
    topic = models.CharField("专题", max_length=16, choices=choices.Topic)
    shown = models.PositiveIntegerField("作答次数")
    right = models.PositiveIntegerField("答对次数")
    score = models.PositiveBigIntegerField("卷面分之和")
    squares = models.PositiveBigIntegerField("卷面分平方和")
    score_right = models.PositiveBigIntegerField("答对者卷面分之和")

    class Meta:
        verbose_name = "试题日统计"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exam", "day", "question"], name="exams_questiontally_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.day}"


class UnitTally(models.Model):
    """单位答题统计: persons, person-times and the persons' best scores of one unit in one exam; minors left out.

    Of everybody who named no unit there is one row without a unit.
    """

    exam = models.ForeignKey(Exam, models.CASCADE, related_name="units", verbose_name="考试")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="单位")
    persons = models.PositiveIntegerField("人数")
    n = models.PositiveIntegerField("人次")
    best = models.PositiveIntegerField("每人最好成绩之和")

    class Meta:
        verbose_name = "单位答题统计"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["exam", "unit"], name="exams_unittally_key")
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.unit_id}"
