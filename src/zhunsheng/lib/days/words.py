"""Due dates explained in Chinese, sentence by sentence, so that anyone can count after them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from zhunsheng.lib.days.reckoning import (
    DAY,
    SATURDAY,
    Interval,
    Leg,
    Reckoning,
    Timeline,
    days_between,
    uncounted,
)
from zhunsheng.lib.days.terms import Pause, Rule, Unit, add_months

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def explain(reckoning: Reckoning) -> list[str]:
    """The sentences that lead from the event to the last day."""
    speech = Speech()
    sentences = [_opening(reckoning, speech)]
    sentences += _extended(reckoning)
    sentences += _paused(reckoning, speech)
    for leg in reckoning.legs:
        sentences += _leg(reckoning, leg, speech)
    sentences += _rolled(reckoning, speech)
    sentences += unknown_years(reckoning.unknown)
    return sentences


def countdown(remaining: int, unit: str) -> str:
    """还剩5个工作日, 今天到期, 已逾期3日: the same words wherever a limit is shown."""
    if remaining < 0:
        return f"已逾期{-remaining}{unit}"
    return f"还剩{remaining}{unit}" if remaining else "今天到期"


@dataclass
class Speech:
    """Names dates, saying the year only when it changes."""

    year: int = 0

    def day(self, day: date) -> str:
        """8月8日, with the year in front if it is not the one spoken of."""
        year = "" if day.year == self.year else f"{day.year}年"
        self.year = day.year
        return f"{year}{day.month}月{day.day}日"

    def span(self, first: date, last: date) -> str:
        """10月1日至7日; 1月31日至2月6日."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{self.day(first)}至{last.day}日"
        return f"{self.day(first)}至{self.day(last)}"


def _opening(reckoning: Reckoning, speech: Speech) -> str:
    rule = reckoning.rule
    event = speech.day(reckoning.start)
    next_day = speech.day(reckoning.start + DAY)
    return f"{event}{reckoning.trigger}，次日（{next_day}）起算{rule.unit.amount(rule.amount)}。"


def _extended(reckoning: Reckoning) -> Iterator[str]:
    """The extensions in the unit of the rule, which simply make it longer."""
    rule = reckoning.rule
    in_kind = [e for e in reckoning.extensions if e.unit == rule.unit]
    for extension in in_kind:
        yield f"延长{extension.unit.amount(extension.amount)}{_bracketed(extension.reason)}。"
    if in_kind:
        total = rule.unit.amount(reckoning.legs[0].amount)
        yield f"延长的期限自原届满日起连续计算，合计{total}。"


def _paused(reckoning: Reckoning, speech: Speech) -> Iterator[str]:
    """What every pause takes away, and what they take away together where they overlap."""
    taken = 0
    for pause in reckoning.pauses:
        days = _days_taken(reckoning, uncounted([pause], reckoning.as_of))
        taken += len(days)
        yield _pause(pause, days, reckoning, speech)
    together = _days_taken(reckoning, reckoning.timeline.off)
    if len(together) < taken:
        lost = _lost(reckoning, together)
        yield f"以上期间有重叠，重叠的日子只扣除一次，合计{lost}不计入期限。"


def _days_taken(reckoning: Reckoning, intervals: Sequence[Interval]) -> list[date]:
    """The days of the limit that lie in `intervals`."""
    inside = Timeline(reckoning.timeline.calendar, intervals)
    return [day for day in days_between(reckoning.start, reckoning.due) if inside.is_off(day)]


def _lost(reckoning: Reckoning, days: Sequence[date]) -> str:
    """How much `days` take from the limit: 16日, or 16日中的12个工作日."""
    if reckoning.rule.unit != Unit.WD:
        return f"{len(days)}日"
    workdays = sum(map(Timeline(reckoning.timeline.calendar).is_workday, days))
    return f"{len(days)}日中的{workdays}个工作日"


def _pause(pause: Pause, days: Sequence[date], reckoning: Reckoning, speech: Speech) -> str:
    is_pause = pause.kind == "pause"
    name = "中止" if is_pause else "不计入期限的事由"
    what = name if pause.reason == name else f"{name}{_bracketed(pause.reason)}"
    if not days:
        return f"{speech.day(pause.start)}起的{what}未占用期限内的日子，不影响届满日。"
    begun = f"{speech.day(pause.start)}起{'' if is_pause else '有'}{what}"
    if pause.end is None:
        ended = f"尚未恢复，暂按{speech.day(reckoning.as_of)}恢复推算"
    else:
        ended = f"{speech.day(pause.end)}恢复计算"
    span = speech.span(days[0], days[-1])
    return f"{begun}，{ended}，{span}共{_lost(reckoning, days)}不计入期限。"


def _leg(reckoning: Reckoning, leg: Leg, speech: Speech) -> Iterator[str]:
    amount = leg.unit.amount(leg.amount)
    if leg is not reckoning.legs[0]:
        begin = speech.day(leg.start)
        yield f"延长{amount}{_bracketed(leg.reason)}，自{begin}的次日起连续计算。"
    if leg.unit == Unit.M:
        sentence = _month_end(reckoning.timeline, leg, speech)
    else:
        if leg.unit == Unit.WD:
            yield from _rest_days(reckoning.timeline, leg, speech)
        sentence = f"第{amount}为{speech.day(leg.end)}"
    yield sentence + ("，是期限的最后一日。" if leg is reckoning.legs[-1] else "。")


