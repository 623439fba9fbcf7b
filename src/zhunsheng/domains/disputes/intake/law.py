"""How the law is cited at the one desk."""

from __future__ import annotations

from typing import Final

from zhunsheng.kernel.statutes.cites import Cite

LAW: Final = "人民调解法"
VERSION: Final = "2010"


def cite(article: int, paragraph: int = 0) -> Cite:
    """An article of the People's Mediation Law."""
    return Cite(LAW, VERSION, article, paragraph)


APPLY = cite(17)
IN_TIME = cite(21)
FREELY = cite(23)
OTHER_WAYS = cite(26)
#: 行政复议 and 行政诉讼 stay open while people talk.
SUE = Cite("行政诉讼法", "2017", 46)
LIMITATION = Cite("民法典", "2020", 188)
AID = Cite("法律援助法", "2021", 31)
