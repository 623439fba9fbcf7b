"""The articles of a question: “民法典 2020 1077”, with an inserted article as “刑法 2020 287之2”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhunsheng.kernel.statutes import catalog
from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.lib.hanzi import numeral

_INSERTED = re.compile(r"(?<=\d)之(\d+)")


@dataclass(frozen=True)
class Article:
    """One article; ``inserted`` is the number after 之 of an article put in later."""

    cite: Cite
    inserted: int = 0

    @property
    def text(self) -> str:
        """《刑法》第二百八十七条之二."""
        place = self.cite.place
        if self.inserted:
            place = place.replace("条", f"条之{numeral(self.inserted)}", 1)
        return f"《{self.cite.statute}》{place}"

    @property
    def fault(self) -> str | None:
        """What is wrong with it, as far as we know the law.

        Of a law that no business cites nothing is known; then the writer of the question answers for it.
        """
        known = self.cite.statute in catalog.catalog().statutes
        return catalog.fault(self.cite) if known else None


def parse(text: str) -> list[Article]:
    """References one a line or parted by ；. Raises ``ValueError`` for one that is not written so."""
    return [_one(one) for one in text.replace("；", "\n").splitlines() if one.strip()]


def _one(text: str) -> Article:
    found = _INSERTED.search(text)
    plain = _INSERTED.sub("", text, count=1)
    return Article(Cite.parse(plain), int(found[1]) if found else 0)
