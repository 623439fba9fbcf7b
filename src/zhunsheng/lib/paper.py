"""Exam papers that anybody can make again: questions drawn from a seed, options shuffled, answers marked.

The numbers come from the sampler of `lib/draw` (docs/draws.md): line k of the rules is drawn with the words of line
k, the options of place p are shuffled with the words of line 1000 + p. Seed, rules and the frozen questions are all
that a paper needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from zhunsheng.lib.draw import TooFew, below, words

OPTIONS = "ABCDEF"
"""Letters of options, as in the bank; a set of them is a number with one bit for each."""

SHUFFLES = 1000
"""The options of place p are shuffled with the words of line SHUFFLES + p; rules have fewer lines than that."""

LEAST_SHOWN = 30
"""A question shown less often has no statistics worth reading."""


@dataclass(frozen=True, slots=True)
class Item:
    """What the sampler knows of a question; `key` is the set of right options."""

    kind: str
    topic: str
    difficulty: str
    options: int
    key: int
    #: 对 and 错 stay where everybody expects them.
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rules: so many questions of a kind, topic and difficulty (empty: any), each worth `points`."""

    count: int
    points: int
    kind: str = ""
    topic: str = ""
    difficulty: str = ""

    def takes(self, item: Item) -> bool:
        """Whether the line may draw the question."""
        return (
            self.kind in ("", item.kind)
            and self.topic in ("", item.topic)
            and self.difficulty in ("", item.difficulty)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """One question of a paper: its position in the bank, its worth, its options in the order shown."""

    question: int
    points: int
    order: tuple[int, ...]


class Rules:
    """Lines over frozen questions, with the pool of each line worked out once.

    A question that an earlier line has drawn is passed over by later ones.
    """

    def __init__(self, lines: Sequence[Line], items: Sequence[Item]) -> None:
        self.lines, self.items = tuple(lines), tuple(items)
        self._pools = [[i for i, item in enumerate(items) if line.takes(item)] for line in lines]

    @property
    def count(self) -> int:
        """How many questions a paper has."""
        return sum(line.count for line in self.lines)

    @property
    def full(self) -> int:
        """The points of a paper without a mistake."""
        return sum(line.count * line.points for line in self.lines)

    def shortages(self) -> Iterator[tuple[int, int, int]]:
        """(line, questions there, questions needed) for each line that some seed could leave short.

        What earlier lines may take away of its pool is counted at its worst.
        """
        pools = [set(pool) for pool in self._pools]
        for at, line in enumerate(self.lines):
            before = zip(self.lines[:at], pools[:at], strict=True)
            taken = sum(min(one.count, len(pool & pools[at])) for one, pool in before)
            if len(pools[at]) < line.count + taken:
                yield at, len(pools[at]), line.count + taken

    def draw(self, seed: str) -> list[tuple[int, int]]:
        """(position in the bank, points) of each question. Raises `TooFew` where a line cannot be filled."""
        drawn: dict[int, int] = {}
        for number, (line, pool) in enumerate(zip(self.lines, self._pools, strict=True), start=1):
            before = len(drawn)
            order = _sequence(seed, number, pool)
            while len(drawn) < before + line.count:
                question = next(order, None)
                if question is None:
                    raise TooFew(number - 1, line.count, len(drawn) - before)
                if question not in drawn:
                    drawn[question] = line.points
        return list(drawn.items())

    def paper(self, seed: str) -> list[Place]:
        """The whole paper: questions, and their options in the order in which they are shown."""
        return [
            Place(question, points, self._shuffled(seed, place, self.items[question]))
            for place, (question, points) in enumerate(self.draw(seed), start=1)
        ]

    @staticmethod
    def _shuffled(seed: str, place: int, item: Item) -> tuple[int, ...]:
        options = list(range(item.options))
        if item.fixed:
            return tuple(options)
        return tuple(_sequence(seed, SHUFFLES + place, options))


def _sequence(seed: str, line: int, pool: Sequence[int]) -> Iterator[int]:
    """`draw.sequence` over a pool, remembering only what was exchanged: a paper takes few of many."""
    numbers, moved, size = words(seed, line), dict[int, int](), len(pool)
    for turn in range(size):
        other = turn + below(size - turn, numbers)
        taken = moved.get(other, other)
        moved[other] = moved.get(turn, turn)
        yield pool[taken]


def to_set(letters: Iterable[str]) -> int:
    """The set of some letters of options, "AC" → 5. Raises ValueError for another sign."""
    return sum(1 << OPTIONS.index(letter) for letter in set(letters))


def to_letters(chosen: int) -> str:
    """The letters of a set, 5 → "AC"."""
    return "".join(letter for at, letter in enumerate(OPTIONS) if chosen >> at & 1)


class Answer(NamedTuple):
    """One answer of a paper: the question's position in the bank, the set of chosen options, the points."""

    question: int
    chosen: int
    points: int


def pack(answers: Iterable[Answer]) -> str:
    """Answers in the order of the paper as one short text, “12:3:10 45:1:0”."""
    return " ".join([f"{question}:{chosen}:{points}" for question, chosen, points in answers])


def unpack(text: str) -> list[Answer]:
    """The answers of a text."""
    return [Answer(*map(int, one.split(":"))) for one in text.split()]


def mark(item: Item, chosen: int, points: int, *, partly: bool = False) -> int:
    """The points for an answer: all of them for exactly the right set, else none.

    With `partly` a choice of several that leaves some out and has no wrong one gets half, rounded down.
    """
    if chosen == item.key:
        return points
    left_out = chosen != 0 and chosen & ~item.key == 0
    return points // 2 if partly and left_out else 0


def percent(points: int, full: int) -> int:
    """The score out of a hundred, rounded half up."""
    return (200 * points + full) // (2 * full) if full else 0


@dataclass(slots=True)
class Sums:
    """What is kept of a question's answers. All of it adds up, over days and over districts.

    `score` and `squares` are sums over the scores (of a hundred) of the papers that showed it, `score_right` over
    those that answered it rightly.
    """

    shown: int = 0
    right: int = 0
    score: int = 0
    squares: int = 0
    score_right: int = 0

    def add(self, score: int, *, right: bool) -> None:
        """Count one answer on a paper with this score."""
        self.shown += 1
        self.score += score
        self.squares += score * score
        if right:
            self.right += 1
            self.score_right += score

    @property
    def share(self) -> float | None:
        """Which part answered rightly (难度); None when it was hardly shown."""
        return self.right / self.shown if self.shown >= LEAST_SHOWN else None

    @property
    def discrimination(self) -> float | None:
        """区分度: the correlation between answering it rightly and the score; None without spread.

        A question that good papers get wrong more often than weak ones is below nought: then the question is bad,
        or its key is wrong.
        """
        wrong = self.shown - self.right
        spread = self.shown * self.squares - self.score * self.score
        if self.shown < LEAST_SHOWN or not (self.right and wrong and spread):
            return None
        apart = self.score_right * self.shown - self.score * self.right
        return apart / sqrt(self.right * wrong * spread)
