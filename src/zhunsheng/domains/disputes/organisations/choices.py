"""The coded lists of the organisations that settle disputes (人民调解法 8, 34) and of the rooms of a centre."""

from __future__ import annotations

from django.db import models


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    CENTRE = "centre", "矛调中心"
    COMMITTEE = "committee", "人民调解委员会"
    ONE_STOP = "one_stop", "“一站式”多元调解中心"
    STAR_ROOM = "star_room", "明星调解室"


class Founder(models.TextChoices):
    """Who set up a people's mediation committee: villages must (art. 8), the others may (art. 8 and 34)."""

    VILLAGE = "village", "村（居）民委员会"
    TOWNSHIP = "township", "乡镇（街道）"
    ENTERPRISE = "enterprise", "企业事业单位"
    TRADE = "trade", "行业性、专业性"
    SOCIETY = "society", "社会团体或者其他组织"


class Level(models.TextChoices):
    """How far an organisation serves."""

    COUNTY = "county", "区级"
    TOWNSHIP = "township", "乡镇（街道）级"
    VILLAGE = "village", "村（社区）级"


class Post(models.TextChoices):
    """Whether a mediator does nothing else."""

    FULL_TIME = "full_time", "专职"
    PART_TIME = "part_time", "兼职"


class Language(models.TextChoices):
    """What a mediator speaks with the parties besides standard Chinese."""

    HUI = "hui", "回族汉语"
    LOCAL = "local", "银川方言"
    MONGOLIAN = "mongolian", "蒙古语"
    UYGHUR = "uyghur", "维吾尔语"
    TIBETAN = "tibetan", "藏语"
    SIGN = "sign", "手语"


class RoomKind(models.TextChoices):
    """The 1+6+7+7 of a centre, in that order."""

    DESK = "desk", "综合受理台"
    RECEPTION = "reception", "接待室"
    WINDOW = "window", "接待窗口"
    FUNCTION = "function", "功能室"


class Function(models.TextChoices):
    """The seven functions of a centre; windows and function rooms are each for one of them."""

    COMMAND = "command", "综合指挥"
    PETITION = "petition", "信访接待"
    LITIGATION = "litigation", "诉讼服务"
    LEGAL_AID = "legal_aid", "法律援助"
    LABOUR = "labour", "劳动仲裁"
    MEDIATION = "mediation", "多元调处"
    COUNSELLING = "counselling", "心理服务"
