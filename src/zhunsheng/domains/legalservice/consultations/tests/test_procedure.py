"""Calls and visits are one act; questions on line are answered in their days; entries name nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.commons.surveys.models import FollowUp, Rating
from zhunsheng.domains.legalservice.consultations.models import Consultation, Knowledge
from zhunsheng.domains.legalservice.consultations.procedure import CODE, LIMIT
from zhunsheng.domains.legalservice.stations.tests.conftest import House
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm
from zhunsheng.kernel.registers.models import EntryVersion

ONLINE = {"channel": "online", "kind": "debt", "question": "借条写了还要不要？"}


def filed(actor: Actor, data: dict[str, Any]) -> Consultation:
    return Consultation.objects.get(pk=file(CODE, actor, data).subject_id)


def test_a_call_is_one_act(lawyer: Person, call: dict[str, Any], house: House) -> None:
    matter = filed(Actor.staff(lawyer), {**call, "station": house.stations[0].pk})
    assert (matter.stage, matter.outcome, matter.minutes) == ("done", "answered", 12)
    assert matter.place == house.stations[0].place
    assert matter.handler == lawyer
    events = Event.objects.filter(stream="matter", subject_id=matter.pk)
    assert events.count() == 1
    assert "拖欠工资" not in events[0].data
    # Settled at once: nobody has to look anything up.
    assert matter.receipt == ""


def test_a_call_has_an_answer(lawyer: Person, call: dict[str, Any]) -> None:
    for name in ("answer", "result"):
        with pytest.raises(InvalidForm) as caught:
            file(CODE, Actor.staff(lawyer), {**call, name: ""})
        assert name in caught.value.errors


def test_what_is_rated_on_the_spot(lawyer: Person, call: dict[str, Any]) -> None:
    matter = filed(Actor.staff(lawyer), {**call, "score": "2"})
    assert Rating.objects.get(matter_id=matter.pk).score == 2
    assert FollowUp.objects.get().unit == matter.unit


def test_handing_on_needs_a_telephone(lawyer: Person, call: dict[str, Any]) -> None:
    with pytest.raises(InvalidForm):
        file(CODE, Actor.staff(lawyer), {**call, "result": "aid"})
    data = {**call, "result": "aid", "asker": "测试甲", "phone": "0951-0000001"}
    matter = filed(Actor.staff(lawyer), data)
    link = MatterLink.objects.get(from_matter_id=matter.pk)
    assert link.procedure == "aid.case"
    assert link.data["name"] == "测试甲"


def test_on_line_it_is_answered_in_its_days(lawyer: Person) -> None:
    matter = filed(Actor.public("x"), ONLINE)
    assert matter.stage == "waiting"
    assert matter.receipt
    assert Clock.objects.get(matter_id=matter.pk, code=LIMIT).state == "running"
    perform(matter, "add", Actor.public("x"), {"more": "借条没有写日期。"})
    data = {"kind": "debt", "answer": "要，借条是证据。", "outcome": "answered"}
    perform(matter, "answer", Actor.staff(lawyer), data)
    matter = Consultation.objects.get(pk=matter.pk)
    assert "没有写日期" in matter.question
    assert (matter.answer, matter.handler) == ("要，借条是证据。", lawyer)
    assert Clock.objects.get(matter_id=matter.pk, code=LIMIT).state == "met"


def test_an_entry_for_everybody_names_nobody(lawyer: Person, call: dict[str, Any]) -> None:
    matter = filed(Actor.staff(lawyer), call)
    data = {
        "general_question": "老板拖欠工资怎么办？",
        "general_answer": "向劳动监察投诉。电话13900001111。",
        "sources": "劳动法第五十条",
    }
    with pytest.raises(InvalidForm) as caught:
        perform(matter, "propose", Actor.staff(lawyer), data)
    assert "general_answer" in caught.value.errors
    clean = {**data, "general_answer": "向劳动监察投诉。"}
    perform(matter, "propose", Actor.staff(lawyer), clean)
    entry = Knowledge.objects.get()
    assert entry.published_on is None
    version = EntryVersion.objects.get(register="consultation.knowledge")
    assert "三个月" not in version.data
    with pytest.raises(GuardFailed):
        perform(matter, "propose", Actor.staff(lawyer), clean)


def test_a_recorded_call_hands_nothing_on(lawyer: Person, call: dict[str, Any]) -> None:
    data = {**call, "result": "aid", "phone": "0951-0000001"}
    file(CODE, Actor.staff(lawyer), data, at=date(2022, 3, 1), back_entry="期初补录")
    assert not MatterLink.objects.exists()
