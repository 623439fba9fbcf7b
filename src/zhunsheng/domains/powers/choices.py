"""Coded lists of the power lists and of their changes."""

from __future__ import annotations

from django.db import models


class PowerKind(models.TextChoices):
    """权责事项类型: the ten kinds of 中办发〔2015〕21号."""

    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LEVY = "levy", "行政征收"
    BENEFIT = "benefit", "行政给付"
    INSPECTION = "inspection", "行政检查"
    CONFIRMATION = "confirmation", "行政确认"
    AWARD = "award", "行政奖励"
    RULING = "ruling", "行政裁决"
    OTHER = "other", "其他类别"


class Level(models.TextChoices):
    """行使层级."""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡级"


class Access(models.TextChoices):
    """市场准入负面清单的两类事项."""

    FORBIDDEN = "forbidden", "禁止准入"
    PERMITTED = "permitted", "许可准入"


class Intermediary(models.TextChoices):
    """中介服务清理结果."""

    KEPT = "kept", "保留"
    CANCELLED = "cancelled", "取消"


class Replacement(models.TextChoices):
    """取消非行政许可审批后的处理方式."""

    NOTHING = "nothing", "直接取消"
    LICENCE = "licence", "依法转为行政许可"
    INTERNAL = "internal", "转为政府内部审批"
    SERVICE = "service", "转为公共服务"
    SUPERVISION = "supervision", "改为事中事后监管"


class Proof(models.TextChoices):
    """证明事项清理结果（减证便民）."""

    KEPT = "kept", "保留"
    CANCELLED = "cancelled", "直接取消"
    COMMITMENT = "commitment", "改为告知承诺"
    SHARING = "sharing", "改为数据共享"
    VERIFICATION = "verification", "改为部门核验"


class Ground(models.TextChoices):
    """清单调整的原因."""

    LAW = "law", "法律法规规章立改废释"
    STRUCTURE = "structure", "机构和职能调整"
    DELEGATION = "delegation", "上级下放或者委托"
    CANCELLED = "cancelled", "上级决定取消"
    OTHER = "other", "其他"


class Operation(models.TextChoices):
    """调整方式."""

    ADD = "add", "新增"
    MODIFY = "modify", "修改"
    CANCEL = "cancel", "取消"


class Opinion(models.TextChoices):
    """清单调整的合法性审核意见."""

    AGREE = "agree", "同意"
    AMEND = "amend", "修改后同意"
    DISAGREE = "disagree", "不同意"


class ReformKind(models.TextChoices):
    """“放管服”改革措施的类别."""

    DELEGATE = "delegate", "简政放权"
    SUPERVISE = "supervise", "放管结合"
    SERVE = "serve", "优化服务"
    PROOFS = "proofs", "减证便民"
    LICENCES = "licences", "证照分离、多证合一"
    OTHER = "other", "其他"


class Finding(models.TextChoices):
    """审核要点的结论."""

    SOUND = "sound", "没有问题"
    PROBLEM = "problem", "有问题"


class Legality(models.TextChoices):
    """改革措施的法治审核结论."""

    LEGAL = "legal", "合法"
    AMEND = "amend", "应当予以修改"
    ILLEGAL = "illegal", "不合法"
