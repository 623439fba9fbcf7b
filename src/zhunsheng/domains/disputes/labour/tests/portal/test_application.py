"""A worker applies on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.portal.service import SERVICE
from zhunsheng.domains.disputes.labour.procedure import ARBITRATION
from zhunsheng.domains.disputes.labour.tests.conftest import House

pytestmark = pytest.mark.django_db
BASE = "/apply/labour/"


@pytest.fixture
def now() -> Iterator[Any]:
    cache.clear()
    with time_machine.travel("2026-11-23T10:00:00+08:00", tick=False) as traveller:
        yield traveller


def _fill(client: Any) -> None:
    pages: dict[str, dict[str, str]] = {
        "what": {"cause": "pay", "facts": "干了三个月没发工资"},
        "dates": {"is_wages": "yes", "known_on": "2026-09-15", "left_on": "2026-10-31"},
        "claims": {"claims": "支付工资24000元", "amount": "24,000"},
        "you": {"name": "秦某甲", "phone": "13900000000", "address": "演示区虚构路1号"},
        "other": {"other_name": "虚构劳务有限公司"},
        "material": {},
    }
    for part, data in pages.items():
        assert client.post(f"{BASE}q/{part}/", data).status_code == 302, part


def test_questions_and_files_fit_the_filing_form() -> None:
    fields = set(ARBITRATION.filing.form.base_fields)  # type: ignore[union-attr]
    assert {name for part in SERVICE.parts for name in part.form.base_fields} <= fields
    accepted = {one.kind for one in ARBITRATION.filing.accepts}
    assert {box.kind for part in SERVICE.parts for box in part.files} <= accepted
    assert set(SERVICE.stage_words) == set(ARBITRATION.stage_by_code)
    assert set(SERVICE.acts) == {a.code for a in ARBITRATION.actions if "public" in a.roles}


def test_application_becomes_a_case(house: House, now: Any) -> None:
    client: Any = Client()
    _fill(client)
    assert client.post(f"{BASE}check/").status_code == 302
    case = LabourCase.objects.get()
    assert (case.amount, case.is_wages, case.applicant_kind) == (2_400_000, True, "worker")
    assert case.participants.get(role="respondent").name == "虚构劳务有限公司"
    shown = client.get(f"{BASE}receipt/")
    assert "2026年11月30日" in shown.content.decode()
    asked = {"code": shown.context["receipt"].code, "secret": shown.context["secret"]}
    client.post("/progress/", asked)
    assert "正在看要不要受理" in client.get("/progress/case/").content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"is_wages": "yes"}, "不受一年限制"),
        ({"is_wages": "no", "since": "2026-03-02"}, "最晚2027年3月2日"),
        ({"is_wages": "no", "since": "2025-03-03"}, "仍然可以申请"),
    ],
)
def test_the_small_question_on_the_start_page(
    house: House, now: Any, data: dict[str, str], words: str
) -> None:
    page = Client().get(BASE, {"check": "1", **data}).content.decode()
    if words not in page:
        page = Client().post(f"{BASE}answer/", data).content.decode()
    assert words in page
