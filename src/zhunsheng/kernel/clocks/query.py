"""Due dates for the asking, without a case: the command line, the calculator page, the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.kernel.calendar.areas import NATIONAL_AREA, for_area
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.lib import days
from zhunsheng.lib.days import Rule, Unit
from zhunsheng.lib.hanzi import date_text

LONGEST = 10_000
"""Nobody counts further; the statutes end at twenty years."""
FIRST_YEAR, LAST_YEAR = 1949, 2200


class BadQuery(ValueError):
    """The question makes no sense; the message is for the user."""


def query_due(
    limit_code: str, start: date, area: str = NATIONAL_AREA, version: str | None = None
) -> dict[str, Any]:
    """The last day of a statutory limit whose event happens on ``start``.

    Returns ``nominal`` and ``due`` (dates), ``provisional`` and ``explanation`` (sentences). Of a limit counted
    backwards, both are the last day on which the act keeps the distance. Raises ``UnknownLimit``, ``UnknownArea``.
    """
    limit = limit_for(limit_code, start, version)
    calendar = for_area(area)
    basis = f"依据{limit.cite.text}，{limit.title}的期限为{limit.amount_text}。"
    doubt = [] if limit.confirmed else ["这项期限的依据还没有由法制人员核对，请以法律原文为准。"]
    if limit.is_backward:
        back = days.before(start, limit.amount, Unit(limit.unit), calendar)
        return _answer(
            back.nominal, back.nominal, back.provisional, [basis, *back.explanation, *doubt]
        )
    answer = days.due(limit.rule, start, calendar, as_of=start, trigger=limit.event)
    return _answer(
        answer.nominal, answer.due, answer.provisional, [basis, *answer.explanation, *doubt]
    )


def query_due_raw(
    start: date, amount: int, unit: str, rollover: bool = False, area: str = NATIONAL_AREA
) -> dict[str, Any]:
    """The last day of ``amount`` WD, CD or M after ``start``. Raises :class:`BadQuery`, ``UnknownArea``."""
    if amount > LONGEST or not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise BadQuery(f"从{date_text(start)}起数{amount}超出了日历的范围，请核对日期和数量。")
    try:
        rule = Rule(amount, Unit(unit), rollover)
        answer = days.due(rule, start, for_area(area), as_of=start)
        return _answer(answer.nominal, answer.due, answer.provisional, answer.explanation)
    except ValueError as error:
        if unit not in list(Unit):
            raise BadQuery(
                f"单位“{unit}”不认识，请写 WD（工作日）、CD（自然日）或 M（月）。"
            ) from error
        raise BadQuery(str(error)) from error


def _answer(nominal: date, due: date, provisional: bool, explanation: list[str]) -> dict[str, Any]:
    return {
        "nominal": nominal,
        "due": due,
        "provisional": provisional,
        "explanation": explanation,
    }
