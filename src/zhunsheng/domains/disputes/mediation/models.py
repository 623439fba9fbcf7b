"""Disputes under mediation of all three kinds, who mediates them, and the allowances (以案定补)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.disputes.kinds import Kind, Risk, Source
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class Dispute(Matter):
    """矛盾纠纷: one dispute brought to mediation of one kind; who the parties are stands in the participants.

    ``pair`` is a keyed digest of the names of both sides: it shows that the same two were here before, and nothing
    else. ``carried_from`` names the matter from which the dispute was taken over between the kinds of mediation, so
    that it is counted once.
    """

    kind = models.CharField("纠纷类型", max_length=12, choices=Kind)
    source = models.CharField("来源", max_length=12, choices=Source)
    facts = EncryptedTextField("纠纷事实")
    request = EncryptedTextField("请求", blank=True)
    location = models.CharField("发生地点", max_length=120, blank=True)
    amount = models.BigIntegerField("涉案金额（分）", null=True, blank=True)
    heads = models.PositiveIntegerField("涉及人数", null=True, blank=True)
    known_on = models.DateField("知道权利受损害日期", null=True, blank=True)
    suit = models.CharField("委派委托情形", max_length=10, choices=choices.Suit, blank=True)
    suit_number = models.CharField("法院案号", max_length=60, blank=True)
    carried_from = models.CharField("原调解案号", max_length=60, blank=True)
    pair = models.CharField("双方摘要", max_length=64, blank=True, db_index=True, editable=False)

    applicant_agrees = models.CharField(
        "申请人一方意愿", max_length=8, choices=choices.Consent, default=choices.Consent.UNKNOWN
    )
    other_agrees = models.CharField(
        "对方意愿", max_length=8, choices=choices.Consent, default=choices.Consent.UNKNOWN
    )
    committee = models.CharField("调解组织", max_length=80, blank=True)
    appointed_on = models.DateField("指派日期", null=True, blank=True)
    sessions = models.PositiveSmallIntegerField("调解次数", default=0)
    risk = models.CharField("激化风险", max_length=8, choices=Risk, default=Risk.NONE)
    risk_reported_on = models.DateField("激化风险报告日期", null=True, blank=True)

    agreement_form = models.CharField("协议形式", max_length=8, choices=choices.Form, blank=True)
    agreement = EncryptedTextField("协议内容", blank=True)
    performance = EncryptedTextField("履行方式和期限", blank=True)
    agreed_on = models.DateField("协议生效日期", null=True, blank=True)
    perform_by = models.DateField("约定履行日期", null=True, blank=True)
    settled_amount = models.BigIntegerField("协议金额（分）", null=True, blank=True)
    difficulty = models.CharField(
        "难易程度", max_length=8, choices=choices.Difficulty, default=choices.Difficulty.NORMAL
    )

    court = models.CharField("确认法院", max_length=60, blank=True)
    confirmation_asked_on = models.DateField("申请确认日期", null=True, blank=True)
    confirmation_accepted_on = models.DateField("法院受理日期", null=True, blank=True)
    confirmation_ended_on = models.DateField("法院决定日期", null=True, blank=True)
    confirmation = models.CharField(
        "司法确认结果", max_length=10, choices=choices.Confirmation, blank=True
    )
    performed = models.CharField("履行情况", max_length=8, choices=choices.Performance, blank=True)
    visited_on = models.DateField("最近回访日期", null=True, blank=True)
    destination = models.CharField("转往", max_length=24, choices=choices.Destination, blank=True)
    archived_on = models.DateField("归档日期", null=True, blank=True)

    class Meta:
        verbose_name = "矛盾纠纷"
        verbose_name_plural = verbose_name


class Mediating(models.Model):
    """调解员参加调解: one mediator in one dispute. ``code`` is that of the register of mediators, where it has one."""

    matter = models.ForeignKey(
        Dispute, models.PROTECT, related_name="mediators", verbose_name="纠纷"
    )
    code = models.CharField("调解员编号", max_length=60, blank=True)
    name = models.CharField("调解员", max_length=40)
    organisation = models.CharField("所在组织", max_length=80, blank=True)
    is_lead = models.BooleanField("主持", default=False)
    is_active = models.BooleanField("在任", default=True)
    starts_on = models.DateField("指派日期")

    class Meta:
        verbose_name = "调解员参加调解"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["-is_active", "-is_lead", "pk"]
        indexes: ClassVar = [models.Index(fields=["name", "matter"], name="mediating_name")]

    def __str__(self) -> str:
        return self.name


class AllowanceRate(Entry):
    """补贴标准: what one concluded dispute brings its mediator, by difficulty and form, between two dates."""

    code = models.CharField("标准编号", max_length=60, unique=True)
    difficulty = models.CharField("难易程度", max_length=8, choices=choices.Difficulty)
    form = models.CharField("协议形式", max_length=8, choices=choices.Form)
    amount = models.BigIntegerField("每件补贴")
    basis = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "补贴标准"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.get_difficulty_display()}·{self.get_form_display()}"


class AllowanceRound(Matter):
    """以案定补月度审核: the allowances of one unit for the files closed in one month."""

    month = models.DateField("月份", help_text="当月第一天。")
    lines_count = models.PositiveIntegerField("件次", default=0)
    total = models.BigIntegerField("合计（分）", default=0)
    checked_on = models.DateField("核对日期", null=True, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)

    class Meta:
        verbose_name = "以案定补月度审核"
        verbose_name_plural = verbose_name


class AllowanceLine(models.Model):
    """补贴明细: one mediator's allowance for one dispute; a struck line pays nothing and says why."""

    round = models.ForeignKey(
        AllowanceRound, models.PROTECT, related_name="lines", verbose_name="月度审核"
    )
    dispute = models.ForeignKey(
        Dispute, models.PROTECT, related_name="allowances", verbose_name="纠纷"
    )
    mediator = models.CharField("调解员", max_length=40)
    code = models.CharField("调解员编号", max_length=60, blank=True)
    organisation = models.CharField("所在组织", max_length=80, blank=True)
    difficulty = models.CharField("难易程度", max_length=8, choices=choices.Difficulty)
    form = models.CharField("协议形式", max_length=8, choices=choices.Form)
    amount = models.BigIntegerField("补贴（分）")
    is_struck = models.BooleanField("剔除", default=False)
    reason = models.CharField("剔除原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "补贴明细"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["mediator", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dispute", "mediator"],
                condition=models.Q(is_struck=False),
                name="allowance_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mediator}：{self.dispute}"
