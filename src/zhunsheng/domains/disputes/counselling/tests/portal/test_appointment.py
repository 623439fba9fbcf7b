"""Somebody makes an appointment under any name."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.counselling.models import CounsellingCase
from zhunsheng.domains.disputes.counselling.portal.service import SERVICE
from zhunsheng.domains.disputes.counselling.procedure import COUNSELLING
from zhunsheng.domains.disputes.counselling.tests.conftest import D, House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
BASE = "/apply/counselling/"


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    """Addresses have tried nothing yet."""
    cache.clear()


def _book(house: House, **you: Any) -> Any:
    client: Any = Client()
    slot = house.slot(D(2022, 8, 2))
    client.post(f"{BASE}q/how/", {"danger": "no", "way": "room"})
    client.post(f"{BASE}q/you/", {"name": "小木", "is_minor": "no", **you})
    client.post(f"{BASE}q/when/", {"slot": str(slot.pk)})
    assert client.post(f"{BASE}check/").status_code == 302
    shown = client.get(f"{BASE}receipt/").context
    client.post("/progress/", {"code": shown["receipt"].code, "secret": shown["secret"]})
    return client


def test_questions_fit_the_filing_form() -> None:
    fields = set(COUNSELLING.filing.form.base_fields)  # type: ignore[union-attr]
    assert {name for part in SERVICE.parts for name in part.form.base_fields} <= fields
    assert set(SERVICE.stage_words) == set(COUNSELLING.stage_by_code)
    assert set(SERVICE.acts) == {a.code for a in COUNSELLING.actions if "public" in a.roles}


def test_numbers_to_call_stand_on_the_start_page(house: House) -> None:
    page = Client().get(BASE).content.decode()
    for words in ("12356", "120", "110", "不用真名"):
        assert words in page


def test_an_hour_is_booked_moved_and_given_back(house: House) -> None:
    client = _book(house)
    case = CounsellingCase.objects.get()
    assert (case.stage, case.participants.get().name) == ("booked", "小木")
    assert "2022年8月2日14:30" in client.get("/progress/case/").content.decode()
    later = house.slot(D(2022, 8, 4))
    moved = client.post("/progress/case/do/reschedule/", {"slot": str(later.pk)})
    assert moved.status_code == 302
    case.refresh_from_db()
    assert case.slot == later
    assert client.post("/progress/case/do/cancel/", {"is_sure": "on"}).status_code == 302
    case.refresh_from_db()
    assert case.stage == "cancelled"
    assert CounsellingCase.objects.filter(slot=None).exists()


def test_a_minor_names_who_looks_after_them(house: House) -> None:
    client: Any = Client()
    answer = client.post(f"{BASE}q/you/", {"name": "豆子", "is_minor": "yes"})
    assert "不方便让他们知道的，直接打 12356" in answer.content.decode()
