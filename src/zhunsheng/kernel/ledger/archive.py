"""Backup and restore with what the ledger knows: the seal head, and whether all of it holds."""

from __future__ import annotations

from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from zhunsheng.kernel.database import backup as core
from zhunsheng.kernel.database.backup import Manifest
from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import Report, verify
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.privacy import keyfiles
from zhunsheng.kernel.privacy.fields import sealed_tables
from zhunsheng.kernel.privacy.keys import fingerprints


def backup(directory: Path, *, with_keys: bool = True) -> Manifest:
    """Seal what is open and back everything up, the keys too if this installation made them.

    Raises ``BackupError``.
    """
    seals.seal_now()
    manifest = core.backup(
        directory,
        store=_store(),
        seal_head=seals.head,
        keys=fingerprints(),
        left_out=sealed_tables(),
    )
    if with_keys:
        keyfiles.copy_out(directory)
    return manifest


def restore(directory: Path, *, force: bool = False) -> Report:
    """Restore a backup and verify it against the seal head in its manifest.

    Other programs that use the database must be stopped before. An installation that makes its own keys takes
    those of the backup. Raises ``BackupError``.
    """
    if force or not _occupied():
        keyfiles.bring_in(directory)
    return core.restore(
        directory,
        store=_store(),
        occupied=_occupied,
        verify=lambda manifest: verify(head=manifest),
        keys=fingerprints(),
        force=force,
    )


def _store() -> Path | None:
    """The folder of the stored files; None when they are not on this machine."""
    if isinstance(default_storage, FileSystemStorage):
        return Path(default_storage.location)
    return None


def _occupied() -> bool:
    """Whether anything was ever done here: a freshly set-up database is not occupied."""
    tables = set(connection.introspection.table_names())
    return any(m._meta.db_table in tables and m._base_manager.exists() for m in (Event, Person))
