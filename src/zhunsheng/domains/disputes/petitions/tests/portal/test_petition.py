"""A citizen writes, sees how far it is, reads the answer, asks for review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.portal.service import SERVICE
from zhunsheng.domains.disputes.petitions.procedure import UNDER_2022
from zhunsheng.domains.disputes.petitions.tests.conftest import Case, House

pytestmark = pytest.mark.django_db
BASE = "/apply/petition/"
D = date


@pytest.fixture
def now() -> Iterator[Any]:
    cache.clear()
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False) as traveller:
        yield traveller


class Citizen:
    """Fills pages by their address."""

    def __init__(self, house: House) -> None:
        self.client: Any = Client()
        self.house = house

    def fill(self, part: str, **data: Any) -> Any:
        return self.client.post(f"{BASE}q/{part}/", data)

    def write(self, kind: str = "appeal", **more: Any) -> Case:
        """A sent petition; this session then sees it."""
        self.fill("kind", kind=kind, field="housing")
        self.fill("what", title="虚构小区电梯停运", facts="停了一个月", demand="尽快修好")
        secret = {} if kind == "accusation" else {"is_secret": more.pop("is_secret", "no")}
        self.fill("named", named=more.pop("named", ""), **secret)
        self.fill("you", name=more.pop("name", "秦某甲"), phone="13900000000")
        assert self.client.post(f"{BASE}check/").status_code == 302
        shown = self.client.get(f"{BASE}receipt/").context
        asked = {"code": shown["receipt"].code, "secret": shown["secret"]}
        assert self.client.post("/progress/", asked).status_code == 302
        return Case(self.house, Petition.objects.latest("pk"))

    def page(self) -> str:
        found: str = self.client.get("/progress/case/").content.decode()
        return found

    def act(self, action: str, **data: Any) -> Any:
        return self.client.post(f"/progress/case/do/{action}/", data)


@pytest.fixture
def citizen(house: House, now: Any) -> Citizen:
    return Citizen(house)


def test_questions_and_files_fit_the_filing_form() -> None:
    fields = set(UNDER_2022.filing.form.base_fields)  # type: ignore[union-attr]
    assert {name for part in SERVICE.parts for name in part.form.base_fields} <= fields
    accepted = {one.kind for one in UNDER_2022.filing.accepts}
    assert {box.kind for part in SERVICE.parts for box in part.files} <= accepted
    assert set(SERVICE.stage_words) == set(UNDER_2022.stage_by_code)
    assert set(SERVICE.acts) == {a.code for a in UNDER_2022.actions if "public" in a.roles}


def test_it_goes_to_the_petition_office(citizen: Citizen) -> None:
    matter = citizen.write().matter
    assert (matter.unit, matter.stage, matter.channel) == (
        citizen.house.units["X"],
        "registered",
        "online",
    )
    page = citizen.page()
    assert "2026年12月8日" in page
    assert "正在分给管这件事的单位" in page


def test_whole_way_to_review(citizen: Citizen, now: Any) -> None:
    case = citizen.write()
    case.forward(D(2026, 11, 23))
    case.do("accept", D(2026, 11, 23))
    case.answer(D(2026, 11, 23))
    page = citizen.page()
    assert "信访事项处理意见书" in page
    assert "最晚在2026年12月23日" in page
    assert "转送函" not in page
    assert citizen.act("ask_review", why="没有退费").status_code == 302
    case.matter.refresh_from_db()
    assert case.matter.stage == "reviewing"
    assert "上一级正在复查" in citizen.page()


def test_an_accusation_needs_no_name_and_is_kept_from_whom_it_names(citizen: Citizen) -> None:
    case = citizen.write("accusation", named=str(citizen.house.units["S"].pk), name="")
    matter = case.matter
    assert matter.title == "检举控告件"
    assert matter.participants.get(role="barred").unit == citizen.house.units["S"]
    assert matter.participants.get(role="applicant").name == "匿名"
    assert "虚构小区电梯停运" in citizen.page()


def test_secrecy_can_be_asked_for(citizen: Citizen) -> None:
    matter = citizen.write(is_secret="yes", named=str(citizen.house.units["S"].pk)).matter
    assert matter.is_secret
    assert matter.participants.filter(role="barred").exists()


def test_who_wants_something_says_who_they_are(citizen: Citizen) -> None:
    citizen.fill("kind", kind="appeal")
    assert "请写姓名" in citizen.fill("you", phone="13900000000").content.decode()
    citizen.fill("kind", kind="suggestion")
    assert citizen.fill("you", phone="13900000000").status_code == 302


def test_start_page_says_where_else_to_go(citizen: Citizen) -> None:
    text = citizen.client.get(BASE).content.decode()
    for words in ("行政复议", "劳动仲裁", "一律对被反映的单位和人保密", "不要钱"):
        assert words in text
