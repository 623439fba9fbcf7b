"""Villages with their titles, 法律明白人, the list of indicators, applications, points, objections."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.publicity.criteria import Criterion, Mark
from zhunsheng.domains.publicity.villages import choices
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class ModelVillage(Entry):
    """村（社区）: with the title it holds now; a title that was revoked keeps its day."""

    code = models.CharField("编号", max_length=60, unique=True)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=10, choices=choices.Kind)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在地"
    )
    advisers = models.PositiveSmallIntegerField("法律顾问（人）", default=0)
    mediators = models.PositiveSmallIntegerField("专职调解员（人）", default=0)
    leaders = models.PositiveSmallIntegerField("法治带头人（人）", default=0)
    level = models.CharField("称号", max_length=10, choices=choices.Level, blank=True)
    batch = models.CharField("批次", max_length=40, blank=True)
    granted_on = models.DateField("命名日期", null=True, blank=True)
    basis = models.CharField("命名文件", max_length=120, blank=True)
    recheck_on = models.DateField("下次复核日期", null=True, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "村（社区）"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["level"], name="villages_village_level")]

    def __str__(self) -> str:
        return self.name


class LegalAdvocate(Entry):
    """法律明白人: who explains the law to the neighbours. Name and telephone are encrypted and never public."""

    code = models.CharField("编号", max_length=60, unique=True)
    village = models.ForeignKey(
        ModelVillage, models.PROTECT, related_name="advocates", verbose_name="村（社区）"
    )
    name = EncryptedTextField("姓名")
    phone = EncryptedTextField("联系电话", blank=True)
    standing = models.CharField("身份", max_length=10, choices=choices.Standing)
    trained_on = models.DateField("最近培训日期", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("培训学时", default=0)
    certificate = models.CharField("证书编号", max_length=60, blank=True)

    class Meta:
        verbose_name = "法律明白人"
        verbose_name_plural = verbose_name


class VillageCriterion(Criterion):
    """示范村指标: one line of the list by which villages are checked, in one of its five parts."""

    class Meta:
        verbose_name = "民主法治示范村指标"
        verbose_name_plural = verbose_name


class VillageTitle(Matter):
    """示范村创建: one village on the way to one title, and what becomes of the title later."""

    village = models.ForeignKey(
        ModelVillage, models.PROTECT, related_name="titles", verbose_name="村（社区）"
    )
    level = models.CharField("申报称号", max_length=10, choices=choices.Level)
    batch = models.CharField("批次", max_length=40, blank=True)
    self_score = models.PositiveSmallIntegerField("自查得分", null=True, blank=True)
    score = models.PositiveSmallIntegerField("考核得分", null=True, blank=True)
    opinion = models.TextField("推荐意见", blank=True)
    checked_on = models.DateField("考核日期", null=True, blank=True)
    announced_on = models.DateField("公示日期", null=True, blank=True)
    announced_until = models.DateField("公示到", null=True, blank=True)
    sent_on = models.DateField("上报日期", null=True, blank=True)
    granted_on = models.DateField("命名日期", null=True, blank=True)
    basis = models.CharField("命名文件", max_length=120, blank=True)
    recheck_on = models.DateField("下次复核日期", null=True, blank=True)
    rectify_by = models.DateField("整改期限", null=True, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "示范村创建"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["announced_until"], name="villages_title_announced")
        ]


class VillageMark(Mark):
    """示范村得分: one line of the list in one round."""

    title_matter = models.ForeignKey(
        VillageTitle, models.PROTECT, related_name="marks", verbose_name="创建"
    )
    round = models.CharField("轮次", max_length=8, choices=choices.Round)
    marked_on = models.DateField("日期")

    class Meta:
        verbose_name = "示范村得分"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["pk"]


class TitleObjection(Matter):
    """公示异议: what somebody has against a recommendation; confidential, the township never sees it."""

    target = models.ForeignKey(
        VillageTitle, models.PROTECT, related_name="objections", verbose_name="公示"
    )
    text = EncryptedTextField("异议内容", blank=True)
    contact = EncryptedTextField("联系方式", blank=True)
    is_upheld = models.BooleanField("属实", null=True, blank=True)
    answer = EncryptedTextField("核查情况", blank=True)

    class Meta:
        verbose_name = "公示异议"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["target"], name="villages_objection_target")]
