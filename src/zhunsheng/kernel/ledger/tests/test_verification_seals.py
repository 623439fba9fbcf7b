"""Verification finds every tampering with seals; a published head finds a rewrite of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhunsheng.kernel.ledger import chain, seals
from zhunsheng.kernel.ledger.models import Event, Seal, SealHead, StreamHead
from zhunsheng.kernel.ledger.tests.helpers import (
    OPEN,
    SEALED,
    ZEROS,
    found,
    intrude,
    put,
    set_,
    stored,
)
from zhunsheng.kernel.ledger.verification import verify

pytestmark = pytest.mark.django_db


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
