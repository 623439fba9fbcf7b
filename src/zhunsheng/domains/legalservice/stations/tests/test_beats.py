"""Heartbeats: taken with the terminal's own key, counted by hours and days, bound in the ledger, missed in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.legalservice.stations import beats, reporting
from zhunsheng.domains.legalservice.stations.models import (
    Fault,
    TerminalDay,
    TerminalHour,
    TerminalStatus,
)
from zhunsheng.domains.legalservice.stations.registers import TERMINALS
from zhunsheng.domains.legalservice.stations.tests.conftest import House
from zhunsheng.kernel.ledger import batches
from zhunsheng.kernel.ledger.models import Batch
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

WEDNESDAY = datetime(2022, 8, 10, 10, 7, tzinfo=clock.CHINA)


def at(monkeypatch: pytest.MonkeyPatch, when: datetime) -> None:
    """Let it be that moment."""
    monkeypatch.setattr(clock, "now", lambda: when)


def beat(client: Client, serial: str, key: str) -> Any:
    return client.post(
        f"/api/v1/terminals/{serial}/heartbeat",
        {"software": "1.4"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


def test_only_its_own_key_speaks_for_a_terminal(client: Client, house: House) -> None:
    cache.clear()
    first, second = (beats.new_key(one) for one in house.terminals[:2])
    answer = beat(client, "ZD1", first)
    assert answer.status_code == 200
    assert answer.json()["next"] == 300
    for serial, key in (("ZD1", second), ("ZD1", ""), ("ZD9", first)):
        assert beat(client, serial, key).status_code == 401
    status = TerminalStatus.objects.get(terminal__code="ZD1")
    assert status.software == "1.4"
    assert first not in status.key_digest


def test_a_beat_is_cheap(client: Client, house: House, django_assert_max_num_queries: Any) -> None:
    cache.clear()
    key = beats.new_key(house.terminals[0])
    beat(client, "ZD1", key)
    with django_assert_max_num_queries(4):
        beat(client, "ZD1", key)
    assert TerminalHour.objects.get().beats == 2


def test_an_hour_is_bound_once_it_is_over(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, WEDNESDAY)
    for one in house.terminals:
        beats.take(one.pk)
    assert list(batches.seal_due(WEDNESDAY)) == []
    (batch,) = batches.seal_due(WEDNESDAY + timedelta(hours=1))
    assert (batch.kind, batch.n) == ("stations.beats", 3)
    assert Batch.objects.count() == 1


def test_a_day_counts_service_hours_only(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for hour in (7, 9, 10, 16, 20):
        at(monkeypatch, WEDNESDAY.replace(hour=hour))
        beats.take(house.terminals[0].pk)
    assert beats.sum_up(WEDNESDAY.date()) == 3
    assert beats.sum_up(WEDNESDAY.date()) == 0
    row = TerminalDay.objects.get(terminal=house.terminals[0])
    assert (row.online, row.expected) == (3, 8)
    assert beats.sum_up(WEDNESDAY.date() + timedelta(days=3)) == 0


def test_a_silent_terminal_is_reported_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, WEDNESDAY - timedelta(days=1))
    beats.take(house.terminals[0].pk)
    at(monkeypatch, WEDNESDAY)
    beats.take(house.terminals[1].pk)
    assert reporting.by_silence() == 1
    assert reporting.by_silence() == 0
    fault = Fault.objects.get()
    assert (fault.terminal, fault.source) == (house.terminals[0], "heartbeat")


def test_at_night_nobody_is_reported(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, WEDNESDAY - timedelta(days=2))
    beats.take(house.terminals[0].pk)
    at(monkeypatch, WEDNESDAY.replace(hour=21))
    assert reporting.by_silence() == 0


def test_when_all_are_silent_the_line_is_at_fault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"code": f"ZX{n}", "kind": "desk", "station": house.stations[0].pk, "unit": house.bureau.pk}
        for n in range(5)
    ]
    more = changing.add(TERMINALS, rows, Change(None, WEDNESDAY.date()))
    at(monkeypatch, WEDNESDAY - timedelta(days=1))
    for one in (*house.terminals, *more):
        beats.take(one.pk)
    at(monkeypatch, WEDNESDAY)
    assert reporting.by_silence() == 0
