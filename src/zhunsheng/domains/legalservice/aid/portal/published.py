"""What is published of legal aid (58): cases, funds, quality, once a year is over."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from zhunsheng.domains.legalservice.aid.indicators.cases import (
    ACCEPTED,
    CLOSED,
    GROUPS,
    RECIPIENTS,
    RECOVERED,
)
from zhunsheng.domains.legalservice.aid.indicators.conduct import (
    AVERAGE,
    GOOD_RATE,
    PAID,
    SCORED,
    SUBSIDIES,
)
from zhunsheng.domains.legalservice.aid.indicators.returns import TABLE
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.registers import PROVIDERS, RATES, STANDARDS
from zhunsheng.faces.portal.declare import HelpPage
from zhunsheng.faces.ui.parts import Stat
from zhunsheng.insight.indicators.figures import figures_of
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.insight.pages.returns import grids
from zhunsheng.lib import clock

CASES = (ACCEPTED, RECIPIENTS, CLOSED, RECOVERED)
FUNDS = (SUBSIDIES, PAID)
QUALITY = (SCORED, AVERAGE, GOOD_RATE)


def published_year() -> int:
    """The newest year that is over and has records here."""
    newest = clock.today().year - 1
    found = (
        AidCase.objects.filter(accepted_on__year__lte=newest)
        .order_by("-accepted_on")
        .values_list("accepted_on", flat=True)
        .first()
    )
    return found.year if found else newest


def _context() -> dict[str, Any]:
    year = published_year()
    period = Period.of_year(year)
    rows = figures_of((*CASES, *GROUPS, *FUNDS, *QUALITY), period)
    found = {one.code: one for one in rows}

    def stats(indicators: Any) -> list[Stat]:
        return [_stat(one, found[one.code]) for one in indicators]

    table = fill_table(TABLE, period)
    lists = [
        (one.public, reverse("portal:list", args=[one.slug]))
        for one in (PROVIDERS, RATES, STANDARDS)
    ]
    return {
        "year": year,
        "cases": stats(CASES),
        "groups": stats(GROUPS),
        "funds": stats(FUNDS),
        "quality": stats(QUALITY),
        "filled": table,
        "grids": grids(table),
        "lists": lists,
    }


SMALL = 5
"""Fewer cases of one group than this are not told apart: a number must not point to a person."""


def _stat(indicator: Any, figure: Any) -> Stat:
    title = indicator.title.removeprefix("受援人为").removesuffix("的案件")
    if indicator in GROUPS and 0 < figure.value < SMALL:
        return Stat(title, f"不足{SMALL}", indicator.unit)
    return Stat(title, figure.printed, indicator.unit)


PUBLISHED = HelpPage(
    "aid",
    "法律援助办了多少、花了多少",
    "案件、经费和质量，每年公布",
    ("法律援助", "公开", "经费", "补贴", "多少件", "统计", "质量"),
    "legalservice/aid_published.html",
    _context,
    order=60,
)
