"""How the law is cited here."""

from __future__ import annotations

from zhunsheng.kernel.statutes.cites import Cite


def cite(article: int, paragraph: int = 0) -> Cite:
    """An article of the mental health act."""
    return Cite("精神卫生法", "2018", article, paragraph)


REPORT = Cite("未成年人保护法", "2020", 11, 2)
"""Whoever works closely with children and finds one harmed or in danger must report it at once."""
