"""一单两库一计划: the items, the objects, the inspectors and the yearly plans.

Columns that name several things (items, units, kinds) hold their codes or names parted by 、 as sheets have them;
:mod:`zhunsheng.domains.inspection.naming` reads them.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.inspection import choices
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class InspectionItem(Entry):
    """随机抽查事项: what may be checked, on which ground, how often."""

    code = models.CharField("事项编码", max_length=60, unique=True)
    title = models.CharField("抽查事项", max_length=120)
    category = models.CharField(
        "事项类别",
        max_length=8,
        choices=choices.ItemClass,
        default=choices.ItemClass.GENERAL,
    )
    basis = models.CharField("检查依据", max_length=300)
    object_kind = models.CharField("检查对象", max_length=16, choices=choices.ObjectKind)
    way = models.CharField(
        "检查方式", max_length=8, choices=choices.Way, default=choices.Way.ON_SITE
    )
    ratio_cap = models.PositiveSmallIntegerField("年度抽查比例上限（%）", default=100)
    yearly_cap = models.PositiveSmallIntegerField("同一对象年度检查次数上限", default=1)
    power_code = models.CharField("权力事项编码", max_length=60, blank=True)
    points = models.TextField("检查要点", blank=True)

    class Meta:
        verbose_name = "随机抽查事项"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.title


class InspectionObject(Entry):
    """检查对象: an enterprise by its credit code, or a place by a number of its own."""

    code = models.CharField("统一社会信用代码或者场所编号", max_length=60, unique=True)
    name = models.CharField("名称", max_length=160)
    type = models.CharField(
        "对象性质",
        max_length=12,
        choices=choices.ObjectType,
        default=choices.ObjectType.ENTERPRISE,
    )
    kind = models.CharField("对象类别", max_length=16, choices=choices.ObjectKind)
    address = models.CharField("地址", max_length=200, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="乡镇街道"
    )
    credit = models.CharField(
        "信用等级", max_length=1, choices=choices.Credit, default=choices.Credit.B
    )
    risk = models.CharField(
        "风险等级", max_length=8, choices=choices.Risk, default=choices.Risk.LOW
    )
    supervisors = models.CharField("其他监管单位", max_length=300, blank=True)
    contact = EncryptedTextField("联系人", blank=True)
    phone = EncryptedTextField("联系电话", blank=True)

    class Meta:
        verbose_name = "检查对象"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["kind", "unit"], name="inspection_object_kind")]

    def __str__(self) -> str:
        return self.name


class Inspector(Entry):
    """检查人员: who holds a certificate, for which items, until when."""

    code = models.CharField("执法证号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="系统账号",
    )
    certificate = models.CharField(
        "证件种类",
        max_length=8,
        choices=choices.Certificate,
        default=choices.Certificate.LOCAL,
    )
    expertise = models.CharField("专业领域", max_length=200, blank=True)
    items = models.CharField("可以检查的事项", max_length=600, default="全部")
    certified_until = models.DateField("证件有效期至")
    on_duty = models.BooleanField("在岗", default=True)
    conflicts = EncryptedTextField("应当回避的检查对象", blank=True)

    class Meta:
        verbose_name = "检查人员"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.name


class InspectionPlan(Entry):
    """年度抽查计划: one line of a unit's plan for a year."""

    code = models.CharField("计划编号", max_length=60, unique=True)
    title = models.CharField("抽查任务", max_length=120)
    year = models.PositiveSmallIntegerField("年度")
    joint = models.CharField(
        "抽查类型", max_length=8, choices=choices.Joint, default=choices.Joint.SINGLE
    )
    joint_units = models.CharField("联合单位", max_length=300, blank=True)
    aim = models.CharField(
        "定向或者不定向", max_length=10, choices=choices.Aim, default=choices.Aim.OPEN
    )
    items = models.CharField("抽查事项", max_length=600)
    object_kinds = models.CharField("检查对象范围", max_length=300, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="限于区域"
    )
    ratio_a = models.PositiveSmallIntegerField("A级抽查比例（%）", default=1)
    ratio_b = models.PositiveSmallIntegerField("B级抽查比例（%）", default=3)
    ratio_c = models.PositiveSmallIntegerField("C级抽查比例（%）", default=10)
    ratio_d = models.PositiveSmallIntegerField("D级抽查比例（%）", default=20)
    most = models.PositiveSmallIntegerField("抽查户数上限", null=True, blank=True)
    starts_on = models.DateField("检查开始日期")
    ends_on = models.DateField("检查结束日期")

    class Meta:
        verbose_name = "年度抽查计划"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [models.Index(fields=["year", "unit"], name="inspection_plan_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def ratios(self) -> dict[str, int]:
        """The share of each credit grade in percent."""
        return {"A": self.ratio_a, "B": self.ratio_b, "C": self.ratio_c, "D": self.ratio_d}
