"""What is refused, with its rule and what to do instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, begin
from zhunsheng.kernel.procedure.refusals import GuardFailed, InvalidForm, Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date


def refused(words: str, **how: Any) -> Any:
    return pytest.raises(how.get("kind", GuardFailed), match=words)


def test_nobody_is_granted_aid_unexamined(case: Case) -> None:
    with refused("还没有核查经济困难状况"):
        case.do("grant", D(2022, 8, 2), "chief", level="first")


def test_who_is_not_poor_is_not_granted_aid(case: Case) -> None:
    case.do("verify", D(2022, 8, 2), hardship="data", source="平台", found="not", hardship_note="x")
    with refused("不符合经济困难标准"):
        case.do("grant", D(2022, 8, 2), "chief", level="first")


@pytest.mark.parametrize(
    "more",
    [
        {"ground": "32.4", "hardship": "none"},
        {"hardship": "exempt", "exemption": "42.2"},
    ],
)
def test_who_need_not_be_poor_is_not_examined(
    house: House, application: dict[str, Any], more: dict[str, Any]
) -> None:
    case = begin(house, application, **more)
    case.do("grant", D(2022, 8, 2), "chief", level="first")
    assert case.matter.stage == "granted"


def test_means_are_no_reason_against_a_victim_of_violence(
    house: House, application: dict[str, Any]
) -> None:
    case = begin(house, application, ground="32.4", hardship="none")
    with refused("不受经济条件限制"):
        case.do("refuse", D(2022, 8, 2), "chief", refusal="means", reasons="x")


def test_the_result_follows_from_the_numbers(case: Case) -> None:
    wrong = {"hardship": "pledge", "found": "not", "household": 2, "income": "2000"}
    with refused("found|1处", kind=InvalidForm):
        case.do("verify", D(2022, 8, 2), hardship_note="x", **wrong)
    case.do("verify", D(2022, 8, 2), hardship_note="x", **{**wrong, "found": "poor"})
    assert case.matter.standard == 120_000


def test_supplements_are_asked_for_once(case: Case) -> None:
    case.do("ask_supplement", D(2022, 8, 2), missing="身份证", supplement_days=5)
    case.do("supplement", D(2022, 8, 3), "public", note="x")
    with refused("已经通知过一次"):
        case.do("ask_supplement", D(2022, 8, 4), missing="别的", supplement_days=5)


def test_aid_first_only_within_seven_days(case: Case) -> None:
    data = {"urgent_ground": "limit", "level": "first", "owed": "x", "owed_days": 10}
    with refused("七日以上"):
        case.do("grant_first", D(2022, 8, 2), "chief", limitation_on="2022-08-09", **data)
    case.do("grant_first", D(2022, 8, 2), "chief", limitation_on="2022-08-08", **data)
    assert case.matter.is_urgent


def test_papers_come_before_the_end(case: Case) -> None:
    data = {"urgent_ground": "preservation", "level": "first", "owed": "x", "owed_days": 10}
    case.do("grant_first", D(2022, 8, 2), "chief", **data)
    case.do("appoint", D(2022, 8, 2), provider=case.house.provider("A1"))
    case.do("agree", D(2022, 8, 3), "lawyer", scope="general")
    ended = {"finished_on": "2022-09-01", "result": "won", "summary": "x"}
    with refused("手续还没有补办"):
        case.do("finish", D(2022, 9, 1), "lawyer", **ended)


def test_an_application_fits_its_kind(house: House, application: dict[str, Any]) -> None:
    with refused("1处", kind=InvalidForm):
        begin(house, application, kind="criminal")
    with refused("1处", kind=InvalidForm):
        begin(house, application, channel="notice", asked_on="2022-08-01", kind="criminal")


def test_an_incomplete_application_is_taken(house: House, application: dict[str, Any]) -> None:
    little = {name: application[name] for name in ("name", "phone", "kind", "ground", "subject")}
    case = begin(house, {**little, "channel": "desk"})
    assert case.matter.stage == "applied"


def test_late_forwarding_is_marked_and_not_refused(
    house: House, application: dict[str, Any]
) -> None:
    custody = {"channel": "custody", "kind": "criminal", "ground": "24", "subject": "盗窃罪"}
    case = begin(house, application, D(2022, 8, 5), asked_on="2022-08-01", **custody)
    assert case.matter.is_forwarded_late


def test_a_new_case_cannot_be_told_as_history(case: Case) -> None:
    with pytest.raises(Refused, match="补录"):
        case.do("record_past", D(2022, 8, 2), decided_on="2022-08-02")
