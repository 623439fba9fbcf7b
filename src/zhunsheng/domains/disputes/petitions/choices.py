"""Coded lists of petitions: kinds, channels, fields, ways of forwarding, results of review, supervision."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """信访事项的类别 (29-31)."""

    SUGGESTION = "suggestion", "建议意见"
    ACCUSATION = "accusation", "检举控告"
    APPEAL = "appeal", "申诉求决"


class Channel(models.TextChoices):
    """信访形式 (17); a group visit has at most five representatives (20)."""

    VISIT = "visit", "走访"
    GROUP = "group", "走访（多人）"
    LETTER = "letter", "书信"
    ONLINE = "online", "信息网络"
    PHONE = "phone", "电话"


class Field(models.TextChoices):
    """信访事项涉及的领域, as the yearly report groups them (41)."""

    LAND = "land", "征地拆迁"
    HOUSING = "housing", "住房物业"
    URBAN = "urban", "城市管理"
    LABOUR = "labour", "劳动社保"
    RURAL = "rural", "农业农村"
    EDUCATION = "education", "教育"
    HEALTH = "health", "医疗卫生"
    WELFARE = "welfare", "民政救助"
    ENVIRONMENT = "environment", "生态环境"
    TRAFFIC = "traffic", "交通出行"
    MARKET = "market", "市场消费"
    CONDUCT = "conduct", "作风纪律"
    OTHER = "other", "其他"


class Forwarding(models.TextChoices):
    """转送、交办 (22): who is charged with a matter reports its result."""

    FORWARD = "forward", "转送"
    CHARGE = "charge", "交办（须反馈办理结果）"


class ReviewResult(models.TextChoices):
    """复查、复核意见的结论."""

    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    REDONE = "redone", "撤销，由原办理单位重新处理"


class SupervisionKind(models.TextChoices):
    """督办和三项建议 (40)."""

    URGE = "urge", "督办"
    IMPROVE = "improve", "改进工作的建议"
    POLICY = "policy", "完善政策的建议"
    BLAME = "blame", "追究责任的建议"


class Adoption(models.TextChoices):
    """建议的采纳情况 (40, 41)."""

    PENDING = "pending", "尚未反馈"
    ADOPTED = "adopted", "已采纳"
    PARTLY = "partly", "部分采纳"
    DECLINED = "declined", "未采纳，已说明理由"
