"""Figures (数字): the values of indicators for a place and a period, as a report prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.insight.indicators import submissions
from zhunsheng.insight.indicators.counting import count
from zhunsheng.insight.indicators.declaration import (
    Dimension,
    Indicator,
    Leaf,
    Ratio,
    Together,
    Worth,
)
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import find, listed
from zhunsheng.insight.indicators.scopes import EVERYWHERE, Scope
from zhunsheng.kernel.orgs.models import Place

NOTHING = "—"
HIDDEN = "不单独列出"
SUBMITTED = "填报"


@dataclass(frozen=True)
class Figure:
    """One number with all that explains it.

    ``number`` over ``divisor`` (times the indicator's factor) is exact; :attr:`value` is what is printed. Of a plain
    count the divisor is None. ``submitted`` names the units whose part was handed in instead of counted.
    """

    indicator: Indicator
    period: Period
    worth: Worth
    submitted: tuple[str, ...] = ()
    scope: Scope = field(default=EVERYWHERE)

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.indicator.code

    @property
    def ref(self) -> str:
        """The F-number, where there is one."""
        return self.indicator.ref

    @property
    def title(self) -> str:
        """What is counted, in words."""
        return self.indicator.title

    @property
    def unit(self) -> str:
        """The unit that follows the number."""
        return self.indicator.unit

    @property
    def is_hidden(self) -> bool:
        """Too small to be told, or of so short a time that it could be reckoned from others."""
        least = self.indicator.least
        whole = self.period == Period.of_year(self.period.end.year)
        return bool(least) and (0 < self.worth.number < least or not whole)

    @property
    def printed(self) -> str:
        """The number in digits without its unit, exact and rounded half up; — when the denominator is 0."""
        worth = self.worth
        if self.is_hidden:
            return HIDDEN
        if worth.parts:
            return "+".join(map(str, worth.parts))
        if worth.divisor is None:
            return str(worth.number)
        if worth.divisor == 0:
            return NOTHING
        return rounded(worth.number * worth.factor, worth.divisor, worth.decimals)

    @property
    def value(self) -> int | float | None:
        """The printed number to reckon with: an int when whole, else the nearest float; None without denominator.

        Of numbers told beside each other their sum; machines get these as they are printed (:meth:`as_json`).
        """
        if self.worth.parts:
            return self.worth.number
        digits = self.printed
        if digits in (NOTHING, HIDDEN):
            return None
        return float(digits) if "." in digits else int(digits)

    @property
    def text(self) -> str:
        """70.3%, 64件, marked when a part of it was handed in."""
        if self.value is None:
            return self.printed
        mark = f"（{SUBMITTED}）" if self.submitted else ""
        return f"{self.printed}{self.unit}{mark}"

    @property
    def fraction(self) -> tuple[int, int] | None:
        """Numerator and denominator of a ratio."""
        if not isinstance(self.indicator, Ratio) or self.worth.divisor is None:
            return None
        return self.worth.number, self.worth.divisor

    @property
    def explanation(self) -> str:
        """审结 45 ÷ 受理 64, for a ratio; the names of numbers told beside each other; else empty."""
        ratio, fraction = self.indicator, self.fraction
        if isinstance(ratio, Together):
            told = zip(ratio.parts, self.worth.parts, strict=True)
            return "、".join(f"{part.title} {number}" for part, number in told)
        if fraction is None or not isinstance(ratio, Ratio):
            return ""
        return f"{ratio.numerator.title} {fraction[0]} ÷ {ratio.denominator.title} {fraction[1]}"

    @property
    def basis(self) -> str:
        """The indicator's basis, with who handed in figures."""
        if not self.submitted:
            return self.indicator.basis
        return f"{self.indicator.basis}（{SUBMITTED}：{'、'.join(self.submitted)}）"

    @property
    def source(self) -> str:
        """The article or document behind the definition, by the law in force at the cut-off."""
        return self.indicator.source_on(self.period.end)

    def as_json(self) -> dict[str, Any]:
        """The figure as the command line and the API give it."""
        numerator, denominator = self.fraction or (None, None)
        return {
            "code": self.code,
            "ref": self.ref,
            "title": self.title,
            "value": self.printed if self.worth.parts else self.value,
            "unit": self.unit,
            "numerator": numerator,
            "denominator": denominator,
            "basis": self.basis,
        }


def rounded(number: int, divisor: int, decimals: int) -> str:
    """``number / divisor`` in digits, rounded half up without floats; idle zeros are left out.

    ``rounded(4500, 64, 1)`` is 70.3. ``divisor`` is positive.
    """
    step = 10**decimals
    scaled = (2 * abs(number) * step + divisor) // (2 * divisor)
    whole, rest = divmod(scaled, step)
    digits = f"{whole}.{rest:0{decimals}d}".rstrip("0").rstrip(".") if rest else str(whole)
    return f"-{digits}" if number < 0 and scaled else digits


def figures(year: int, place: Place | None = None) -> list[Figure]:
    """Every listed figure of a year (to today, for the current one), by chapter.

    Raises ``ValueError`` for a year that has not begun.
    """
    return figures_of(listed(), Period.of_year(year), Scope(place))


def figure(code: str, year: int, place: Place | None = None) -> Figure:
    """One figure by code or F-number. Raises ``UnknownIndicator`` and ``ValueError``."""
    return figures_of([find(code)], Period.of_year(year), Scope(place))[0]


def figures_of(
    indicators: Iterable[Indicator], period: Period, scope: Scope = EVERYWHERE
) -> list[Figure]:
    """The figures of ``indicators`` in order, in one query for each table and one for what was handed in."""
    return series(indicators, [period], scope)[0]


def series(
    indicators: Iterable[Indicator], periods: Sequence[Period], scope: Scope = EVERYWHERE
) -> list[list[Figure]]:
    """For each period the figures in order, such as months for a chart; as many queries as for one period."""
    wanted = list(indicators)
    leaves = [leaf for one in wanted for leaf in one.leaves()]
    counted = count(leaves, periods, scope)[()]
    handed_in = submissions.standing_for(leaves, periods, scope)
    result = []
    for period in periods:
        parts = handed_in.get(period, {})
        read = _reader(counted, period, {leaf: part.number for leaf, part in parts.items()})
        result.append(
            [Figure(one, period, one.worth(read), _units(one, parts), scope) for one in wanted]
        )
    return result


def _reader(
    counted: dict[tuple[Leaf, Period], int], period: Period, extra: dict[Leaf, int]
) -> Callable[[Leaf], int]:
    return lambda leaf: counted.get((leaf, period), 0) + extra.get(leaf, 0)


def _units(indicator: Indicator, parts: dict[Leaf, submissions.Part]) -> tuple[str, ...]:
    units = (unit for leaf in indicator.leaves() if leaf in parts for unit in parts[leaf].units)
    return tuple(dict.fromkeys(units))


@dataclass(frozen=True)
class Group:
    """The figures of one key of the dimensions, with the labels of its parts."""

    key: tuple[Any, ...]
    labels: tuple[str, ...]
    figures: tuple[Figure, ...]


def grouped(
    indicators: Iterable[Indicator],
    period: Period,
    by: Sequence[Dimension],
    scope: Scope = EVERYWHERE,
) -> list[Group]:
    """The figures broken down by dimensions; members that a dimension lists come even with nothing in them.

    What was handed in has no breakdown and is left out.
    """
    wanted = list(indicators)
    counted = count([leaf for one in wanted for leaf in one.leaves()], [period], scope, by)
    keys = dict.fromkeys([*_members(by), *sorted(counted, key=_sort_key)])
    names = [
        dimension.names({key[at] for key in keys if key[at] is not None})
        for at, dimension in enumerate(by)
    ]
    result = []
    for key in keys:
        values = counted.get(key, {})
        read = _reader(values, period, {})
        found = tuple(Figure(one, period, one.worth(read), (), scope) for one in wanted)
        labels = tuple(_label(part, known) for part, known in zip(key, names, strict=True))
        result.append(Group(key, labels, found))
    return result


def _members(by: Sequence[Dimension]) -> list[tuple[Any, ...]]:
    return [(member,) for member in by[0].members] if len(by) == 1 else []


def _sort_key(key: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((part is None or part == "", str(part)) for part in key)


def _label(part: Any, names: Any) -> str:
    if part is None or part == "":
        return "（未填）"
    return str(names.get(part, part))


MANIFOLD = 10
"""From so many times on a growth is told as a multiple."""


def change(now: Figure, before: Figure) -> str:
    """How a figure moved: ↑2.4个百分点 for rates, ↓12.5% for numbers, ↑1.5天 for other ratios.

    A number ten times as large says 约46倍, since nobody reads ↑4471.7%. Empty when it cannot be said: no denominator,
    or nothing to grow from.
    """
    if now.value is None or before.value is None:
        return ""
    if now.worth.parts:
        return "持平" if now.worth == before.worth else ""
    if isinstance(now.indicator, Ratio):
        step = 10**now.worth.decimals
        moved, divisor = round(now.value * step) - round(before.value * step), step
        unit = "个百分点" if now.indicator.unit == "%" else now.indicator.unit
    else:
        if now.worth.number >= MANIFOLD * before.worth.number > 0:
            return f"约{rounded(now.worth.number, before.worth.number, 0)}倍"
        moved, divisor = (now.worth.number - before.worth.number) * 100, before.worth.number
        unit = "%"
    if moved == 0:
        return "持平"
    if divisor <= 0:
        return ""
    return f"{'↑' if moved > 0 else '↓'}{rounded(abs(moved), divisor, 1)}{unit}"
