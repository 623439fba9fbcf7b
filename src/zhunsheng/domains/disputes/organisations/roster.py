"""Who is on duty: what the one desk, the directory and the roster page ask."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from zhunsheng.domains.disputes.organisations.models import RosterLine


def lines(first: date, last: date, organisation: int | None = None) -> QuerySet[RosterLine]:
    """Duty from one day to another, cancelled lines left out, with room and centre; by day and room."""
    rows: QuerySet[RosterLine] = RosterLine.objects.filter(
        valid_from__range=(first, last), is_cancelled=False
    )
    if organisation is not None:
        rows = rows.filter(room__organisation=organisation)
    return rows.select_related("room__organisation", "person").order_by("valid_from", "room__code")


def on_duty(day: date, organisation: int | None = None) -> list[RosterLine]:
    """Everybody on duty on a day, in every centre or in one of them, by room. One query."""
    return list(lines(day, day, organisation))
