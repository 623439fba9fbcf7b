"""Coded lists of requests for information: applicants, channels, forms, fees, opinions, remedies."""

from __future__ import annotations

from django.db import models


class Applicant(models.TextChoices):
    """申请人类型: exactly the columns of the official yearly table (国办公开办函〔2021〕30号)."""

    PERSON = "person", "自然人"
    COMPANY = "company", "商业企业"
    RESEARCH = "research", "科研机构"
    CHARITY = "charity", "社会公益组织"
    LEGAL = "legal", "法律服务机构"
    OTHER = "other", "其他"


class Channel(models.TextChoices):
    """提交方式 (31): which day counts as that of receipt depends on it."""

    COUNTER = "counter", "当面提交"
    ORAL = "oral", "当面口头申请（工作人员代填）"
    REGISTERED = "registered", "邮寄（需签收）"
    PLAIN_MAIL = "plain_mail", "平常信函（无需签收）"
    FAX = "fax", "传真"
    ONLINE = "online", "互联网"


CONFIRMED = frozenset({Channel.PLAIN_MAIL, Channel.FAX, Channel.ONLINE})
"""Channels for which the day of receipt is the one confirmed with the applicant (31)."""


class Form(models.TextChoices):
    """申请人要求的提供方式 (29)."""

    ELECTRONIC = "electronic", "电子文件"
    PAPER = "paper", "纸质复印件"
    MAIL = "mail", "纸质邮寄"
    VIEW = "view", "当场查阅、抄录"


class View(models.TextChoices):
    """第三方或者其他机关对公开的意见 (32, 34)."""

    AGREE = "agree", "同意公开"
    OBJECT = "object", "不同意公开"
    SILENT = "silent", "逾期没有提出意见"


class Reasonable(models.TextChoices):
    """申请人说明理由的情况 (35)."""

    YES = "yes", "理由合理"
    NO = "no", "理由不合理"
    NONE = "none", "没有说明理由"


class FeeBasis(models.TextChoices):
    """信息处理费的计收方式: one of them, never both."""

    ITEMS = "items", "按件计收"
    PAGES = "pages", "按量计收"


class RemedyKind(models.TextChoices):
    """救济, as the fourth table of the yearly report groups it."""

    RECONSIDERATION = "reconsideration", "行政复议"
    SUIT = "suit", "未经复议直接起诉"
    SUIT_AFTER = "suit_after", "复议后起诉"


class RemedyResult(models.TextChoices):
    """救济的结果."""

    UPHELD = "upheld", "结果维持"
    CORRECTED = "corrected", "结果纠正"
    OTHER = "other", "其他结果"
    PENDING = "pending", "尚未审结"
