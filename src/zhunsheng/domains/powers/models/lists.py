"""The other four lists."""

from __future__ import annotations

from django.db import models

from zhunsheng.domains.powers import choices
from zhunsheng.domains.powers.models.items import Listed


class NegativeItem(Listed):
    """市场准入负面清单事项, as the district applies it: what is forbidden, what needs a licence."""

    code = models.CharField("清单编码", max_length=60, unique=True)
    access = models.CharField("准入类别", max_length=10, choices=choices.Access)
    trade = models.CharField("所属行业", max_length=60)
    measure = models.TextField("禁止或者许可的内容", max_length=2000)
    basis = models.CharField("依据", max_length=300)
    authority = models.CharField("主管部门", max_length=80, blank=True)

    class Meta:
        verbose_name = "负面清单事项"
        verbose_name_plural = verbose_name


class IntermediaryService(Listed):
    """行政审批中介服务: kept or cancelled, for which approval, who provides it."""

    code = models.CharField("中介服务编码", max_length=60, unique=True)
    state = models.CharField("清理结果", max_length=10, choices=choices.Intermediary)
    item_code = models.CharField("对应审批事项编码", max_length=60, blank=True)
    item_title = models.CharField("对应审批事项", max_length=200)
    basis = models.CharField("设定依据", max_length=300, blank=True)
    reason = models.CharField("保留或者取消的理由", max_length=300)
    provider = models.CharField("服务机构", max_length=200, blank=True)
    fee = models.CharField("收费方式和标准", max_length=120, blank=True)
    days = models.PositiveSmallIntegerField("服务时限（工作日）", null=True, blank=True)

    class Meta:
        verbose_name = "中介服务事项"
        verbose_name_plural = verbose_name


class CancelledApproval(Listed):
    """取消的非行政许可审批事项, and what takes its place."""

    code = models.CharField("取消事项编码", max_length=60, unique=True)
    cancelled_on = models.DateField("取消日期")
    basis = models.CharField("取消依据", max_length=300)
    replacement = models.CharField("处理方式", max_length=12, choices=choices.Replacement)
    replaced_by = models.CharField("替代事项编码", max_length=60, blank=True)
    follow_up = models.TextField("取消后的管理措施", max_length=1000, blank=True)

    class Meta:
        verbose_name = "取消的非许可审批"
        verbose_name_plural = verbose_name


class ProofItem(Listed):
    """证明事项: a proof that an organ asks for, and whether it still may."""

    code = models.CharField("证明编码", max_length=60, unique=True)
    state = models.CharField("清理结果", max_length=12, choices=choices.Proof)
    used_for = models.CharField("用于办理的事项", max_length=200)
    issuer = models.CharField("开具单位", max_length=120)
    basis = models.CharField("设定依据", max_length=300, blank=True)
    instead = models.CharField("不再提供后怎么办", max_length=300, blank=True)

    class Meta:
        verbose_name = "证明事项"
        verbose_name_plural = verbose_name
