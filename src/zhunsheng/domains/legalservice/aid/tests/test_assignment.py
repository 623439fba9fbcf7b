"""Whom to assign: conflicts refuse, skill, language and load decide the order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from zhunsheng.domains.legalservice.aid.registers import PROVIDERS
from zhunsheng.domains.legalservice.aid.suggestions import suggestions
from zhunsheng.domains.legalservice.aid.tests.conftest import Case, House, begin
from zhunsheng.kernel.procedure.refusals import GuardFailed, NotAllowed
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
DAY = D(2022, 8, 4)


@pytest.fixture
def granted(case: Case) -> Case:
    return case.granted()


def other_side(house: House, application: dict[str, Any], code: str) -> Case:
    """The other side of the case is aided, too, by somebody."""
    mirrored = {"name": application["opponents"], "opponents": application["name"]}
    case = begin(house, application, **mirrored).granted()
    case.do("appoint", DAY, provider=house.provider(code))
    return case


def test_who_acts_for_the_other_side_is_refused(
    granted: Case, house: House, application: dict[str, Any]
) -> None:
    other_side(house, application, "A1")
    with pytest.raises(GuardFailed, match="利益冲突"):
        granted.do("appoint", DAY, provider=house.provider("A1"))
    granted.do("appoint", DAY, provider=house.provider("B1"))
    assert granted.matter.provider == house.provider("B1")


def test_a_colleague_of_the_other_sides_lawyer_is_refused(
    granted: Case, house: House, application: dict[str, Any]
) -> None:
    other_side(house, application, "A1")
    colleague = house.add_provider("A2", firm=house.provider("A1").firm)
    with pytest.raises(GuardFailed, match="所在机构"):
        granted.do("appoint", DAY, provider=colleague)


def test_a_permanent_client_is_a_conflict(granted: Case, house: House) -> None:
    adviser = house.add_provider("C1", clients="虚构公司、李某乙")
    with pytest.raises(GuardFailed, match="利益冲突"):
        granted.do("appoint", DAY, provider=adviser)


def test_a_namesake_is_cleared_with_a_reason(granted: Case, house: House) -> None:
    namesake = house.add_provider("C1", clients="李某乙")
    granted.do("appoint", DAY, provider=namesake, cleared="身份证号不同，不是同一人。")
    assert granted.matter.provider == namesake


def test_who_is_on_hold_gets_nothing(granted: Case, house: House) -> None:
    held = house.add_provider("C1", on_hold=True, hold_reason="年检")
    with pytest.raises(GuardFailed, match="暂停指派"):
        granted.do("appoint", DAY, provider=held)


def test_life_and_death_need_three_years(house: House, application: dict[str, Any]) -> None:
    grave: dict[str, Any] = {
        "kind": "criminal",
        "ground": "25.4",
        "channel": "notice",
        "asked_on": "2022-08-01",
        "is_grave": True,
    }
    case = begin(house, application, **grave)
    young = house.add_provider("Y1", practising_from=D(2019, 8, 5))
    with pytest.raises(GuardFailed, match="三年以上"):
        case.do("appoint", DAY, provider=young)
    case.do("appoint", D(2022, 8, 5), provider=young)


def test_skill_and_load_decide_the_order(
    granted: Case, house: House, application: dict[str, Any]
) -> None:
    assert suggestions(granted.matter, DAY)[0].provider.code == "A1"  # 民事 is a skill of A1
    begin(house, application, opponents="王某丁").granted().do(
        "appoint", DAY, provider=house.provider("A1")
    )
    house.add_provider("D1", skills="民事")
    assert suggestions(granted.matter, DAY)[0].provider.code == "D1"


def test_a_language_comes_before_skill(house: House, application: dict[str, Any]) -> None:
    case = begin(house, application, language="手语").granted()
    assert suggestions(case.matter, DAY)[0].provider.code == "B1"


def test_suggestions_cost_the_same_however_many(
    granted: Case, house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        house.add_provider(f"N{number}")
    with django_assert_max_num_queries(4):
        suggestions(granted.matter, DAY)


def test_a_change_asks_for_a_new_agreement(case: Case, house: House) -> None:
    case.handled()
    case.do("ask_change", D(2022, 8, 20), "public", reason="不接电话")
    assert case.matter.change_asked_on == D(2022, 8, 20)
    case.do("reappoint", D(2022, 8, 22), provider=house.provider("B1"), reason="受援人请求")
    matter = case.matter
    assert (matter.agreement_on, matter.change_asked_on) == (None, None)
    # Who handled it before has no part in it any more.
    with pytest.raises(NotAllowed):
        case.do("note", D(2022, 8, 23), "lawyer", progress="meeting", note="x")


def test_an_ended_entry_is_not_offered(granted: Case, house: House) -> None:
    entry = house.provider("A1")
    change = Change(None, D(2022, 8, 2), "不再执业")
    changing.edit(PROVIDERS, [Edit(entry.pk, {"valid_to": D(2022, 8, 2)})], change)
    assert "A1" not in {one.provider.code for one in suggestions(granted.matter, DAY)}
