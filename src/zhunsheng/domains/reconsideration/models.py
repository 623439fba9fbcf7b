"""Reconsideration cases and the intake channels."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.commons.publication.models import Publishable
from zhunsheng.domains.reconsideration import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class Reconsideration(Publishable, Matter):
    """行政复议案件 (行政复议法)."""

    act_kind = models.CharField("行为类别", max_length=16, choices=choices.ActKind)
    field = models.CharField("管理领域", max_length=16, choices=choices.Field)
    act_name = models.CharField("行政行为", max_length=120)
    act_number = models.CharField("行政行为文号", max_length=60, blank=True)
    act_on = models.DateField("作出日期", null=True, blank=True)
    known_on = models.DateField("知道日期", null=True, blank=True)
    respondent = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="被申请人"
    )
    request = EncryptedTextField("复议请求", blank=True)
    grounds = EncryptedTextField("事实和理由", blank=True)
    amount = models.BigIntegerField("涉及款额（分）", null=True, blank=True)
    is_major = models.BooleanField("重大、疑难、复杂", default=False)
    is_summary = models.BooleanField("适用简易程序", default=False)
    summary_ground = models.CharField(
        "简易程序情形", max_length=4, choices=choices.SummaryGround, blank=True
    )
    wants_compensation = models.BooleanField("一并请求行政赔偿", default=False)
    compensation = models.BigIntegerField("决定赔偿金额（分）", null=True, blank=True)
    wants_attached_review = models.BooleanField("请求附带审查规范性文件", default=False)
    reviewed_text = models.CharField("附带审查的文件", max_length=160, blank=True)
    wants_legal_aid = models.BooleanField("同时申请法律援助", default=False)
    stay = models.CharField(
        "停止执行", max_length=8, choices=choices.Stay, default=choices.Stay.NONE
    )
    refusal_reason = models.CharField(
        "不予受理理由", max_length=2, choices=choices.RefusalReason, blank=True
    )
    suspension_ground = models.CharField(
        "中止事由", max_length=4, choices=choices.SuspensionGround, blank=True
    )
    suspended_on = models.DateField("中止日期", null=True, blank=True)
    resume_stage = models.CharField("中止前阶段", max_length=32, blank=True)
    appraisal_on = models.DateField("委托鉴定或勘验日期", null=True, blank=True)
    termination_ground = models.CharField(
        "终止事由", max_length=4, choices=choices.TerminationGround, blank=True
    )
    corrected_on = models.DateField("补正通知日期", null=True, blank=True)
    reply_due_on = models.DateField("答复期限届满日", null=True, blank=True)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    reply_is_late = models.BooleanField("逾期答复", default=False)
    heard_on = models.DateField("听取意见日期", null=True, blank=True)
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    hearing_held_on = models.DateField("听证举行日期", null=True, blank=True)
    head_attended = models.BooleanField("被申请人负责人参加听证", null=True, blank=True)
    committee_on = models.DateField("复议委员会咨询日期", null=True, blank=True)
    discussed_on = models.DateField("集体讨论日期", null=True, blank=True)
    proposed_outcome = models.CharField("拟处理意见", max_length=4, blank=True)
    act_changed = models.BooleanField("被申请人改变行为", default=False)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    ruling = EncryptedTextField("决定内容", blank=True)
    redo_days = models.PositiveSmallIntegerField("责令重作或履行期限（日）", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    opinion_on = models.DateField("意见书日期", null=True, blank=True)
    opinion_answered_on = models.DateField("意见书反馈日期", null=True, blank=True)
    performance = models.CharField(
        "履行情况",
        max_length=12,
        choices=choices.Performance,
        default=choices.Performance.NOT_NEEDED,
    )
    performed_on = models.DateField("履行日期", null=True, blank=True)
    sued_on = models.DateField("起诉日期", null=True, blank=True)

    class Meta:
        verbose_name = "行政复议案件"
        verbose_name_plural = verbose_name


class IntakeChannel(models.Model):
    """收案渠道, editable: the report's “三个通道” are groups of them, not words in the code."""

    code = models.CharField("代码", max_length=16, unique=True)
    title = models.CharField("名称", max_length=40)
    group = models.CharField("归入通道", max_length=40)
    position = models.PositiveSmallIntegerField("顺序", default=100)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "收案渠道"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.title
