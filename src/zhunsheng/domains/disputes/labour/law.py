"""How the law is cited here."""

from __future__ import annotations

from zhunsheng.kernel.statutes.cites import Cite

LAW, RULES = "劳动争议调解仲裁法", "劳动人事争议仲裁办案规则"
VERSION = "2007"


def cite(article: int, paragraph: int = 0, item: int = 0) -> Cite:
    """An article of the act."""
    return Cite(LAW, VERSION, article, paragraph, item)


def rule(article: int, paragraph: int = 0, item: int = 0) -> Cite:
    """An article of the rules of procedure."""
    return Cite(RULES, "2017", article, paragraph, item)
