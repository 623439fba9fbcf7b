"""Backup and restore of database and files, on whichever engine the tests run."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from zhunsheng.kernel.database import backup as core
from zhunsheng.kernel.database.backup import BackupError, Manifest
from zhunsheng.lib.digest import sm3

with_database = pytest.mark.django_db(transaction=True)

pytestmark = pytest.mark.usefixtures("database_for_oneself")

KEYS = {"k1": "a"}
HEAD = {"number": 1, "hash": "0" * 64}


def names() -> list[str]:
    """Rows of a table that this layer may know."""
    rows = ContentType.objects.filter(app_label="x").order_by("pk")
    return list(rows.values_list("model", flat=True))


def put(name: str) -> None:
    ContentType.objects.create(app_label="x", model=name)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    root = tmp_path / "store"
    for content in (b"one", b"two"):
        keep(root, content)
    return root


def keep(root: Path, content: bytes) -> Path:
    key = sm3(content)
    path = root / key[:2] / key[2:4] / key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def back_up(directory: Path, store: Path | None) -> Manifest:
    return core.backup(directory, store=store, seal_head=lambda: HEAD, keys=KEYS)


def put_back(directory: Path, store: Path | None, **options: Any) -> list[str]:
    defaults = {"occupied": lambda: False, "verify": lambda manifest: names(), "keys": KEYS}
    return core.restore(directory, store=store, **{**defaults, **options})


@pytest.fixture
def made(tmp_path: Path, store: Path) -> Path:
    put("甲")
    back_up(tmp_path / "backup", store)
    return tmp_path / "backup"


@with_database
class TestRoundTrip:
    def test_database_and_files_come_back(self, made: Path, tmp_path: Path) -> None:
        put("乙")
        other = tmp_path / "other"
        assert put_back(made, other) == ["甲"]
        stored = sorted(path.read_bytes() for path in other.rglob("*") if path.is_file())
        assert stored == [b"one", b"two"]

    def test_a_table_left_out_comes_empty_and_leaves_no_trace(
        self, tmp_path: Path, store: Path
    ) -> None:
        put("悄悄话".encode().hex())
        table = ContentType._meta.db_table
        kept = ContentType.objects.count()
        manifest = core.backup(
            tmp_path / "b", store=store, seal_head=lambda: HEAD, keys=KEYS, left_out=[table]
        )
        assert manifest.left_out == [table]
        content = (tmp_path / "b" / manifest.database).read_bytes()
        assert "悄悄话".encode().hex().encode() not in content
        assert ContentType.objects.count() == kept

    def test_a_lost_file_comes_back_and_a_damaged_one_is_replaced(
        self, made: Path, store: Path
    ) -> None:
        one, two = sm3(b"one"), sm3(b"two")
        (store / one[:2] / one[2:4] / one).unlink()
        damaged = store / two[:2] / two[2:4] / two
        damaged.unlink()
        damaged.write_bytes(b"xxx")
        put_back(made, store)
        assert damaged.read_bytes() == b"two"
        assert (store / one[:2] / one[2:4] / one).read_bytes() == b"one"

    def test_work_goes_on_after_a_restore(self, made: Path) -> None:
        put_back(made, None)
        put("丙")
        assert names() == ["甲", "丙"]

    @pytest.mark.sqlite
    def test_the_replaced_database_is_kept(self, made: Path) -> None:
        path = Path(str(connection.settings_dict["NAME"]))
        before = set(path.parent.glob(f"{path.name}.before-restore-*"))
        put("乙")
        put_back(made, None)
        [kept] = set(path.parent.glob(f"{path.name}.before-restore-*")) - before
        with closing(sqlite3.connect(kept)) as database:
            found = database.execute("SELECT model FROM django_content_type").fetchall()
        assert ("乙",) in found


@with_database
class TestManifest:
    def test_it_lists_everything_with_digests(self, made: Path) -> None:
        manifest = json.loads((made / "manifest.json").read_text())
        assert manifest["seal_head"] == HEAD
        assert manifest["keys"] == KEYS
        assert manifest["engine"] == connection.vendor
        for path, (digest, size) in manifest["files"].items():
            content = (made / "files" / path).read_bytes()
            assert (sm3(content), len(content)) == (digest, size)
        assert sm3((made / manifest["database"]).read_bytes()) == manifest["database_sm3"]

    def test_others_cannot_read_it(self, made: Path) -> None:
        [database] = made.glob("database.*")
        assert made.stat().st_mode & 0o077 == 0
        assert database.stat().st_mode & 0o077 == 0

    def test_a_second_backup_brings_only_what_is_new(self, made: Path, store: Path) -> None:
        key = sm3(b"one")
        old = made / "files" / key[:2] / key[2:4] / key
        before = old.stat().st_ino
        os.utime(old, (1, 1))
        keep(store, b"three")
        put("乙")
        assert len(back_up(made, store).files) == 3
        assert (old.stat().st_ino, old.stat().st_mtime) == (before, 1)
        assert put_back(made, None) == ["甲", "乙"]

    def test_what_the_store_no_longer_has_leaves_the_backup(self, made: Path, store: Path) -> None:
        key = sm3(b"one")
        (store / key[:2] / key[2:4] / key).unlink()
        assert len(back_up(made, store).files) == 1
        assert not (made / "files" / key[:2] / key[2:4] / key).exists()

    def test_files_kept_elsewhere_are_left_out(self, tmp_path: Path) -> None:
        manifest = back_up(tmp_path / "backup", None)
        assert (manifest.files, manifest.files_included) == ({}, False)


@with_database
class TestRefusals:
    def test_an_occupied_database_is_replaced_only_by_force(self, made: Path) -> None:
        put("乙")
        with pytest.raises(BackupError, match="--force"):
            put_back(made, None, occupied=lambda: True)
        assert names() == ["甲", "乙"]
        assert put_back(made, None, occupied=lambda: True, force=True) == ["甲"]

    def test_a_damaged_database_is_noticed_before_anything_changes(self, made: Path) -> None:
        put("乙")
        [database] = made.glob("database.*")
        content = bytearray(database.read_bytes())
        content[len(content) // 2] ^= 1
        database.write_bytes(content)
        with pytest.raises(BackupError, match="与清单不符"):
            put_back(made, None, force=True)
        assert names() == ["甲", "乙"]

    def test_damaged_and_missing_files_are_named(self, made: Path) -> None:
        first, second = sorted(path for path in (made / "files").rglob("*") if path.is_file())
        first.unlink()
        second.unlink()
        second.write_bytes(b"xxx")
        with pytest.raises(BackupError) as refusal:
            core.check(made)
        assert f"{first.name}。" in str(refusal.value)
        assert f"{second.name} 的内容与清单不符" in str(refusal.value)

    def test_a_path_out_of_the_backup_is_refused(self, made: Path) -> None:
        manifest = json.loads((made / "manifest.json").read_text())
        manifest["files"]["../../etc/passwd"] = ["0" * 64, 1]
        (made / "manifest.json").write_text(json.dumps(manifest))
        with pytest.raises(BackupError, match="备份之外"):
            core.check(made)

    def test_a_damaged_stored_file_stops_the_backup(self, tmp_path: Path, store: Path) -> None:
        damaged = keep(store, b"three")
        damaged.write_bytes(b"xxxxx")
        with pytest.raises(BackupError, match="已损坏"):
            back_up(tmp_path / "backup", store)
        assert not (tmp_path / "backup" / "manifest.json").exists()

    @pytest.mark.parametrize("keys", [{}, {"k2": "a"}, {"k1": "b"}])
    def test_a_missing_or_other_key_is_named(self, made: Path, keys: dict[str, str]) -> None:
        with pytest.raises(BackupError, match="k1"):
            put_back(made, None, keys=keys)

    def test_another_engine_is_refused(self, made: Path) -> None:
        manifest = json.loads((made / "manifest.json").read_text())
        manifest["engine"] = "oracle"
        (made / "manifest.json").write_text(json.dumps(manifest))
        with pytest.raises(BackupError, match="oracle"):
            put_back(made, None)

    @pytest.mark.sqlite
    def test_a_database_in_use_is_not_replaced(self, made: Path) -> None:
        path = Path(str(connection.settings_dict["NAME"]))
        user = sqlite3.connect(path)
        user.execute("SELECT count(*) FROM django_migrations").fetchone()
        try:
            with pytest.raises(BackupError, match="停止服务"):
                put_back(made, None)
        finally:
            user.close()
        assert names() == ["甲"]


class TestSlips:
    @pytest.mark.parametrize("content", [None, "", "[]", '{"format": 2}', '{"format": 1}'])
    def test_what_is_no_backup_is_refused(self, tmp_path: Path, content: str | None) -> None:
        if content is not None:
            (tmp_path / "manifest.json").write_text(content)
        with pytest.raises(BackupError, match=r"manifest\.json"):
            put_back(tmp_path, None)

    def test_a_folder_with_something_else_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "novel.txt").write_text("")
        with pytest.raises(BackupError, match="空的文件夹"):
            back_up(tmp_path, None)
