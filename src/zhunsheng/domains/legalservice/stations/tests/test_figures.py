"""Figures and alerts of terminals."""

from __future__ import annotations

from datetime import date, timedelta

from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.models import TerminalDay, TerminalStatus
from zhunsheng.domains.legalservice.stations.registers import TERMINALS
from zhunsheng.domains.legalservice.stations.tests.conftest import House
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib import clock


def value(code: str) -> float:
    found = figure(code, 2022).value
    assert found is not None
    return float(found)


def test_coverage_counts_places_and_not_machines(house: House) -> None:
    assert (value("F040"), value("F041"), value("F042")) == (1, 2, 100)
    change = Change(None, clock.today())
    changing.edit(TERMINALS, [Edit(house.terminals[2].pk, {"state": "stopped"})], change)
    assert (value("F041"), value("F042")) == (1, 50)


def test_the_online_rate_is_another_figure(house: House) -> None:
    day = date(2022, 8, 10)
    for one, online in zip(house.terminals, (8, 8, 2), strict=True):
        TerminalDay.objects.create(terminal=one, day=day, expected=8, online=online)
    assert value("stations.online") == 75
    assert value("F042") == 100


def test_alerts(house: House) -> None:
    for one in house.terminals[:2]:
        beats.take(one.pk)
    old = clock.now() - timedelta(days=1)
    TerminalStatus.objects.filter(terminal=house.terminals[0]).update(beat_at=old)
    change = Change(None, clock.today())
    changing.edit(TERMINALS, [Edit(house.terminals[2].pk, {"state": "stopped"})], change)
    refresh()
    found = set(Alert.objects.values_list("rule", flat=True))
    assert {"stations.silent", "stations.unequipped"} <= found
    TerminalStatus.objects.update(beat_at=old)
    refresh()
    assert not Alert.objects.filter(rule="stations.silent", ended_on=None).exists()
