"""Coded lists of psychological service."""

from __future__ import annotations

from django.db import models


class Danger(models.TextChoices):
    """现在有没有危险: asked of everybody, answered at once with whom to call."""

    NO = "no", "没有"
    UNSURE = "unsure", "说不清"
    YES = "yes", "有伤害自己或者别人的念头"


class Way(models.TextChoices):
    """服务方式."""

    ROOM = "room", "到心理服务室"
    PHONE = "phone", "电话"
    VIDEO = "video", "视频"


class Channel(models.TextChoices):
    """预约来源."""

    COUNTER = "counter", "窗口预约"
    PHONE = "phone", "电话预约"
    ONLINE = "online", "网上预约"
    DESK = "desk", "综合受理台转办"


class Measure(models.TextChoices):
    """危机处置 (精神卫生法 23, 28; 未成年人保护法 11)."""

    STAYED = "stayed", "陪伴稳定情绪，联系家属或者监护人"
    HOSPITAL = "hospital", "建议并协助到医疗机构就诊"
    POLICE = "police", "拨打110、120"
    REPORTED = "reported", "未成年人受侵害，已依法报告"
