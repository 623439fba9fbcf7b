"""以案定补: counted from files of the month, parted among mediators, struck with a reason, approved by other hands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.mediation.allowance.rates import RATES
from zhunsheng.domains.disputes.mediation.models import AllowanceLine, AllowanceRound
from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import xlsx

pytestmark = pytest.mark.django_db
ORAL: dict[str, Any] = {
    "intake": "oral",
    "agreement": "各退半步。",
    "performance": "当场。",
    "is_performed": True,
}


@pytest.fixture
def rates(house: House, today: None) -> None:
    rows = [
        {"code": "1", "difficulty": "normal", "form": "oral", "amount": 10_000},
        {"code": "2", "difficulty": "normal", "form": "written", "amount": 20_001},
    ]
    common = {"valid_from": D(2022, 1, 1), "basis": ""}
    changing.add(RATES, [row | common for row in rows], Change(None, D(2022, 1, 1), "试", "test"))


def settled(house: House, dispute: dict[str, Any], on: date, **more: Any) -> Case:
    case = begin(house, dispute, on, **{**ORAL, "difficulty": "normal", **more})
    case.do("archive", on, retention="short")
    return case


def count(house: House) -> Any:
    data = {"year": 2022, "month_number": 8}
    event = file("mediation.allowance", house.actor("clerk"), data, at=D(2022, 9, 1))
    return AllowanceRound.objects.get(pk=event.subject_id)


def test_only_files_of_the_month_count(house: House, dispute: dict[str, Any], rates: None) -> None:
    settled(house, dispute, D(2022, 8, 31), mediator="马某丙")
    settled(house, dispute, D(2022, 9, 1))
    begin(house, dispute, D(2022, 8, 5), **ORAL)  # no file yet
    case = begin(house, dispute, D(2022, 8, 5))
    case.do("refuse", D(2022, 8, 6), who="other", reason="不愿意。")
    case.do("archive", D(2022, 8, 7), retention="short")
    found = count(house)
    assert (found.lines_count, found.total, found.unit) == (1, 10_000, house.station)
    assert found.lines.get().mediator == "马某丙"


def test_parted_among_two_and_never_paid_twice(
    house: House, dispute: dict[str, Any], rates: None
) -> None:
    case = begin(house, dispute, D(2022, 8, 1))
    case.accept(D(2022, 8, 1))
    case.matter.mediators.create(name="白某丁", starts_on=D(2022, 8, 1))
    case.agree(D(2022, 8, 2))
    case.do("visit", D(2022, 8, 3), performed="done", how="phone", content="已履行。")
    case.do("archive", D(2022, 8, 4), retention="short")
    first = count(house)
    assert sorted(first.lines.values_list("amount", flat=True)) == [10_000, 10_001]
    assert count(house).lines_count == 0


def test_missing_rate_is_shown_and_counted_once_it_is_set(
    house: House, dispute: dict[str, Any], rates: None
) -> None:
    settled(house, dispute, D(2022, 8, 5), difficulty="major")
    found = count(house)
    assert found.lines.get().is_struck
    with pytest.raises(GuardFailed):
        perform(found, "check", house.actor("clerk"), at=D(2022, 9, 2))
    row = {"code": "3", "difficulty": "major", "form": "oral", "amount": 50_000}
    row |= {"valid_from": D(2022, 1, 1), "basis": ""}
    changing.add(RATES, [row], Change(None, D(2022, 9, 1), "补", "test"))
    perform(found, "recount", house.actor("clerk"), at=D(2022, 9, 2))
    assert (found.lines_count, found.total) == (1, 50_000)


def test_struck_checked_approved_exported(
    house: House, dispute: dict[str, Any], rates: None
) -> None:
    settled(house, dispute, D(2022, 8, 5))
    settled(house, {**dispute, "other": "钱某"}, D(2022, 8, 6))
    found = count(house)
    line = AllowanceLine.objects.filter(round=found).first()
    assert line is not None
    clerk = house.actor("clerk")
    perform(found, "strike", clerk, {"line": line.pk, "reason": "没有协议登记表"}, at=D(2022, 9, 1))
    perform(found, "recount", clerk, at=D(2022, 9, 1))
    assert (found.lines_count, found.total) == (1, 10_000)
    perform(found, "check", clerk, at=D(2022, 9, 2))
    perform(found, "approve", house.actor("chief"), at=D(2022, 9, 3))
    assert (found.stage, found.approved_on) == ("approved", D(2022, 9, 3))
    client = Client()
    client.force_login(house.people["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/desk/matters/{found.pk}/").content.decode()
    assert "没有协议登记表" in page
    sheet = client.get(f"/desk/mediation/allowance/{found.pk}/sheet/")
    assert sheet.status_code == 200
    columns = (xlsx.Column("mediator", "调解员"), xlsx.Column("amount", "补贴", xlsx.Kind.MONEY))
    rows = list(xlsx.read_rows(sheet.content, columns))
    assert [row.values["amount"] for row in rows] == [10_000]


def test_who_checks_does_not_approve(house: House, dispute: dict[str, Any], rates: None) -> None:
    settled(house, dispute, D(2022, 8, 5))
    found = count(house)
    perform(found, "check", house.actor("chief"), at=D(2022, 9, 2))
    with pytest.raises(GuardFailed):
        perform(found, "approve", house.actor("chief"), at=D(2022, 9, 2))
