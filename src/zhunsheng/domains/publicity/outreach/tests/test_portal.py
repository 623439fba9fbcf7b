"""What citizens see and do: the calendar, the lecturers, asking for a lecture, registering a child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.publicity.outreach.models import CampEnrolment, PublicityEvent
from zhunsheng.domains.publicity.outreach.registers import LECTURERS
from zhunsheng.domains.publicity.tests.conftest import House, add
from zhunsheng.kernel.access.models import Scope
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed
from zhunsheng.lib.clock import CHINA


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    cache.clear()
    with time_machine.travel(datetime(2022, 6, 9, 10, tzinfo=CHINA), tick=False) as traveller:
        yield traveller


def approved(house: House, **more: Any) -> PublicityEvent:
    """An event of the education bureau that is going to happen."""
    answers = {
        "filed": "plan",
        "title": "宪法进社区",
        "kind": "themed",
        "audience": "residents",
        "planned_on": date(2022, 6, 20),
        "planned_time": "9:30",
        "place": house.town.pk,
        "venue": "社区广场",
        "is_open": True,
    } | more
    made = file("publicity.event", house.actor("clerk-jy"), answers)
    event = PublicityEvent.objects.get(pk=made.subject_id)
    agreed = {"planned_on": event.planned_on, "planned_time": "9:30", "venue": "社区广场"}
    perform(event, "approve", house.actor("chief-jy"), agreed | {"is_open": event.is_open})
    return event


def test_the_calendar_shows_what_everybody_may_come_to(house: House) -> None:
    event = approved(house)
    approved(house, title="内部学法会", is_open=False)
    page = Client().get("/learning/calendar/").content.decode()
    assert "宪法进社区" in page
    assert "2022年6月20日" in page
    assert "演示镇社区广场" in page
    assert "内部学法会" not in page
    perform(event, "cancel", house.actor("clerk-jy"), {"reason": "停电"})
    assert "取消了" in Client().get("/learning/calendar/").content.decode()


def test_a_plan_that_nobody_has_agreed_to_is_not_announced(house: House) -> None:
    answers = {"filed": "plan", "title": "还没批的活动", "kind": "themed", "audience": "residents"}
    more = {"planned_on": date(2022, 6, 20), "is_open": True}
    file("publicity.event", house.actor("clerk-jy"), answers | more)
    assert "还没批的活动" not in Client().get("/learning/calendar/").content.decode()


def test_the_public_reads_lecturers_that_are_marked_and_no_telephone(
    house: House, lecturer: Any
) -> None:
    row = {"code": "JS-002", "name": "未公开某", "workplace": "演示所", "fields": "刑法"}
    add(LECTURERS, row, public=False)
    page = Client().get("/lists/publicity-lecturers/").content.decode()
    assert "秦某" in page
    assert "未公开某" not in page
    item = Client().get(f"/lists/publicity-lecturers/{lecturer.pk}/").content.decode()
    assert "0951-0000001" not in item


class Citizen:
    """Fills pages by their address."""

    def __init__(self, service: str) -> None:
        self.client, self.base = Client(), f"/apply/{service}/"
        self.client.get(self.base)

    def fill(self, part: str, **data: Any) -> Any:
        return self.client.post(f"{self.base}q/{part}/", data)

    def send(self) -> str:
        """Sent; the session then sees its own matter."""
        assert self.client.post(f"{self.base}check/").status_code == 302
        shown = self.client.get(f"{self.base}receipt/").context
        asked = {"code": shown["receipt"].code, "secret": shown["secret"]}
        assert self.client.post("/progress/", asked).status_code == 302
        return self.page()

    def page(self) -> str:
        found: str = self.client.get("/progress/case/").content.decode()
        return found


def lecture(house: House) -> Citizen:
    citizen = Citizen("lecture")
    citizen.fill(
        "who",
        requester_kind="community",
        requester="演示第一社区",
        contact="秦某某",
        phone="13900000000",
    )
    citizen.fill("what", audience="residents", wish="邻居装修吵架怎么办")
    citizen.fill("when", planned_on="2022-06-20", place=house.town.pk, venue="活动室")
    return citizen


def test_a_community_asks_for_a_lecture_and_reads_who_comes(house: House, lecturer: Any) -> None:
    citizen = lecture(house)
    page = citizen.send()
    event = PublicityEvent.objects.get()
    assert (event.unit, event.kind, event.place) == (house.units["PF"], "lecture", house.town)
    assert "我们正在安排" in page
    assert "2022年6月16日" in page
    assert "秦某某" not in page
    reply = {"planned_on": date(2022, 6, 21), "planned_time": "15:00", "lecturers": [lecturer.pk]}
    perform(event, "approve", house.actor("office"), reply | {"reply": "秦律师来讲。"})
    page = citizen.page()
    assert "已经安排好" in page
    assert "2022年6月21日" in page
    assert "秦律师来讲。" in page


def test_a_day_that_is_too_near_is_refused_in_plain_words(house: House) -> None:
    citizen = lecture(house)
    wrong = citizen.fill("when", planned_on="2022-06-10", place=house.town.pk, venue="活动室")
    assert "我们要时间安排讲师" in wrong.content.decode()


def test_a_request_can_be_withdrawn(house: House) -> None:
    citizen = lecture(house)
    citizen.send()
    citizen.client.post("/progress/case/do/withdraw/", {"is_sure": "on"})
    assert PublicityEvent.objects.get().stage == "cancelled"


@pytest.fixture
def camp(house: House) -> PublicityEvent:
    """A camp with one place, open for registration."""
    house.hire("clerk-jy", "JY", "registrar", Scope.UNIT, "camp")
    return approved(
        house,
        title="法治夏令营",
        kind="camp",
        audience="students",
        planned_on=date(2022, 7, 11),
        is_open=False,
        seats=1,
        enrol_until=date(2022, 6, 30),
    )


def enrol(camp: PublicityEvent, **more: Any) -> Citizen:
    citizen = Citizen("camp")
    citizen.fill("camp", camp=camp.pk, school_stage="upper")
    child = {"child": "欧阳小演", "guardian": "欧阳大演", "relation": "parent"}
    citizen.fill("child", **child, phone="13900000000")
    citizen.fill("consent", consent="on", photo_consent="no", **more)
    return citizen


def test_a_guardian_registers_a_child_whose_name_is_nowhere_in_clear(
    house: House, camp: PublicityEvent
) -> None:
    page = enrol(camp).send()
    row = CampEnrolment.objects.get()
    assert (row.child, row.consent, row.photo_consent) == ("欧阳小演", True, False)
    assert row.restricted
    assert "欧阳小演" not in row.title
    assert "欧阳小演" not in page
    said = " ".join(one.data for one in Event.objects.filter(subject_id=row.pk))
    assert "欧阳小演" not in said


def test_who_keeps_publicity_sees_no_child_by_that_right(
    house: House, camp: PublicityEvent
) -> None:
    enrol(camp).send()
    path = f"/desk/matters/{CampEnrolment.objects.get().pk}/"
    house.page("office", path, 404)
    assert "欧阳小演" in house.page("clerk-jy", path)


def test_without_consent_nothing_is_sent(house: House, camp: PublicityEvent) -> None:
    citizen = Citizen("camp")
    citizen.fill("camp", camp=camp.pk, school_stage="upper")
    wrong = citizen.fill("consent", photo_consent="no")
    assert "要监护人同意" in wrong.content.decode()
    assert not CampEnrolment.objects.exists()


def test_there_are_no_more_places_than_seats(house: House, camp: PublicityEvent) -> None:
    for _twice in range(2):
        enrol(camp).send()
    first, second = CampEnrolment.objects.order_by("pk")
    perform(first, "accept", house.actor("clerk-jy"), {})
    with pytest.raises(GuardFailed, match="名额"):
        perform(second, "accept", house.actor("clerk-jy"), {})
    perform(second, "refuse", house.actor("clerk-jy"), {"reply": "满了，下次再报。"})


def test_after_the_camp_the_child_is_erased(house: House, camp: PublicityEvent) -> None:
    enrol(camp).send()
    row = CampEnrolment.objects.get()
    for action in ("accept", "finish", "erase"):
        perform(row, action, house.actor("clerk-jy"), {})
    row.refresh_from_db()
    assert (row.child, row.guardian, row.phone, row.stage) == ("", "", "", "erased")
    assert [p.name for p in row.participants.all()] == ["（已删除）"]


def test_when_registration_is_over_the_camp_is_not_offered(
    house: House, camp: PublicityEvent, now: Any
) -> None:
    now.move_to(datetime(2022, 7, 1, 9, tzinfo=CHINA))
    page = Client().get("/apply/camp/q/camp/").content.decode()
    assert "法治夏令营，2022年7月11日开始" not in page
