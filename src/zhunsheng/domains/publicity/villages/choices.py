"""Coded lists of model villages."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """What kind of place it is."""

    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"


class Level(TextChoices):
    """Whose title it is, the highest first."""

    NATIONAL = "national", "全国民主法治示范村（社区）"
    REGION = "region", "自治区级民主法治示范村（社区）"
    CITY = "city", "市级民主法治示范村（社区）"


class Standing(TextChoices):
    """Who a 法律明白人 is in the village."""

    CADRE = "cadre", "村（社区）干部"
    MEDIATOR = "mediator", "人民调解员"
    GRID = "grid", "网格员"
    TEACHER = "teacher", "教师"
    VETERAN = "veteran", "退役军人"
    RESIDENT = "resident", "村（居）民"


class Round(TextChoices):
    """Whose points they are."""

    SELF = "self", "自查"
    CHECK = "check", "考核"
    RECHECK = "recheck", "复核"
