"""The two regulations, with the same days: 信访条例 (to 30 April 2022), 信访工作条例 (from 1 May 2022)."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.kernel.statutes.cites import Cite

#: An article of the new regulation and of the old one, each with paragraph and item where they matter.
Place = tuple[int, ...]


@dataclass(frozen=True)
class Law:
    """One of the regulations, and how to cite it."""

    name: str
    version: str
    in_force_from: str
    in_force_to: str

    @property
    def is_new(self) -> bool:
        """信访工作条例."""
        return self.version == "2022"

    def cite(self, new: Place, old: Place) -> Cite:
        """The article under this regulation."""
        return Cite(self.name, self.version, *(new if self.is_new else old))


LAW_2005 = Law("信访条例", "2005", "2005-05-01", "2022-04-30")
LAW_2022 = Law("信访工作条例", "2022", "2022-05-01", "9999-12-31")


def formal(cite: Cite | None) -> str:
    """A rule as documents name it: these regulations do not bear the name of the state."""
    return f"《{cite.statute}》{cite.place}" if cite else ""
