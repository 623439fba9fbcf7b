"""Entering a holiday notice: checked, written, told to the layers above."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from zhunsheng.kernel.calendar.areas import SATURDAY, for_area
from zhunsheng.kernel.calendar.changes import CalendarChange, announce
from zhunsheng.kernel.calendar.models import CalendarArea, CalendarYear
from zhunsheng.kernel.calendar.notice_text import WEEKDAYS, read
from zhunsheng.kernel.calendar.store import replace_year
from zhunsheng.lib import clock

if TYPE_CHECKING:
    from zhunsheng.kernel.calendar.entries import Entry
    from zhunsheng.kernel.orgs.models import Person

NATIONAL_FESTIVALS = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
FIRST_YEAR, LAST_YEAR = 2000, 2100


class NoticeRefused(ValueError):
    """A notice cannot be entered; ``problems`` says in Chinese what to correct."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def read_notice(text: str, area: str, year: int) -> list[Entry]:
    """Entries of a pasted notice, checked. Raises :class:`NoticeRefused` with every problem found."""
    reading = read(text, year)
    problems = reading.problems + (
        problems_of(area, year, reading.entries) if reading.entries else []
    )
    if problems:
        raise NoticeRefused(problems)
    return reading.entries


@transaction.atomic
def enter_notice(
    area: str, year: int, entries: Iterable[Entry], source: str, actor: Person | None
) -> CalendarYear:
    """Make a notice the arrangement of ``area`` for ``year``; open clocks are recomputed once it is committed.

    Of a regional notice only the days that differ from the national arrangement are kept. Raises
    :class:`NoticeRefused`; then nothing is written.
    """
    entries = sorted(set(entries))
    problems = problems_of(area, year, entries)
    if not problems:
        entries = _own(area, year, entries)
    if not source.strip():
        problems.append("没有填写依据。请填写通知的名称或者文号，如“国办发明电〔2026〕1号”。")
    if problems:
        raise NoticeRefused(problems)
    row = replace_year(
        CalendarArea.objects.get(code=area),
        year,
        entries,
        status=CalendarYear.Status.LOADED,
        source=source.strip(),
        confirmed=True,
        by=actor,
        at=clock.now(),
    )
    announce(
        CalendarChange(
            area, row.area_id, (year,), row.source, actor, tuple(e.as_data() for e in entries)
        )
    )
    return row


def problems_of(area: str, year: int, entries: list[Entry]) -> list[str]:
    """What is wrong with an arrangement, in sentences; empty when it can be entered."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return [f"年份{year}不在{FIRST_YEAR}至{LAST_YEAR}之间，请改正。"]
    found = CalendarArea.objects.filter(code=area).first()
    if found is None:
        return [f"没有代码为“{area}”的放假区域，请从列表中选择。"]
    problems = [*_out_of_range(year, entries), *_contradictions(entries)]
    if found.parent is None:
        problems += _missing_festivals(entries)
    problems += _idle_work_days(found, entries)
    return problems


def _own(code: str, year: int, entries: list[Entry]) -> list[Entry]:
    """The days that differ from the areas above; a regional notice repeats the national ones."""
    calendar = for_area(code)
    if not calendar.ancestors:
        return entries
    above = for_area(calendar.ancestors[-1])
    if not above.is_known(year):
        return entries
    return [entry for entry in entries if above.is_workday(entry.day) != (entry.kind == "work")]


def _out_of_range(year: int, entries: list[Entry]) -> list[str]:
    first, last = date(year - 1, 12, 20), date(year + 1, 1, 10)
    return [
        f"{_text(entry.day)}不属于{year}年的安排，请核对年份。"
        for entry in entries
        if not first <= entry.day <= last
    ]


def _contradictions(entries: list[Entry]) -> list[str]:
    kinds: dict[date, set[str]] = {}
    for entry in entries:
        kinds.setdefault(entry.day, set()).add(entry.kind)
    twice = sorted(day for day, both in kinds.items() if len(both) > 1)
    repeated = len(entries) - len(kinds) - len(twice)
    problems = [f"{_text(day)}既写了放假又写了上班，请保留一个。" for day in twice]
    if repeated:
        problems.append(f"有{repeated}天重复出现在不同节日下，请每天只写一次。")
    return problems


def _missing_festivals(entries: list[Entry]) -> list[str]:
    names = "".join(entry.name for entry in entries if entry.kind == "rest")
    missing = [name for name in NATIONAL_FESTIVALS if name not in names]
    if not missing:
        return []
    return [f"全国安排中没有{'、'.join(missing)}，可能没有贴全，请补上。"]


def _idle_work_days(area: CalendarArea, entries: list[Entry]) -> list[str]:
    """Make-up days that are working days anyway: most likely a wrong date."""
    above = for_area(area.parent.code) if area.parent else None
    return [
        f"{_text(entry.day)}（星期{WEEKDAYS[entry.day.weekday()]}）本来就是工作日，不必写上班，请核对日期。"
        for entry in entries
        if entry.kind == "work"
        and entry.day.weekday() < SATURDAY
        and (above is None or above.is_workday(entry.day))
    ]


def _text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
