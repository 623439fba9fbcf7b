"""The coded lists of stations and terminals."""

from __future__ import annotations

from django.db import models


class StationKind(models.TextChoices):
    """The three levels of physical platforms (司发〔2017〕9号)."""

    CENTRE = "centre", "公共法律服务中心"
    STATION = "station", "公共法律服务工作站"
    ROOM = "room", "公共法律服务工作室"


class TerminalKind(models.TextChoices):
    """What stands there."""

    KIOSK = "kiosk", "自助柜员机"
    DESK = "desk", "可视桌面机"


class TerminalState(models.TextChoices):
    """Whether it is to be counted on; that it answers is another matter."""

    IN_USE = "in_use", "在用"
    STOPPED = "stopped", "停用"


class Symptom(models.TextChoices):
    """What somebody notices."""

    POWER = "power", "开不了机"
    NETWORK = "network", "连不上网"
    SCREEN = "screen", "屏幕或者触摸不灵"
    PRINTER = "printer", "打印不出来"
    READER = "reader", "读不了证件"
    CALL = "call", "视频通话接不通"
    SOFTWARE = "software", "页面卡住不动"
    OTHER = "other", "其他"


class Source(models.TextChoices):
    """How the house came to know."""

    CLERK = "clerk", "工作人员报修"
    VISITOR = "visitor", "群众在机器上报修"
    PHONE = "phone", "电话报修"
    HEARTBEAT = "heartbeat", "系统发现没有心跳"
