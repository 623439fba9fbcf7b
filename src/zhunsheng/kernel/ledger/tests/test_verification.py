"""Verification finds every tampering with events and their chains."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from zhunsheng.kernel.ledger import chain, guards, seals
from zhunsheng.kernel.ledger.models import Event, StreamHead
from zhunsheng.kernel.ledger.tests.helpers import (
    OPEN,
    SEALED,
    ZEROS,
    found,
    intrude,
    set_,
    stored,
)
from zhunsheng.kernel.ledger.verification import HeadSource, heads, verify
from zhunsheng.kernel.orgs.models import Person

pytestmark = pytest.mark.django_db


class TestSound:
    def test_a_sound_ledger_passes_and_is_counted(self, ledger: list[Event]) -> None:
        report = verify()
        assert report.ok, report.lines()
        assert +report.counts == {"events": 14, "subjects": 8, "values": 7, "seals": 1}
        assert report.head == seals.head()

    def test_the_report_is_json_and_chinese(self, ledger: list[Event]) -> None:
        report = verify()
        assert json.loads(json.dumps(report.as_json()))["ok"] is True
        assert "核验通过" in report.lines()[0]
        assert "6 项记录尚未封存" in report.lines()[-1]

    def test_an_empty_ledger_passes(self) -> None:
        assert verify().ok

    def test_pages_are_joined_without_loss(
        self, ledger: list[Event], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for module in ("chains", "heads", "sealing"):
            monkeypatch.setattr(f"zhunsheng.kernel.ledger.verification.{module}.PAGE", 2)
        report = verify()
        assert report.ok, report.lines()
        assert report.counts["events"] == 14

    def test_verification_uses_few_statements(
        self, ledger: list[Event], django_assert_max_num_queries: Callable[..., Any]
    ) -> None:
        # A fixed number, and one for each register, whether it has entries or not.
        with django_assert_max_num_queries(90):
            verify()


HASHED = {
    "stream": "unitz",
    "subject_id": 6000,
    "sequence": 60,
    "action": "chango",
    "actor": "person:2",
    "from_stage": "x",
    "to_stage": "x",
    "data": "{}",
    "occurred_at": "2022-08-08 01:00:00+00:00",
    "recorded_at": "2022-08-08 01:00:00.000001+00:00",
    "algorithm": "sha256",
    "previous": ZEROS,
    "hash": ZEROS,
    "client": "x",
    "key": "k",
    "request": ZEROS,
}


class TestEvents:
    @pytest.mark.parametrize("sequence", [1, SEALED, OPEN, 7])
    @pytest.mark.parametrize("column", HASHED)
    def test_a_changed_column_is_found(
        self, ledger: list[Event], column: str, sequence: int
    ) -> None:
        event = ledger[sequence - 1]
        value = HASHED[column]
        if connection.vendor == "sqlite" and column.endswith("_at"):
            value = str(value).removesuffix("+00:00")
        intrude(set_(event, **{column: value}))
        assert not verify().ok

    @pytest.mark.parametrize("column", ["person_id", "on_behalf_of_id"])
    def test_another_person_is_found(self, ledger: list[Event], column: str) -> None:
        other = Person.objects.get(username="li")
        intrude(set_(ledger[OPEN - 1], **{column: other.pk}))
        assert "event" in found(verify())

    def test_every_changed_byte_of_the_data_is_found(self, ledger: list[Event]) -> None:
        event = ledger[OPEN - 1]
        for i in range(len(event.data)):
            changed = event.data[:i] + chr(ord(event.data[i]) ^ 1) + event.data[i + 1 :]
            intrude(set_(event, data=changed))
            assert not verify().ok, changed
        intrude(set_(event, data=event.data))
        assert verify().ok

    def test_the_place_is_named(self, ledger: list[Event]) -> None:
        intrude(set_(ledger[OPEN - 1], action="x"))
        [defect] = verify().defects
        assert (defect.kind, defect.place) == ("event", "units 5 第6项")
        assert "记录被改动" in defect.message

    def test_a_change_with_a_recomputed_hash_breaks_the_chain(self, ledger: list[Event]) -> None:
        event = stored(ledger[OPEN - 1])
        event.action = "x"
        intrude(set_(event, action="x", hash=chain.link(event)))
        assert found(verify()) == {"chain"}

    @pytest.mark.parametrize("sequence", [1, SEALED, OPEN, 7])
    def test_a_deleted_event_is_found(self, ledger: list[Event], sequence: int) -> None:
        event = ledger[sequence - 1]
        intrude(
            ("DELETE FROM ledger_personalvalue WHERE event_id = %s", [event.pk]),
            ("DELETE FROM ledger_event WHERE id = %s", [event.pk]),
        )
        assert found(verify()) & {"chain", "head"}

    def test_a_deleted_subject_is_found(self, ledger: list[Event]) -> None:
        intrude("DELETE FROM ledger_event WHERE stream = 'limits' AND subject_id = 7")
        [defect] = verify().defects
        assert (defect.kind, defect.place) == ("head", "limits 7")

    def test_a_deleted_subject_is_found_though_its_head_went_too(self, ledger: list[Event]) -> None:
        intrude(
            "DELETE FROM ledger_event WHERE stream = 'limits' AND subject_id = 2",
            "DELETE FROM ledger_streamhead WHERE stream = 'limits' AND subject_id = 2",
        )
        assert found(verify()) == {"seal"}

    def test_exchanged_events_are_found(self, ledger: list[Event]) -> None:
        a, b = ledger[4].pk, ledger[5].pk
        move = "UPDATE ledger_event SET sequence = %s WHERE id = %s"
        intrude((move, [99, a]), (move, [5, b]), (move, [6, a]))
        assert "event" in found(verify())

    def test_exchanged_ids_are_found(self, ledger: list[Event]) -> None:
        rows = Event.objects.filter(stream="limits", seal__isnull=False).order_by("id")
        a, b = rows[0].pk, rows[1].pk
        move = "UPDATE ledger_event SET id = %s WHERE id = %s"
        intrude((move, [9999, a]), (move, [a, b]), (move, [b, 9999]))
        assert found(verify()) == {"seal"}

    def test_a_stale_head_is_found(self, ledger: list[Event]) -> None:
        StreamHead.objects.filter(stream="units").update(hash=ZEROS)
        [defect] = verify().defects
        assert (defect.kind, defect.place) == ("head", "units 5")

    def test_text_that_is_not_canonical_is_found(self, ledger: list[Event]) -> None:
        """With a recomputed hash and head, only the rule about the form is left to notice it."""
        event = stored(ledger[6])
        event.data = event.data.replace(",", ", ", 1)
        intrude(set_(event, data=event.data, hash=chain.link(event)))
        StreamHead.objects.filter(stream="units").update(hash=chain.link(event))
        [defect] = verify().defects
        assert "规范" in defect.message

    @pytest.mark.sqlite
    @pytest.mark.parametrize("column", ["occurred_at", "sequence", "subject_id", "data", "leaf"])
    def test_garbage_is_reported_and_the_rest_still_checked(
        self, ledger: list[Event], column: str
    ) -> None:
        intrude(set_(ledger[SEALED - 1], **{column: "垃圾"}), set_(ledger[0], action="x"))
        assert not (report := verify()).ok
        assert report.counts["subjects"] >= 8
        assert report.counts["seals"] == 1


class TestHeadsOfOtherApps:
    @pytest.fixture(autouse=True)
    def matters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stand-in for the rows of matters: its head rows are another stream's."""
        source = HeadSource(
            "units", lambda: StreamHead.objects.filter(stream="other"), "subject_id", "hash"
        )
        monkeypatch.setitem(heads.provided._items, "units", source)

    def test_their_heads_are_compared(self, ledger: list[Event]) -> None:
        last = StreamHead.objects.get(stream="units")
        row = StreamHead.objects.create(stream="other", subject_id=5, hash=last.hash)
        report = verify()
        assert "units 5" not in {defect.place for defect in report.defects}
        StreamHead.objects.filter(pk=row.pk).update(hash=ZEROS)
        assert ("head", "units 5") in {(d.kind, d.place) for d in verify().defects}

    def test_a_lost_row_is_found(self, ledger: list[Event]) -> None:
        assert "units 5" in {defect.place for defect in verify().defects}


def test_missing_triggers_are_a_defect(ledger: list[Event]) -> None:
    connection.check_constraints()
    guards.remove(connection)
    assert found(verify()) == {"guard"}
    guards.install(connection)
    assert verify().ok
