"""From the desk through the branches to the end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.intake.branches import branches_of, standings
from zhunsheng.domains.disputes.intake.tests.conftest import Case, House, begin
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.reading import as_html
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, Refused, WrongStage


def test_intake_is_numbered_named_and_watched(filed: Case) -> None:
    matter = filed.matter
    assert matter.number == "演司矛受〔2022〕1号"
    assert matter.title == "秦某甲反映邻里纠纷"
    assert matter.stage == "received"
    assert matter.place == filed.house.town
    assert matter.wanted == ["talk", "review"]
    assert matter.restricted
    # One working day after Monday, 8 August.
    assert Clock.objects.get(matter=matter).due_on == date(2022, 8, 9)
    assert filed.document("form").number == ""


def test_one_sentence_is_enough(house: House, today: Any) -> None:
    case = begin(house, {"story": "他又打我了", "channel": "phone"})
    assert case.matter.title == "来访人反映一件事"
    assert not case.matter.participants.exists()
    case.do("supplement", phone="13900004321", kind="family")
    assert case.matter.title == "来访人反映婚姻家庭纠纷"
    party = case.matter.participants.get().party
    assert party is not None
    assert party.phone == "13900004321"


def test_an_empty_supplement_says_what_to_do(filed: Case) -> None:
    with pytest.raises(InvalidForm) as refusal:
        filed.do("supplement")
    assert "至少补充一项" in str(refusal.value.errors)


def test_triage_makes_a_branch_for_each_way(filed: Case) -> None:
    filed.do("triage", ways=["intake.court", "reconsideration"], note="有决定书")
    assert filed.matter.stage == "referred"
    assert filed.matter.triaged_on == date(2022, 8, 8)
    court, review = standings(branches_of(filed.matter))
    assert (court.text, court.branch.link) == ("等窗口答复", None)
    assert (review.text, review.branch.take_by) == ("等窗口接收", date(2022, 8, 9))
    link = MatterLink.objects.get(from_matter=filed.matter)
    assert link.procedure == "reconsideration"
    assert link.data["name"] == "秦某甲"


def test_a_way_that_runs_is_not_taken_twice(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    with pytest.raises(Refused):
        filed.do("triage", ways=["intake.court"])


def test_windows_answer_ends_the_branch_and_the_last_one_makes_it_ready(filed: Case) -> None:
    filed.do("triage", ways=["intake.court", "reconsideration"])
    court = filed.branch("intake.court")
    filed.do("answer", branch=court.pk, ended="unsettled", answer="已告知管辖法院和诉讼费")
    assert filed.matter.stage == "referred"
    with pytest.raises(WrongStage):
        filed.do("close", outcome="02")
    review = filed.branch("reconsideration")
    filed.do("answer", branch=review.pk, ended="settled", answer="已当面受理，另案编号")
    assert filed.matter.stage == "ready"
    filed.do("close", outcome="03", told="电话告知")
    assert filed.matter.outcome == "03"
    assert filed.matter.closed_on == date(2022, 8, 8)


def test_a_hand_over_sent_back_ends_its_branch_and_asks_for_more(filed: Case) -> None:
    house = filed.house
    house.person("review", "registrar", "reconsideration", house.bureau)
    filed.do("triage", ways=["reconsideration"])
    link = MatterLink.objects.get(from_matter=filed.matter)
    referral.decline(link.pk, house.actor("review"), "不是行政决定，是会议纪要")
    filed.matter.refresh_from_db()
    (found,) = standings(branches_of(filed.matter))
    assert found.state == "declined"
    assert found.asks_for_more
    assert "会议纪要" in found.branch.answer
    assert filed.matter.stage == "ready"
    filed.do("triage", ways=["intake.court"], follows=found.branch.pk)
    assert not standings(branches_of(filed.matter))[0].asks_for_more


def test_withdrawing_calls_off_what_nobody_has_taken(filed: Case) -> None:
    filed.do("triage", ways=["intake.court", "reconsideration"])
    filed.do("withdraw", role="public", is_voluntary=True, solved="partly")
    assert filed.matter.outcome == "06"
    link = MatterLink.objects.get(from_matter=filed.matter)
    assert (link.declined_on, link.reason) == (date(2022, 8, 8), "当事人撤回")
    assert {one.state for one in standings(branches_of(filed.matter))} == {"withdrawn"}


def test_a_closed_intake_hears_of_its_branch_and_stays_closed(filed: Case) -> None:
    filed.do("triage", ways=["reconsideration"])
    link = MatterLink.objects.get(from_matter=filed.matter)
    branch = filed.branch("reconsideration")
    filed.do("answer", branch=branch.pk, ended="settled", answer="窗口说已办")
    filed.do("close", outcome="02")
    said = {"link": link.pk, "result": "ended", "branch": "行政复议", "text": "已办结"}
    perform(filed.matter, "branch", Actor.system(), said)
    assert Matter.objects.get(pk=filed.matter.pk).stage == "closed"
    assert filed.branch("reconsideration").answer == "窗口说已办"


def test_a_paper_answer_ends_the_waiting_hand_over(filed: Case) -> None:
    filed.do("triage", ways=["reconsideration"])
    branch = filed.branch("reconsideration")
    filed.do("answer", branch=branch.pk, ended="settled", answer="窗口当面受理了")
    assert not MatterLink.objects.get(from_matter=filed.matter).is_waiting
    (found,) = standings(branches_of(filed.matter))
    assert found.state == "settled"


def test_withdrawing_asks_for_ones_own_will(filed: Case) -> None:
    with pytest.raises(InvalidForm):
        filed.do("withdraw", role="public", solved="not")


def test_what_is_not_ours_is_told_where_to_go(filed: Case) -> None:
    filed.do(
        "send_elsewhere",
        elsewhere="police",
        organ_name="演示派出所，0951-0000002",
        reason="是治安案件",
    )
    assert (filed.matter.stage, filed.matter.outcome) == ("elsewhere", "05")
    assert "演示派出所" in as_html(filed.document("elsewhere"))
    assert not Clock.objects.open_of(filed.matter).exists()


def test_a_question_is_answered_at_once(filed: Case) -> None:
    filed.do("answer_here", answer="可以去社区开证明")
    assert filed.matter.outcome == "04"


def test_counselling_is_never_chosen_for_somebody(filed: Case) -> None:
    with pytest.raises(InvalidForm):
        filed.do("triage", ways=["counselling.session"])


def test_public_filing_needs_no_name(house: House, today: Any) -> None:
    event = file("intake.request", Actor.public("s"), {"story": "求助", "channel": "online"})
    assert event.receipt_secret  # type: ignore[attr-defined]


def test_closing_is_guarded_against_an_open_branch(filed: Case) -> None:
    filed.do("triage", ways=["intake.court"])
    filed.do("answer", branch=filed.branch("intake.court").pk, ended="settled", answer="好")
    from zhunsheng.domains.disputes.intake.models import Branch

    Branch.objects.create(intake=filed.matter, way="intake.court", referred_on=date(2022, 8, 8))
    with pytest.raises(GuardFailed):
        filed.do("close", outcome="02")


def test_a_right_in_every_business_sees_no_hand_over_to_a_confidential_one(filed: Case) -> None:
    house = filed.house
    everywhere = house.person("everywhere", "registrar", Grant.EVERY, house.bureau)
    window = house.person("window", "registrar", "petition", house.bureau)
    filed.do("triage", ways=["petition.case", "reconsideration"])
    seen = referral.waiting_for(everywhere).values_list("procedure", flat=True)
    assert list(seen) == ["reconsideration"]
    assert list(referral.waiting_for(window).values_list("procedure", flat=True)) == [
        "petition.case"
    ]


def test_mediation_without_result_leads_to_the_next_with_its_file(filed: Case) -> None:
    house = filed.house
    house.person("mediator", "chief", "mediation", house.bureau)
    filed.do("triage", ways=["mediation.people"])
    link = MatterLink.objects.get(from_matter=filed.matter)
    assert (link.data["applicant"], link.data["kind"]) == ("秦某甲", "neighbour")
    assert link.data["source"] == "desk"
    referral.decline(link.pk, house.actor("mediator"), "对方明确拒绝调解")
    branch = filed.branch("mediation.people")
    filed.do("triage", ways=["mediation.administrative"], follows=branch.pk)
    found = filed.branch("mediation.administrative")
    assert found.follows == branch
    assert found.link is not None
    assert found.link.data["facts"].startswith("邻居把墙")
