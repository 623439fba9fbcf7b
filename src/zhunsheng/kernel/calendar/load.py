"""Fill the calendar at set-up: areas, national years, regional overlays. Repeatable, and needs no network."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml
from django.db import transaction

from zhunsheng.kernel.calendar import national
from zhunsheng.kernel.calendar.areas import NATIONAL_AREA
from zhunsheng.kernel.calendar.changes import CalendarChange, announce
from zhunsheng.kernel.calendar.entries import Entry
from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear, DayEntry
from zhunsheng.kernel.calendar.store import replace_year

LOADED = CalendarYear.Status.LOADED
PROVISIONAL = CalendarYear.Status.PROVISIONAL


@transaction.atomic
def load() -> None:
    """Load everything that comes with the program; what somebody entered by hand is never touched."""
    data = yaml.safe_load((national.DATA / "overlays.yaml").read_text(encoding="utf-8"))
    _load_areas(data["areas"])
    load_national(national.known_years(), data["national"])
    _load_statutory()
    _load_overlays(data["regional"])


def load_national(
    years: Iterable[int], notices: dict[int, dict[str, Any]] | None = None
) -> list[int]:
    """Take the national arrangement of ``years`` from chinesecalendar into the table; returns the changed years."""
    area = CalendarArea.objects.get(code=NATIONAL_AREA)
    known = _Present(area)
    changed = []
    for year in sorted(years):
        notice = (notices or {}).get(year, {})
        number = notice.get("number", "国务院办公厅年度放假通知")
        source = f"{number}（据 chinesecalendar 数据）"
        if known.take(year, national.entries(year), LOADED, source, notice.get("confirmed", False)):
            changed.append(year)
    known.tell(changed)
    return changed


def _load_areas(rows: list[dict[str, Any]]) -> None:
    present = {area.code: area for area in CalendarArea.objects.all()}
    for row in rows:
        if row["code"] in present:
            continue
        parent = present.get(row.get("parent", ""))
        present[row["code"]] = CalendarArea.objects.create(
            code=row["code"], name=row["name"], parent=parent, note=row.get("note", "")
        )


def _load_statutory() -> None:
    known = _Present(CalendarArea.objects.get(code=NATIONAL_AREA))
    known.tell(
        [
            year
            for year in national.statutory_years()
            if known.take(
                year,
                national.statutory_entries(year),
                PROVISIONAL,
                national.statutory_source(),
                confirmed=False,
            )
        ]
    )


def _load_overlays(rows: list[dict[str, Any]]) -> None:
    for code in sorted({row["area"] for row in rows}):
        known = _Present(CalendarArea.objects.get(code=code))
        changed = []
        for row in (row for row in rows if row["area"] == code):
            entries = [
                Entry(day, kind, group["name"])
                for group in row["days"]
                for kind in ("rest", "work")
                for day in group.get(kind, [])
            ]
            if known.take(row["year"], entries, LOADED, row["source"], row["confirmed"]):
                changed.append(row["year"])
        known.tell(changed)


class _Present:
    """What an area's tables hold already, read in two statements."""

    def __init__(self, area: CalendarArea) -> None:
        self.area = area
        self.rows = {row.year: row for row in area.years.all()}
        self.days: dict[int, set[Entry]] = {}
        self.by_hand: set[date] = set()
        rows = DayEntry.objects.filter(area=area)
        for year, day, kind, name in rows.values_list("notice__year", "day", "kind", "name"):
            self.days.setdefault(year, set()).add(Entry(day, kind, name))
            if self.rows[year].entered_at is not None:
                self.by_hand.add(day)

    def take(
        self, year: int, entries: list[Entry], status: str, source: str, confirmed: bool
    ) -> bool:
        """Write the year unless it is there already, entered by hand, or better known; returns whether it changed."""
        row = self.rows.get(year)
        # A notice entered by hand may reach over the turn of the year into this one.
        entries = [entry for entry in entries if entry.day not in self.by_hand]
        if row is not None:
            if row.entered_at is not None or (row.status == LOADED and status == PROVISIONAL):
                return False
            same = (row.status, row.source, row.confirmed) == (status, source, confirmed)
            if same and self.days.get(year, set()) == set(entries):
                return False
        replace_year(self.area, year, entries, status=status, source=source, confirmed=confirmed)
        return True

    def tell(self, years: list[int]) -> None:
        """Let the layers above recompute what leans on the changed years."""
        if years:
            announce(
                CalendarChange(self.area.code, self.area.pk, tuple(years), "程序自带数据", None)
            )
