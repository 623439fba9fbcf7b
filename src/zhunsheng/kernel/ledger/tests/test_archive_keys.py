"""A backup of an installation with its own keys can be opened on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings

from zhunsheng.kernel.database.backup import BackupError
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.personal import Personal, reveal
from zhunsheng.kernel.ledger.tests.helpers import put
from zhunsheng.kernel.privacy import keyfiles, keys

pytestmark = pytest.mark.django_db(transaction=True)
Machine = Callable[[str, str], Path]


@pytest.fixture
def machine(settings: Settings, tmp_path: Path) -> Iterator[Machine]:
    """``machine(name, digit)``: from now on this is another machine, with keys of its own."""
    before = (django_settings.ZHUNSHENG_FIELD_KEYS, django_settings.ZHUNSHENG_LOOKUP_KEY)

    def become(name: str, digit: str) -> Path:
        home = tmp_path / name
        home.mkdir()
        (home / keyfiles.FIELD).write_text(f"k1:{digit * 32}")
        (home / keyfiles.LOOKUP).write_text(digit * 64)
        settings.ZHUNSHENG_KEY_DIR = home
        settings.ZHUNSHENG_FIELD_KEYS = {"k1": digit * 32}
        settings.ZHUNSHENG_LOOKUP_KEY = digit * 64
        return home

    yield become
    django_settings.ZHUNSHENG_FIELD_KEYS, django_settings.ZHUNSHENG_LOOKUP_KEY = before
    keys.forget()


def test_the_keys_come_along(machine: Machine, tmp_path: Path) -> None:
    machine("old", "1")
    put(id=Personal("64010419900307725X"))
    archive.backup(tmp_path / "backup")
    assert (tmp_path / "backup" / "keys").stat().st_mode & 0o077 == 0
    home = machine("new", "2")
    report = archive.restore(tmp_path / "backup", force=True)
    assert report.ok, report.lines()
    assert reveal(Event.objects.latest("pk"))["id"] == "64010419900307725X"
    assert (home / f"{keyfiles.LOOKUP}{keyfiles.ASIDE}").read_text() == "2" * 64


def test_without_its_keys_a_backup_is_not_opened_elsewhere(
    machine: Machine, tmp_path: Path
) -> None:
    machine("old", "1")
    put(id=Personal("64010419900307725X"))
    archive.backup(tmp_path / "backup", with_keys=False)
    machine("new", "2")
    with pytest.raises(BackupError, match="密钥"):
        archive.restore(tmp_path / "backup", force=True)


def test_an_occupied_installation_keeps_its_keys(machine: Machine, tmp_path: Path) -> None:
    machine("old", "1")
    put(id=Personal("64010419900307725X"))
    archive.backup(tmp_path / "backup")
    home = machine("new", "2")
    with pytest.raises(BackupError):
        archive.restore(tmp_path / "backup")
    assert (home / keyfiles.LOOKUP).read_text() == "2" * 64
