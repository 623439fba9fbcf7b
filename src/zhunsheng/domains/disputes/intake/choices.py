"""Coded lists of the one desk."""

from __future__ import annotations

from django.db import models


class Channel(models.TextChoices):
    """收件渠道."""

    DESK = "desk", "窗口来访"
    ONLINE = "online", "网上"
    PHONE = "phone", "电话"
    STATION = "station", "乡镇（街道）、村（社区）转来"
    HOTLINE = "hotline", "12345热线转来"


class Decision(models.TextChoices):
    """Whether, and what kind of, a decision somebody has received: last days follow from it."""

    NONE = "none", "没有收到"
    ADMINISTRATIVE = "administrative", "行政机关的决定"
    AWARD = "award", "劳动仲裁裁决书"
    JUDGMENT = "judgment", "法院的判决、裁定"
    UNKNOWN = "unknown", "收到了，说不清是什么"


class Urgency(models.TextChoices):
    """How soon something has to be done; of this one dispute, and it ends with it."""

    NONE = "none", "不着急"
    SOON = "soon", "几天内要有人处理"
    DANGER = "danger", "有人身危险或者可能马上动手"


class Need(models.TextChoices):
    """想要的帮助: in words that people use; they suggest ways, the clerk decides."""

    TALK = "talk", "请人调解"
    REVIEW = "review", "对政府的决定不服"
    COURT = "court", "想打官司，或者问打官司的事"
    LAWYER = "lawyer", "请不起律师"
    WAGES = "wages", "要工资、工伤等劳动待遇"
    REPORT = "report", "反映问题、提意见、投诉"
    CALM = "calm", "心里难受，想找人说说"


class Ended(models.TextChoices):
    """How one branch ended."""

    SETTLED = "settled", "有结果"
    UNSETTLED = "unsettled", "没有结果"
    DECLINED = "declined", "退回"
    WITHDRAWN = "withdrawn", "撤回"


class Elsewhere(models.TextChoices):
    """Where somebody is told to go with what is not for the centre."""

    POLICE = "police", "公安机关"
    COURT = "court", "人民法院"
    PROCURATORATE = "procuratorate", "人民检察院"
    DISCIPLINE = "discipline", "纪检监察机关"
    DEPARTMENT = "department", "有关主管部门"
    NOTARY = "notary", "公证、鉴定机构"
    OTHER_PLACE = "other_place", "外地有关机关"
    OTHER = "other", "其他"


class Waits(models.TextChoices):
    """Whom an intake waits for."""

    TRIAGE = "triage", "等分流"
    TAKE = "take", "等窗口接收"
    WINDOW = "window", "等窗口办理"
    NEXT = "next", "等受理台接着转"
    CLOSE = "close", "等结案"
