"""The coded lists of consultations."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """What a question is about."""

    MARRIAGE = "marriage", "婚姻家庭"
    INHERITANCE = "inheritance", "继承"
    LABOUR = "labour", "劳动工伤"
    DEBT = "debt", "借贷"
    CONTRACT = "contract", "合同"
    HOUSING = "housing", "房产物业"
    TRAFFIC = "traffic", "交通事故"
    INJURY = "injury", "人身损害"
    LAND = "land", "土地征收"
    CONSUMER = "consumer", "消费维权"
    ADMINISTRATIVE = "admin", "行政"
    CRIMINAL = "criminal", "刑事"
    OTHER = "other", "其他"


class Channel(models.TextChoices):
    """By which way somebody asks. A telephone call or a visit is what the annual report counts."""

    VISIT = "visit", "来访"
    PHONE = "phone", "来电"
    ONLINE = "online", "网上"
    KIOSK = "kiosk", "自助机"


IN_PERSON = (Channel.VISIT, Channel.PHONE)
REMOTE = (Channel.ONLINE, Channel.KIOSK)


class Outcome(models.TextChoices):
    """What the answer led to."""

    ANSWERED = "answered", "已经答复"
    AID = "aid", "转法律援助"
    MEDIATION = "mediation", "转人民调解"
    ELSEWHERE = "elsewhere", "告知找别的机关"
