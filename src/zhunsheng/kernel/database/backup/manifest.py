"""The table of contents of a backup."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from zhunsheng.lib import digest

FORMAT = 1
NAME = "manifest.json"
FILES = "files"
_CHUNK = 1 << 20


class BackupError(Exception):
    """A backup cannot be made or used; the message says why and what to do."""


@dataclass
class Manifest:
    """What a backup holds.

    ``keys`` maps the ids of the keys it needs to their fingerprints; ``files`` maps paths under
    ``files/`` to [SM3 digest, size in bytes]; ``left_out`` names tables that come empty.
    """

    made_at: str
    version: str
    engine: str
    engine_version: str
    database: str
    database_sm3: str
    database_size: int
    keys: dict[str, str]
    seal_head: dict[str, Any] | None
    files_included: bool
    files: dict[str, list[Any]] = field(default_factory=dict)
    format: int = FORMAT
    left_out: list[str] = field(default_factory=list)

    def write(self, directory: Path) -> None:
        """Write it in one step: a folder with a manifest is a whole backup."""
        draft = directory / f"{NAME}.part"
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(directory / NAME)

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest in ``directory``. Raises :class:`BackupError`."""
        try:
            content = json.loads((directory / NAME).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise BackupError(f"{directory} 里没有 {NAME}，不是完整的备份。") from None
        except (OSError, ValueError) as error:
            raise BackupError(f"读不出 {directory / NAME}：{error}") from None
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise BackupError(f"{directory / NAME} 的格式不是 {FORMAT}，请用制作它的版本恢复。")
        try:
            return cls(**content)
        except TypeError:
            raise BackupError(f"{directory / NAME} 的内容不完整或多出项目。") from None


def sm3_of(path: Path) -> str:
    """The digest of a file, read in pieces."""
    hasher = digest.new("sm3")
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            hasher.update(chunk)
    return hasher.hexdigest()
