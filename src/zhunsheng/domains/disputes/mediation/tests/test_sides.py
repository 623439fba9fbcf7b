"""The will of both sides: nothing goes on against a refusal, each side speaks for itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.kernel.documents.reading import as_html
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, NotAllowed

pytestmark = pytest.mark.django_db


def test_silence_is_not_consent(filed: Case) -> None:
    with pytest.raises(GuardFailed) as refused:
        filed.accept(D(2022, 8, 2), other_agrees="unknown")
    assert "告知对方" in refused.value.remedy


def test_not_against_a_clear_refusal(filed: Case) -> None:
    filed.do("invite", D(2022, 8, 1), how="phone")
    filed.do("respond", D(2022, 8, 2), "other", answer="no")
    with pytest.raises(GuardFailed) as refused:
        filed.accept(D(2022, 8, 2), other_agrees="no")
    assert "第十七条" in str(refused.value.cite)
    filed.do("refuse", D(2022, 8, 3), who="other", reason="对方要打官司。")
    assert (filed.matter.stage, filed.matter.outcome) == ("ended", "refused")
    notice = as_html(filed.document("termination"))
    assert "人民法院起诉" in notice
    assert "二十六条" in notice


def test_a_refusal_cannot_be_registered_as_agreed(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    with pytest.raises(InvalidForm):
        begin(house, dispute, D(2022, 8, 1), intake="accept", other_agrees="no")


def test_each_side_speaks_for_itself(house: House, dispute: dict[str, Any], today: None) -> None:
    case = begin(house, dispute, D(2022, 8, 1), source="screening")
    case.do("invite", D(2022, 8, 1), how="phone")
    case.do("respond", D(2022, 8, 2), "applicant", answer="yes")
    assert (case.matter.applicant_agrees, case.matter.other_agrees) == ("yes", "unknown")
    with pytest.raises(NotAllowed):
        case.do("withdraw", D(2022, 8, 2), "other", is_voluntary=True)


def test_mediators_found_by_screening_need_both(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    case = begin(house, dispute, D(2022, 8, 1), source="screening")
    assert (case.matter.applicant_agrees, case.matter.other_agrees) == ("unknown", "unknown")


def test_kin_do_not_mediate(filed: Case) -> None:
    with pytest.raises(GuardFailed) as refused:
        filed.accept(D(2022, 8, 2), is_related=True)
    assert "请另选调解员" in refused.value.remedy
    with pytest.raises(GuardFailed):
        filed.accept(D(2022, 8, 2), outside="赵某乙")


def test_a_mediator_is_replaced(filed: Case) -> None:
    filed.accept(D(2022, 8, 2))
    filed.do("appoint", D(2022, 8, 3), outside="白某丁", reason="申请人要求换人。")
    names = filed.matter.mediators.filter(is_active=True).values_list("name", flat=True)
    assert list(names) == ["白某丁"]


@pytest.fixture
def other(filed: Case) -> Any:
    """The other side with its own code, on a phone."""
    cache.clear()
    event = filed.do("invite", D(2022, 8, 1), how="phone")
    code, secret = event.other_receipt
    client = Client()
    assert client.post("/progress/", {"code": code, "secret": secret}).status_code == 302
    return client


def test_the_other_side_reads_and_consents_with_its_own_code(filed: Case, other: Any) -> None:
    page = other.get("/progress/case/").content.decode()
    assert "我愿不愿意调解" in page
    assert "撤回" not in page
    assert "调解申请书" not in page
    sent = other.post("/progress/case/do/respond/", {"answer": "yes"})
    assert sent.status_code == 302
    filed.matter.refresh_from_db()
    assert (filed.matter.other_agrees, filed.matter.applicant_agrees) == ("yes", "yes")


def test_what_belongs_to_the_applicant_stays_closed_to_the_other_side(
    filed: Case, other: Any
) -> None:
    application = filed.document("application")
    assert other.get(f"/progress/case/documents/{application.pk}/").status_code == 404
    assert other.post("/progress/case/do/withdraw/", {"is_voluntary": "on"}).status_code == 302
    filed.matter.refresh_from_db()
    assert filed.matter.closed_on is None


def test_both_sides_read_the_agreement(filed: Case, other: Any) -> None:
    filed.accept(D(2022, 8, 2))
    filed.agree(D(2022, 8, 3))
    agreement = filed.document("agreement")
    text = other.get(f"/progress/case/documents/{agreement.pk}/").content.decode()
    assert "退回半米" in text


def test_the_public_cannot_register_an_agreement(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    from zhunsheng.kernel.procedure.engine import file

    data = {**dispute, "intake": "oral", "agreement": "甲", "performance": "乙"}
    with pytest.raises(InvalidForm):
        file("mediation.people", Actor.public("x"), data, at=D(2022, 8, 1))


def test_staff_do_not_answer_in_the_name_of_a_side(filed: Case) -> None:
    with pytest.raises(NotAllowed):
        perform(filed.matter, "respond", filed.house.actor("clerk"), {"answer": "yes"})
