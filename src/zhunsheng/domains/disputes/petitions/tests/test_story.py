"""Whole petitions from registration to their end, one for each way in which they end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.disputes.petitions.outcomes import ROUTES
from zhunsheng.domains.disputes.petitions.tests.conftest import Case, House, begin, pdf
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def test_answered_by_the_responsible_unit_and_archived(answered: Case) -> None:
    matter = answered.matter
    assert (matter.stage, matter.outcome) == ("answered", "S1")
    assert matter.number == "演信访〔2022〕1号"
    assert (matter.unit, matter.organ) == (answered.house.units["Z"],) * 2
    assert matter.responsible == answered.house.units["Z"]
    answered.do("archive", D(2022, 12, 1))
    assert matter.stage == "archived"


def test_the_letter_is_the_offices_and_the_answer_the_units(answered: Case) -> None:
    letter, told, opinion = map(answered.document, ("forward_letter", "acceptance", "opinion"))
    assert letter.number == "演信访转〔2022〕1号"
    assert told.number == "演建访受〔2022〕1号"
    assert opinion.number == "演建访意〔2022〕1号"
    assert (letter.audience, opinion.audience) == ([], ["applicant"])


def test_to_charge_a_unit_needs_a_day_for_its_report(filed: Case) -> None:
    with pytest.raises(InvalidForm):
        filed.forward(D(2022, 8, 3), forwarding="charge")
    filed.forward(D(2022, 8, 3), forwarding="charge", report_by=D(2022, 9, 30))
    assert "2022年9月30日" in str(filed.document("charge_letter").data)


def test_a_suggestion_is_answered_on_the_spot(house: House, appeal: dict[str, Any]) -> None:
    case = begin(house, appeal, D(2022, 8, 1), kind="suggestion", name="", phone="")
    case.answer(D(2022, 8, 1), "office", "P1")
    matter = case.matter
    assert (matter.stage, matter.informed_on, matter.answered_on) == (
        "answered",
        D(2022, 8, 1),
        D(2022, 8, 1),
    )
    assert case.document("reply").number == "演信访复〔2022〕1号"
    assert matter.due_on is None
    with pytest.raises(Refused, match="没有处理意见书"):
        case.do("ask_review", D(2022, 8, 3), "public", why="不满意")


def test_who_asks_for_something_is_told_first(filed: Case) -> None:
    with pytest.raises(Refused, match="受理并告知"):
        filed.answer(D(2022, 8, 2), "office")


def test_who_asks_for_something_says_who_they_are(house: House, appeal: dict[str, Any]) -> None:
    with pytest.raises(InvalidForm, match="申诉求决"):
        begin(house, appeal, D(2022, 8, 1), name="")


def test_an_opinion_names_its_law(accepted: Case) -> None:
    with pytest.raises(InvalidForm, match="依据"):
        accepted.answer(D(2022, 9, 1), grounds="")


def test_a_kind_has_its_own_answers(accepted: Case) -> None:
    with pytest.raises(InvalidForm):
        accepted.answer(D(2022, 9, 1), outcome="P1")


@pytest.mark.parametrize("outcome", [code for code in ROUTES if code != "N2"])
def test_each_way_is_told_in_the_regulations_words(filed: Case, outcome: str) -> None:
    where = "演示区人民法院"
    filed.do("route", D(2022, 8, 5), "office", outcome=outcome, where=where, reason="经审查。")
    assert (filed.matter.stage, filed.matter.outcome) == ("ended", outcome)
    assert filed.matter.informed_on == D(2022, 8, 5)
    text = str(filed.document("refusal").data)
    assert where in text
    assert "信访工作条例》第" in text


def test_who_is_sent_somewhere_must_know_where(filed: Case) -> None:
    with pytest.raises(InvalidForm, match="向哪个机关"):
        filed.do("route", D(2022, 8, 5), "office", outcome="R1", reason="经审查。")


def test_settled_by_agreement(accepted: Case) -> None:
    data: dict[str, Any] = {
        "outcome": "M1",
        "is_voluntary": True,
        "other_party": "虚构供热公司",
        "terms": "退费",
    }
    with pytest.raises(Refused, match="协议书"):
        accepted.do("settle", D(2022, 8, 20), **data)
    accepted.do("settle", D(2022, 8, 20), files=[pdf("agreement")], **data)
    assert (accepted.matter.stage, accepted.matter.outcome) == ("answered", "M1")
    with pytest.raises(Refused, match="没有处理意见书"):
        accepted.do("ask_review", D(2022, 8, 30), "public", why="反悔")


def test_review_by_the_government_and_re_review_above_it(answered: Case) -> None:
    house = answered.house
    assert answered.matter.reviewer == "演示区人民政府"
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    matter = answered.matter
    assert (matter.stage, matter.unit, matter.organ) == (
        "reviewing",
        house.units["X"],
        house.units["G"],
    )
    with pytest.raises(Refused, match="权限"):
        answered.do("review", D(2022, 9, 20), review_result="upheld", found="x", ruling="y")
    answered.do(
        "review", D(2022, 9, 20), "office", review_result="upheld", found="属实", ruling="维持"
    )
    review = answered.document("review")
    assert review.number == "演访查〔2022〕1号"
    assert "演示市人民政府" in str(review.data)
    answered.do("ask_recheck", D(2022, 9, 30), "public", why="还是没有退费")
    answered.do(
        "recheck",
        D(2022, 10, 20),
        "office",
        recheck_result="upheld",
        found="属实",
        ruling="维持",
        files=[pdf("outside_opinion")],
    )
    assert matter.stage == "rechecked"
    # The city is outside this installation: its opinion comes as a file and is not written here.
    assert not matter.documents.filter(kind="recheck").exists()


def test_re_review_within_this_installation_is_written_here(answered: Case) -> None:
    from zhunsheng.kernel.orgs.models import Unit

    units = answered.house.units
    city = Unit.objects.create(
        code="C", name="演示市人民政府", kind=Unit.Kind.GOVERNMENT, document_code="演市"
    )
    units["G"].parent = city
    units["G"].save()
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    answered.do(
        "review", D(2022, 9, 20), "office", review_result="upheld", found="属实", ruling="维持"
    )
    answered.do("ask_recheck", D(2022, 9, 30), "public", why="还是没有退费")
    assert answered.matter.organ == city
    data = {"recheck_result": "upheld", "found": "属实", "ruling": "维持"}
    answered.do("recheck", D(2022, 10, 20), "office", **data)
    assert answered.document("recheck").number == "演市访核〔2022〕1号"


def test_annulled_on_review_it_is_handled_anew(answered: Case) -> None:
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    answered.do(
        "review", D(2022, 9, 20), "office", review_result="redone", found="属实", ruling="重办"
    )
    answered.do("redo", D(2022, 9, 21), "office")
    matter = answered.matter
    assert (matter.stage, matter.unit) == ("redoing", answered.house.units["Z"])
    answered.answer(D(2022, 10, 20))
    assert matter.answered_on == D(2022, 10, 20)


def test_upheld_on_review_nothing_is_handed_back(answered: Case) -> None:
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    answered.do(
        "review", D(2022, 9, 20), "office", review_result="upheld", found="属实", ruling="维持"
    )
    with pytest.raises(Refused, match="没有要求重新处理"):
        answered.do("redo", D(2022, 9, 21), "office")


def test_after_re_review_the_same_matter_is_not_taken_up_again(
    answered: Case, appeal: dict[str, Any]
) -> None:
    """信访工作条例 36 (3)."""
    ruling = {"found": "属实", "ruling": "维持"}
    answered.do("ask_review", D(2022, 9, 5), "public", why="没有退费")
    answered.do("review", D(2022, 9, 20), "office", review_result="upheld", **ruling)
    answered.do("ask_recheck", D(2022, 9, 26), "public", why="没有退费")
    answered.do("recheck", D(2022, 10, 12), "office", recheck_result="upheld", **ruling)
    again = begin(answered.house, appeal, D(2022, 11, 1), earlier_number=answered.matter.number)
    with pytest.raises(Refused, match="不再受理"):
        again.do("accept", D(2022, 11, 2), "office")
    again.do("route", D(2022, 11, 2), "office", outcome="N2", reason="同一事实和理由。")
    assert again.matter.outcome == "N2"


def test_without_an_opinion_of_re_review_it_must_be_taken_up(filed: Case) -> None:
    with pytest.raises(Refused, match="没有复核意见"):
        filed.do("route", D(2022, 8, 5), "office", outcome="N2", reason="重复。")


def test_withdrawal_records_that_it_was_free(filed: Case) -> None:
    with pytest.raises(InvalidForm):
        filed.do("withdraw", D(2022, 8, 4), "public")
    filed.do("withdraw", D(2022, 8, 4), "public", is_voluntary=True)
    assert (filed.matter.stage, filed.matter.outcome) == ("ended", "W1")


def test_a_group_sends_at_most_five(house: House, appeal: dict[str, Any]) -> None:
    """信访工作条例 20 (3)."""
    five = "\n".join(f"代表{n}" for n in range(5))
    many: dict[str, Any] = {"channel": "group", "people_count": 30}
    case = begin(house, appeal, D(2022, 8, 1), representatives=five, **many)
    assert case.matter.participants.filter(role="representative").count() == 5
    with pytest.raises(Refused, match="超过五人"):
        begin(house, appeal, D(2022, 8, 1), representatives=f"{five}\n代表6", **many)


def test_supervision_and_advice_are_counted_with_what_came_of_them(accepted: Case) -> None:
    accepted.do("supervise", D(2022, 8, 20), "office", kind_of="improve", content="公开测温办法")
    row = accepted.matter.supervisions.get()
    assert (row.kind, row.adoption) == ("improve", "pending")
    accepted.do("supervised", D(2022, 9, 1), which=row, adoption="adopted", reply="已公开")
    row.refresh_from_db()
    assert (row.adoption, row.answered_on) == ("adopted", D(2022, 9, 1))
