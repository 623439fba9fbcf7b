"""The sampler: unbiased, without replacement, in strata, with skips and redraws."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice, pairwise
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.lib import draw
from zhunsheng.lib.draw import Bar, Candidate, Line, Share, TooFew

VECTORS = json.loads(
    (Path(__file__).resolve().parents[4] / "docs/draw-vectors.json").read_text(encoding="utf-8")
)
SEED = draw.digest("test")


def firms(*strata: str) -> list[dict[str, str]]:
    return [Candidate(f"Q{n}", f"演示{n}", s).plain() for n, s in enumerate(strata, 1)]


def run(listed: list[dict[str, str]], *plan: Line, **more: Any) -> draw.Outcome:
    return draw.run(SEED, listed, [line.plain() for line in plan], **more)


@pytest.mark.parametrize("vector", VECTORS["words"])
def test_words(vector: dict[str, Any]) -> None:
    assert list(islice(draw.words(vector["seed"], vector["line"]), 6)) == vector["numbers"]


@pytest.mark.parametrize("vector", VECTORS["sequences"])
def test_sequences(vector: dict[str, Any]) -> None:
    order = list(draw.sequence(vector["seed"], vector["line"], vector["size"]))
    assert order == vector["order"]
    assert sorted(order) == list(range(vector["size"]))


@pytest.mark.parametrize("vector", VECTORS["commitments"])
def test_commitments(vector: dict[str, Any]) -> None:
    given = [vector[key] for key in ("announcement", "party", "salt", "value")]
    assert draw.commitment(*given) == vector["digest"]


@pytest.mark.parametrize("vector", VECTORS["splits"])
def test_splits(vector: dict[str, Any]) -> None:
    shares = [Share(**share) for share in vector["shares"]]
    assert draw.split(vector["total"], shares) == vector["counts"]


def test_a_split_fills_a_small_stratum_and_gives_the_rest_to_the_others() -> None:
    assert draw.split(20, [Share("高", 5, 100), Share("低", 75)]) == {"高": 5, "低": 15}


def test_a_split_of_more_than_there_is() -> None:
    with pytest.raises(TooFew):
        draw.split(6, [Share("甲", 5), Share("乙", 9, 0)])


def test_numbers_that_are_too_large_are_taken_again() -> None:
    # Three of five need 3 bits: 7 and 5 are no number below 5.
    tops = [7, 5, 4]
    assert draw.below(5, iter([top << 29 for top in tops])) == 4
    assert draw.below(1, iter([2**32 - 1])) == 0


def quantile(freedom: int) -> float:
    """Chi-square value exceeded once in a thousand (Wilson and Hilferty; z = 3.0902)."""
    spread = 2 / (9 * freedom)
    return float(freedom * (1 - spread + 3.0902 * sqrt(spread)) ** 3)


def statistic(counted: Counter[Any], cells: int) -> float:
    expected = counted.total() / cells
    return sum((counted[cell] - expected) ** 2 for cell in counted) / expected + expected * (
        cells - len(counted)
    )


def test_every_object_has_the_same_chance_over_many_seeds() -> None:
    first: Counter[int] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    drawn: Counter[int] = Counter()
    for number in range(6000):
        found = list(islice(draw.sequence(draw.digest(number), 1, 10), 3))
        first[found[0]] += 1
        pairs[found[0], found[1]] += 1
        drawn.update(found)
    assert statistic(first, 10) < quantile(9)
    assert statistic(pairs, 90) < quantile(89)
    # Three of ten without replacement vary less than independent draws, by (10 - 3) / (10 - 1).
    assert statistic(drawn, 10) * 9 / 7 < quantile(9)


def test_one_bit_of_bias_would_be_noticed() -> None:
    """The bound is no idle one: a remainder in place of rejection (5 of 8) exceeds it."""
    biased = Counter(next(draw.words(draw.digest(n), 1)) % 8 % 5 for n in range(6000))
    assert statistic(biased, 5) > quantile(4)


def test_strata_have_each_their_own_count_and_line() -> None:
    listed = firms(*"高高低高低低")
    found = run(listed, Line("高", 2, "高"), Line("低", 1, "低"))
    assert [(one["place"], one["line"]) for one in found.result] == [(1, 1), (2, 1), (3, 2)]
    strata = {one["id"]: one["stratum"] for one in listed}
    assert [strata[one["id"]] for one in found.result] == ["高", "高", "低"]


def test_two_lines_of_one_stratum_are_drawn_apart() -> None:
    found = run(firms(*[""] * 9), *(Line(f"第{n}家", 2) for n in range(1, 9)))
    teams = [tuple(one["id"] for one in found.result if one["line"] == n) for n in range(1, 9)]
    assert all(len(set(team)) == 2 for team in teams)
    assert any(a != b for a, b in pairwise(teams))


def test_who_is_barred_is_skipped_in_order_and_named() -> None:
    listed = firms(*[""] * 6)
    free = [one["id"] for one in run(listed, Line("全部", 6)).result]
    line = Line("企业", 2, "", (Bar(free[0], "免检"),))
    found = run(listed, line, exclusions=[Bar(free[2], "停业").plain()])
    assert [one["id"] for one in found.result] == [free[1], free[3]]
    assert found.skips == [
        {"line": 1, "turn": 1, "id": free[0], "reason": "免检"},
        {"line": 1, "turn": 3, "id": free[2], "reason": "停业"},
    ]


def test_an_exclusion_holds_in_its_line_only() -> None:
    listed = firms("")
    with pytest.raises(TooFew):
        run(listed, Line("一", 1), exclusions=[Bar("Q1", "回避", 1).plain()])
    assert run(listed, Line("一", 1), exclusions=[Bar("Q1", "回避", 2).plain()]).result


def test_a_redraw_goes_on_and_moves_nobody_else() -> None:
    listed = firms(*[""] * 6)
    order = [one["id"] for one in run(listed, Line("全部", 6)).result]
    again = [
        {"place": 2, "reason": "回避"},
        {"place": 2, "reason": "搬走"},
        {"place": 1, "reason": "停业"},
    ]
    found = run(listed, Line("企业", 2), redraws=again)
    assert [one["id"] for one in found.result] == order[:2]
    assert [one["id"] for one in found.final] == [order[4], order[3]]
    assert [(one["out"], one["in"]) for one in found.redraws] == [
        (order[1], order[2]),
        (order[2], order[3]),
        (order[0], order[4]),
    ]


@pytest.mark.parametrize("place", [0, 3, -1])
def test_a_redraw_of_a_place_that_is_not_there(place: int) -> None:
    with pytest.raises(IndexError):
        run(firms("", "", ""), Line("企业", 2), redraws=[{"place": place, "reason": "回避"}])


def test_too_few() -> None:
    with pytest.raises(TooFew) as caught:
        run(firms("", ""), Line("一", 1), Line("二", 3))
    assert (caught.value.line, caught.value.wanted, caught.value.there) == (1, 3, 2)


@pytest.mark.parametrize("vector", VECTORS["files"], ids=lambda vector: vector["title"])
def test_published_files(vector: dict[str, Any]) -> None:
    assert draw.verify(vector["file"]) == vector["wrong"]


def test_the_vectors_hold_what_can_happen() -> None:
    files = [vector["file"] for vector in VECTORS["files"]]
    assert {len(file["redraws"]) for file in files} >= {0, 1, 3}
    assert any(file["skips"] for file in files)
    assert any(file["seed"] is None for file in files)


@pytest.mark.parametrize("stranger", [None, [], {}, "x", 1, {"announcement": {}, "list": 5}])
def test_what_is_no_file_is_named_so(stranger: object) -> None:
    assert draw.verify(stranger) == ["format"]
