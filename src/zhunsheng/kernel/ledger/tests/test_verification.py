"""Verification finds every tampering, whoever did it and however well they covered their traces."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from zhunsheng.kernel.ledger import batches, chain, erasure, guards, journal, receipts, seals
from zhunsheng.kernel.ledger.models import Event, PersonalValue, Seal, SealHead, StreamHead
from zhunsheng.kernel.ledger.personal import Personal
from zhunsheng.kernel.ledger.tests.helpers import intrude, put
from zhunsheng.kernel.ledger.verification import HeadSource, Report, heads, verify
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock
from zhunsheng.lib.digest import sm3

pytestmark = pytest.mark.django_db

ZEROS = "0" * 64
SEALED, OPEN = 3, 6
"""Sequences of an event of the sealed part and of the part without a seal."""


@pytest.fixture
def ledger() -> list[Event]:
    """Seven events of one subject, four of them sealed, beside other subjects and streams."""
    clerk = Person.objects.create_user("wang", name="王某")
    Person.objects.create_user("li", name="李某")
    events = []
    for i in range(1, 8):
        data = {"name": f"第{i}次", "id": Personal(f"64010419900307{i:04}")}
        events.append(journal.append("units", 5, "change", "person:1", data, person=clerk))
        put(subject=i, stream="limits", n=i)
        if i == 4:
            seals.seal_now()
    return events


def found(report: Report) -> set[str]:
    return {defect.kind for defect in report.defects}


def stored(event: Event) -> Event:
    return Event.objects.get(pk=event.pk)


def set_(event: Event, **values: Any) -> tuple[str, list[Any]]:
    assignments = ", ".join(f"{column} = %s" for column in values)
    return f"UPDATE ledger_event SET {assignments} WHERE id = %s", [*values.values(), event.pk]


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
        with django_assert_max_num_queries(35):
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


class TestSeals:
    @pytest.mark.parametrize(
        "values",
        [
            f"root = '{ZEROS}'",
            f"hash = '{ZEROS}'",
            f"previous = '{ZEROS}'",
            "n_events = 7",
            "sealed_at = '2022-08-08 00:00:00'",
            "algorithm = 'sha256'",
        ],
    )
    def test_a_changed_seal_is_found(self, ledger: list[Event], values: str) -> None:
        intrude(f"UPDATE ledger_seal SET {values}")
        assert "seal" in found(verify())

    def test_a_moved_seal_is_found(self, ledger: list[Event]) -> None:
        put()
        seals.seal_now()
        event = ledger[SEALED - 1]
        intrude(set_(event, seal_id=2, leaf=99))
        assert found(verify()) == {"seal"}

    def test_an_unsealed_event_is_found(self, ledger: list[Event]) -> None:
        intrude(set_(ledger[SEALED - 1], seal_id=None, leaf=None))
        assert found(verify()) == {"seal"}

    def test_exchanged_leaves_are_found(self, ledger: list[Event]) -> None:
        a, b = ledger[0], ledger[1]
        leaves = stored(a).leaf, stored(b).leaf
        intrude(set_(a, leaf=99), set_(b, leaf=leaves[0]), set_(a, leaf=leaves[1]))
        assert found(verify()) == {"seal"}

    def test_a_leaf_without_a_seal_is_found(self, ledger: list[Event]) -> None:
        intrude(set_(ledger[OPEN - 1], leaf=3))
        assert found(verify()) == {"seal"}

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_a_deleted_seal_is_found(self, ledger: list[Event], number: int) -> None:
        seals.seal_now()
        put()
        seals.seal_now()
        intrude(
            f"UPDATE ledger_event SET seal_id = NULL, leaf = NULL WHERE seal_id = {number}",
            f"DELETE FROM ledger_seal WHERE number = {number}",
        )
        assert found(verify()) == {"seal"}

    def test_a_change_recomputed_up_to_the_stream_head_breaks_the_seal(
        self, ledger: list[Event]
    ) -> None:
        rewrite(ledger)
        assert found(verify()) == {"seal"}


def rewrite(ledger: list[Event]) -> None:
    """Change the first event and recompute the whole chain after it."""
    previous = chain.GENESIS
    for event in map(stored, ledger):
        event.previous = previous
        if event.sequence == 1:
            event.action = "x"
        event.hash = previous = chain.link(event)
        values = {"action": event.action, "previous": event.previous, "hash": event.hash}
        intrude(set_(event, **values))
    StreamHead.objects.filter(stream="units").update(hash=previous)


class TestPublishedHead:
    def publish(self, path: Path) -> Path:
        path.write_text(json.dumps(seals.head()))
        return path

    def rewrite_everything(self, ledger: list[Event]) -> None:
        """The administrator's attack: all chains and all seals made anew."""
        rewrite(ledger)
        intrude("UPDATE ledger_event SET seal_id = NULL, leaf = NULL", "DELETE FROM ledger_seal")
        SealHead.objects.update(number=0, hash="")
        seals.seal_now()

    def test_a_sound_ledger_agrees_with_it(self, ledger: list[Event], tmp_path: Path) -> None:
        file = self.publish(tmp_path / "head.json")
        put()
        seals.seal_now()
        report = verify(head=file)
        assert report.ok, report.lines()
        assert report.counts["heads"] == 1

    def test_a_full_rewrite_is_found_by_it_alone(self, ledger: list[Event], tmp_path: Path) -> None:
        file = self.publish(tmp_path / "head.json")
        self.rewrite_everything(ledger)
        assert verify().ok
        [defect] = verify(head=file).defects
        assert defect.kind == "head"
        assert "整体改写" in defect.message

    def test_a_ledger_set_back_is_found_by_it(self, ledger: list[Event], tmp_path: Path) -> None:
        seals.seal_now()
        file = self.publish(tmp_path / "head.json")
        intrude("UPDATE ledger_event SET seal_id = NULL, leaf = NULL WHERE seal_id = 2")
        intrude("DELETE FROM ledger_seal WHERE number = 2")
        SealHead.objects.update(number=1, hash=Seal.objects.get(number=1).hash)
        assert verify().ok
        assert "不存在" in verify(head=file).defects[0].message

    def test_a_list_and_a_manifest_are_taken(self, ledger: list[Event], tmp_path: Path) -> None:
        file = tmp_path / "heads.json"
        file.write_text(json.dumps([seals.head()]))
        assert verify(head=file).ok
        file.write_text(json.dumps({"seal_head": seals.head()}))
        assert verify(head=file).counts["heads"] == 1

    @pytest.mark.parametrize("content", ["", "[]", "{}", "3", '{"number": 1}'])
    def test_a_useless_file_is_no_proof(self, tmp_path: Path, content: str) -> None:
        file = tmp_path / "head.json"
        file.write_text(content)
        assert found(verify(head=file)) == {"head"}

    def test_a_forged_file_is_noticed(self, ledger: list[Event], tmp_path: Path) -> None:
        file = tmp_path / "head.json"
        file.write_text(json.dumps({**(seals.head() or {}), "n_events": 1}))
        assert "自身" in verify(head=file).defects[0].message


