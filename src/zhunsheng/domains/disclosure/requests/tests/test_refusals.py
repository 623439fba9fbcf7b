"""Unlawful new acts are refused with rule and remedy; recorded facts are taken and marked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin, sheet
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    NotAllowed,
    NotFitToPublish,
    Refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def _correct_late(case: Case) -> None:
    case.do("ask_correction", D(2022, 8, 11), missing="不明确", correct_days=5)


def _correct_twice(case: Case) -> None:
    case.do("ask_correction", D(2022, 8, 3), missing="不明确", correct_days=5)
    case.do("receive_correction", D(2022, 8, 4), content="北段")
    case.do("ask_correction", D(2022, 8, 5), missing="还是不明确", correct_days=5)


def _give_up_early(case: Case) -> None:
    case.do("ask_correction", D(2022, 8, 3), missing="不明确", correct_days=5)
    case.do("give_up", D(2022, 8, 10), reason="没有补正")


def _silent_early(case: Case) -> None:
    case.do("ask_third", D(2022, 8, 3), names="虚构公司", question="同意吗")
    case.do("third_answered", D(2022, 8, 24), third_view="silent")


def _third_without_asking(case: Case) -> None:
    case.answer(D(2022, 8, 3), "3.4")


def _unclear_without_correction(case: Case) -> None:
    case.answer(D(2022, 8, 3), "4.3")


def _mass_without_asking(case: Case) -> None:
    case.answer(D(2022, 8, 3), "5.4")


def _delay_without_reasons(case: Case) -> None:
    case.do("delay", D(2022, 8, 3), reason="量大", delay_days=30)


def _delay_twice(case: Case) -> None:
    case.do("ask_reasons", D(2022, 8, 3), facts="本月第30件", reason_days=5)
    case.do("give_reasons", D(2022, 8, 4), reasons="研究用")
    case.do("delay", D(2022, 8, 5), reason="量大", delay_days=30)
    case.do("delay", D(2022, 8, 8), reason="还是量大", delay_days=60)


def _extend_twice(case: Case) -> None:
    case.do("extend", D(2022, 8, 3), "chief", days=15, reason="量大")
    case.do("extend", D(2022, 8, 4), "chief", days=10, reason="量大")


def _charge_late(case: Case) -> None:
    case.do("charge", D(2022, 8, 30), fee_basis="pages", pages=90, payee="专户")


def _charge_twice(case: Case) -> None:
    case.do("charge", D(2022, 8, 3), fee_basis="pages", pages=90, payee="专户")
    case.do("pay", D(2022, 8, 4), paid_on=D(2022, 8, 4))
    case.do("charge", D(2022, 8, 5), fee_basis="pages", pages=120, payee="专户")


def _lapse_early(case: Case) -> None:
    case.do("charge", D(2022, 8, 3), fee_basis="pages", pages=90, payee="专户")
    case.do("fee_lapse", D(2022, 8, 31), reason="没有缴")


@pytest.mark.parametrize(
    ("act", "article"),
    [
        (_correct_late, 30),
        (_correct_twice, 30),
        (_give_up_early, 30),
        (_silent_early, 32),
        (_third_without_asking, 32),
        (_unclear_without_correction, 30),
        (_mass_without_asking, 35),
        (_delay_without_reasons, 35),
        (_delay_twice, 35),
        (_extend_twice, 33),
        (_charge_late, 42),
        (_charge_twice, 42),
        (_lapse_early, 42),
    ],
)
def test_unlawful_acts(filed: Case, act: Callable[[Case], None], article: int) -> None:
    with pytest.raises(GuardFailed) as refused:
        act(filed)
    assert refused.value.message
    assert refused.value.remedy
    assert refused.value.cite is not None
    assert refused.value.cite.article == article


@pytest.mark.parametrize(
    ("action", "data", "field"),
    [
        ("charge", {"fee_basis": "pages", "pages": 20, "payee": "专户"}, "pages"),
        ("charge", {"fee_basis": "items", "payee": "专户"}, "items"),
        ("answer", {"outcome": "2", "answer": "见附件"}, "withheld"),
        ("ask_organ", {"question": "同意吗"}, "asked_name"),
        ("extend", {"days": 21, "reason": "量大"}, "days"),
    ],
)
def test_faulty_forms(filed: Case, action: str, data: dict[str, Any], field: str) -> None:
    role = "chief" if action == "extend" else "handler"
    with pytest.raises(InvalidForm) as refused:
        filed.do(action, D(2022, 8, 3), role, **data)
    assert field in refused.value.errors


def test_disclosing_against_an_objection_needs_its_reason(filed: Case) -> None:
    filed.do("ask_third", D(2022, 8, 3), names="虚构公司", question="同意吗")
    filed.do("third_answered", D(2022, 8, 5), third_view="object")
    with pytest.raises(InvalidForm) as refused:
        filed.answer(D(2022, 8, 8))
    assert "third_reason" in refused.value.errors


def test_a_third_party_hears_of_partial_disclosure_against_its_objection(filed: Case) -> None:
    filed.do("ask_third", D(2022, 8, 3), names="虚构公司", question="同意吗")
    filed.do("third_answered", D(2022, 8, 5), third_view="object")
    filed.answer(D(2022, 8, 8), "2", withheld="单价", third_reason="涉及公共安全")
    assert "涉及公共安全" in reading.as_html(filed.document("third_decision"))


def test_payment_is_not_earlier_than_the_notice(filed: Case) -> None:
    filed.do("charge", D(2022, 8, 3), fee_basis="pages", pages=90, payee="专户")
    with pytest.raises(InvalidForm) as refused:
        filed.do("pay", D(2022, 8, 8), paid_on=D(2022, 8, 2))
    assert "2022年8月3日" in str(refused.value.errors["paid_on"])


@pytest.mark.parametrize("begun_on", [D(2022, 7, 29), D(2022, 8, 10)])
def test_a_remedy_begins_between_application_and_today(filed: Case, begun_on: date) -> None:
    with pytest.raises(InvalidForm) as refused:
        filed.do("record_remedy", D(2022, 8, 9), kind="suit", begun_on=begun_on)
    assert "begun_on" in refused.value.errors


@pytest.mark.parametrize("ended_on", [D(2022, 8, 7), D(2022, 9, 2)])
def test_a_remedy_ends_between_its_beginning_and_today(filed: Case, ended_on: date) -> None:
    filed.do("record_remedy", D(2022, 8, 8), kind="suit", begun_on=D(2022, 8, 8))
    remedy = filed.matter.remedies.get()
    assert "2022年8月8日" in str(remedy)
    with pytest.raises(InvalidForm) as refused:
        filed.do("end_remedy", D(2022, 9, 1), remedy=remedy.pk, result="upheld", ended_on=ended_on)
    assert "ended_on" in refused.value.errors


def test_extension_is_the_heads_alone(filed: Case) -> None:
    with pytest.raises(NotAllowed):
        filed.do("extend", D(2022, 8, 3), "handler", days=20, reason="量大")


def test_another_organs_staff_has_no_right(filed: Case) -> None:
    with pytest.raises(NotAllowed):
        filed.do("answer", D(2022, 8, 3), "township", outcome="1", answer="见附件")


def test_staff_register_for_their_own_organ_only(house: House, application: dict[str, Any]) -> None:
    data = {**application, "organ": house.township.pk}
    with pytest.raises(InvalidForm) as refused:
        file("disclosure.request", house.actor("registrar"), data, at=D(2022, 8, 1))
    assert "organ" in refused.value.errors


def test_an_organ_without_an_office_takes_no_requests(
    house: House, application: dict[str, Any]
) -> None:
    data = {**application, "organ": house.office.pk}
    with pytest.raises(Refused):
        file("disclosure.request", Actor.public("x"), data, at=D(2022, 8, 1))
    assert not DisclosureRequest.objects.exists()


def test_a_fact_that_broke_a_rule_is_taken_and_marked(
    house: House, application: dict[str, Any]
) -> None:
    case = begin(house, application, D(2022, 8, 1))
    event = case.do(
        "ask_correction",
        D(2022, 8, 25),
        missing="不明确",
        correct_days=5,
        back_entry="纸质案卷补录",
    )
    assert "correction_in_time" in event.data
    assert case.matter.stage == "correcting"


def test_a_file_with_hidden_rows_is_not_handed_over_unless_for_a_reason(filed: Case) -> None:
    with pytest.raises(NotFitToPublish):
        filed.answer(D(2022, 8, 3), files=[sheet(hidden=True)])
    filed.matter.refresh_from_db()
    assert filed.matter.stage == "received"
    reason = "隐藏行已经核对，可以提供"
    filed.answer(D(2022, 8, 3), forced_reason=reason, files=[sheet(hidden=True)])
    assert filed.matter.stage == "answered"
    assert reason not in Event.objects.filter(subject_id=filed.matter.pk).latest("pk").data


def test_a_clean_file_goes_out(filed: Case) -> None:
    filed.answer(D(2022, 8, 3), files=[sheet(hidden=False)])
    assert filed.matter.stage == "answered"
