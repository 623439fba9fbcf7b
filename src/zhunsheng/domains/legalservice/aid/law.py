"""The laws, by date: 法律援助条例 (to 2021), 法律援助法 with the rules of 2012, and with those of 2023."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.kernel.statutes.cites import Cite

LAW = "法律援助法"
REGULATION = "法律援助条例"
RULES = "办理法律援助案件程序规定"
LAWYERS = "律师法"


@dataclass(frozen=True)
class Law:
    """One state of the law, and how to cite it."""

    version: str
    name: str
    in_force_from: str
    in_force_to: str

    @property
    def is_old(self) -> bool:
        """Before the law: the regulation of 2003."""
        return self.version == "2003"

    def cite(self, new: int, old: int, paragraph: int = 0, item: int = 0) -> Cite:
        """The article of the law, or of the regulation before it (whose paragraphs nobody has checked)."""
        if self.is_old:
            return Cite(REGULATION, "2003", old)
        return Cite(LAW, "2021", new, paragraph, item)


LAW_2003 = Law("2003", "《法律援助条例》", "2003-09-01", "2021-12-31")
LAW_2021 = Law("2021", "《法律援助法》", "2022-01-01", "2023-08-31")
LAW_2023 = Law("2023", "《法律援助法》", "2023-09-01", "9999-12-31")
LAWS = (LAW_2003, LAW_2021, LAW_2023)


def article(number: int, paragraph: int = 0, item: int = 0) -> Cite:
    """An article of 法律援助法, for what is asked today whatever the case's own law."""
    return Cite(LAW, "2021", number, paragraph, item)


OTHER_SIDE = Cite(LAWYERS, "2017", 39)
"""A lawyer does not act for both sides of one case, nor against somebody with whom there is a conflict of interest."""
