"""The way of a dispute from registration to the file, and the one act that does it all."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.kernel.documents import rendering
from zhunsheng.kernel.documents.archive.book import archive_of
from zhunsheng.kernel.documents.reading import as_html
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm

pytestmark = pytest.mark.django_db
ORAL: dict[str, Any] = {
    "intake": "oral",
    "agreement": "双方各让半米。",
    "performance": "当场拆除。",
    "is_performed": True,
}


def text_of(case: Case, kind: str) -> str:
    return as_html(case.document(kind))


def test_registered_by_the_station_of_the_place(filed: Case) -> None:
    matter = filed.matter
    assert (matter.stage, matter.unit, matter.organ) == (
        "registered",
        filed.house.station,
        filed.house.bureau,
    )
    assert matter.number == "演司人调〔2022〕1号"
    assert matter.title == "秦某甲与赵某乙邻里纠纷"
    assert (matter.applicant_agrees, matter.other_agrees) == ("yes", "unknown")
    assert matter.receipt
    assert "院墙占道" in text_of(filed, "application")


def test_from_consent_to_the_file(filed: Case) -> None:
    filed.do("invite", D(2022, 8, 1), how="phone")
    filed.do("respond", D(2022, 8, 2), "other", answer="yes")
    assert filed.matter.other_agrees == "yes"
    filed.accept(D(2022, 8, 3))
    assert (filed.matter.stage, filed.matter.accepted_on) == ("mediating", D(2022, 8, 3))
    assert filed.matter.due_on == D(2022, 9, 5)  # 3 September is a Saturday
    assert filed.matter.mediators.get().name == "马某丙"
    filed.do("investigate", D(2022, 8, 4), asked="邻居王某", content="墙确实占道。")
    filed.do("mediate", D(2022, 8, 5), where="村委会", came="双方", content="各自陈述。")
    filed.do("mediate", D(2022, 8, 6), where="村委会", came="双方", content="同意退让。")
    assert filed.matter.sessions == 2
    filed.agree(D(2022, 8, 8), perform_by=D(2022, 8, 20))
    matter = filed.matter
    assert (matter.stage, matter.outcome, matter.closed_on) == ("agreed", "written", D(2022, 8, 8))
    text = text_of(filed, "agreement")
    for words in ("院墙占道约半米", "退回半米", "费用自担", "马某丙", "2022年8月20日"):
        assert words in text
    filed.do("visit", D(2022, 8, 22), performed="done", how="person", content="墙已退回。")
    filed.do("archive", D(2022, 8, 23), retention="short")
    assert (filed.matter.stage, filed.matter.archived_on) == ("archived", D(2022, 8, 23))
    assert archive_of(filed.matter).startswith(b"%PDF")


def test_oral_agreement_in_one_act(house: House, dispute: dict[str, Any], today: None) -> None:
    case = begin(house, dispute, D(2022, 8, 1), **ORAL)
    matter = case.matter
    assert (matter.stage, matter.outcome) == ("agreed", "oral")
    assert matter.accepted_on == matter.agreed_on == matter.closed_on == D(2022, 8, 1)
    assert (matter.performed, matter.due_on) == ("done", None)
    assert matter.mediators.get().name == house.people["clerk"].name
    assert "双方各让半米" in text_of(case, "oral")
    assert not matter.clocks.exists()
    case.do("archive", D(2022, 8, 1), retention="short")


def test_oral_agreement_needs_its_five_fields(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    with pytest.raises(InvalidForm) as refused:
        begin(house, dispute, D(2022, 8, 1), intake="oral")
    assert {"agreement", "performance"} <= set(refused.value.errors)


def test_agreement_not_performed_on_the_spot_is_followed_up(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    case = begin(
        house,
        dispute,
        D(2022, 8, 1),
        **{
            **ORAL,
            "is_performed": False,
            "performance": "月底前付清。",
            "perform_by": D(2022, 8, 31),
        },
    )
    assert case.clock("mediation.follow_up").due_on == D(2022, 9, 30)
    with pytest.raises(GuardFailed):
        case.do("archive", D(2022, 8, 2), retention="short")


def test_written_afterwards_for_the_court(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    case = begin(house, dispute, D(2022, 8, 1), **{**ORAL, "performance": "分期付清。"})
    with pytest.raises(GuardFailed):
        case.do("ask_confirmation", D(2022, 8, 2), court="演示区人民法院", is_joint=True)
    case.do(
        "write_down",
        D(2022, 8, 3),
        main_facts="借款未还。",
        responsibility="乙方承担。",
        agreement="乙方分三期还清。",
        performance="每月十日付一期。",
    )
    assert case.matter.outcome == "written"
    case.do("ask_confirmation", D(2022, 8, 4), court="演示区人民法院", is_joint=True)
    assert "分三期还清" in text_of(case, "confirmation")


def test_court_confirms(filed: Case) -> None:
    filed.accept(D(2022, 8, 3))
    filed.agree(D(2022, 8, 8))
    assert filed.clock("mediation.confirm").due_on == D(2022, 9, 7)
    filed.do(
        "ask_confirmation",
        D(2022, 8, 10),
        court="演示区人民法院",
        is_joint=True,
        confirmation_asked_on=D(2022, 8, 10),
    )
    assert filed.matter.stage == "confirming"
    assert filed.clock("mediation.court_accept").due_on == D(2022, 8, 15)  # the 13th is a Saturday
    filed.do("court_accepts", D(2022, 8, 12), confirmation_accepted_on=D(2022, 8, 12))
    assert filed.clock("mediation.court_decide").due_on == D(2022, 8, 29)
    filed.do(
        "court_decides",
        D(2022, 8, 20),
        confirmation="confirmed",
        confirmation_ended_on=D(2022, 8, 20),
    )
    assert (filed.matter.stage, filed.matter.confirmation) == ("agreed", "confirmed")
    assert not filed.matter.clocks.filter(code="mediation.confirm", state="running").exists()


def test_confirmation_after_thirty_days_is_refused_and_recorded_as_a_fact(filed: Case) -> None:
    filed.accept(D(2022, 8, 3))
    filed.agree(D(2022, 8, 8))
    data: dict[str, Any] = {
        "court": "演示区人民法院",
        "is_joint": True,
        "confirmation_asked_on": D(2022, 9, 8),
    }
    with pytest.raises(GuardFailed) as refused:
        filed.do("ask_confirmation", D(2022, 9, 8), **data)
    assert "第三十三条" in str(refused.value.cite)
    filed.do("ask_confirmation", D(2022, 9, 8), back_entry="法院收了申请", **data)
    assert filed.matter.stage == "confirming"


def test_last_day_of_confirmation(filed: Case) -> None:
    filed.accept(D(2022, 8, 3))
    filed.agree(D(2022, 8, 8))
    filed.do(
        "ask_confirmation",
        D(2022, 9, 8),
        court="演示区人民法院",
        is_joint=True,
        confirmation_asked_on=D(2022, 9, 7),
    )
    assert filed.matter.stage == "confirming"


def test_rendered_as_pdf(filed: Case) -> None:
    filed.accept(D(2022, 8, 3))
    filed.agree(D(2022, 8, 8))
    assert rendering.pdf_of(filed.document("agreement")).startswith(b"%PDF")
