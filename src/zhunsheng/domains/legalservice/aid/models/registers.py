"""Who may be assigned, what is paid, who counts as poor."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class AidProvider(Entry):
    """法律援助人员: a lawyer, grass-roots legal worker, volunteer or member of the agency's staff (12, 13, 17).

    ``skills`` and ``languages`` name several, parted by 、. ``clients`` are those for whom the person or the firm acts
    permanently: nobody is assigned against them. ``on_hold`` keeps somebody from new cases without ending the entry.
    """

    code = models.CharField("执业证号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    kind = models.CharField("类别", max_length=10, choices=choices.Provider)
    firm = models.CharField("所在机构", max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="登录账号",
    )
    phone = EncryptedTextField("联系电话", blank=True)
    skills = models.CharField("擅长", max_length=120, blank=True)
    languages = models.CharField("语言", max_length=60, blank=True)
    practising_from = models.DateField("开始执业日期", null=True, blank=True)
    capacity = models.PositiveSmallIntegerField("同时承办上限", default=10)
    on_hold = models.BooleanField("暂停指派", default=False)
    hold_reason = models.CharField("暂停原因", max_length=120, blank=True)
    reviews = models.BooleanField("质量评审专家", default=False)
    clients = EncryptedTextField("常年服务的单位和个人", blank=True)

    class Meta:
        verbose_name = "法律援助人员"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.name}（{self.firm}）" if self.firm else self.name


class SubsidyRate(Entry):
    """补贴标准: what one case of a kind and level is paid (52); the region sets it."""

    code = models.CharField("标准编号", max_length=60, unique=True)
    title = models.CharField("项目", max_length=80)
    kind = models.CharField("案件种类", max_length=16, choices=choices.Kind, blank=True)
    level = models.CharField("办理阶段", max_length=16, choices=choices.Level, blank=True)
    amount = models.BigIntegerField("标准（元）")
    each_more = models.BigIntegerField("同案每多一名受援人增加（元）", default=0)
    basis = models.CharField("依据", max_length=120)

    class Meta:
        verbose_name = "法律援助补贴标准"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.title


class HardshipStandard(Entry):
    """经济困难标准: the monthly income of one member of the household up to which somebody is poor (34)."""

    code = models.CharField("标准编号", max_length=60, unique=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="适用地区"
    )
    amount = models.BigIntegerField("家庭人均月收入上限（元）")
    basis = models.CharField("依据", max_length=160)

    class Meta:
        verbose_name = "经济困难标准"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.code
