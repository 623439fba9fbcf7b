"""What the one desk keeps: intakes with their branches, numbers at the windows, campaigns."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.disputes.intake import choices, ways
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class Intake(Matter):
    """综合受理: what somebody brought to the desk. Almost everything may be missing: it is asked for later."""

    kind = models.CharField("纠纷类型", max_length=12, choices=Kind, blank=True)
    story = EncryptedTextField("事情经过", blank=True)
    wish = EncryptedTextField("诉求", blank=True)
    other_side = EncryptedTextField("对方", blank=True)
    happened_on = models.DateField("什么时候知道的", null=True, blank=True)
    decision = models.CharField("收到的决定", max_length=16, choices=choices.Decision, blank=True)
    decision_title = EncryptedTextField("决定的名称和作出机关", blank=True)
    decision_on = models.DateField("收到决定的日期", null=True, blank=True)
    needs = models.CharField("想要的帮助", max_length=80, blank=True)
    urgency = models.CharField(
        "紧急程度", max_length=8, choices=choices.Urgency, default=choices.Urgency.NONE
    )
    triaged_on = models.DateField("分流日期", null=True, blank=True)
    waits = models.CharField("等谁", max_length=8, choices=choices.Waits, blank=True)
    elsewhere = models.CharField("告知去向", max_length=16, choices=choices.Elsewhere, blank=True)

    class Meta:
        verbose_name = "综合受理"
        verbose_name_plural = verbose_name

    @property
    def wanted(self) -> list[str]:
        """The needs by code."""
        return [code for code in self.needs.split("、") if code]


class Branch(models.Model):
    """途径: one way on which an intake went. ``link`` is the hand-over; the court's window has none.

    ``follows`` is the branch without a result after which this one was opened.
    """

    intake = models.ForeignKey(
        Intake, models.PROTECT, related_name="branches", verbose_name="综合受理"
    )
    way = models.CharField("途径", max_length=32, choices=ways.CHOICES)
    link = models.OneToOneField(
        MatterLink,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intake_branch",
        verbose_name="移送",
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="接在哪一途径之后",
    )
    note = EncryptedTextField("给窗口的说明", blank=True)
    referred_on = models.DateField("转办日期")
    take_by = models.DateField("应当接收", null=True, blank=True)
    ended_on = models.DateField("结束日期", null=True, blank=True)
    ended = models.CharField("结束情况", max_length=10, choices=choices.Ended, blank=True)
    answer = EncryptedTextField("窗口答复", blank=True)

    class Meta:
        verbose_name = "分流途径"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["way", "referred_on"], name="disputes_branch_way"),
            models.Index(
                fields=["take_by"],
                name="disputes_branch_open",
                condition=models.Q(ended_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.get_way_display()


class QueueLine(models.Model):
    """排号序列: the last number of one window on one day; whoever takes a number holds its row."""

    day = models.DateField("日期")
    window = models.CharField("窗口", max_length=60)
    last = models.PositiveIntegerField("最后号码", default=0)

    class Meta:
        verbose_name = "排号序列"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "window"], name="disputes_queue_line")
        ]

    def __str__(self) -> str:
        return f"{self.window} {self.last}"


class Ticket(models.Model):
    """排队号: one number at one window on one day; it says nothing of whoever holds it."""

    class State(models.TextChoices):
        WAITING = "waiting", "等候"
        CALLED = "called", "叫号"
        DONE = "done", "办完"
        SKIPPED = "skipped", "过号"

    day = models.DateField("日期")
    window = models.CharField("窗口", max_length=60)
    number = models.PositiveIntegerField("号码")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    taken_at = models.DateTimeField("取号时间")
    called_at = models.DateTimeField("叫号时间", null=True, blank=True)
    calls = models.PositiveSmallIntegerField("叫号次数", default=0)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    waited = models.PositiveIntegerField("等候分钟", null=True, blank=True)
    served_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="叫号人",
    )

    class Meta:
        verbose_name = "排队号"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "window", "number"], name="ticket_number_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["day", "window", "state", "number"], name="disputes_ticket_queue")
        ]

    def __str__(self) -> str:
        return f"{self.window} {self.number}"


class Campaign(Entry):
    """专项治理: a campaign on kinds of dispute (人民调解+专项治理), with a target that is counted, not typed."""

    code = models.CharField("专项编号", max_length=60, unique=True)
    title = models.CharField("名称", max_length=60)
    kinds = models.CharField("纠纷类型", max_length=120)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    target = models.PositiveIntegerField("目标受理件数", null=True, blank=True)
    target_rate = models.PositiveSmallIntegerField("目标成功率（%）", null=True, blank=True)
    partners = models.CharField("配合单位", max_length=200, blank=True)
    measures = models.TextField("措施", blank=True)
    results = models.TextField("成效", blank=True)

    class Meta:
        verbose_name = "专项治理"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.title
