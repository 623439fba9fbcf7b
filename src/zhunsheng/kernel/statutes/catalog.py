"""What the data files say, without a database: which statutes, versions and articles exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.apps import apps

from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.kernel.statutes.files import (
    FileError,
    LawRow,
    LimitRow,
    LimitsFile,
    StatuteRow,
    StatutesFile,
    read,
)

K = TypeVar("K")
V = TypeVar("V")

OWN = Path(__file__).parent / "data" / "statutes.yaml"


@dataclass(frozen=True)
class Catalog:
    """All statutes with their sources, and all limits by (code, law version)."""

    sources: dict[str, str]
    statutes: dict[str, StatuteRow]
    limits: dict[tuple[str, str], tuple[LawRow, LimitRow]]


@cache
def catalog() -> Catalog:
    """Everything in the files, read once. Raises :class:`FileError` for a broken or double one."""
    found = Catalog({}, {}, {})
    for path in [OWN, *_files("statutes.yaml")]:
        file = read(path, StatutesFile)
        _merge(found.sources, file.sources, path)
        _merge(found.statutes, file.statutes, path)
    for path in _files("limits.yaml"):
        limits = read(path, LimitsFile)
        _merge(found.sources, limits.sources, path)
        for version, law in limits.versions.items():
            rows = {(code, version): (law, row) for code, row in law.limits.items()}
            _merge(found.limits, rows, path)
    return found


def known(cite: Cite) -> bool:
    """Whether the cited statute, version and article exist according to the data files."""
    statute = catalog().statutes.get(cite.statute)
    version = statute.versions.get(cite.version) if statute else None
    return version is not None and 1 <= cite.article <= version.articles


def fault(cite: Cite) -> str | None:
    """What is wrong with a cite, in Chinese; None when it is known."""
    statute = catalog().statutes.get(cite.statute)
    if statute is None:
        return f"{cite.text}：没有登记这部法律。"
    version = statute.versions.get(cite.version)
    if version is None:
        return f"{cite.text}：登记的文本只有{'、'.join(statute.versions)}年的。"
    if not 1 <= cite.article <= version.articles:
        return f"{cite.text}：该文本只有{version.articles}条。"
    return None


def has_limit(code: str, version: str | None = None) -> bool:
    """Whether the files declare a limit (under a law version)."""
    return any(
        code == known_code and version in (None, known_version)
        for known_code, known_version in catalog().limits
    )


def _files(name: str) -> Iterator[Path]:
    """The file of each app, and of the halves of a big business (``disclosure/items/limits.yaml``)."""
    for config in apps.get_app_configs():
        folder = Path(config.path)
        halves = (package.parent for package in sorted(folder.glob("*/__init__.py")))
        yield from (path for place in (folder, *halves) if (path := place / name).is_file())


def _merge(into: dict[K, V], more: dict[K, V], path: Path) -> None:
    twice = into.keys() & more.keys()
    if twice:
        raise FileError(f"{path.parent.name}/{path.name}: already declared elsewhere: {twice}")
    into.update(more)
