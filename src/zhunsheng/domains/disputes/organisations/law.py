"""What the law says of organisations: articles, and the numbers that they name."""

from __future__ import annotations

from datetime import date
from typing import Final

from zhunsheng.kernel.statutes.cites import Cite

LAW: Final = ("人民调解法", "2010")
FREE = Cite(*LAW, 4)
COUNTY_DUTY = Cite(*LAW, 10)
MEMBERS = Cite(*LAW, 8)
TERM = Cite(*LAW, 9)
TRAINED = Cite(*LAW, 14)
HANDED_OVER = Cite(*LAW, 25)
OTHERS = Cite(*LAW, 34)

FEWEST, MOST = 3, 9
"""Members of a committee (art. 8)."""
YEARS = 3
"""The term of a committee's members (art. 9)."""


def years_after(day: date, years: int = YEARS) -> date:
    """The same day some years later; 29 February becomes the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year + years, day=last)
