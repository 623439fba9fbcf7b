"""The key files of an installation that made its own keys: into a backup, and back out of one.

A backup without its keys is lost with the machine. Installations that are given their keys (production) have no
files here, and their backups hold none: who gives the keys keeps them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings

from zhunsheng.kernel.privacy import keys

FIELD, LOOKUP = "zhunsheng_field_keys", "zhunsheng_lookup_key"
FOLDER = "keys"
ASIDE = ".before-restore"


def home() -> Path | None:
    """Where this installation keeps the keys that it made; None when it was given them."""
    directory: Path | None = getattr(settings, "ZHUNSHENG_KEY_DIR", None)
    if directory and all((directory / name).is_file() for name in (FIELD, LOOKUP)):
        return directory
    return None


def copy_out(backup: Path) -> bool:
    """Put the keys into ``backup``, readable by their owner only; False when there are none of our own."""
    source = home()
    if source is None:
        return False
    target = backup / FOLDER
    target.mkdir(mode=0o700, exist_ok=True)
    for name in (FIELD, LOOKUP):
        _copy(source / name, target / name)
    return True


def bring_in(backup: Path) -> bool:
    """Take the keys of ``backup`` for this installation, when it has some and keeps its own in files.

    The keys that were here stay beside the new ones (``.before-restore``), should the restore fail.
    """
    source, target = backup / FOLDER, home()
    if target is None or not all((source / name).is_file() for name in (FIELD, LOOKUP)):
        return False
    if all((source / n).read_bytes() == (target / n).read_bytes() for n in (FIELD, LOOKUP)):
        return False
    for name in (FIELD, LOOKUP):
        _copy(target / name, target / f"{name}{ASIDE}")
        _copy(source / name, target / name)
    _use(target)
    return True


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    shutil.copyfile(source, target)


def _use(directory: Path) -> None:
    """Let this process work with the keys that lie there now."""
    ring = (directory / FIELD).read_text(encoding="utf-8").strip()
    settings.ZHUNSHENG_FIELD_KEYS = dict(part.strip().split(":", 1) for part in ring.split(","))
    settings.ZHUNSHENG_LOOKUP_KEY = (directory / LOOKUP).read_text(encoding="utf-8").strip()
    keys.forget()
