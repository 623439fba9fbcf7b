"""Announcing: what is frozen and published, and what is refused before anybody is told anything."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.services import (
    Bar,
    Candidate,
    DrawRefused,
    Line,
    Party,
    PublicResult,
)
from zhunsheng.commons.sampling.testing import FUTURE, candidates
from zhunsheng.commons.sampling.tests.conftest import Make
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.lib import clock as clocks
from zhunsheng.lib import draw as sampler
from zhunsheng.lib.identity import make_credit_code, make_id_card


def test_the_digest_binds_list_plan_and_source(make: Make) -> None:
    draw = make(plan=[Line("企业", 3, "", (Bar("Q001", "本年已经检查过"),))])
    told = draw.told
    assert draw.number == told["number"] == "演市监抽〔2022〕1号"
    assert sampler.digest(json.loads(draw.listed)) == draw.list_digest == told["list_digest"]
    assert sampler.digest(told) == draw.digest
    assert told["plan"][0]["recusals"] == [{"id": "Q001", "reason": "本年已经检查过"}]
    event = Event.objects.get(stream="draw", subject_id=draw.pk)
    assert (event.action, json.loads(event.data)["digest"]) == ("announce", draw.digest)


def test_numbers_go_on(make: Make) -> None:
    assert [make().number, make().number] == ["演市监抽〔2022〕1号", "演市监抽〔2022〕2号"]


def test_history_is_recorded_honestly(make: Make) -> None:
    draw = make(at=datetime.fromisoformat("2022-03-01T09:00:00+08:00"))
    assert draw.late
    event = Event.objects.get(stream="draw", subject_id=draw.pk)
    assert (event.occurred_at.month, event.recorded_at.month) == (3, 5)


TWO = [Party("甲"), Party("乙")]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"plan": [Line("高风险企业", 11)]}, "“高风险企业”要抽11个，名录里能抽的只有10个。"),
        ({"plan": [Line("高风险企业", 1, "高")]}, "要抽1个，名录里能抽的只有0个"),
        ({"plan": [Line("企业", 10, "", (Bar("Q001", "免检"),))]}, "能抽的只有9个"),
        ({"plan": [Line("企业", 0)]}, "要抽的个数不对"),
        ({"plan": []}, "没有抽取方案"),
        ({"listed": [*candidates(3), *candidates(1)]}, "重复的编号：Q001"),
        ({"listed": [*candidates(3), Candidate("x", " ")]}, "名录第4行没有编号或者名称"),
        ({"parties": TWO[:1]}, "参与方要有两个以上"),
        ({"parties": [*TWO, Party("甲")]}, "不能重名"),
        ({"parties": [*TWO, Party("a:b")]}, "英文冒号"),
        ({"parties": TWO, "reveal_by": None}, "没有写明公开承诺的截止时间"),
        ({"parties": []}, "没有写明种子从哪里来"),
        ({"public": PublicResult("演示彩票", date(2022, 5, 1))}, "公告时可能已经有人知道"),
        ({"public": PublicResult(" ", date(2022, 5, 3))}, "没有写明用哪一项公开结果"),
        ({"at": datetime.fromisoformat("2022-05-02T09:00:00+08:00")}, "不能晚于现在"),
    ],
)
def test_what_cannot_be_drawn_is_not_announced(
    make: Make, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(DrawRefused, match=words):
        make(**given)
    assert not Draw.objects.exists()
    assert not IssuedNumber.objects.exists()


def test_a_fallback_comes_out_after_the_deadline(make: Make) -> None:
    late = clocks.now() + timedelta(days=3)
    with pytest.raises(DrawRefused, match="产生之日太早"):
        make(parties=TWO, reveal_by=late, public=FUTURE)


@pytest.mark.parametrize("number", ["13900000000", make_id_card("640199", date(1980, 1, 1), 12)])
def test_personal_numbers_are_not_published(make: Make, number: str) -> None:
    with pytest.raises(DrawRefused, match="像是有身份证号码或者手机号码"):
        make(listed=[*candidates(5), Candidate(number, "演示商户")])


def test_credit_codes_may_be_published(make: Make) -> None:
    code = make_credit_code("640199", 7)
    assert make(listed=[*candidates(5), Candidate(code, f"演示企业 {code}")]).size == 6
