"""The lists of the law as data (``eligibility.yaml``): grounds, appointed defence, exemptions from the check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.domains.legalservice.aid.law import LAW_2021, Law
from zhunsheng.kernel.statutes.cites import Cite


@dataclass(frozen=True)
class Ground:
    """One item of a list: ``code`` is article.item; ``plain`` is what a citizen reads."""

    code: str
    title: str
    old: int
    plain: str = ""
    test: bool = False
    kinds: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    paper: str = ""
    grave: bool = False

    def cite(self, law: Law = LAW_2021) -> Cite:
        """The article under a law."""
        number, _point, item = self.code.partition(".")
        paragraph = 1 if number == "25" else 0
        return law.cite(int(number), self.old, paragraph, int(item or 0))


@lru_cache
def _lists() -> dict[str, tuple[Ground, ...]]:
    text = Path(__file__).with_name("eligibility.yaml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return {name: tuple(_read(row) for row in rows) for name, rows in found.items()}


def _read(row: dict[str, Any]) -> Ground:
    values: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in row.items()
    }
    return Ground(**values)


def grounds() -> tuple[Ground, ...]:
    """What legal aid may be asked for (24, 29, 31-33)."""
    return _lists()["grounds"]


def notices() -> tuple[Ground, ...]:
    """Who is defended on the notice of an authority (25, 28)."""
    return _lists()["notices"]


def exemptions() -> tuple[Ground, ...]:
    """Whose hardship is not examined (42)."""
    return _lists()["exempt"]


@lru_cache
def _by_code() -> dict[str, Ground]:
    return {one.code: one for one in (*grounds(), *notices(), *exemptions())}


def ground(code: str) -> Ground | None:
    """The item of a code, of whichever list."""
    return _by_code().get(code)


def title(code: str) -> str:
    """What an item is called; empty for none."""
    found = ground(code)
    return found.title if found else ""


def choices(rows: tuple[Ground, ...]) -> list[tuple[str, str]]:
    """A list to choose from in the workbench: article, then the words of the law."""
    return [(one.code, f"{one.title}（{one.cite().place}）") for one in rows]
