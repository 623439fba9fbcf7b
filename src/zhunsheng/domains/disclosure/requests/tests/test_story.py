"""Whole requests from receipt to archive, one for each way in which they end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disclosure.requests.forms.answer import earlier_this_month
from zhunsheng.domains.disclosure.requests.models import Remedy
from zhunsheng.domains.disclosure.requests.outcomes import ANSWERS
from zhunsheng.domains.disclosure.requests.tests.conftest import Case, House, begin, pdf, sheet
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import MatterLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def test_answered_on_the_spot_and_archived(filed: Case) -> None:
    filed.answer(D(2022, 8, 1), files=[sheet()])
    matter = filed.matter
    assert (matter.stage, matter.outcome, matter.closed_on) == ("answered", "1", D(2022, 8, 1))
    assert (matter.number, matter.answer_days) == ("演建依申〔2022〕1号", 0)
    given = filed.document("information")
    assert given.direction == Document.Direction.OUTGOING
    assert given.audience == ["applicant"]
    filed.do("archive", D(2022, 8, 20))
    assert matter.stage == "archived"


def test_each_organ_numbers_its_own_requests(house: House, application: dict[str, Any]) -> None:
    first = begin(house, application, D(2022, 8, 1))
    assert first.matter.unit == house.department
    from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
    from zhunsheng.kernel.procedure.actors import Actor
    from zhunsheng.kernel.procedure.engine import file

    data = {**application, "organ": house.government.pk, "channel": "online"}
    event = file("disclosure.request", Actor.public("x"), data, at=D(2022, 8, 1))
    other = DisclosureRequest.objects.get(pk=event.subject_id)
    assert (other.organ, other.unit) == (house.government, house.office)
    assert (other.number, other.organ_kind) == ("演依申〔2022〕1号", "government")


def test_no_correction_is_giving_up(filed: Case) -> None:
    filed.do("ask_correction", D(2022, 8, 3), missing="不明确", correct_days=5)
    filed.do("give_up", D(2022, 8, 11), reason="没有补正")
    assert (filed.matter.stage, filed.matter.outcome) == ("ended", "6.1")
    assert filed.document("lapse").number == "演建依申终〔2022〕1号"


def test_no_payment_is_giving_up(filed: Case) -> None:
    filed.do("charge", D(2022, 8, 3), fee_basis="items", items=3, items_before=10, payee="专户")
    assert filed.matter.fee_amount == 30000
    filed.do("report_payment", D(2022, 8, 4), "public", note="已缴", files=[pdf("payment")])
    assert filed.matter.stage == "unpaid"
    filed.do("fee_lapse", D(2022, 9, 1), reason="凭证有误，没有到账")
    assert filed.matter.outcome == "6.2"


def test_withdrawal_by_the_applicant(filed: Case) -> None:
    filed.do("withdraw", D(2022, 8, 4), "public", is_voluntary=True)
    assert (filed.matter.stage, filed.matter.outcome) == ("ended", "6.3")
    assert filed.matter.due_on is None


def test_disclosed_against_objection_tells_the_third_party(filed: Case) -> None:
    filed.do("ask_third", D(2022, 8, 3), names="虚构建设公司\n李某乙", question="是否同意")
    assert filed.matter.participants.filter(role="third_party").count() == 2
    filed.do("third_answered", D(2022, 8, 10), third_view="object", note="商业秘密")
    filed.answer(D(2022, 8, 12), third_reason="涉及公共安全")
    assert "涉及公共安全" in str(filed.document("third_decision").data)
    assert filed.document("third_decision").audience == []


def test_a_silent_third_party_leaves_the_decision_to_the_organ(filed: Case) -> None:
    filed.do("ask_third", D(2022, 8, 3), names="虚构建设公司", question="是否同意")
    filed.do("third_answered", D(2022, 8, 25), third_view="silent")
    filed.answer(D(2022, 8, 26), "3.4")
    assert not filed.matter.is_late
    assert not filed.matter.documents.filter(kind="third_decision").exists()


@pytest.mark.parametrize(
    "outcome", [o.code for o in ANSWERS if o.code not in ("3.4", "4.3", "5.4")]
)
def test_every_answer_has_its_document(filed: Case, outcome: str) -> None:
    filed.answer(D(2022, 8, 5), outcome, withheld="账号", receiver="虚构市住建局")
    assert filed.matter.outcome == outcome
    assert filed.matter.documents.filter(kind="answer").count() == 1


def test_mass_requests_without_reason_are_not_processed(filed: Case) -> None:
    filed.do("ask_reasons", D(2022, 8, 3), facts="40件", reason_days=5)
    filed.answer(D(2022, 8, 15), "5.4")
    assert (filed.matter.outcome, filed.matter.reasonable) == ("5.4", "none")


def test_remedies_are_rows_with_results_and_links(filed: Case, application: dict[str, Any]) -> None:
    filed.answer(D(2022, 8, 5), "3.6")
    other = begin(filed.house, application, D(2022, 8, 20))
    filed.do(
        "record_remedy",
        D(2022, 9, 1),
        kind="reconsideration",
        begun_on="2022-09-01",
        number=other.matter.number,
    )
    remedy = Remedy.objects.get()
    assert (remedy.kind, remedy.result) == ("reconsideration", "pending")
    assert MatterLink.objects.get(from_matter=filed.matter).to_matter_id == other.matter.pk
    assert filed.matter.number == "演建依申〔2022〕1号"
    filed.do("end_remedy", D(2022, 11, 1), remedy=remedy, result="upheld", ended_on="2022-10-30")
    remedy.refresh_from_db()
    assert (remedy.result, remedy.ended_on) == ("upheld", D(2022, 10, 30))


def test_a_corrected_name_reaches_title_and_party(filed: Case) -> None:
    reason = "身份证核对"
    filed.do("correct", D(2022, 8, 2), event=1, field="name", value="秦某丙", reason=reason)
    assert filed.matter.title.startswith("秦某丙申请公开")


def test_the_fee_counts_the_months_requests_of_one_applicant_to_one_organ(
    filed: Case, application: dict[str, Any]
) -> None:
    begin(filed.house, application, D(2022, 8, 2))
    begin(filed.house, {**application, "name": "李某乙"}, D(2022, 8, 3))
    third = begin(filed.house, application, D(2022, 8, 4))
    september = begin(filed.house, application, D(2022, 9, 1))
    assert earlier_this_month(third.matter) == 2
    assert earlier_this_month(september.matter) == 0


def test_several_requests_of_one_person_are_several_cases(
    filed: Case, application: dict[str, Any]
) -> None:
    second = begin(filed.house, {**application, "info_name": "另一份文件"}, D(2022, 8, 1))
    assert second.matter.pk != filed.matter.pk
    filed.answer(D(2022, 8, 3))
    assert second.matter.stage == "received"
