"""The order of a backup and of a restore."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

from zhunsheng.kernel.database.backup import files
from zhunsheng.kernel.database.backup.engines import engine
from zhunsheng.kernel.database.backup.manifest import NAME, BackupError, Manifest, sm3_of
from zhunsheng.lib import clock

T = TypeVar("T")


def backup(
    directory: Path,
    *,
    store: Path | None,
    seal_head: Callable[[], dict[str, Any] | None],
    keys: Mapping[str, str],
    left_out: Sequence[str] = (),
) -> Manifest:
    """Back everything up into ``directory``, beside the daily work.

    ``store`` is the folder of stored files, None when they are kept elsewhere (an object store
    with copies of its own); ``keys`` are fingerprints by key id; tables ``left_out`` come empty. Into a folder
    that holds a backup already only new files are copied.
    Raises :class:`BackupError`; the folder then has no manifest, or still the older backup.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_foreign(directory)
    made_at = clock.now()
    # The head first, the files last: the copy then holds at least the sealed events, and the
    # store at least the files that the copy knows of.
    head = seal_head()
    of = engine()
    target = directory / of.file
    draft = directory / f"{of.file}.part"
    of.dump(draft, left_out)
    saved = files.save(store, directory) if store is not None and store.is_dir() else {}
    (directory / NAME).unlink(missing_ok=True)
    draft.replace(target)
    files.prune(directory, saved)
    manifest = Manifest(
        made_at=made_at.isoformat(),
        version=_version(),
        engine=connection.vendor,
        engine_version=of.version(),
        database=of.file,
        database_sm3=sm3_of(target),
        database_size=target.stat().st_size,
        keys=dict(keys),
        seal_head=head,
        files_included=store is not None,
        files=saved,
        left_out=list(left_out),
    )
    manifest.write(directory)
    return manifest


def check(directory: Path) -> Manifest:
    """Compare every file of a backup with its manifest. Raises :class:`BackupError`."""
    manifest = Manifest.read(directory)
    database = directory / Path(manifest.database).name
    faults = files.check(manifest, directory)
    if not database.is_file():
        faults.insert(0, f"缺少 {database.name}。")
    elif sm3_of(database) != manifest.database_sm3:
        faults.insert(0, f"{database.name} 的内容与清单不符。")
    if faults:
        shown = "".join(faults[:5]) + (f"另有 {len(faults) - 5} 处。" if len(faults) > 5 else "")
        raise BackupError(f"备份不完整，没有恢复：{shown}请换一份备份。")
    return manifest


def restore(
    directory: Path,
    *,
    store: Path | None,
    occupied: Callable[[], bool],
    verify: Callable[[Path], T],
    keys: Mapping[str, str],
    force: bool = False,
) -> T:
    """Replace database and files by the backup and return what ``verify(manifest file)`` finds.

    Everything is compared with the manifest before anything is touched. Raises
    :class:`BackupError` when the backup is damaged, is of another engine, needs a key that is not
    among ``keys``, or when the database is ``occupied`` and not ``force``.
    """
    manifest = check(directory)
    if manifest.engine != connection.vendor:
        raise BackupError(
            f"备份来自 {manifest.engine}，当前数据库是 {connection.vendor}，不能直接恢复。"
        )
    if other := [key_id for key_id, mark in manifest.keys.items() if keys.get(key_id) != mark]:
        raise BackupError(
            f"备份中的个人信息要用密钥 {'、'.join(other)}，这里没有或不是同一把。请先换回备份时的密钥。"
        )
    if not force and occupied():
        raise BackupError("当前数据库已有数据，恢复会替换全部内容。确实要替换，请加 --force。")
    if store is not None:
        files.load(manifest, directory, store)
    engine().load(directory / Path(manifest.database).name)
    return verify(directory / NAME)


def _refuse_foreign(directory: Path) -> None:
    """A folder with something else in it is probably a slip of the keyboard."""
    if (directory / NAME).exists():
        Manifest.read(directory)
    elif any(not item.name.endswith(".part") for item in directory.iterdir()):
        raise BackupError(f"{directory} 里已有别的内容。请换一个空的文件夹。")


def _version() -> str:
    try:
        return version("zhunsheng")
    except PackageNotFoundError:
        return ""
