"""A reference to one article of one version of a statute."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.lib.hanzi import numeral

#: Documents with such names are divided into parts (部分), not into articles.
_IN_PARTS = ("意见", "通知")


@dataclass(frozen=True)
class Cite:
    """One article: ``Cite("行政复议法", "2023", 62)``, where needed with paragraph (款) and item (项).

    ``statute`` is the short title, ``version`` the year of the text. Whether it exists is checked by
    ``zhunsheng.kernel.statutes.catalog.known`` and by the system checks.
    """

    statute: str
    version: str
    article: int
    paragraph: int = 0
    item: int = 0

    @property
    def text(self) -> str:
        """《行政复议法》（2017）第三十一条第一款第（四）项."""
        return f"《{self.statute}》（{self.version}）{self.place}"

    @property
    def place(self) -> str:
        """第三十一条第一款第（四）项: where in the statute."""
        whole = "部分" if self.statute.endswith(_IN_PARTS) else "条"
        text = f"第{numeral(self.article)}{whole}"
        if self.paragraph:
            text += f"第{numeral(self.paragraph)}款"
        if self.item:
            text += f"第（{numeral(self.item)}）项"
        return text

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Cite:
        """Read “行政复议法 2017 31” (then, where needed, paragraph and item). Raises ``ValueError``."""
        statute, version, *numbers = text.split()
        if not 1 <= len(numbers) <= 3 or not all(n.isdecimal() and int(n) for n in numbers):
            raise ValueError(f"“{text}”不是“法律名称 年份 条 [款] [项]”的写法。")
        return cls(statute, version, *map(int, numbers))
