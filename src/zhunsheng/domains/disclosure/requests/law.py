"""How the law is cited here."""

from __future__ import annotations

from datetime import date

from zhunsheng.kernel.statutes.cites import Cite

LAW = "政府信息公开条例"
VERSION = "2019"
#: 行政复议法 2023, 23: against a refusal to disclose, reconsideration comes before the suit.
FIRST_RECONSIDER = date(2024, 1, 1)


def cite(article: int, paragraph: int = 0, item: int = 0) -> Cite:
    """An article of the regulation."""
    return Cite(LAW, VERSION, article, paragraph, item)
