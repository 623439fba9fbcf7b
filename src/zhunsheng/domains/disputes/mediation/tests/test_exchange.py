"""Past and open disputes from a sheet, told by the days of their acts; faults come back with the row."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.disputes.mediation.exchange import COLUMNS, load
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.tests.conftest import D, House
from zhunsheng.kernel.exchange.declare import RowRefused
from zhunsheng.kernel.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house: House, today: None) -> dict[str, Any]:
    return {
        "number": "调17",
        "received_on": D(2022, 3, 1),
        "kind": "邻里",
        "place": "虚构村",
        "applicant": "秦某甲",
        "other": "赵某乙",
    }


def loaded(house: House, row: dict[str, Any]) -> Dispute:
    return Dispute.objects.get(pk=load(row, house.people["clerk"]))


def test_a_whole_dispute_in_a_row(house: House, row: dict[str, Any]) -> None:
    row |= {
        "accepted_on": D(2022, 3, 1),
        "mediator": "马某丙",
        "committee": "虚构村人民调解委员会",
        "outcome": "调解成功：书面协议",
        "closed_on": D(2022, 3, 5),
        "settled_amount": 500_000,
        "confirmation_asked_on": D(2022, 3, 10),
        "confirmed_on": D(2022, 3, 20),
        "confirmation": "确认有效",
        "visited_on": D(2022, 4, 1),
        "performed": "已经履行",
        "archived_on": D(2022, 4, 2),
        "superior_number": "NX-2022-17",
    }
    matter = loaded(house, row)
    assert (matter.stage, matter.outcome, matter.back_entry) == ("archived", "written", True)
    assert (matter.accepted_on, matter.closed_on) == (D(2022, 3, 1), D(2022, 3, 5))
    assert (matter.confirmation, matter.performed) == ("confirmed", "done")
    assert (matter.committee, matter.superior_number) == ("虚构村人民调解委员会", "NX-2022-17")
    assert (matter.unit, matter.settled_amount) == (house.station, 500_000)
    assert not Notice.objects.exists()


def test_oral_the_same_day_and_one_still_open(house: House, row: dict[str, Any]) -> None:
    day = D(2022, 3, 1)
    told = row | {"accepted_on": day, "closed_on": day, "outcome": "调解成功：口头协议"}
    assert loaded(house, told).agreement_form == "oral"
    assert loaded(house, row | {"number": "调18"}).stage == "registered"


@pytest.mark.parametrize(
    ("outcome", "accepted", "code"),
    [
        ("调解不成，终止调解", D(2022, 3, 1), "failed"),
        ("一方拒绝调解", None, "refused"),
        ("撤回申请", None, "withdrawn"),
        ("不属于调解范围，不予受理", None, "not_taken"),
        ("转其他途径", D(2022, 3, 1), "transferred"),
    ],
)
def test_every_other_end(
    house: House, row: dict[str, Any], outcome: str, accepted: Any, code: str
) -> None:
    told = row | {"outcome": outcome, "closed_on": D(2022, 3, 9), "accepted_on": accepted}
    assert loaded(house, told).outcome == code


def test_other_ways(house: House, row: dict[str, Any]) -> None:
    court = row | {"way": "司法调解", "suit": "立案前委派", "accepted_on": D(2022, 3, 2)}
    matter = loaded(house, court)
    assert (matter.procedure, matter.due_on) == ("mediation.judicial", D(2022, 4, 1))
    organ = row | {"way": "行政调解", "department": "演示区公安分局"}
    assert loaded(house, organ).unit == house.police


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "没有的村"}, "所在区划"),
        ({"outcome": "撤回申请"}, "办结日期"),
        ({"outcome": "调解成功：口头协议", "closed_on": D(2022, 3, 9)}, "受理日期"),
        ({"way": "行政调解", "department": "没有的局"}, "负责机关"),
    ],
)
def test_faults_say_the_column(
    house: House, row: dict[str, Any], change: dict[str, Any], said: str
) -> None:
    with pytest.raises(RowRefused) as refused:
        loaded(house, row | change)
    assert said in str(refused.value)


def test_columns_are_told_apart() -> None:
    titles = [name for one in COLUMNS for name in (one.title, *one.aliases)]
    assert len(titles) == len(set(titles))
