"""An event from the plan to the proof, recorded at once, changed, cancelled, sent back."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest

from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.tests.conftest import HELD_ON, PNG, House, record
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, NotAllowed

REQUEST = {
    "filed": "request",
    "title": "请来讲民法典",
    "kind": "lecture",
    "audience": "residents",
    "planned_on": date(2022, 5, 20),
    "requester_kind": "community",
    "requester": "演示第一社区",
    "contact": "秦某某",
    "phone": "0951-0000009",
    "wish": "相邻关系",
}


def photo() -> Upload:
    return Upload("photo", BytesIO(PNG), "现场.png")


def planned(house: House, **more: Any) -> PublicityEvent:
    answers = {
        "filed": "plan",
        "title": "宪法进社区",
        "kind": "themed",
        "audience": "residents",
        "planned_on": date(2022, 5, 18),
        "planned_time": "9:30",
        "venue": "社区广场",
        "is_open": True,
    }
    event = file("publicity.event", house.actor("clerk-jy"), answers | more, at=date(2022, 5, 9))
    return PublicityEvent.objects.get(pk=event.subject_id)


def test_from_the_plan_to_the_proof(house: House, lecturer: Any, series: Any) -> None:
    event = planned(house, series=series.pk, lecturers=[lecturer.pk])
    assert (event.stage, event.unit.short_name, event.number) == (
        "proposed",
        "教育局",
        "演JY普〔2022〕1号",
    )
    assert Document.objects.filter(matter=event.pk, kind="plan").exists()
    answers = {"planned_on": date(2022, 5, 18), "venue": "社区广场"}
    perform(event, "approve", house.actor("chief-jy"), answers, at=date(2022, 5, 10))
    moved = {"planned_on": date(2022, 5, 19), "reason": "下雨"}
    perform(event, "change", house.actor("clerk-jy"), moved, at=date(2022, 5, 17))
    assert (event.stage, event.planned_on) == ("approved", date(2022, 5, 19))
    came = {
        "held_on": date(2022, 5, 19),
        "place": house.town.pk,
        "heads": 86,
        "counted": "signed",
        "handed_out": 200,
    }
    perform(event, "hold", house.actor("clerk-jy"), came, [photo()], at=date(2022, 5, 20))
    assert (event.stage, event.heads, event.place) == ("held", 86, house.town)
    assert list(event.lecturers.all()) == [lecturer]
    perform(event, "check", house.actor("office"), {"decision": "proved"}, at=date(2022, 5, 23))
    assert (event.stage, event.outcome, event.closed_on) == ("closed", "held", date(2022, 5, 23))


def test_a_held_event_is_one_act(house: House, duty: Any) -> None:
    event = record(house, duty=duty.pk)
    assert (event.stage, event.outcome, event.heads, event.duty) == ("held", "held", 120, duty)
    assert Document.objects.filter(matter=event.pk, kind="record").exists()


def test_an_old_event_can_be_recorded_much_later(house: House) -> None:
    event = record(house, on=date(2022, 12, 1))
    assert (event.held_on, event.received_on) == (HELD_ON, date(2022, 12, 1))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"heads": ""}, "heads"),
        ({"heads": 0}, "heads"),
        ({"heads": 99_999}, "heads"),
        ({"counted": ""}, "counted"),
        ({"held_on": date(2022, 5, 19)}, "held_on"),
        ({"planned_on": date(2022, 5, 17)}, "planned_on"),
        ({"requester": "演示社区"}, "requester"),
    ],
)
def test_what_does_not_fit_is_named(house: House, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        record(house, **wrong)
    assert field in refused.value.errors
    assert not PublicityEvent.objects.exists()


def test_a_plan_lies_ahead(house: House) -> None:
    with pytest.raises(InvalidForm) as refused:
        planned(house, planned_on=date(2022, 5, 1))
    assert "planned_on" in refused.value.errors


def test_another_unit_does_not_see_it(house: House) -> None:
    event = record(house)
    house.page("clerk-wj", f"/desk/matters/{event.pk}/", 404)
    house.page("clerk-jy", f"/desk/matters/{event.pk}/")
    with pytest.raises(NotAllowed):
        perform(event, "supplement", house.actor("clerk-wj"), {"heads": 1, "counted": "one"})


def test_the_office_records_for_another_unit(house: House) -> None:
    event = record(house, "office", host=house.units["WJ"].pk)
    assert event.unit == house.units["WJ"]
    with pytest.raises(InvalidForm):
        # Who is not the office has no such question; the answer to it is simply not asked for.
        record(house, "clerk-jy", host=house.units["WJ"].pk, heads="")


def test_what_cannot_be_proved_is_sent_back_or_does_not_count(house: House) -> None:
    event = record(house)
    back = {"decision": "return", "note": "没有照片"}
    perform(event, "check", house.actor("office"), back, at=HELD_ON)
    assert (event.stage, event.closed_on) == ("returned", None)
    more = {"heads": 110, "counted": "signed"}
    perform(event, "supplement", house.actor("clerk-jy"), more, [photo()], at=HELD_ON)
    assert (event.stage, event.heads) == ("held", 110)
    perform(event, "uncount", house.actor("office"), {"reason": "查无此事"}, at=HELD_ON)
    assert (event.stage, event.outcome) == ("closed", "uncounted")


def test_sending_back_gives_the_reason(house: House) -> None:
    event = record(house)
    with pytest.raises(InvalidForm) as refused:
        perform(event, "check", house.actor("office"), {"decision": "return"}, at=HELD_ON)
    assert "note" in refused.value.errors


def test_a_request_of_the_public_goes_to_the_office_with_a_time(
    house: House, lecturer: Any
) -> None:
    event = file("publicity.event", Actor.public("x"), REQUEST, at=date(2022, 5, 9))
    asked = PublicityEvent.objects.get(pk=event.subject_id)
    assert (asked.stage, asked.unit, asked.requester) == (
        "proposed",
        house.units["PF"],
        "演示第一社区",
    )
    assert asked.receipt
    clock = Clock.objects.get(matter=asked.pk)
    assert (clock.code, clock.due_on) == ("publicity.answer_request", date(2022, 5, 16))
    reply = {
        "planned_on": date(2022, 5, 20),
        "lecturers": [lecturer.pk],
        "reply": "秦律师上午九点半到。",
    }
    perform(asked, "approve", house.actor("office"), reply, at=date(2022, 5, 10))
    clock.refresh_from_db()
    assert (clock.state, asked.reply) == ("met", "秦律师上午九点半到。")
    perform(asked, "withdraw", Actor.public("x"), {"is_sure": True}, at=date(2022, 5, 11))
    assert (asked.stage, asked.outcome) == ("cancelled", "cancelled")


def test_only_a_request_can_be_withdrawn(house: House) -> None:
    with pytest.raises(GuardFailed):
        perform(
            planned(house), "withdraw", Actor.public("x"), {"is_sure": True}, at=date(2022, 5, 11)
        )


def test_a_cancelled_event_gives_the_reason(house: House) -> None:
    event = planned(house)
    with pytest.raises(InvalidForm):
        perform(event, "cancel", house.actor("clerk-jy"), {}, at=date(2022, 5, 10))
    why = {"reason": "场地停电"}
    perform(event, "cancel", house.actor("clerk-jy"), why, at=date(2022, 5, 10))
    assert event.stage == "cancelled"


NEWS = {"headline": "民法典进校园", "summary": "五月十八日讲了民法典，120人次参加。"}
FILE = {"minors": "consent", "no_names": True}


def publish(house: House, event: PublicityEvent, answers: dict[str, Any], *kinds: str) -> None:
    files = [Upload(kind, BytesIO(PNG), f"{kind}.png") for kind in kinds]
    perform(event, "publish", house.actor("clerk-jy"), answers, files, at=HELD_ON)


def test_pictures_of_children_need_the_guardians_consent(house: House) -> None:
    event = record(house)
    with pytest.raises(GuardFailed, match="监护人"):
        publish(house, event, NEWS | FILE, "public_file")
    assert not Publication.objects.exists()
    with pytest.raises(InvalidForm):
        publish(house, event, NEWS, "public_file")
    consent = Upload("consent", BytesIO(PNG), "同意书.png")
    more = {"heads": 120, "counted": "one"}
    perform(event, "supplement", house.actor("clerk-jy"), more, [consent], at=HELD_ON)
    publish(house, event, NEWS | FILE, "public_file")
    assert Publication.objects.get().files.count() == 1


def test_pictures_without_recognisable_children_go_out(house: House) -> None:
    event = record(house)
    publish(house, event, NEWS | FILE | {"minors": "none"}, "public_file")
    assert Publication.objects.get().title == "民法典进校园"


def test_of_grown_ups_nothing_is_asked_about_children(house: House) -> None:
    event = record(house, audience="residents")
    publish(house, event, NEWS, "public_file")
    assert Publication.objects.get().files.count() == 1
