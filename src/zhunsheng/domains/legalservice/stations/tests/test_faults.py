"""A fault from the report to the check."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.legalservice.stations import reporting
from zhunsheng.domains.legalservice.stations.models import Fault
from zhunsheng.domains.legalservice.stations.procedure import CODE
from zhunsheng.domains.legalservice.stations.tests.conftest import House
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed

REPAIRED = {"cause": "网线松了", "solution": "换了网线"}


def report(house: House, **more: Any) -> Fault:
    data = {"terminal": house.terminals[0].pk, "symptom": "network", "source": "clerk", **more}
    pk = file(CODE, Actor.staff(house.clerk), data).subject_id
    return Fault.objects.get(pk=pk)


def test_the_long_way(house: House) -> None:
    fault = report(house)
    actor = Actor.staff(house.clerk)
    assert fault.title == "演示1镇公共法律服务工作站自助柜员机故障"
    perform(fault, "dispatch", actor, {"repairer": "演示维修公司"})
    perform(fault, "repair", actor, REPAIRED)
    perform(fault, "refuse", actor, {"reason": "还是断"})
    perform(fault, "repair", actor, REPAIRED)
    perform(fault, "check", actor, {"outcome": "replaced"})
    fault = Fault.objects.get(pk=fault.pk)
    assert (fault.stage, fault.outcome) == ("done", "replaced")
    assert not Clock.objects.filter(matter_id=fault.pk, state="running").exists()


def test_the_short_way(house: House) -> None:
    fault = report(house)
    perform(fault, "settle", Actor.staff(house.clerk), {**REPAIRED, "outcome": "repaired"})
    assert Fault.objects.get(pk=fault.pk).closed_on is not None


def test_a_machine_is_reported_once(house: House) -> None:
    report(house)
    with pytest.raises(GuardFailed):
        report(house)
    assert not reporting.by_visitor(house.terminals[0], "screen")
    assert reporting.by_visitor(house.terminals[1], "screen")


def test_a_recorded_fault_is_marked_instead(house: House) -> None:
    report(house)
    data = {"terminal": house.terminals[0].pk, "symptom": "screen", "source": "phone"}
    event = file(CODE, Actor.staff(house.clerk), data, at=date(2022, 3, 1), back_entry="期初补录")
    assert "one_at_a_time" in event.data
