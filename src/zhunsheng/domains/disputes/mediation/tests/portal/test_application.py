"""A citizen brings a dispute: questions, receipt, danger, agreement on the phone, withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.portal.service import SERVICE
from zhunsheng.domains.disputes.mediation.procedure import PEOPLE
from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House

pytestmark = pytest.mark.django_db
BASE = "/apply/mediation/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


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

    def fill_everything(self, **more: str) -> None:
        self.fill("safe", danger=more.get("danger", "no"))
        self.fill("what", kind="neighbour", facts="院墙占道。", request="退回去。")
        self.fill("where", place=str(self.house.village.pk))
        self.fill("you", applicant="秦某甲", applicant_phone="13900000000")
        self.fill("other", other="赵某乙", other_agrees=more.get("other_agrees", "unknown"))
        self.fill("photo", **{"file-evidence": SimpleUploadedFile("墙.pdf", PDF)})

    def apply(self, **more: str) -> Case:
        """A sent dispute; this session then sees it."""
        self.fill_everything(**more)
        assert self.client.post(f"{BASE}check/").status_code == 302
        shown = self.client.get(f"{BASE}receipt/").context
        asked = {"code": shown["receipt"].code, "secret": shown["secret"]}
        assert self.client.post("/progress/", asked).status_code == 302
        return Case(self.house, Dispute.objects.latest("pk"))

    def page(self) -> str:
        found: str = self.client.get("/progress/case/").content.decode()
        return found


@pytest.fixture
def citizen(house: House, now: Any) -> Citizen:
    return Citizen(house)


def test_questions_and_files_fit_the_filing_form() -> None:
    fields = set(PEOPLE.filing.form.base_fields)  # type: ignore[union-attr]
    asked = {name for part in SERVICE.parts for name in part.form.base_fields}
    assert asked - fields == {"danger"}
    accepted = {one.kind for one in PEOPLE.filing.accepts}
    assert {box.kind for part in SERVICE.parts for box in part.files} <= accepted
    assert set(SERVICE.stage_words) == set(PEOPLE.stage_by_code)
    assert set(SERVICE.acts) == {a.code for a in PEOPLE.actions if "public" in a.roles}
    others = {a.code for a in PEOPLE.actions if "public:other" in a.roles}
    assert set(SERVICE.sides["other"].acts) == others


def test_start_page_says_what_it_costs_and_whom_to_call_in_danger(citizen: Citizen) -> None:
    text = citizen.client.get(BASE).content.decode()
    for words in ("一分钱也不收", "110", "演示区矛盾纠纷调解中心", "要双方都愿意"):
        assert words in text
    assert "110" in citizen.client.get(f"{BASE}q/safe/").content.decode()


def test_dispute_goes_to_the_station_of_the_village(citizen: Citizen) -> None:
    matter = citizen.apply().matter
    assert (matter.stage, matter.channel, matter.source) == ("registered", "online", "application")
    assert matter.unit == citizen.house.station
    assert matter.risk == "none"
    assert set(matter.documents.values_list("kind", flat=True)) == {"application", "evidence"}
    assert "等我们打电话" in citizen.page()


def test_danger_is_kept_as_a_risk_of_this_dispute(citizen: Citizen) -> None:
    assert citizen.apply(danger="yes").matter.risk == "high"


def test_unwilling_other_side_does_not_stop_the_application(citizen: Citizen) -> None:
    assert citizen.apply(other_agrees="no").matter.other_agrees == "no"


def test_agreement_is_read_on_the_portal(citizen: Citizen) -> None:
    case = citizen.apply()
    case.accept(D(2026, 11, 23))
    case.agree(D(2026, 11, 23))
    assert "谈成了" in citizen.page()
    agreement = case.document("agreement")
    text = citizen.client.get(f"/progress/case/documents/{agreement.pk}/").content.decode()
    assert "退回半米" in text
    assert "2026年12月23日" in citizen.page()  # the last day for the court


def test_investigation_stays_inside(citizen: Citizen) -> None:
    case = citizen.apply()
    case.accept(D(2026, 11, 23))
    case.do("investigate", D(2026, 11, 23), asked="王某", content="墙占道。")
    inside = case.document("investigation")
    assert citizen.client.get(f"/progress/case/documents/{inside.pk}/").status_code == 404


def test_withdrawal_needs_the_citizens_own_word(citizen: Citizen) -> None:
    case = citizen.apply()
    act = "/progress/case/do/withdraw/"
    assert citizen.client.post(act, {"reason": "谈好了"}).status_code == 422
    assert citizen.client.post(act, {"is_voluntary": "on"}).status_code == 302
    case.matter.refresh_from_db()
    assert (case.matter.stage, case.matter.outcome) == ("ended", "withdrawn")