def _rest_days(timeline: Timeline, leg: Leg, speech: Speech) -> Iterator[str]:
    """The rest days that a limit in working days skips, and the weekends that were worked."""
    days = [day for day in days_between(leg.start, leg.end) if not timeline.is_off(day)]
    skipped = [day for day in days if not timeline.is_workday(day)]
    worked = [day for day in days if day.weekday() >= SATURDAY and timeline.is_workday(day)]
    if skipped:
        yield f"其间休息日不计：{_ranges(timeline, skipped, speech)}。"
    if worked:
        yield f"其间周末上班的日子计入：{_ranges(timeline, worked, speech)}。"


def _ranges(timeline: Timeline, days: Iterable[date], speech: Speech) -> str:
    """Consecutive days of one name as spans: 10月1日至7日（国庆节）、10月15日至16日（周末）."""
    runs = groupby(
        enumerate(days), key=lambda item: (item[1].toordinal() - item[0], _name(timeline, item[1]))
    )
    parts = []
    for (_, name), run in runs:
        span = [day for _, day in run]
        parts.append(f"{speech.span(span[0], span[-1])}（{name}）")
    return "、".join(parts)


def _name(timeline: Timeline, day: date) -> str:
    """What a day is called: its holiday, 调休上班, or what its weekday makes it."""
    reason = timeline.calendar.reason(day)
    if reason:
        return reason
    if day.weekday() >= SATURDAY:
        return "周末"
    return _WEEKDAYS[day.weekday()] if timeline.is_workday(day) else "休息日"


def _month_end(timeline: Timeline, leg: Leg, speech: Speech) -> str:
    """How a limit in months ends (民法典 202)."""
    plain = add_months(leg.start, leg.amount)
    named = speech.day(plain)
    if plain.day == leg.start.day:
        sentence = f"届满月的对应日为{named}"
    else:
        sentence = f"届满月没有{leg.start.day}日，以月末日{named}为对应日"
    if leg.end == plain:
        return sentence
    taken = sum(map(timeline.is_off, days_between(leg.start, leg.end)))
    return f"{sentence}，因有{taken}日不计入，推后至{speech.day(leg.end)}"


def _rolled(reckoning: Reckoning, speech: Speech) -> Iterator[str]:
    """The move of the last day off a rest day, or why it does not move."""
    nominal, timeline = reckoning.legs[-1].end, reckoning.timeline
    if reckoning.due != nominal:
        # The whole run of rest days is named, so that the reader sees why the end moves so far.
        before = nominal - DAY
        while not timeline.is_workday(before):
            before -= DAY
        run = days_between(before, reckoning.due)
        rest = [day for day in run if not timeline.is_workday(day)]
        yield f"{_ranges(timeline, rest, speech)}为法定休假日。"
        yield (
            f"届满日{speech.day(nominal)}为法定休假日，顺延至其后第一个工作日"
            f"{speech.day(reckoning.due)}（{_landing(timeline, reckoning.due)}）。"
        )
    elif not reckoning.rule.rollover and not timeline.is_workday(nominal):
        name = _name(timeline, nominal)
        yield f"届满日{speech.day(nominal)}为休息日（{name}），此期限无节假日顺延的规定，不顺延。"
    yield f"期限于{speech.day(reckoning.due)}届满。"


def _landing(timeline: Timeline, day: date) -> str:
    """What a working day is called: 调休上班 or its weekday."""
    name = _name(timeline, day)
    return _WEEKDAYS[day.weekday()] if name == "周末" else name


def _bracketed(reason: str) -> str:
    return f"（{reason}）" if reason else ""


def unknown_years(years: Sequence[int]) -> list[str]:
    """The warning about years whose holidays are not announced."""
    if not years:
        return []
    names = "、".join(f"{year}年" for year in years)
    return [f"{names}的放假安排尚未录入齐全，暂按已知的节假日和周末推算，结果为暂定。"]


def explain_before(
    event: date, rule: Rule, nominal: date, latest: date, timeline: Timeline, *, lenient: bool
) -> list[str]:
    """How the last day before an event was found."""
    speech = Speech()
    amount = rule.unit.amount(rule.amount)
    how = (
        f"事项当日计为最后一日，向前数满{amount}"
        if lenient
        else f"首尾两日均不计入，其间须隔满{amount}"
    )
    sentences = [f"{speech.day(event)}的{amount}前：{how}。"]
    if rule.unit == Unit.WD:
        span = days_between(nominal, event if lenient else event - DAY)
        skipped = [day for day in span if not timeline.is_workday(day)]
        if skipped:
            sentences.append(f"其间休息日不计：{_ranges(timeline, skipped, speech)}。")
    sentences.append(f"最迟为{speech.day(nominal)}。")
    if latest != nominal:
        name = _name(timeline, nominal)
        sentences.append(f"{speech.day(nominal)}为{name}，工作安排上最迟为{speech.day(latest)}。")
    return sentences
