"""Backup and restore with the ledger verified at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhunsheng.kernel.database.backup import BackupError
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.ledger.models import Event, Seal
from zhunsheng.kernel.ledger.personal import Personal
from zhunsheng.kernel.ledger.tests.helpers import intrude, put, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_seals_restores_and_verifies(tmp_path: Path) -> None:
    for i in range(5):
        put(n=i, id=Personal("64010419900307725X"))
    manifest = archive.backup(tmp_path / "backup")
    assert manifest.seal_head is not None
    assert manifest.seal_head["hash"] == Seal.objects.get().hash
    put(n=6)
    with pytest.raises(BackupError, match="--force"):
        archive.restore(tmp_path / "backup")
    report = archive.restore(tmp_path / "backup", force=True)
    assert report.ok, report.lines()
    assert (report.counts["events"], report.counts["heads"]) == (5, 1)
    assert Event.objects.count() == 5


def test_personal_texts_are_not_in_clear_in_a_backup(tmp_path: Path) -> None:
    put(id=Personal("64010419900307725X"))
    archive.backup(tmp_path / "backup")
    [database] = (tmp_path / "backup").glob("database.*")
    assert b"64010419900307725X" not in database.read_bytes()


def test_a_rewritten_database_in_a_backup_is_found_by_its_own_head(tmp_path: Path) -> None:
    put(n=1)
    archive.backup(tmp_path / "old")
    intrude(
        "DELETE FROM ledger_event",
        "DELETE FROM ledger_streamhead",
        "DELETE FROM ledger_seal",
        "DELETE FROM ledger_sealhead",
    )
    put(n=2)
    archive.backup(tmp_path / "new")
    # The intruder leaves the old manifest's head but puts a new database under it.
    old = json.loads((tmp_path / "old" / "manifest.json").read_text())
    new = json.loads((tmp_path / "new" / "manifest.json").read_text())
    new["seal_head"] = old["seal_head"]
    (tmp_path / "new" / "manifest.json").write_text(json.dumps(new))
    report = archive.restore(tmp_path / "new", force=True)
    assert [defect.kind for defect in report.defects] == ["head"]


def test_a_backup_beside_writers_is_one_consistent_state(tmp_path: Path) -> None:
    put(n=0)

    def work() -> None:
        for _ in range(15):
            put(stream="busy", subject=1)

    def back_up() -> None:
        archive.backup(tmp_path / "backup")

    together(work, work, work, back_up)
    report = archive.restore(tmp_path / "backup", force=True)
    assert report.ok, report.lines()
