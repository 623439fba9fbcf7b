"""The stored files: each under the name of its digest, so that one that is there is never copied."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Container, Iterator
from pathlib import Path

from zhunsheng.kernel.database.backup.manifest import FILES, BackupError, Manifest, sm3_of

_DIGEST = re.compile(r"[0-9a-f]{64}")


def save(store: Path, directory: Path) -> dict[str, list[object]]:
    """Bring every file of ``store`` into the backup; returns what the manifest says of them.

    Files are linked where the file system can, copied where not. A file whose content does not fit
    its name stops the backup: it would be worthless, and the damage should be known today.
    """
    listed: dict[str, list[object]] = {}
    for source in _files(store):
        path = source.relative_to(store).as_posix()
        target = directory / FILES / path
        size = source.stat().st_size
        if not target.exists() or target.stat().st_size != size:
            _bring(source, target)
        listed[path] = [_digest_of(target), size]
    return listed


def prune(directory: Path, listed: Container[str]) -> None:
    """Remove files that the store no longer has: what was destroyed by rule must not live on."""
    root = directory / FILES
    for file in _files(root):
        if file.relative_to(root).as_posix() not in listed:
            file.unlink()


def _digest_of(path: Path) -> str:
    found = sm3_of(path)
    if _DIGEST.fullmatch(path.name) and path.name != found:
        raise BackupError(f"文件 {path.name} 的内容与它的摘要不符，已损坏。请从较早的备份取回它。")
    return found


def _files(store: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(store):
        folders.sort()
        yield from (Path(folder) / name for name in sorted(names))


def _bring(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        os.link(source, draft)
    except OSError:
        shutil.copyfile(source, draft)
    draft.replace(target)


def check(manifest: Manifest, directory: Path) -> list[str]:
    """What is missing or damaged among the files of a backup."""
    faults = []
    for path, (expected, _size) in manifest.files.items():
        file = directory / FILES / path
        if not _inside(directory / FILES, file):
            faults.append(f"清单中的路径 {path} 指向备份之外。")
        elif not file.is_file():
            faults.append(f"缺少文件 {path}。")
        elif sm3_of(file) != expected:
            faults.append(f"文件 {path} 的内容与清单不符。")
    return faults


def _inside(root: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(root.resolve())


def load(manifest: Manifest, directory: Path, store: Path) -> int:
    """Copy the backup's files into ``store``; returns how many were not there.

    Copied, never linked: the backup must not change with the store.
    """
    brought = 0
    for path, (expected, _size) in manifest.files.items():
        target = store / path
        if target.is_file() and sm3_of(target) == expected:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.part")
        shutil.copyfile(directory / FILES / path, draft)
        draft.replace(target)
        brought += 1
    return brought
