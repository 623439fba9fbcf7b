"""F031–F036 from the registers, at the end of a year."""

from __future__ import annotations

from datetime import date
from typing import Any

import time_machine

from zhunsheng.domains.disputes.organisations.models import Room
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change


def value(code: str, year: int = 2022) -> Any:
    with time_machine.travel("2024-01-10T10:00:00+08:00", tick=False):
        return figure(code, year).as_json()["value"]


def test_organisations_by_kind_and_level(house: House, rooms: dict[str, Room]) -> None:
    house.organisation("TW001", "东甲社区")
    gone = house.organisation("TW002", "东乙社区")
    house.organisation("YZ001", "东街道", kind="one_stop", level="township")
    house.organisation("YZ002", "东甲社区", kind="one_stop", level="village")
    house.organisation("ZX002", "东街道", kind="centre", level="township")
    changing.end(ORGANISATIONS, [gone.pk], Change(None, date(2023, 5, 1), "合并"))
    found = {code: value(code) for code in ("F031", "F032", "F033", "F034", "F035")}
    assert found == {"F031": 1, "F032": 1, "F033": 2, "F034": 1, "F035": 1}
    assert value("F033", 2023) == 1


def test_the_layout_is_told_beside_each_other(house: House, rooms: dict[str, Room]) -> None:
    assert value("F036") == "1+1+1+0"


def test_the_report(house: House, rooms: dict[str, Room]) -> None:
    house.organisation("TW001", "东甲社区")
    with time_machine.travel("2023-01-10T10:00:00+08:00", tick=False):
        text = report(2022).text()
    assert "建成区级矛调中心1个、乡镇（街道）矛调中心0个、基层人民调解委员会1个" in text
    assert "功能室1+1+1+0个" in text
