"""清单调整 and 改革措施法治审核."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.powers import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Unit


class PowerChange(Matter):
    """清单调整: a unit's proposal to add, modify or cancel lines of the lists."""

    proposer = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="提出单位", db_index=False
    )
    ground = models.CharField("调整原因", max_length=10, choices=choices.Ground)
    basis = models.CharField("调整依据", max_length=200)
    law_changed_on = models.DateField("依据施行日期", null=True, blank=True)
    reason = models.TextField("调整理由", max_length=2000)
    submitted_on = models.DateField("送审日期", null=True, blank=True)
    opinion = models.CharField("审核意见", max_length=10, choices=choices.Opinion, blank=True)
    opinion_text = models.TextField("审核理由", max_length=3000, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)

    class Meta:
        verbose_name = "权责清单调整"
        verbose_name_plural = verbose_name


class ProposedChange(models.Model):
    """调整明细: one line to be added, modified or cancelled.

    ``values`` are the new values of the fields that change and ``before`` the old ones, as canonical JSON in the
    plain form of ``EntryVersion``. ``version`` is the version of the entry that the proposer saw: publishing refuses
    when it has moved on. ``applied`` is the version that publishing made.
    """

    change = models.ForeignKey(
        PowerChange, models.PROTECT, related_name="lines", verbose_name="清单调整"
    )
    register = models.CharField("清单", max_length=40)
    operation = models.CharField("调整方式", max_length=8, choices=choices.Operation)
    entry_id = models.BigIntegerField("条目", null=True, blank=True)
    version = models.PositiveIntegerField("条目版本", null=True, blank=True)
    code = models.CharField("编码", max_length=60)
    title = models.CharField("名称", max_length=200)
    values = models.TextField("拟定内容", blank=True)
    before = models.TextField("现行内容", blank=True)
    applied = models.PositiveIntegerField("公布后的版本", null=True, blank=True)

    class Meta:
        verbose_name = "调整明细"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["change", "register", "code"], name="proposed_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_operation_display()}：{self.title}"


class ReformReview(Matter):
    """“放管服”改革措施法治审核: a measure, the points it was held against, the opinion, what became of it."""

    proposer = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="起草单位", db_index=False
    )
    reform = models.CharField("改革类别", max_length=10, choices=choices.ReformKind)
    measure = models.TextField("改革措施", max_length=20000)
    basis = models.CharField("改革依据", max_length=300, blank=True)
    competence = models.CharField("权限", max_length=8, choices=choices.Finding, blank=True)
    burdens = models.CharField(
        "减损权益或者增加义务", max_length=8, choices=choices.Finding, blank=True
    )
    licences = models.CharField(
        "设定许可、处罚、收费", max_length=8, choices=choices.Finding, blank=True
    )
    conflicts = models.CharField(
        "与上位法的关系", max_length=8, choices=choices.Finding, blank=True
    )
    needs_competition_review = models.BooleanField("需要公平竞争审查", null=True, blank=True)
    legality = models.CharField("审核结论", max_length=8, choices=choices.Legality, blank=True)
    opinion_text = models.TextField("审核意见", max_length=5000, blank=True)
    opinion_on = models.DateField("审核意见日期", null=True, blank=True)

    class Meta:
        verbose_name = "改革措施法治审核"
        verbose_name_plural = verbose_name
