"""Reading a holiday notice that somebody pasted: the text of the notice itself, or rows of a sheet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta

from zhunsheng.kernel.calendar.entries import Entry

WEEKDAYS = "一二三四五六日"
DECEMBER = 12

_ITEM = re.compile(r"(?:^|\n)\s*(?:[一二三四五六七八九十]+、|[((][一二三四五六七八九十]+[))])")
_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?"
_SPAN = re.compile(rf"{_DAY}(?:(?:至|到|-|—|~)+{_DAY})?")
_COUNT = re.compile(r"共(\d+)天|放假(\d+)天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_ROW = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,]+(\S+?)(?:[\s,]+(\S.*))?$")
_KINDS = {
    **dict.fromkeys(("休", "放假", "休息", "rest"), "rest"),
    **dict.fromkeys(("班", "上班", "补班", "调休上班", "work"), "work"),
}


@dataclass
class Reading:
    """What was understood (``entries``) and what was not, in sentences for the user (``problems``)."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read(text: str, year: int) -> Reading:
    """Read a pasted notice for ``year``; rows like “2027-01-01 休 元旦” are taken as well."""
    plain = unicodedata.normalize("NFKC", text).replace("\r\n", "\n").strip()
    reading = Reading()
    lines = [line.strip() for line in plain.split("\n") if line.strip()]
    if lines and all(_ROW.match(line) for line in lines):
        _read_rows(lines, reading)
    else:
        _read_items(plain, year, reading)
    if not reading.entries and not reading.problems:
        reading.problems.append(
            "没有从文字中认出放假日期。请粘贴通知中“一、元旦：……”起的各条，"
            "或者每行写一天，如“2027年1月1日 休 元旦”。"
        )
    reading.entries = sorted(set(reading.entries))
    return reading


def _read_rows(lines: list[str], reading: Reading) -> None:
    for line in lines:
        match = _ROW.match(line)
        if match is None:
            continue
        year, month, day, kind, name = match.groups()
        found = _date(int(year), int(month), int(day))
        if found is None:
            reading.problems.append(f"“{line}”里的日期不存在，请改正。")
        elif kind not in _KINDS:
            reading.problems.append(f"“{line}”里的“{kind}”看不懂，请写“休”或“班”。")
        else:
            reading.entries.append(Entry(found, _KINDS[kind], name or "放假调休"))


def _read_items(plain: str, year: int, reading: Reading) -> None:
    for item in _ITEM.split(plain)[1:]:
        name, colon, body = item.partition(":")
        if colon and len(name.strip()) <= 30:
            _read_item(name.strip(), body, year, reading)


def _read_item(name: str, body: str, year: int, reading: Reading) -> None:
    for sentence in re.split(r"[。;\n]", body):
        for part in _parts(sentence):
            if "上班" in part:
                reading.entries += [
                    Entry(day, "work", f"{name}调休") for day in _days(part, name, year, reading)
                ]
            elif "放假" in part or "补休" in part or "休息" in part:
                days = _days(part, name, year, reading)
                reading.entries += [Entry(day, "rest", name) for day in days]
                _check_count(name, sentence, part, len(days), reading)


def _parts(sentence: str) -> list[str]:
    """A sentence that both rests and works is cut at its commas outside brackets."""
    if "上班" not in sentence or not re.search(r"放假|补休", sentence):
        return [sentence]
    return re.split(r",(?![^()]*\))", sentence)


def _check_count(name: str, sentence: str, part: str, found: int, reading: Reading) -> None:
    count = _COUNT.search(sentence)
    if count is None or "连休" in sentence or part != sentence:
        return
    said = int(count[1] or count[2])
    if said != found:
        reading.problems.append(f"{name}：通知说共{said}天，按日期数出{found}天，请核对原文。")


def _days(part: str, name: str, year: int, reading: Reading) -> list[date]:
    days: list[date] = []
    month: int | None = None
    for match in _SPAN.finditer(part):
        first = _one(match.groups()[:4], year, month, name, reading)
        if first is None:
            continue
        month = first.month
        last = first
        if match[7]:
            last = _one(match.groups()[4:], first.year, month, name, reading) or first
            if last < first:  # “12月30日至1月1日”
                last = _date(first.year + 1, last.month, last.day) or first
            month = last.month
        days += [first + timedelta(n) for n in range((last - first).days + 1)]
    return days


def _one(
    parts: tuple[str | None, ...], year: int, month: int | None, name: str, reading: Reading
) -> date | None:
    said_year, said_month, said_day, note = parts
    number = int(said_month) if said_month else month
    if number is None or said_day is None:
        reading.problems.append(f"{name}：“{said_day}日”前没有写月份，请补上。")
        return None
    if said_year is None and "元旦" in name and number == DECEMBER:
        year -= 1
    found = _date(int(said_year) if said_year else year, number, int(said_day))
    if found is None:
        reading.problems.append(f"{name}：{number}月{said_day}日不存在，请改正。")
        return None
    stated = _WEEKDAY.search(note or "")
    if stated and WEEKDAYS.index(stated[1].replace("天", "日")) != found.weekday():
        reading.problems.append(
            f"{name}：{found.year}年{found.month}月{found.day}日是星期{WEEKDAYS[found.weekday()]}，"
            f"文字写的是星期{stated[1]}，请核对年份和日期。"
        )
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
