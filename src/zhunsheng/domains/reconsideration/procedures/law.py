"""The two laws: 行政复议法 2017 (to 2023-12-31, with its 实施条例) and 2023 (from 2024-01-01)."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.kernel.statutes.cites import Cite

LAW = "行政复议法"
REGULATION = "行政复议法实施条例"


@dataclass(frozen=True)
class Law:
    """One version of the law, and how to cite it."""

    version: str
    in_force_from: str
    in_force_to: str

    @property
    def is_new(self) -> bool:
        """The 2023 revision."""
        return self.version == "2023"

    def cite(self, new: str, old: str) -> Cite:
        """The article under this version; ``条例29`` names the implementing regulation."""
        article = new if self.is_new else old
        if article.startswith("条例"):
            return Cite(REGULATION, "2007", int(article.removeprefix("条例")))
        return Cite(LAW, self.version, int(article))


LAW_2017 = Law("2017", "1999-10-01", "2023-12-31")
LAW_2023 = Law("2023", "2024-01-01", "9999-12-31")
