"""Random draws that anybody can repeat: sampler, seed, published file, verification.

`docs/draws.md` specifies every byte; `docs/verify_draw.py` and the portal's `verify_draw.js` are two more
implementations, held to the same vectors. SHA-256 and not SM3, because browsers and plain Python
bring it along: who distrusts us needs no library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import Any

from zhunsheng.lib import canonical

FORMAT = "zhunsheng-draw/1"
MOST = 2**32
"""A list is shorter than this: the sampler takes 32 bits at a time."""

PARTS = {
    "format": "文件格式",
    "file_digest": "文件校验值",
    "list": "名录",
    "announcement_digest": "公告",
    "reveals": "承诺与公开的数",
    "seed": "种子",
    "result": "抽取结果",
    "skips": "跳过的对象",
    "redraws": "补抽",
    "final": "最后名单",
}
"""What a verification can find wrong, by its name in the file, in the order in which it looks."""


SOURCES = ("exclusions", "commitments", "reveals", "public_value")
"""Parts of the file that the seed is made of, beside the announcement."""


class TooFew(ValueError):
    """A line of the plan asks for more objects than are there; `line` counts from 0."""

    def __init__(self, line: int, wanted: int, there: int) -> None:
        super().__init__(f"第{line + 1}组要抽{wanted}个，名录里能抽的只有{there}个。")
        self.line, self.wanted, self.there = line, wanted, there


@dataclass(frozen=True, slots=True)
class Candidate:
    """One object of the list. Everything is published: `id` and `label` must be fit for that."""

    id: str
    label: str
    stratum: str = ""

    def plain(self) -> dict[str, str]:
        """As it stands in the list."""
        return {"id": self.id, "label": self.label, "stratum": self.stratum}


@dataclass(frozen=True, slots=True)
class Bar:
    """An object that must not be drawn, and why; `line` counts from 1, 0 is every line."""

    id: str
    reason: str
    line: int = 0

    def plain(self) -> dict[str, str | int]:
        """As it stands among the exclusions."""
        return {"id": self.id, "reason": self.reason, "line": self.line}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan: `count` objects of `stratum`, without those in `recusals`.

    Two lines may name one stratum; each draws from all of it (two officers for each of ten firms).
    """

    title: str
    count: int
    stratum: str = ""
    recusals: tuple[Bar, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As it stands in the announcement."""
        barred = [{"id": bar.id, "reason": bar.reason} for bar in self.recusals]
        return {
            "title": self.title,
            "count": self.count,
            "stratum": self.stratum,
            "recusals": barred,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """A stratum of `size` objects, each of which weighs `weight` (a risk class, say 3, 2 and 1)."""

    stratum: str
    size: int
    weight: int = 1


def digest(value: Any) -> str:
    """SHA-256 over the canonical JSON of `value`, in 64 hexadecimal digits."""
    return sha256(canonical.dumps(value)).hexdigest()


def commitment(announcement: str, party: str, salt: str, value: str) -> str:
    """What a party hands in before: it binds `value` to this draw and party without showing it."""
    return sha256(f"{announcement}:{party}:{salt}:{value}".encode()).hexdigest()


def seed(document: Mapping[str, Any]) -> str | None:
    """The seed that a file's announced source gives; None as long as it gives none.

    It binds the announcement (and with it list and plan), the exclusions known before, commitments, reveals and
    the public value. Either every party has revealed, or a public result was announced and counts instead.
    """
    told, public = document["announcement"], document["public_value"]
    whole = told["parties"] != [] and [x["party"] for x in document["reveals"]] == told["parties"]
    if whole == (public is not None) or not (whole or told["public"] is not None):
        return None
    material = {name: document[name] for name in SOURCES}
    return digest({"announcement": document["announcement_digest"], **material})


def below(n: int, words: Iterator[int]) -> int:
    """An unbiased integer from 0 to n - 1: the top bits of 32-bit `words`, taken again while too large."""
    bits = (n - 1).bit_length()
    while (number := next(words) >> (32 - bits)) >= n:
        pass
    return number


def words(seed: str, line: int) -> Iterator[int]:
    """The 32-bit numbers of a line (from 1): the first four bytes of SHA-256("seed:line:counter")."""
    for counter in count():
        yield int.from_bytes(sha256(f"{seed}:{line}:{counter}".encode()).digest()[:4], "big")


def sequence(seed: str, line: int, size: int) -> Iterator[int]:
    """The positions 0 … size - 1 in drawn order: Fisher–Yates, one step each time it is asked."""
    numbers, order = words(seed, line), list(range(size))
    for turn in range(size):
        other = turn + below(size - turn, numbers)
        order[turn], order[other] = order[other], order[turn]
        yield order[turn]


def split(total: int, shares: Sequence[Share]) -> dict[str, int]:
    """`total` over strata in proportion to size × weight, by largest remainders, never more than a stratum holds.

    Equal remainders go to the earlier stratum. What a full stratum cannot take goes to the others.
    Raises TooFew when all strata together hold less.
    """
    there = sum(share.size for share in shares if share.weight > 0)
    if total > there:
        raise TooFew(0, total, there)
    counts = {share.stratum: 0 for share in shares}
    open_, left = [share for share in shares if share.weight > 0 and share.size > 0], total
    while left:
        whole = sum(share.size * share.weight for share in open_)
        full = [s for s in open_ if left * s.size * s.weight > s.size * whole]
        for share in full:
            counts[share.stratum] = share.size
            left -= share.size
        open_ = [share for share in open_ if share not in full]
        if not full:
            counts.update(_remainders(left, open_, whole))
            break
    return counts


def _remainders(total: int, shares: Sequence[Share], whole: int) -> dict[str, int]:
    parts = [divmod(total * share.size * share.weight, whole) for share in shares]
    rest = total - sum(quotient for quotient, _rest in parts)
    first = sorted(range(len(parts)), key=lambda index: -parts[index][1])[:rest]
    return {share.stratum: parts[index][0] + (index in first) for index, share in enumerate(shares)}


@dataclass
class Outcome:
    """What a draw gives: places (from 1) in order of the plan, skips, redraws, and who holds the places now."""

    result: list[dict[str, Any]] = field(default_factory=list)
    skips: list[dict[str, Any]] = field(default_factory=list)
    redraws: list[dict[str, Any]] = field(default_factory=list)
    final: list[dict[str, Any]] = field(default_factory=list)


class _Turns:
    """One line being drawn: its objects in drawn order, without those that are barred."""

    def __init__(self, seed: str, number: int, line: Mapping[str, Any], pool: list[Any]) -> None:
        self.number, self.line, self.pool = number, line, pool
        self.order = enumerate(sequence(seed, number, len(pool)), 1)

    def take(self, barred: Mapping[str, str], skips: list[dict[str, Any]]) -> dict[str, str] | None:
        """The next object that may be drawn; those passed over are written to `skips`."""
        for turn, position in self.order:
            found: dict[str, str] = self.pool[position]
            if found["id"] not in barred:
                return found
            skips.append(
                {
                    "line": self.number,
                    "turn": turn,
                    "id": found["id"],
                    "reason": barred[found["id"]],
                }
            )
        return None


def run(
    seed: str,
    listed: Sequence[Mapping[str, str]],
    plan: Sequence[Mapping[str, Any]],
    exclusions: Sequence[Mapping[str, Any]] = (),
    redraws: Iterable[Mapping[str, Any]] = (),
) -> Outcome:
    """Draw. `redraws` hold `place` and `reason`: each continues the sequence of the place's line.

    The arguments are plain data, as they stand in the published file. Raises TooFew.
    """
    outcome, lines = Outcome(), []
    for number, line in enumerate(plan, 1):
        pool = [one for one in listed if one["stratum"] == line["stratum"]]
        turns, barred = _Turns(seed, number, line, pool), _barred(number, line, exclusions)
        for taken in range(line["count"]):
            found = turns.take(barred, outcome.skips)
            if found is None:
                raise TooFew(number - 1, line["count"], taken)
            outcome.result.append(_place(len(outcome.result) + 1, number, found))
            lines.append((turns, barred))
    outcome.final = list(outcome.result)
    for redraw in redraws:
        _redraw(outcome, lines, redraw)
    return outcome


def _redraw(
    outcome: Outcome, lines: Sequence[tuple[_Turns, dict[str, str]]], redraw: Mapping[str, Any]
) -> None:
    place = redraw["place"]
    if not 1 <= place <= len(lines):
        raise IndexError(f"没有第{place}号。")
    turns, barred = lines[place - 1]
    found = turns.take(barred, outcome.skips)
    if found is None:
        raise TooFew(turns.number - 1, turns.line["count"] + 1, turns.line["count"])
    before = outcome.final[place - 1]
    outcome.final[place - 1] = _place(place, turns.number, found)
    outcome.redraws.append(
        {"place": place, "reason": redraw["reason"], "out": before["id"], "in": found["id"]}
    )


def _place(place: int, line: int, found: Mapping[str, str]) -> dict[str, Any]:
    return {"place": place, "line": line, "id": found["id"], "label": found["label"]}


def _barred(
    number: int, line: Mapping[str, Any], exclusions: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    """Who must not be drawn on a line, with the reason; the announced recusal counts before the later one."""
    later = {one["id"]: one["reason"] for one in exclusions if one["line"] in (0, number)}
    return later | {one["id"]: one["reason"] for one in line["recusals"]}


def available(line: Line, listed: Iterable[Candidate]) -> int:
    """How many objects a line can draw from."""
    barred = {bar.id for bar in line.recusals}
    return sum(one.stratum == line.stratum and one.id not in barred for one in listed)


# --- The published file ---


def sealed(document: Mapping[str, Any]) -> dict[str, Any]:
    """`document` with the digest over all the rest as `file_digest`."""
    rest = {key: value for key, value in document.items() if key != "file_digest"}
    return {**rest, "file_digest": digest(rest)}


def verify(document: Any) -> list[str]:
    """The keys of `PARTS` that do not hold in a published file; empty when all is well.

    A file published before the draw has no seed; then what is there already is verified.
    """
    try:
        right = _recomputed(document)
        return [part for part in PARTS if digest(document[part]) != digest(right[part])]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        # The file is a stranger's: whatever is missing or of another kind ends here.
        return ["format"]


def _recomputed(document: dict[str, Any]) -> dict[str, Any]:
    """Every verified part as it must be; None in place of a part that contradicts another."""
    told, listed, reveals = document["announcement"], document["list"], document["reveals"]
    key = document["announcement_digest"]
    sizes = (digest(listed), len(listed), len({one["id"] for one in listed}))
    made = {one["party"]: one["digest"] for one in document["commitments"]}
    opened = all(
        commitment(key, one["party"], one["salt"], one["value"]) == made.get(one["party"])
        for one in reveals
    )
    outcome = Outcome()
    if document["seed"]:
        outcome = run(
            document["seed"], listed, told["plan"], document["exclusions"], document["redraws"]
        )
    return {
        "format": FORMAT,
        "file_digest": sealed(document)["file_digest"],
        "list": listed if sizes == (told["list_digest"], told["size"], told["size"]) else None,
        "announcement_digest": digest(told),
        "reveals": reveals if opened else None,
        "seed": seed(document),
        **vars(outcome),
    }
