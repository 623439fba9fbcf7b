"""The quick form, the portal's service, the entries for everybody, the sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from zhunsheng.domains.legalservice.consultations.exchange import SHEET, load
from zhunsheng.domains.legalservice.consultations.knowledge import KNOWLEDGE
from zhunsheng.domains.legalservice.consultations.models import Consultation
from zhunsheng.domains.legalservice.stations.tests.conftest import House, desk
from zhunsheng.faces.kiosk import device
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

QUICK = "/desk/consultations/quick/"


def test_the_next_one_is_ready_at_once(lawyer: Person, call: dict[str, Any], house: House) -> None:
    client = desk(lawyer)
    wrong = client.post(QUICK, {**call, "answer": ""})
    assert wrong.status_code == 422
    assert "拖欠工资" in wrong.content.decode()
    sent = client.post(QUICK, {**call, "station": house.stations[1].pk}, follow=True)
    page = sent.content.decode()
    assert "<strong>1</strong>" in page
    assert "老板拖欠工资三个月，怎么办？</textarea>" not in page
    assert sent.context["form"].initial["station"] == str(house.stations[1].pk)
    assert sent.context["form"].initial["kind"] == "labour"


def test_sent_twice_it_is_one(lawyer: Person, call: dict[str, Any]) -> None:
    client = desk(lawyer)
    for _n in range(2):
        client.post(QUICK, {**call, "key": "quick-1"})
    assert Consultation.objects.count() == 1


def test_others_record_nothing(house: House, lawyer: Person) -> None:
    assert desk(house.clerk).get(QUICK).status_code == 403


def ask(client: Client) -> None:
    """Two short pages and off."""
    client.post("/apply/ask/q/question/", {"kind": "debt", "question": "借条写了还要不要？"})
    client.post("/apply/ask/q/reach/", {"phone": "", "asker": ""})
    client.post("/apply/ask/check/")


def test_a_citizen_asks_and_reads_the_answer(client: Client, lawyer: Person) -> None:
    ask(client)
    page = client.get("/apply/ask/receipt/").content.decode()
    assert "3 个工作日以内" in page
    matter = Consultation.objects.get()
    assert (matter.channel, matter.stage) == ("online", "waiting")


def test_at_a_kiosk_the_place_is_known(client: Client, lawyer: Person, house: House) -> None:
    from django.core import signing

    client.cookies[device.COOKIE] = signing.dumps("ZD1", salt=device.SALT)
    ask(client)
    matter = Consultation.objects.get()
    assert (matter.channel, matter.station) == ("kiosk", house.stations[0])


def test_entries_are_found_by_everybody(client: Client, house: House) -> None:
    row = {
        "code": "WD1",
        "question": "老板拖欠工资怎么办？",
        "answer": "向劳动监察投诉。",
        "articles": "劳动法第五十条",
        "kind": "labour",
        "unit": house.bureau.pk,
    }
    change = Change(None, date(2022, 3, 1))
    made = changing.add(KNOWLEDGE, [row], change)
    assert "拖欠" not in client.get("/lists/consultation-knowledge/").content.decode()
    changing.publish(KNOWLEDGE, [one.pk for one in made], change)
    assert "拖欠" in client.get("/lists/consultation-knowledge/?q=工资").content.decode()
    faults = dict(KNOWLEDGE.check({"question": "甲", "answer": "打13900001111找他"}))
    assert "answer" in faults


def test_rows_of_a_sheet_count(lawyer: Person, house: House) -> None:
    row = {
        "number": "1",
        "asked_on": date(2022, 3, 1),
        "channel": "来访",
        "kind": "借贷",
        "question": "问",
        "answer": "答",
        "station": "G1",
    }
    load(row, lawyer)
    load({**row, "number": "2", "channel": "来电", "station": None}, lawyer)
    assert figure("F045", 2022).value == 2
    assert figure("consultation.remote", 2022).value == 0
    assert SHEET.domain == "consultation"
