"""Counting forwards and backwards over a calendar with holes in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from zhunsheng.lib import clock
from zhunsheng.lib.days import words
from zhunsheng.lib.days.reckoning import DAY, Leg, Reckoning, Timeline, uncounted
from zhunsheng.lib.days.terms import (
    Before,
    Calendar,
    Due,
    Extension,
    Pause,
    Rule,
    Unit,
    add_months,
)


def due(
    rule: Rule,
    start: date,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    as_of: date | None = None,
    *,
    trigger: str = "事由发生",
) -> Due:
    """The end of a limit whose event happened on `start`.

    Extensions in the rule's unit are added to its amount; those in another unit are counted on
    from there, in the given order. Overlapping pauses count once. A limit in months that was
    paused ends as many calendar days later as were not counted. `as_of` is the day of asking
    (default: today) and matters only for `remaining` and for pauses that last. `trigger` is the
    word for the event in the explanation, such as “受理”.
    """
    asked = as_of or clock.today()
    timeline = Timeline(calendar, uncounted(pauses, asked))
    legs = _legs(timeline, rule, start, extensions)
    nominal = legs[-1].end
    last = timeline.next_workday(nominal) if rule.rollover else nominal
    # A pause that came after the end changed nothing, whether or not it lasts.
    is_open = any(pause.end is None and pause.start <= min(asked, last) for pause in pauses)
    unknown = sorted(timeline.unknown)
    reckoning = Reckoning(
        rule=rule,
        start=start,
        trigger=trigger,
        timeline=timeline,
        pauses=tuple(pauses),
        extensions=tuple(extensions),
        legs=tuple(legs),
        due=last,
        as_of=asked,
        unknown=tuple(unknown),
    )
    return Due(
        nominal=nominal,
        due=last,
        provisional=bool(unknown),
        remaining=_remaining(reckoning, is_open=is_open),
        open=is_open,
        explain=partial(words.explain, reckoning),
    )


def _legs(
    timeline: Timeline, rule: Rule, start: date, extensions: Iterable[Extension]
) -> list[Leg]:
    """The stretches of counting: the rule with what extends it in kind, then the rest."""
    amount = rule.amount + sum(e.amount for e in extensions if e.unit == rule.unit)
    legs = [Leg(start, timeline.walk(start, amount, rule.unit), amount, rule.unit)]
    for extension in extensions:
        if extension.unit != rule.unit:
            begin = legs[-1].end
            end = timeline.walk(begin, extension.amount, extension.unit)
            legs.append(Leg(begin, end, extension.amount, extension.unit, extension.reason))
    return legs


def _remaining(reckoning: Reckoning, *, is_open: bool) -> int:
    unit = Unit.WD if reckoning.rule.unit == Unit.WD else Unit.CD
    timeline, asked = reckoning.timeline, reckoning.as_of
    if is_open:
        # The day of asking is still paused, although `due` supposes that the limit resumes on it.
        return timeline.count(max(asked - DAY, reckoning.start), reckoning.legs[-1].end, unit)
    if asked > reckoning.due:
        return -Timeline(timeline.calendar).count(reckoning.due, asked, unit)
    return timeline.count(max(asked, reckoning.start), reckoning.due, unit)


def count(
    start: date,
    end: date,
    unit: Unit,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    as_of: date | None = None,
) -> int:
    """How many units lie after `start`, up to and with `end`; negative when `end` is earlier.

    Months are whole months passed and know no pauses. A pause that lasts reaches to `as_of`
    (default: today).
    """
    if end < start:
        return -count(end, start, unit, calendar, pauses, as_of)
    if unit != Unit.M:
        return Timeline(calendar, uncounted(pauses, as_of or clock.today())).count(start, end, unit)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def before(
    event: date, amount: int, unit: Unit, calendar: Calendar, *, lenient: bool = False
) -> Before:
    """The last day for an act that must come `amount` units before `event` (“举行听证的七日前”).

    The law gives no method. Strict: so many clear units lie between the act and the event, neither
    day counted. Lenient: the day of the event counts as the last of them.
    """
    rule = Rule(amount, unit)  # refuses an amount below one
    timeline = Timeline(calendar)
    if unit == Unit.M:
        nominal = _months_before(event if lenient else event - DAY, amount)
    else:
        nominal = timeline.walk_back(event + DAY if lenient else event, amount, unit) - DAY
    latest = nominal
    while not timeline.is_workday(latest):
        latest -= DAY
    unknown = sorted(timeline.unknown)
    sentences = words.explain_before(event, rule, nominal, latest, timeline, lenient=lenient)
    return Before(nominal, latest, bool(unknown), [*sentences, *words.unknown_years(unknown)])


def _months_before(last: date, amount: int) -> date:
    """The last day from which `amount` months end on `last` or earlier."""
    day = add_months(last, -amount)
    while add_months(day + DAY, amount) <= last:  # from 31 January one month ends on 28 February
        day += DAY
    return day
