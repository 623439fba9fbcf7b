"""The texts of invented cases: complete, varied, coherent."""

from __future__ import annotations

import pytest

from zhunsheng.commons.district.cast import data as district
from zhunsheng.domains.reconsideration.choices import ActKind, Field, RefusalReason, SummaryGround
from zhunsheng.domains.reconsideration.demo.situations import Situation, ruling, situations

WORDS = {"on": "某日", "no": "某号", "amount": "某元", "less": "某半", "place": "某街道"}


def every() -> list[Situation]:
    return list(situations().values())


def test_there_are_more_than_thirty_disputes_of_every_usual_kind() -> None:
    assert len(every()) > 30
    assert len({situation.act_kind for situation in every()}) >= 10


@pytest.mark.parametrize("situation", every(), ids=lambda situation: situation.code)
def test_codes_and_slots_are_known(situation: Situation) -> None:
    assert situation.act_kind in ActKind.values
    assert situation.field in Field.values
    assert situation.summary in ("", *SummaryGround.values)
    assert situation.refusal in ("", *RefusalReason.values)
    units = {row["code"] for row in district("units")["departments"]} | {"T"}
    assert set(situation.by) <= units
    texts = ("request", "grounds", "found", "upheld", "found_flaw", "flaw")
    for text in (getattr(situation, name).format(**WORDS) for name in texts):
        assert "{" not in text


@pytest.mark.parametrize("situation", every(), ids=lambda situation: situation.code)
def test_every_ending_has_its_reason(situation: Situation) -> None:
    assert bool(situation.corrected) == bool(situation.flaw)
    assert bool(situation.refusal) == (situation.kept == "A0")
    assert bool(situation.receiver) == (situation.kept == "E1")
    assert situation.reason(situation.kept)[1] == situation.upheld
    if situation.corrected:
        assert situation.reason(situation.corrected)[1] == situation.flaw
    if "C2" in (situation.corrected, situation.kept):
        assert situation.amount


@pytest.mark.parametrize("situation", every(), ids=lambda situation: situation.code)
def test_rulings_name_what_they_rule_on(situation: Situation) -> None:
    words = WORDS if situation.word else {**WORDS, "no": ""}
    for outcome in {situation.kept, situation.corrected} - {"", "A0", "E1"}:
        text = ruling(situation, outcome, words, 30)
        assert outcome in ("A1", "A2", "C5") or situation.act in text
        # An act without a document of its own cannot be upheld or annulled.
        assert situation.word or outcome not in ("B1", "C1", "C2")


def test_no_failing_is_pinned_on_a_real_township() -> None:
    townships = [situation for situation in every() if "T" in situation.by]
    assert townships
    assert all(s.about_township and not s.corrected and not s.flaw for s in townships)
