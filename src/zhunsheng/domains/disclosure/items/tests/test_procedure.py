"""From registering to the public: stages, the twenty working days, changes, ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.disclosure.items.tests.conftest import CHECKS, MADE, House
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db


def test_the_time_runs_from_the_day_of_making(house: House) -> None:
    item = house.register(on=date(2022, 9, 23), made_on=date(2022, 9, 20))
    # Twenty working days; the National Day week does not count (art. 26).
    assert item.due_on == date(2022, 10, 21)
    assert (item.stage, item.publication) == ("review", "pending")


def test_published_after_review(house: House) -> None:
    item = house.register(summary="秋季招生")
    with pytest.raises(WrongStage):
        house.do(item, "publish", "reviewer", MADE)
    house.do(item, "clear", "reviewer", date(2022, 8, 2), **CHECKS)
    house.do(item, "publish", "clerk", date(2022, 8, 3))
    shown = Publication.objects.get(matter=item)
    assert (shown.title, shown.number, shown.unit) == ("招生公告", item.number, house.education)
    assert (item.stage, item.first_published_on, item.due_on) == ("public", date(2022, 8, 3), None)
    assert Clock.objects.get(matter=item).state == Clock.State.MET


def test_review_answers_all_three_questions(house: House) -> None:
    item = house.register()
    for missing in CHECKS:
        with pytest.raises(InvalidForm):
            house.do(item, "clear", "reviewer", MADE, **{**CHECKS, missing: False})


def test_sent_back_and_revised(house: House) -> None:
    item = house.register()
    house.do(item, "send_back", "reviewer", MADE, reason="缺联系电话")
    data = {"title": "", "category": "2011", "made_on": MADE, "text": "改后。"}
    house.do(item, "revise", "clerk", date(2022, 8, 2), **data)
    assert (item.stage, item.text, item.title) == ("review", "改后。", "招生公告")
    assert Clock.objects.open_of(item).count() == 1


def test_withheld_with_a_ground(house: House) -> None:
    item = house.register()
    with pytest.raises(InvalidForm):
        house.do(item, "withhold", "reviewer", MADE, reason="不想公开")
    house.do(item, "withhold", "reviewer", MADE, reason="16b")
    assert (item.stage, item.publication) == ("withheld", "withheld")
    assert not Clock.objects.open_of(item).exists()
    assert not Publication.objects.exists()


def test_a_change_starts_the_time_anew_and_keeps_the_old_words_public(house: House) -> None:
    item = house.published()
    changed = date(2022, 10, 10)
    data = {"title": "招生公告（变更）", "category": "2011", "made_on": changed, "text": "新。"}
    house.do(item, "change", "clerk", changed, **data)
    assert (item.stage, item.due_on) == ("changed", date(2022, 11, 7))
    assert Publication.objects.readable().get().title == "招生公告"
    house.do(item, "clear_change", "reviewer", changed, **CHECKS)
    house.do(item, "publish", "reviewer", date(2022, 10, 11))
    shown = Publication.objects.get()
    assert (shown.title, shown.version) == ("招生公告（变更）", 2)
    assert shown.versions.get().text == "正文。"
    assert (item.first_published_on, item.published_on) == (MADE, date(2022, 10, 11))


def test_withdrawn_corrected_ended(house: House) -> None:
    item = house.published()
    words = {"title": "更正后", "text": "更正后的正文。", "reason": "错字"}
    house.do(item, "amend_publication", "reviewer", MADE, **words)
    assert (item.title, Publication.objects.get().corrected_on) == ("更正后", MADE)
    house.do(item, "end", "reviewer", MADE, reason="有效期满")
    assert Publication.objects.readable().get().ended_on == MADE
    house.do(item, "unpublish", "reviewer", MADE, reason="误发")
    assert not Publication.objects.readable().exists()
    assert item.stage == "withdrawn"


def test_public_items_are_recorded_in_one_act(house: House) -> None:
    with pytest.raises(GuardFailed, match="补录"):
        house.register(who="reviewer", published_on=MADE)
    with pytest.raises(InvalidForm, match="公开审查人"):
        house.register(published_on=MADE, back_entry="期初")
    item = house.register(
        who="reviewer",
        on=date(2022, 9, 30),
        made_on=MADE,
        published_on=date(2022, 9, 30),
        back_entry="期初",
    )
    assert (item.stage, item.first_published_on) == ("public", date(2022, 9, 30))
    assert Publication.objects.readable().get().published_on == date(2022, 9, 30)
    assert Clock.objects.get(matter=item).state == Clock.State.MISSED


@pytest.mark.parametrize(
    ("who", "action", "allowed"),
    [
        ("reviewer", "clear", True),
        ("clerk", "clear", False),
        ("maker", "clear", False),
        ("stranger", "clear", False),
        ("auditor", "clear", False),
        ("clerk", "revise", True),
        ("other_clerk", "revise", False),
        ("stranger", "withhold", False),
    ],
)
def test_who_may(house: House, who: str, action: str, allowed: bool) -> None:
    item = house.register()
    data = {"title": "x", "category": "2011", "made_on": MADE, "reason": "16b", **CHECKS}
    if allowed:
        house.do(item, action, who, MADE, **data)
    else:
        with pytest.raises(NotAllowed):
            house.do(item, action, who, MADE, **data)


def test_nobody_registers_for_another_unit(house: House) -> None:
    with pytest.raises(InvalidForm):
        house.register(unit=house.health)
    with pytest.raises(NotAllowed):
        house.register(who="auditor")


@pytest.mark.parametrize(
    "given",
    [{"title": ""}, {"category": "9999"}, {"made_on": date(2030, 1, 1)}, {"source": "无此文号"}],
)
def test_bad_input_names_the_field(house: House, given: dict[str, Any]) -> None:
    with pytest.raises(InvalidForm) as refusal:
        house.register(**given)
    assert set(refusal.value.errors) == set(given)


def test_what_is_being_changed_can_be_sent_back_and_taken_down(house: House) -> None:
    item = house.published()
    data = {"title": "变更", "category": "2011", "made_on": date(2022, 10, 10)}
    house.do(item, "change", "clerk", date(2022, 10, 10), **data)
    house.do(item, "send_back_change", "reviewer", date(2022, 10, 10), reason="请核对")
    assert item.stage == "change_returned"
    house.do(item, "revise_change", "clerk", date(2022, 10, 10), **data)
    assert item.stage == "changed"
    house.do(item, "unpublish", "reviewer", date(2022, 10, 11), reason="原来的内容有误")
    assert item.stage == "withdrawn"
    assert not Publication.objects.readable().exists()
