"""Coded lists of disputes, shared by every part of this business: what it is about, how it came, how far it may go."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """纠纷类型: in the order of how often a district's committees meet them."""

    NEIGHBOUR = "neighbour", "邻里"
    FAMILY = "family", "婚姻家庭"
    HOUSING = "housing", "房屋宅基地"
    CONTRACT = "contract", "合同"
    DAMAGES = "damages", "损害赔偿"
    LABOUR = "labour", "劳动"
    PROPERTY = "property", "物业"
    FARMLAND = "farmland", "土地承包"
    DEMOLITION = "demolition", "征地拆迁"
    ENVIRONMENT = "environment", "环境"
    MEDICAL = "medical", "医疗"
    TRAFFIC = "traffic", "道路交通"
    CONSUMER = "consumer", "消费"
    OTHER = "other", "其他"


class Source(models.TextChoices):
    """纠纷来源 (人民调解法 17、18): who brought it to the mediators."""

    APPLICATION = "application", "当事人申请"
    PROACTIVE = "proactive", "主动调解"
    COURT = "court", "法院委派委托"
    TRANSFER = "transfer", "有关部门移送"
    SCREENING = "screening", "排查发现"
    DESK = "desk", "综合受理台转办"


class Risk(models.TextChoices):
    """激化风险: of the one dispute, never of a person; it ends with the dispute (人民调解法 25)."""

    NONE = "none", "未见激化风险"
    LOW = "low", "低"
    MEDIUM = "medium", "中"
    HIGH = "high", "高（可能引发治安案件、刑事案件）"


AT_RISK = frozenset({Risk.LOW, Risk.MEDIUM, Risk.HIGH})
"""Grades that are shown and watched as long as the dispute is open."""
