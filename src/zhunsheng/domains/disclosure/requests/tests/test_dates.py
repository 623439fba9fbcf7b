"""When a request counts as received, and when the answer is due (30-35)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import Settings

from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin
from zhunsheng.kernel.clocks.query import query_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


@pytest.mark.parametrize(
    ("area", "on", "due"),
    [
        ("CN", D(2022, 1, 25), D(2022, 2, 25)),
        ("CN", D(2022, 7, 1), D(2022, 7, 29)),
        ("CN-NX", D(2022, 7, 1), D(2022, 8, 2)),
    ],
    ids=["1", "19a", "19b"],
)
def test_vectors(
    house: House,
    application: dict[str, Any],
    settings: Settings,
    area: str,
    on: date,
    due: date,
) -> None:
    settings.CALENDAR_AREA = area
    assert begin(house, application, on).matter.due_on == due


@pytest.mark.parametrize("channel", ["counter", "oral", "registered"])
def test_handing_in_or_signing_is_receipt(
    house: House, application: dict[str, Any], channel: str
) -> None:
    matter = begin(house, application, D(2022, 8, 1), channel=channel).matter
    assert (matter.stage, matter.received_on) == ("received", D(2022, 8, 1))
    assert matter.due_on == D(2022, 8, 29)


@pytest.mark.parametrize("channel", ["online", "plain_mail", "fax"])
def test_other_channels_count_from_the_confirmed_day(
    house: House, application: dict[str, Any], channel: str
) -> None:
    case = begin(house, application, D(2022, 8, 1), channel=channel)
    assert (case.matter.stage, case.matter.due_on) == ("unconfirmed", None)
    case.do("confirm", D(2022, 8, 3), "registrar", how="phone")
    assert (case.matter.submitted_on, case.matter.received_on) == (D(2022, 8, 1), D(2022, 8, 3))
    assert case.matter.due_on == D(2022, 8, 31)


def test_correction_starts_the_time_anew(filed: Case) -> None:
    filed.do("ask_correction", D(2022, 8, 10), missing="不清楚是哪一段", correct_days=15)
    assert filed.matter.due_on == D(2022, 8, 31)
    filed.do("receive_correction", D(2022, 8, 20), "public", content="北段")
    assert filed.matter.due_on == D(2022, 9, 19)  # 10-12 September is a holiday


def test_times_of_asking_others_do_not_count(filed: Case) -> None:
    """5 working days are used by the 8th; two overlapping opinions stop the time once, until the later answer."""
    filed.do("ask_third", D(2022, 8, 8), names="虚构建设公司", question="合同价款")
    assert (filed.matter.stage, filed.matter.due_on) == ("consulting", None)
    filed.do("ask_organ", D(2022, 8, 10), asked_name="虚构市住建局", question="共同制作")
    filed.do("third_answered", D(2022, 8, 15), third_view="agree")
    assert (filed.matter.stage, filed.matter.due_on) == ("consulting", None)
    filed.do("organ_answered", D(2022, 8, 22), organ_view="agree")
    assert filed.matter.stage == "received"
    # Counted: 2-5 August (4), then from the 22nd the other 16.
    assert filed.matter.due_on == D(2022, 9, 13)


def test_extension_by_twenty_days(filed: Case) -> None:
    filed.do("extend", D(2022, 8, 25), "chief", days=20, reason="需要检索纸质档案")
    assert filed.matter.due_on == D(2022, 9, 27)


def test_fee_stops_the_time_and_payment_starts_it_anew(filed: Case) -> None:
    charge: dict[str, Any] = {"fee_basis": "pages", "pages": 150, "payee": "区财政专户"}
    filed.do("charge", D(2022, 8, 12), notified_on="2022-08-12", **charge)
    assert filed.matter.fee_amount == (70 * 10 + 50 * 20) * 100
    assert filed.matter.due_on == D(2022, 9, 9)
    filed.do("pay", D(2022, 8, 26), "registrar", paid_on="2022-08-25")
    assert filed.matter.due_on == D(2022, 9, 23)


def test_reasonable_mass_request_is_answered_later(filed: Case) -> None:
    filed.do("ask_reasons", D(2022, 8, 5), facts="一个月内申请了40件", reason_days=10)
    filed.do("give_reasons", D(2022, 8, 10), "public", reasons="学位论文调研")
    filed.do("delay", D(2022, 8, 12), reason="检索量大", delay_days=40)
    assert filed.matter.due_on == D(2022, 10, 13)
    assert filed.matter.reasonable == "yes"


def test_old_text_gave_fifteen_days(house: House) -> None:
    assert query_due("disclosure.answer", D(2018, 6, 1), "CN")["due"] == D(2018, 6, 25)


def test_how_long_the_answer_took(filed: Case) -> None:
    filed.answer(D(2022, 8, 29))
    assert (filed.matter.answer_days, filed.matter.is_late) == (20, False)


def test_late_answer_is_named(filed: Case) -> None:
    filed.answer(D(2022, 8, 30))
    assert (filed.matter.answer_days, filed.matter.is_late) == (21, True)
    reason = "核对签收记录"
    filed.do("correct", D(2022, 9, 1), event=2, field="occurred", value="2022-08-26", reason=reason)
    assert (filed.matter.answer_days, filed.matter.is_late) == (19, False)
    assert filed.matter.answered_on == D(2022, 8, 26)
