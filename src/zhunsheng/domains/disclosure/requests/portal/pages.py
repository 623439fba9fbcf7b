"""The official yearly tables for everybody, once the law says that the report is out (50: by 31 March)."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.disclosure.requests.indicators.tables import REMEDY_TABLE, REQUEST_TABLE
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.faces.portal.declare import HelpPage
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.tables import fill_table
from zhunsheng.insight.pages.returns import grids
from zhunsheng.lib import clock


def published_year(today: date) -> int:
    """The newest year whose report the law wants published by now."""
    return today.year - (1 if today >= date(today.year, 4, 1) else 2)


def recorded_year(newest: int) -> int:
    """The newest year up to ``newest`` that has records here; ``newest`` itself when none has."""
    last = (
        DisclosureRequest.objects.filter(received_on__lte=date(newest, 12, 31))
        .order_by("-received_on")
        .values_list("received_on", flat=True)
        .first()
    )
    return last.year if last else newest


def _tables() -> dict[str, Any]:
    year = recorded_year(published_year(clock.today()))
    period = Period.of_year(year)
    found = [fill_table(table, period) for table in (REQUEST_TABLE, REMEDY_TABLE)]
    return {"year": year, "tables": [(filled, grids(filled)) for filled in found]}


TABLES = HelpPage(
    "disclosure",
    "信息公开申请的年度数字",
    "收到多少申请、怎么答复的，每年一张表",
    ("年报", "年度报告", "信息公开年报", "统计", "多少件", "公开了多少"),
    "disclosure/tables.html",
    _tables,
    order=40,
)
