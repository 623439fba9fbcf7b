"""How a place is screened for disputes."""

from __future__ import annotations

from django.db import models


class Way(models.TextChoices):
    """The occasion."""

    PATROL = "patrol", "网格巡查"
    VISIT = "visit", "入户走访"
    SPECIAL = "special", "专项排查"
    REPORTED = "reported", "群众反映"
