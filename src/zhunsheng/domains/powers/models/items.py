"""What all lists have, and the power items themselves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from zhunsheng.domains.powers import choices
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.registers.models import Entry


class Listed(Entry):
    """A line of one of the lists: a code, a title, the unit that answers for it."""

    code = models.CharField("事项编码", max_length=60, unique=True)
    title = models.CharField("事项名称", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="责任单位")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class PowerItem(Listed):
    """权责事项: one power of one unit, with what it must do and what it answers for.

    ``basis_law`` is the short title of the statute without 《》, ``basis_version`` the year of its text as
    kernel/statutes names it: so that the end of a statute is noticed. ``parent_code`` is the code of the 主项.
    """

    code = models.CharField("事项编码", max_length=60, unique=True)
    kind = models.CharField("事项类型", max_length=12, choices=choices.PowerKind)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="实施主体")
    level = models.CharField(
        "行使层级", max_length=8, choices=choices.Level, default=choices.Level.COUNTY
    )
    parent_code = models.CharField("主项编码", max_length=60, blank=True)
    basis_law = models.CharField("设定依据", max_length=80)
    basis_version = models.CharField("依据文本年份", max_length=12, blank=True)
    basis_article = models.CharField("依据条款", max_length=60, blank=True)
    basis_text = models.TextField("条款内容", max_length=2000, blank=True)
    duties = models.TextField("责任事项", max_length=2000)
    accountability = models.TextField("追责情形", max_length=2000)
    process = models.TextField("办理流程", max_length=2000, blank=True)
    flow_chart = models.CharField("流程图文号", max_length=60, blank=True)
    statutory_days = models.PositiveSmallIntegerField("法定期限（工作日）", null=True, blank=True)
    promised_days = models.PositiveSmallIntegerField("承诺期限（工作日）", null=True, blank=True)
    has_fee = models.BooleanField("是否收费", default=False)
    fee_basis = models.CharField("收费依据", max_length=200, blank=True)
    remedies = models.CharField("救济途径", max_length=200, blank=True)

    class Meta:
        verbose_name = "权责事项"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["unit", "kind"], name="power_unit_kind"),
            models.Index(
                fields=["valid_to"],
                name="power_ending",
                condition=models.Q(valid_to__isnull=False),
            ),
        ]
