"""Backup and restore of everything: database, stored files, and what proves them.

A backup is a folder::

    manifest.json       versions, the digest of every file here, the published seal head
    database.sqlite3    or database.pgdump: one consistent state, taken while others work
    files/              the stored files under the names of their digests

Field keys are not in it: without them personal data in a backup cannot be read. They are kept
elsewhere; the manifest names the ids that will be needed.
"""

from zhunsheng.kernel.database.backup.manifest import BackupError, Manifest
from zhunsheng.kernel.database.backup.run import backup, check, restore

__all__ = ["BackupError", "Manifest", "backup", "check", "restore"]
