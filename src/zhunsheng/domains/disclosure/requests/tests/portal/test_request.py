"""A citizen asks for information: questions, receipt, confirmation, correction, fee, answer on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.portal.pages import published_year
from zhunsheng.domains.disclosure.requests.portal.service import SERVICE
from zhunsheng.domains.disclosure.requests.procedure import REQUEST
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, sheet
from zhunsheng.faces.portal import throttle

pytestmark = pytest.mark.django_db
BASE = "/apply/disclosure/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
D = date


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    """Addresses have tried nothing yet."""
    cache.clear()


@pytest.fixture
def now() -> Iterator[Any]:
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False) as traveller:
        yield traveller


class Citizen:
    """Fills pages by their address."""

    def __init__(self, house: House) -> None:
        self.client: Any = Client()
        self.house = house

    def fill(self, part: str, **data: Any) -> Any:
        return self.client.post(f"{BASE}q/{part}/", data)

    def fill_everything(self) -> None:
        self.fill("who", applicant_type="person", has_agent="no")
        self.fill("name", name="秦某甲")
        self.fill("contact", phone="13900000000", address="演示区虚构路1号")
        self.fill("organ", organ=str(self.house.department.pk))
        self.fill("what", info_name="虚构路改造工程施工许可证", content="2021年")
        self.fill("form", desired_form="electronic")
        self.fill("material", **{"file-identity": SimpleUploadedFile("证.pdf", PDF)})

    def send(self) -> Any:
        return self.client.post(f"{BASE}check/")

    def apply(self) -> Case:
        """A sent request; this session then sees it."""
        self.fill_everything()
        assert self.send().status_code == 302
        shown = self.client.get(f"{BASE}receipt/").context
        asked = {"code": shown["receipt"].code, "secret": shown["secret"]}
        assert self.client.post("/progress/", asked).status_code == 302
        return Case(self.house, DisclosureRequest.objects.latest("pk"))

    def page(self) -> str:
        found: str = self.client.get("/progress/case/").content.decode()
        return found

    def act(self, action: str, **data: Any) -> Any:
        return self.client.post(f"/progress/case/do/{action}/", data)


@pytest.fixture
def citizen(house: House, now: Any) -> Citizen:
    return Citizen(house)


def test_questions_and_files_fit_the_filing_form() -> None:
    fields = set(REQUEST.filing.form.base_fields)  # type: ignore[union-attr]
    asked = {name for part in SERVICE.parts for name in part.form.base_fields}
    assert asked - fields == {"has_agent"}
    accepted = {one.kind for one in REQUEST.filing.accepts}
    assert {box.kind for part in SERVICE.parts for box in part.files} <= accepted
    assert set(SERVICE.stage_words) == set(REQUEST.stage_by_code)
    assert set(SERVICE.acts) == {a.code for a in REQUEST.actions if "public" in a.roles}


def test_start_page_says_everything(citizen: Citizen) -> None:
    text = citizen.client.get(BASE).content.decode()
    for words in (
        "谁都可以",
        "不用说明为什么要",
        "一般不要钱",
        "20 个工作日",
        "演示区人民政府办公室",
    ):
        assert words in text


def test_request_becomes_a_matter_that_waits_for_confirmation(citizen: Citizen) -> None:
    matter = citizen.apply().matter
    assert (matter.stage, matter.channel) == ("unconfirmed", "online")
    assert (matter.organ, matter.due_on) == (citizen.house.department, None)
    assert matter.documents.get().kind == "identity"
    assert "等我们联系你确认" in citizen.page()


def test_receipt_says_when_the_answer_is_due_if_confirmed_today(citizen: Citizen) -> None:
    citizen.fill_everything()
    citizen.send()
    assert "2026年12月21日" in citizen.client.get(f"{BASE}receipt/").content.decode()


def test_no_promise_of_another_law_is_made(citizen: Citizen) -> None:
    """The day of sending is not the day of receipt (31), and nobody else reads the request."""
    citizen.fill_everything()
    before = citizen.client.get(f"{BASE}check/").content.decode()
    assert "确认的那天算正式收到" in before
    for words in ("收到日期就是今天", "送给对方看", "到窗口说一声"):
        assert words not in before
    citizen.send()
    after = citizen.client.get(f"{BASE}receipt/").content.decode()
    assert "确认的那天才算正式收到" in after
    assert "收到日期是" not in after
    assert citizen.house.department.name in after


def test_correction_by_the_citizen(citizen: Citizen) -> None:
    case = citizen.apply()
    case.do("confirm", D(2026, 11, 23), "registrar", how="phone")
    assert "2026年12月21日" in citizen.page()
    case.do("ask_correction", D(2026, 11, 23), missing="写明路段", correct_days=10)
    page = citizen.page()
    assert "你要补齐内容" in page
    assert "补正告知书" in page
    form = citizen.client.get("/progress/case/do/receive_correction/").content.decode()
    assert "先看《政府信息公开申请补正告知书》" in form
    assert citizen.act("receive_correction", content="北段").status_code == 302
    case.matter.refresh_from_db()
    assert (case.matter.stage, case.matter.content) == ("received", "北段")
    assert case.matter.info_name == "虚构路改造工程施工许可证"


def test_fee_is_told_and_its_proof_sent(citizen: Citizen) -> None:
    case = citizen.apply()
    case.do("confirm", D(2026, 11, 23), "registrar", how="phone")
    case.do("charge", D(2026, 11, 23), fee_basis="pages", pages=86, payee="专户")
    page = citizen.page()
    assert "你要缴费" in page
    assert "560元（还没有缴）" in page.replace(" ", "")
    sent = citizen.act("report_payment", **{"file-payment": SimpleUploadedFile("票.pdf", PDF)})
    assert sent.status_code == 302
    assert case.matter.documents.filter(kind="payment").exists()


def test_answer_and_information_are_read_on_the_portal(citizen: Citizen) -> None:
    case = citizen.apply()
    case.do("confirm", D(2026, 11, 23), "registrar", how="phone")
    case.answer(D(2026, 11, 23), files=[sheet(name="许可证.xlsx")])
    page = citizen.page()
    assert "已经答复" in page
    answer, given = case.document("answer"), case.document("information")
    assert page.index("许可证.xlsx") < page.index("证.pdf</")  # among what the house gives
    text = citizen.client.get(f"/progress/case/documents/{answer.pk}/").content.decode()
    assert "六十日内向演示区人民政府申请行政复议" in text
    sent = citizen.client.get(f"/progress/case/documents/{given.pk}/")
    assert b"".join(sent.streaming_content).startswith(b"PK")


def test_internal_papers_stay_inside(citizen: Citizen) -> None:
    case = citizen.apply()
    case.do("confirm", D(2026, 11, 23), "registrar", how="phone")
    case.do("ask_third", D(2026, 11, 23), names="虚构公司", question="同意吗")
    assert "虚构公司" not in citizen.page()
    inside = case.document("third_party")
    assert citizen.client.get(f"/progress/case/documents/{inside.pk}/").status_code == 404


def test_withdrawal_needs_the_citizens_own_word(citizen: Citizen) -> None:
    case = citizen.apply()
    assert citizen.act("withdraw", reason="不要了").status_code == 422
    assert citizen.act("withdraw", is_voluntary="on").status_code == 302
    case.matter.refresh_from_db()
    assert (case.matter.stage, case.matter.outcome) == ("ended", "6.3")


def test_a_flood_from_one_address_is_slowed_down(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(throttle.LIMITS, "submit", (2, 3600))
    for expected in (302, 302, 429):
        citizen.client.cookies.clear()
        citizen.fill_everything()
        assert citizen.send().status_code == expected
    assert DisclosureRequest.objects.count() == 2


def test_tables_wait_for_the_day_of_publication() -> None:
    assert published_year(D(2026, 3, 31)) == 2024
    assert published_year(D(2026, 4, 1)) == 2025
