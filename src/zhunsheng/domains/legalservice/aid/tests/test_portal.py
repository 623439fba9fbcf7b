"""A citizen applies page by page; the papers asked for follow from the answers; what can be done afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.tests.conftest import House
from zhunsheng.kernel.matters.models import MatterLink

pytestmark = pytest.mark.django_db
BASE = "/apply/aid/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    """A working day under the rules of 2023; addresses have tried nothing yet."""
    cache.clear()
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False):
        yield


class Citizen:
    """Fills pages by their address."""

    def __init__(self, house: House) -> None:
        self.client: Any = Client()
        self.house = house

    def fill(self, part: str, **data: Any) -> Any:
        return self.client.post(f"{BASE}q/{part}/", data)

    def page(self, path: str) -> str:
        return str(self.client.get(f"{BASE}{path}").content.decode())

    def wages(self, **more: Any) -> None:
        """Somebody who was not paid, for himself."""
        self.fill("who", whose="me")
        self.fill("name", name="秦某甲")
        self.fill("contact", phone="13900000000")
        self.fill("matter", ground="31.5", step="arbitration")
        self.fill("story", subject="欠薪", opponents="虚构劳务公司")
        self.fill("urgent", urgent="none")
        self.fill("exempt", exemption=more.pop("exemption", "none"))
        self.fill("means", household="2", income="2000", proof="pledge")
        self.fill("papers")

    def send(self) -> AidCase:
        assert self.client.post(f"{BASE}check/").status_code == 302
        found: AidCase = AidCase.objects.latest("pk")
        return found


@pytest.fixture
def citizen(house: House) -> Citizen:
    return Citizen(house)


def test_an_application_for_wages(citizen: Citizen) -> None:
    citizen.wages()
    case = citizen.send()
    assert (case.kind, case.ground, case.level) == ("labour", "31.5", "arbitration")
    assert (case.hardship, case.income, case.household) == ("pledge", 200_000, 2)
    assert (case.stage, case.channel, case.restricted) == ("applied", "online", True)
    receipt = citizen.page("receipt/")
    assert "2026年11月30日以前" in receipt


def test_the_papers_follow_from_the_answers(citizen: Citizen) -> None:
    citizen.wages()
    page = citizen.page("q/papers/")
    assert "欠条、考勤" in page
    assert "低保证" not in page
    citizen.fill("exempt", exemption="42.2")
    page = citizen.page("q/papers/")
    assert "低保证、特困证" in page
    citizen.fill("matter", ground="32.4", step="court")
    page = citizen.page("q/papers/")
    assert "报警记录" in page
    assert "低保证" not in page
    assert "考勤" not in page


def test_whoever_is_exempt_is_not_asked_for_the_income(citizen: Citizen) -> None:
    citizen.wages(exemption="42.3")
    case = citizen.send()
    assert (case.hardship, case.exemption, case.income) == ("exempt", "42.3", None)


def test_a_victim_of_violence_is_asked_for_no_income_and_called_with_care(citizen: Citizen) -> None:
    citizen.fill("who", whose="me")
    citizen.fill("name", name="秦某甲")
    citizen.fill("contact", phone="13900000000", calling="message")
    citizen.fill("matter", ground="32.4", step="court")
    citizen.fill("story", subject="他打我", claim="上个月开始。")
    citizen.fill("urgent", urgent="danger")
    citizen.fill("papers")
    case = citizen.send()
    assert (case.hardship, case.kind) == ("none", "civil")
    assert case.claim.splitlines() == [
        "申请人说现在有危险，请立即联系。",
        "联系方式：请先发短信，不要直接打电话。",
        "上个月开始。",
    ]


def test_both_at_once(citizen: Citizen) -> None:
    citizen.wages()
    citizen.fill("matter", ground="31.2", step="government")
    assert "同时申请行政复议" in citizen.page("tasks/")
    citizen.fill("reconsideration", wants_reconsideration="yes", act_name="停发低保通知")
    case = citizen.send()
    assert (case.kind, case.wants_reconsideration) == ("administrative", True)
    link = MatterLink.objects.get(from_matter=case)
    assert (link.procedure, link.data["act_name"]) == ("reconsideration", "停发低保通知")


def test_somebody_else_applies(citizen: Citizen) -> None:
    citizen.wages()
    citizen.fill("who", whose="family")
    citizen.fill("agent", agent_name="秦某乙", agent_relation="family", agent_phone="13900000001")
    case = citizen.send()
    assert case.participants.get(role="agent").name == "秦某乙"


def test_the_check_says_what_to_bring(citizen: Citizen) -> None:
    page = citizen.client.get(BASE, {"ground": "31.5", "exemption": "42.3"}).content.decode()
    assert "可以申请，不看收入" in page
    assert "务工证明" in page


def test_what_is_published(citizen: Citizen) -> None:
    page = citizen.client.get("/help/aid/")
    assert page.status_code == 200
    assert "上期结转" in page.content.decode()
