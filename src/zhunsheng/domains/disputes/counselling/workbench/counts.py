"""How many came, month by month; months with too few stay untold, and with them what would betray them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.commons.surveys.hiding import LEAST, hidden
from zhunsheng.domains.disputes.counselling.models import Session
from zhunsheng.domains.disputes.counselling.roles import CHIEF
from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

UNTOLD = f"不足{LEAST}"
READERS = (CHIEF, "registrar", "handler")


def months(year: int) -> list[tuple[str, ...]]:
    """Month, sessions, persons; what is too small is not told."""
    rows = {
        row["month"].month: (row["sessions"], row["persons"])
        for row in Session.objects.filter(held_on__year=year)
        .annotate(month=TruncMonth("held_on"))
        .values("month")
        .annotate(sessions=Count("pk"), persons=Count("matter", distinct=True))
        .order_by("month")
    }
    secret = hidden({month: row[0] for month, row in rows.items()})
    secret |= hidden({month: row[1] for month, row in rows.items()})
    told = {
        month: ("0", "0") if month not in rows else tuple(map(str, rows[month]))
        for month in range(1, 13)
    } | dict.fromkeys(secret, (UNTOLD, UNTOLD))
    return [(f"{month}月", *told[month]) for month in range(1, 13)]


def view(request: HttpRequest) -> HttpResponse:
    """A table for one year."""
    today = clock.today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and 2000 <= int(asked) <= today.year else today.year
    context = {
        "year": year,
        "years": [one for one in (year - 1, year + 1) if 2000 <= one <= today.year],
        "table": Table(
            columns=[Column("月份"), Column("咨询次数", "number"), Column("来访者", "number")],
            rows=months(year),
            caption=f"{year}年心理服务，按月",
        ),
        "least": LEAST,
        "until": date(year, 12, 31) if year < today.year else today,
        "crumbs": [Crumb("心理服务数字")],
    }
    return render(request, "disputes/counselling_counts.html", context)


def _offered(person: Person) -> bool:
    return holds(person, READERS, "counselling")


COUNTS = Page(
    "counselling-counts",
    "心理服务数字",
    "p/counselling/counts/",
    view,
    group="数据",
    roles=READERS,
    order=58,
    offered=_offered,
)
