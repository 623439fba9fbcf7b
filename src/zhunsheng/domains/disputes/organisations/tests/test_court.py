"""通报法院: what the law asks to be told, since a day."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.domains.disputes.organisations import court
from zhunsheng.domains.disputes.organisations.registers import MEDIATORS, ORGANISATIONS
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit

PAGE = "/desk/mediation/court-notice/"


@pytest.fixture
def changed(house: House, today: Any) -> House:
    """One committee with a new term in July, one with a new telephone, one merged; a centre is none."""
    one = house.organisation("TW001", "东甲社区", term_ends=date(2022, 7, 1))
    other = house.organisation("TW002", "东乙社区")
    gone = house.organisation("TW003", "西甲社区", unit=house.units["other"].pk)
    house.organisation("ZX001", "county", kind="centre", level="county", name="区矛调中心")
    house.add(MEDIATORS, code="T1", name="测试调解员", organisation=one.pk, unit=one.unit_id)
    july = Change(None, date(2022, 7, 2), "换届")
    changing.edit(ORGANISATIONS, [Edit(one.pk, {"term_ends": date(2025, 7, 1)})], july)
    changing.edit(ORGANISATIONS, [Edit(other.pk, {"phone": "0951-0000009"})], july)
    changing.end(ORGANISATIONS, [gone.pk], july)
    return house


def test_what_is_told(changed: House) -> None:
    data = court.told(changed.people["keeper"], date(2022, 6, 30), date(2022, 8, 10))
    assert (data["organ"], data["total"], data["mediators"]) == ("演示区司法局", 2, 1)
    assert data["founders"] == [{"title": "村（居）民委员会", "number": 2}]
    assert [(one["name"], one["kind"]) for one in data["changes"]] == [
        ("东甲社区人民调解委员会", "修改"),
        ("西甲社区人民调解委员会", "失效"),
    ]
    assert "2025年7月1日" in data["changes"][0]["what"]
    assert data["committees"][0]["mediators"] == "测试调解员"


def test_what_changed_before_is_not_told_again(changed: House) -> None:
    data = court.told(changed.people["keeper"], date(2022, 7, 31), date(2022, 8, 10))
    assert data["changes"] == []


def test_a_station_tells_of_its_own(changed: House) -> None:
    data = court.told(changed.people["station"], date(2022, 6, 30), date(2022, 8, 10))
    assert [one["name"] for one in data["changes"]] == ["东甲社区人民调解委员会"]


def test_the_notice_is_a_word_file(changed: House) -> None:
    answer = changed.client("keeper").get(PAGE, {"since": "20220630", "form": "docx"})
    text = ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    for word in ("通报", "东甲社区人民调解委员会", "2025年7月1日", "测试调解员"):
        assert word in text


def test_the_page(changed: House) -> None:
    page = changed.client("keeper").get(PAGE, {"since": "2022年6月30日"})
    assert "2个人民调解委员会有调整" in page.content.decode()
    assert changed.client("keeper").get(PAGE, {"since": "前天"}).status_code == 422
    assert changed.client("grid").get(PAGE).status_code == 403


def test_it_costs_the_same_for_few_and_for_many(changed: House) -> None:
    client = changed.client("keeper")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(40):
        changed.organisation(f"E{number}", "东街道", founder="enterprise", level="township")
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) <= len(few) < 40
