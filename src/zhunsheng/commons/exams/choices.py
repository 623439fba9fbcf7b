"""Coded lists of question banks and sittings."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """题型."""

    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    TRUE_FALSE = "truefalse", "判断题"


class Difficulty(TextChoices):
    """难度, as whoever wrote the question judges it; the statistics say what it really is."""

    EASY = "easy", "容易"
    MEDIUM = "medium", "中等"
    HARD = "hard", "较难"


class Audience(TextChoices):
    """适用对象."""

    PUBLIC = "public", "群众"
    OFFICIAL = "official", "领导干部"
    OFFICER = "officer", "执法人员"
    EVERYBODY = "everybody", "通用"


class Topic(TextChoices):
    """专题."""

    CONSTITUTION = "constitution", "宪法"
    CIVIL = "civil", "民法典·总则和合同"
    FAMILY = "family", "民法典·婚姻继承"
    PROPERTY = "property", "民法典·物权和物业"
    TORT = "tort", "民法典·侵权责任"
    LABOUR = "labour", "劳动用工"
    MINORS = "minors", "未成年人保护"
    FRAUD = "fraud", "反诈和个人信息"
    CONSUMER = "consumer", "消费者权益"
    ORDER = "order", "治安和道路交通"
    CRIME = "crime", "刑法常识"
    REMEDY = "remedy", "复议诉讼和赔偿"
    ADMINISTRATION = "administration", "依法行政"
    SERVICE = "service", "法律援助和调解"
    PETITION = "petition", "信访"


class Per(TextChoices):
    """What the number of attempts is counted for."""

    DAY = "day", "每天"
    EXAM = "exam", "整场"


class Aside(TextChoices):
    """Why a sitting is counted apart; empty for one that counts."""

    COUNTED = "", "计入"
    FAST = "f", "答得太快"
    LATE = "l", "超过时间"


RIGHT, WRONG = "对", "错"
"""The two options of a 判断题, as the bank writes its answer."""
