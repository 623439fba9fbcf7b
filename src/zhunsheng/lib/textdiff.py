"""What changed between two texts: by paragraph, and by character inside a changed paragraph.

For readers of statutes, drafts and lists: unchanged crumbs between changes are folded into them,
because a reader wants to see “六十日 → 三十日” and not one changed character.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["equal", "delete", "insert", "replace"]

_SIMILAR = 0.5
"""Paragraphs that share half of their pairs of characters are versions of each other."""

_CRUMB = 2
"""Unchanged runs shorter than this, between two changes, are shown as changed."""

_LONGEST = 5_000
"""Longer paragraphs are not compared by character: the time grows with the square."""

_LARGEST_BLOCK = 10_000
"""More pairs of changed paragraphs than this are matched by position instead of likeness."""


@dataclass(frozen=True, slots=True)
class Op:
    """A piece of text that stays (`equal`), goes (`delete`) or comes (`insert`)."""

    kind: Literal["equal", "delete", "insert"]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its fate; numbers count from 1 and are None where it does not exist."""

    kind: Kind
    ops: tuple[Op, ...]
    old_number: int | None
    new_number: int | None


def compare(old: str, new: str) -> list[Op]:
    """The operations that turn one paragraph into another, deletions before insertions."""
    if max(len(old), len(new)) > _LONGEST:
        return [Op("equal", old)] if old == new else _ops(old, new)
    ops: list[Op] = []
    removed = added = ""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for position, (tag, i, j, k, m) in enumerate(blocks):
        inner = 0 < position < len(blocks) - 1
        if tag == "equal" and (j - i >= _CRUMB or not inner):
            ops += [*_ops(removed, added), Op("equal", old[i:j])]
            removed = added = ""
        else:
            removed, added = removed + old[i:j], added + new[k:m]
    return ops + _ops(removed, added)


def _ops(removed: str, added: str) -> list[Op]:
    ops = [Op("delete", removed)] if removed else []
    return [*ops, Op("insert", added)] if added else ops


def compare_texts(old: str, new: str) -> list[Paragraph]:
    """All paragraphs of both texts in reading order, changed ones matched to their old versions.

    Blank lines and blanks at the ends of lines are not compared.
    """
    olds, news = _paragraphs(old), _paragraphs(new)
    result: list[Paragraph] = []
    for tag, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            for step in range(j - i):
                same = (Op("equal", olds[i + step]),)
                result.append(Paragraph("equal", same, i + step + 1, k + step + 1))
        else:
            result += _Block(olds, news, (i, j), (k, m)).aligned()
    return result


def summary(paragraphs: Sequence[Paragraph]) -> str:
    """新增2段，删除1段，修改3段; 无变化."""
    counts = Counter(paragraph.kind for paragraph in paragraphs)
    words: tuple[tuple[Kind, str], ...] = (
        ("insert", "新增"),
        ("delete", "删除"),
        ("replace", "修改"),
    )
    parts = [f"{word}{counts[kind]}段" for kind, word in words if counts[kind]]
    return "，".join(parts) or "无变化"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(len(text) - 1, 1)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much two texts share, 0 to 1 (Dice's coefficient of their pairs of characters)."""
    return 2 * (one & other).total() / (one.total() + other.total())


class _Block:
    """Old paragraphs that gave way to new ones; finds which is whose version."""

    def __init__(
        self,
        olds: Sequence[str],
        news: Sequence[str],
        old_range: tuple[int, int],
        new_range: tuple[int, int],
    ) -> None:
        self.olds, self.news = olds, news
        self.old_range, self.new_range = old_range, new_range

    def aligned(self) -> Iterator[Paragraph]:
        """The paragraphs in reading order; of those without a match the old ones come first."""
        i, k = self.old_range[0], self.new_range[0]
        for old_index, new_index in self._matches():
            yield from self._unmatched((i, old_index), (k, new_index))
            ops = compare(self.olds[old_index], self.news[new_index])
            yield Paragraph("replace", tuple(ops), old_index + 1, new_index + 1)
            i, k = old_index + 1, new_index + 1
        yield from self._unmatched((i, self.old_range[1]), (k, self.new_range[1]))

    def _unmatched(self, old: tuple[int, int], new: tuple[int, int]) -> Iterator[Paragraph]:
        for i in range(*old):
            yield Paragraph("delete", (Op("delete", self.olds[i]),), i + 1, None)
        for k in range(*new):
            yield Paragraph("insert", (Op("insert", self.news[k]),), None, k + 1)

    def _matches(self) -> list[tuple[int, int]]:
        """Pairs of indices, ascending on both sides, the likest first served."""
        olds, news = range(*self.old_range), range(*self.new_range)
        if len(olds) * len(news) > _LARGEST_BLOCK:
            return list(zip(olds, news, strict=False))
        old_pairs = {i: _pairs(self.olds[i]) for i in olds}
        new_pairs = {k: _pairs(self.news[k]) for k in news}
        ranked = sorted((-_likeness(old_pairs[i], new_pairs[k]), i, k) for i in olds for k in news)
        chosen: list[tuple[int, int]] = []
        for likeness, i, k in ranked:
            if -likeness < _SIMILAR:
                break
            if all((i < a and k < b) or (i > a and k > b) for a, b in chosen):
                chosen.append((i, k))
        return sorted(chosen)