class TestPersonalValues:
    def test_a_changed_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).update(value="640104190001010000")
        [defect] = verify().defects
        assert (defect.kind, defect.place) == ("value", "units 5 第3项 id")

    def test_a_removed_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).delete()
        assert "没有依法删除的记录" in verify().defects[0].message

    def test_an_emptied_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.filter(event=ledger[2]).update(value="", salt="")
        assert found(verify()) == {"value"}

    def test_an_exchanged_text_is_found(self, ledger: list[Event]) -> None:
        rows = PersonalValue.objects.filter(event__in=ledger[:2]).order_by("pk")
        first, second = rows
        PersonalValue.objects.filter(pk=first.pk).update(value=second.value, salt=second.salt)
        assert found(verify()) == {"value"}

    def test_an_added_text_is_found(self, ledger: list[Event]) -> None:
        PersonalValue.objects.create(event=ledger[2], field="phone", salt="1", value="1")
        assert "多出" in verify().defects[0].message

    def test_a_text_that_does_not_decrypt_is_found(self, ledger: list[Event]) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"other": "0" * 32}):
            report = verify()
        assert found(report) == {"value"}
        assert report.n_defects == 7

    def test_an_erased_text_is_no_defect(self, ledger: list[Event]) -> None:
        erasure.erase(ledger[2], "id", "个人信息保护法第四十七条", "person:1")
        report = verify()
        assert report.ok, report.lines()


class TestBatches:
    @pytest.fixture
    def rows(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        rows = [sm3(str(i).encode()) for i in range(5)]
        source = batches.BatchSource("quiz", lambda start, end: rows)
        monkeypatch.setitem(batches.sources._items, "quiz", source)
        return rows

    def test_batches_are_checked_against_their_rows(self, rows: list[str]) -> None:
        assert [batch.n for batch in batches.seal_due(clock.now())] == [5]
        report = verify()
        assert report.ok, report.lines()
        rows[3] = ZEROS
        assert found(verify()) == {"batch"}
        del rows[3]
        assert "应有 5 条，实有 4 条" in verify().defects[0].message

    def test_periods_follow_each_other(self, rows: list[str]) -> None:
        now = clock.now()
        [first] = batches.seal_due(now)
        [second] = batches.seal_due(now + timedelta(hours=1))
        assert second.starts_at == first.ends_at == now
        assert list(batches.seal_due(now + timedelta(hours=1))) == []

    def test_a_changed_or_deleted_batch_is_found(self, rows: list[str]) -> None:
        list(batches.seal_due(clock.now()))
        intrude("UPDATE ledger_batch SET n = 4")
        assert "batch" in found(verify())
        intrude("DELETE FROM ledger_batch")
        assert "被删除" in verify().defects[0].message


class TestReceipts:
    def test_a_receipt_is_verified_with_its_chain_and_seal(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(stored(ledger[0]))
        report = verify(receipt=code.lower())
        assert report.ok, report.lines()
        assert (report.counts["events"], report.counts["seals"]) == (7, 1)

    def test_one_without_a_seal_yet_says_so(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(ledger[6])
        report = verify(receipt=code)
        assert report.ok
        assert "尚未封存" in report.notes[0]

    def test_tampering_behind_it_is_found(self, ledger: list[Event]) -> None:
        code, _secret = receipts.issue(stored(ledger[0]))
        intrude(set_(ledger[0], hash=ZEROS))
        assert found(verify(receipt=code)) >= {"receipt", "event", "seal"}
        assert "receipt" in found(verify())

    def test_an_unknown_one_is_a_defect(self, ledger: list[Event]) -> None:
        assert "没有这个编号" in verify(receipt=receipts._new_code()).defects[0].message


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
