"""Drawing and redrawing: once, for good, told to the business in the same transaction."""

from __future__ import annotations

import pytest

from zhunsheng.commons.sampling import reading, services
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.services import DrawRefused, Line
from zhunsheng.commons.sampling.testing import candidates, drawn, published, seeded
from zhunsheng.commons.sampling.tests.conftest import Make, Told
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import draw as sampler

STRATA = [*candidates(5, "高"), *candidates(10, "低", 6)]
PLAN = [Line("高风险", 2, "高"), Line("低风险", 3, "低")]


def test_a_draw_tells_the_business_its_places(make: Make, by: Person, told: Told) -> None:
    draw = seeded(make(listed=STRATA, plan=PLAN), by)
    places = services.draw(draw, by=by)
    assert told.drawn == [places]
    assert [(one.place, one.title) for one in places] == [
        (1, "高风险"), (2, "高风险"), (3, "低风险"), (4, "低风险"), (5, "低风险"),
    ]  # fmt: skip
    assert sampler.verify(published(draw)) == []


def test_what_the_business_refuses_is_not_drawn(make: Make, by: Person, told: Told) -> None:
    draw = seeded(make(), by)
    told.refuse = Refused("年度计划已经撤销。")
    with pytest.raises(Refused):
        services.draw(draw, by=by)
    again = Draw.objects.get(pk=draw.pk)
    assert (again.state, again.seed) == ("committed", "")


def test_nothing_is_drawn_without_a_seed_or_twice(make: Make, by: Person) -> None:
    draw = make()
    with pytest.raises(DrawRefused, match="还没有公开的参与方：区市场监管局、区纪委监委、企业代表"):
        services.draw(draw, by=by)
    drawn(draw, by)
    with pytest.raises(DrawRefused, match="已抽取"):
        services.draw(draw, by=by)


def test_a_redraw_changes_one_place_and_says_why(make: Make, by: Person, told: Told) -> None:
    draw = drawn(make(listed=STRATA, plan=PLAN), by)
    before = reading.places(draw)
    now = services.redraw(draw, 4, "与检查对象有利害关系，回避", by=by)
    draw.refresh_from_db()
    after = reading.places(draw)
    assert [one.place for one in after if one not in before] == [4]
    assert (after[3], now.redrawn) == (now, True)
    assert told.redrawn == [(before[3], now)]
    assert reading.first_places(draw) == before
    assert sampler.verify(published(draw)) == []


def test_redraws_add_up(make: Make, by: Person) -> None:
    draw = drawn(make(), by)
    for number in range(7):
        services.redraw(draw, number % 3 + 1, f"第{number}个原因", by=by)
    with pytest.raises(DrawRefused, match="没有可以补抽的了"):
        services.redraw(draw, 1, "再换", by=by)
    file = published(draw)
    assert sampler.verify(file) == []
    seen = {one["out"] for one in file["redraws"]} | {one["id"] for one in file["final"]}
    assert len(seen) == 10


@pytest.mark.parametrize(
    ("place", "reason", "words"),
    [(0, "回避", "没有第0号"), (4, "回避", "这次抽了3个"), (1, " ", "没有写补抽的原因")],
)
def test_a_redraw_that_cannot_be(
    make: Make, by: Person, place: int, reason: str, words: str
) -> None:
    draw = drawn(make(), by)
    with pytest.raises(DrawRefused, match=words):
        services.redraw(draw, place, reason, by=by)


def test_every_step_is_in_the_ledger(make: Make, by: Person) -> None:
    draw = make()
    services.exclude(draw, "Q002", "停业", by=by)
    services.redraw(drawn(draw, by), 1, "搬走", by=by)
    events = Event.objects.filter(stream="draw", subject_id=draw.pk).order_by("sequence")
    actions = [event.action for event in events]
    assert actions == ["announce", "exclude", *["commit"] * 3, *["reveal"] * 3, "draw", "redraw"]
    assert [one["hash"] for one in published(draw)["events"]] == [event.hash for event in events]
    assert reading.chain_holds(draw)
