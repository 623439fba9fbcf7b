"""A title from the self-check to the revocation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client

from zhunsheng.domains.publicity.tests.conftest import House, add
from zhunsheng.domains.publicity.villages.models import (
    ModelVillage,
    TitleObjection,
    VillageMark,
    VillageTitle,
)
from zhunsheng.domains.publicity.villages.registers import ADVOCATES, CRITERIA, VILLAGES
from zhunsheng.domains.publicity.villages.tests.conftest import points, village_row
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    MissingDocument,
    WrongStage,
)
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib.clock import CHINA

#: A Thursday; five working days later is the 16th.
ANNOUNCED = date(2022, 6, 9)


@pytest.fixture(autouse=True)
def now() -> Iterator[time_machine.Traveller]:
    """A day on which everything told here is over."""
    from datetime import datetime

    with time_machine.travel(datetime(2022, 9, 1, 9, tzinfo=CHINA), tick=False) as traveller:
        yield traveller


def apply(house: House, village: ModelVillage, level: str = "national") -> VillageTitle:
    answers = {"village": village.pk, "level": level, **points()}
    event = file("villages.title", house.actor("clerk-zz"), answers, at=date(2022, 5, 9))
    return VillageTitle.objects.get(pk=event.subject_id)


def checked(house: House, village: ModelVillage, value: int = 45) -> VillageTitle:
    title = apply(house, village)
    agreed = {"opinion": "同意推荐。"}
    perform(title, "recommend", house.actor("chief-zz"), agreed, at=date(2022, 5, 10))
    found = points(value) | {"finding": "看了材料，走访了群众。"}
    perform(title, "check", house.actor("office"), found, at=date(2022, 5, 20))
    return title


def announced(house: House, village: ModelVillage) -> VillageTitle:
    title = checked(house, village)
    perform(title, "announce", house.actor("office"), {}, at=ANNOUNCED)
    return title


def object_to(title: VillageTitle, text: str, at: date = date(2022, 6, 10)) -> TitleObjection:
    answers = {"target": title.pk, "text": text, "contact": "13900000000"}
    event = file("objection.title", Actor.public("x"), answers, at=at)
    return TitleObjection.objects.get(pk=event.subject_id)


def send(house: House, title: VillageTitle, at: date = date(2022, 6, 17)) -> None:
    perform(title, "send", house.actor("office"), {"opinion": "同意。"}, at=at)


GRANTED = {
    "granted_on": date(2022, 7, 28),
    "basis": "演示〔2022〕1号",
    "recheck_on": date(2025, 7, 28),
}


def grant(house: House, title: VillageTitle) -> None:
    paper = Upload("decision", BytesIO(b"paper"), "文件.txt")
    perform(title, "grant", house.actor("office"), GRANTED, [paper], at=date(2022, 8, 1))


def titled(house: House, village: ModelVillage) -> VillageTitle:
    title = announced(house, village)
    send(house, title)
    grant(house, title)
    return title


def test_to_the_title_which_stands_in_the_register_and_counts(
    house: House, village: ModelVillage
) -> None:
    title = titled(house, village)
    assert (title.stage, title.outcome, title.self_score, title.score) == (
        "titled",
        "granted",
        100,
        90,
    )
    village.refresh_from_db()
    assert (village.level, village.granted_on, village.recheck_on) == (
        "national",
        date(2022, 7, 28),
        date(2025, 7, 28),
    )
    assert village.is_public
    assert set(Document.objects.filter(matter=title.pk).values_list("kind", flat=True)) == {
        "form",
        "notice",
        "decision",
    }
    found = figure("villages.national", 2022)
    assert (found.indicator.ref, found.worth.number) == ("F054", 1)


def test_points_off_are_explained_and_keep_the_words_of_their_day(
    house: House, village: ModelVillage
) -> None:
    title = apply(house, village)
    perform(
        title, "recommend", house.actor("chief-zz"), {"opinion": "同意。"}, at=date(2022, 5, 10)
    )
    silent = points(40, note="") | {"finding": "看了。"}
    with pytest.raises(InvalidForm) as refused:
        perform(title, "check", house.actor("office"), silent, at=date(2022, 5, 20))
    assert all(name.startswith("note_") for name in refused.value.errors)
    mark = VillageMark.objects.filter(title_matter=title, round="self").first()
    assert mark is not None
    line = CRITERIA.model.objects.get(code=mark.code)
    changing.edit(
        CRITERIA, [Edit(line.pk, {"title": "新的说法"})], Change(None, date(2022, 8, 1), "修订")
    )
    mark.refresh_from_db()
    assert (mark.title, mark.version) == ("实行四议两公开", 1)


def test_too_few_points_are_not_announced(house: House, village: ModelVillage) -> None:
    title = checked(house, village, 39)
    with pytest.raises(GuardFailed, match="80%"):
        perform(title, "announce", house.actor("office"), {}, at=ANNOUNCED)
    perform(title, "decline", house.actor("office"), {"opinion": "得分不够。"}, at=ANNOUNCED)
    assert title.stage == "declined"


def test_the_announcement_runs_five_working_days(house: House, village: ModelVillage) -> None:
    title = announced(house, village)
    assert title.announced_until == date(2022, 6, 16)
    with pytest.raises(GuardFailed, match="公示还没有期满"):
        send(house, title, date(2022, 6, 16))
    send(house, title)
    assert title.stage == "sent"


def test_an_objection_is_looked_into_first(house: House, village: ModelVillage) -> None:
    title = announced(house, village)
    objection = object_to(title, "村务公开栏是空的。")
    with pytest.raises(GuardFailed, match="异议没有核查"):
        send(house, title)
    answers = {"result": "no", "answer": "公开栏换了地方。"}
    perform(objection, "answer", house.actor("office"), answers, at=date(2022, 6, 13))
    send(house, title)


def test_an_upheld_objection_stops_it(house: House, village: ModelVillage) -> None:
    title = announced(house, village)
    objection = object_to(title, "没有公开。")
    answers = {"result": "yes", "answer": "属实。"}
    perform(objection, "answer", house.actor("office"), answers, at=date(2022, 6, 13))
    with pytest.raises(GuardFailed, match="查实"):
        send(house, title)


def test_after_the_last_day_nobody_objects_here(house: House, village: ModelVillage) -> None:
    title = announced(house, village)
    with pytest.raises(InvalidForm) as refused:
        object_to(title, "晚了。", date(2022, 6, 17))
    assert "target" in refused.value.errors


def test_a_title_needs_its_paper(house: House, village: ModelVillage) -> None:
    title = announced(house, village)
    send(house, title)
    with pytest.raises(MissingDocument):
        perform(title, "grant", house.actor("office"), GRANTED, at=date(2022, 8, 1))


def test_a_title_is_looked_at_again_put_right_and_taken_away(
    house: House, village: ModelVillage
) -> None:
    title = titled(house, village)
    bad = points(30, "台账不全") | {
        "finding": "问题不少。",
        "result": "rectify",
        "rectify_by": date(2022, 8, 31),
    }
    perform(title, "recheck", house.actor("office"), bad, at=date(2022, 8, 10))
    village.refresh_from_db()
    assert (title.stage, village.recheck_on) == ("rectifying", date(2022, 8, 31))
    refresh()
    rules = Alert.objects.standing().values_list("rule", flat=True)
    assert "villages.recheck_overdue" in rules
    away = {"basis": "演示撤〔2022〕1号", "reason": "到期没有改好"}
    perform(title, "revoke", house.actor("office"), away, at=date(2022, 9, 1))
    village.refresh_from_db()
    assert (title.stage, village.level, village.revoked_on) == (
        "revoked",
        "national",
        date(2022, 9, 1),
    )
    assert figure("villages.national", 2022).worth.number == 0
    refresh()
    assert "villages.recheck_overdue" not in Alert.objects.standing().values_list("rule", flat=True)
    with pytest.raises(WrongStage):
        perform(title, "recheck", house.actor("office"), bad)


def test_a_second_application_for_the_same_title_is_refused(
    house: House, village: ModelVillage
) -> None:
    apply(house, village)
    with pytest.raises(InvalidForm) as refused:
        apply(house, village)
    assert "village" in refused.value.errors


def test_a_township_applies_for_its_own_villages(house: House, village: ModelVillage) -> None:
    other = village_row(house, code="CUN-2", name="演示第二村", unit=house.units["WJ"].pk)
    (foreign,) = add(VILLAGES, other, public=False)
    with pytest.raises(InvalidForm) as refused:
        apply(house, foreign)
    assert "village" in refused.value.errors


def test_fewer_than_three_advocates_are_noticed(house: House, village: ModelVillage) -> None:
    refresh()
    assert not Alert.objects.standing().filter(rule="villages.few_advocates").exists()
    row: Any = ADVOCATES.model.objects.first()
    changing.end(ADVOCATES, [row.pk], Change(None, date(2022, 8, 31), "离任"))
    refresh()
    assert Alert.objects.standing().filter(rule="villages.few_advocates").count() == 1


def test_the_names_of_advocates_are_nowhere_public(house: House, village: ModelVillage) -> None:
    assert ADVOCATES.public is None
    assert ADVOCATES.private == {"name", "phone"}
    page = house.page("clerk-zz", "/desk/registers/villages.advocates/")
    assert "秦某1" not in page


@pytest.fixture
def open_now(house: House, village: ModelVillage, now: Any) -> VillageTitle:
    """A recommendation that is being announced today."""
    from datetime import datetime

    now.move_to(datetime(2022, 6, 10, 9, tzinfo=CHINA))
    return announced(house, village)


def test_anybody_reads_what_is_announced_and_objects_without_a_name(open_now: VillageTitle) -> None:
    client = Client()
    page = client.get("/model-villages/").content.decode()
    assert "演示第一村" in page
    assert "2022年6月16日" in page
    client.get("/apply/objection/")
    said = {"target": open_now.pk, "text": "村务没有公开。", "contact": ""}
    client.post("/apply/objection/q/say/", said, follow=True)
    sent = client.post("/apply/objection/check/", follow=True)
    assert "你的意见2022年6月10日收到了" in sent.content.decode()
    row = TitleObjection.objects.get()
    assert (row.text, row.contact, row.target) == ("村务没有公开。", "", open_now)


def test_when_nothing_is_announced_the_page_says_so(house: House, village: ModelVillage) -> None:
    apply(house, village)
    assert "现在没有正在公示的" in Client().get("/model-villages/").content.decode()


def test_the_township_never_learns_who_objects_to_what(
    open_now: VillageTitle, house: House
) -> None:
    objection = object_to(open_now, "公开栏是空的。")
    path, own = f"/desk/matters/{open_now.pk}/", f"/desk/matters/{objection.pk}/"
    assert "13900000000" in house.page("office", own)
    assert str(objection.number) in house.page("office", path)
    house.page("clerk-zz", own, 404)
    town = house.page("clerk-zz", path)
    assert "公示异议" not in town
    assert "公开栏是空的" not in town
