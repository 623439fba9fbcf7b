"""Papers: the same from the same seed, fair, marked as the rules say."""

from __future__ import annotations

from collections import Counter
from statistics import correlation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhunsheng.lib import draw, paper
from zhunsheng.lib.paper import Item, Line, Place, Rules, Sums

ITEMS = [
    Item("single", topic, difficulty, 4, 1 << at % 4)
    for topic in ("civil", "labour", "petition")
    for difficulty in ("easy", "hard")
    for at in range(5)
] + [Item("truefalse", "civil", "easy", 2, 1, fixed=True)] * 4
LINES = [Line(3, 10, "single", "civil"), Line(2, 20, "single"), Line(2, 5, "truefalse")]
RULES = Rules(LINES, ITEMS)
seeds = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(seeds)
def test_one_seed_gives_one_paper(seed: str) -> None:
    assert RULES.paper(seed) == Rules(LINES, ITEMS).paper(seed)


@given(seeds)
def test_a_paper_keeps_its_rules(seed: str) -> None:
    places = RULES.paper(seed)
    assert len(places) == RULES.count == 7
    assert sum(place.points for place in places) == RULES.full == 80
    assert len({place.question for place in places}) == 7
    kinds = [ITEMS[place.question] for place in places]
    assert all((one.kind, one.topic) == ("single", "civil") for one in kinds[:3])
    assert all(one.kind == "truefalse" for one in kinds[5:])


@given(seeds)
def test_options_are_rearranged_and_none_is_lost(seed: str) -> None:
    for place in RULES.paper(seed):
        item = ITEMS[place.question]
        assert sorted(place.order) == list(range(item.options))
        assert not item.fixed or place.order == (0, 1)


@given(seeds)
def test_the_sampler_is_the_published_one(seed: str) -> None:
    """Line 1 alone is what docs/draws.md says."""
    pool = [i for i, item in enumerate(ITEMS) if LINES[0].takes(item)]
    order = list(draw.sequence(seed, 1, len(pool)))[:3]
    assert [question for question, _points in RULES.draw(seed)[:3]] == [pool[at] for at in order]


def test_a_known_paper() -> None:
    """Byte for byte: papers of past years must come out the same for ever."""
    places = RULES.paper("0" * 64)
    assert [place.question for place in places] == KNOWN
    assert places[0] == Place(KNOWN[0], 10, KNOWN_ORDER)


KNOWN = [1, 4, 8, 22, 16, 31, 33]
KNOWN_ORDER = (2, 3, 0, 1)


def test_every_question_comes_as_often_as_its_fellows() -> None:
    """Chi-square over 2000 seeds, ten questions, three drawn: 9 degrees of freedom, p = 0.001 at 27.9."""
    counts: Counter[int] = Counter()
    for number in range(2000):
        counts.update(question for question, _points in RULES.draw(f"{number:064x}")[:3])
    expected = 2000 * 3 / 10
    assert len(counts) == 10
    assert sum((n - expected) ** 2 / expected for n in counts.values()) < 27.9


def test_a_line_that_cannot_be_filled_says_so() -> None:
    rules = Rules([Line(4, 1, "truefalse"), Line(22, 1), Line(9, 1)], ITEMS)
    assert list(rules.shortages()) == [(2, 34, 35)]
    with pytest.raises(draw.TooFew) as refusal:
        rules.draw("0" * 64)
    assert (refusal.value.line, refusal.value.wanted, refusal.value.there) == (2, 9, 8)


@given(
    st.lists(
        st.builds(
            Line,
            st.integers(0, 12),
            st.integers(1, 5),
            st.sampled_from(["", "single", "truefalse"]),
            st.sampled_from(["", "civil", "labour"]),
            st.sampled_from(["", "easy"]),
        ),
        max_size=4,
    ),
    seeds,
)
def test_rules_without_a_shortage_always_give_a_paper(lines: list[Line], seed: str) -> None:
    rules = Rules(lines, ITEMS)
    if not list(rules.shortages()):
        assert len(rules.draw(seed)) == rules.count


@given(st.integers(0, 63))
def test_sets_and_letters_say_the_same(chosen: int) -> None:
    assert paper.to_set(paper.to_letters(chosen)) == chosen


@given(st.lists(st.builds(paper.Answer, *[st.integers(0, 9999)] * 3)))
def test_packed_answers_come_back(answers: list[paper.Answer]) -> None:
    assert paper.unpack(paper.pack(answers)) == answers


class TestMarking:
    SEVERAL = Item("multiple", "civil", "easy", 4, paper.to_set("ACD"))

    @pytest.mark.parametrize(
        ("chosen", "strict", "partly"),
        [("ACD", 5, 5), ("AC", 0, 2), ("A", 0, 2), ("", 0, 0), ("ABCD", 0, 0), ("AB", 0, 0)],
    )
    def test_points(self, chosen: str, strict: int, partly: int) -> None:
        answer = paper.to_set(chosen)
        assert paper.mark(self.SEVERAL, answer, 5) == strict
        assert paper.mark(self.SEVERAL, answer, 5, partly=True) == partly

    @given(st.integers(0, 63), st.integers(1, 63), st.integers(0, 100), st.booleans())
    def test_never_more_than_the_question_is_worth(
        self, chosen: int, key: int, points: int, partly: bool
    ) -> None:
        item = Item("multiple", "civil", "easy", 6, key)
        assert 0 <= paper.mark(item, chosen, points, partly=partly) <= points

    @pytest.mark.parametrize(
        ("points", "full", "score"), [(0, 80, 0), (80, 80, 100), (1, 8, 13), (5, 200, 3), (0, 0, 0)]
    )
    def test_percent_is_rounded_half_up(self, points: int, full: int, score: int) -> None:
        assert paper.percent(points, full) == score


answers = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=30, max_size=60)


class TestStatistics:
    @given(answers)
    @settings(max_examples=50)
    def test_discrimination_is_the_correlation(self, given_: list[tuple[int, bool]]) -> None:
        sums = Sums()
        for score, right in given_:
            sums.add(score, right=right)
        scores, rights = [s for s, _ in given_], [int(r) for _, r in given_]
        if len(set(scores)) == 1 or len(set(rights)) == 1:
            assert sums.discrimination is None
        else:
            assert sums.discrimination == pytest.approx(correlation(scores, rights))
        assert sums.share == sum(rights) / len(rights)

    def test_a_question_hardly_shown_has_none(self) -> None:
        sums = Sums()
        for _ in range(29):
            sums.add(50, right=True)
        assert (sums.share, sums.discrimination) == (None, None)
