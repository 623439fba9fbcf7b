"""The catalogue of what is public: the regulation's own list, with what this house has changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.domains.disclosure.items.models import CatalogueEntry
from zhunsheng.kernel.database.compiled import Read

RULES, REGULATIONS = "2001a", "2001b"
LICENCES, PENALTIES, COERCION, FEES = "2005", "2006a", "2006b", "2008"


@cache
def statutory() -> Mapping[str, str]:
    """Titles of the regulation's list by code."""
    text = Path(__file__).with_name("catalogue.yaml").read_text(encoding="utf-8")
    return {row["code"]: row["title"] for row in yaml.safe_load(text)}


def titles(_keys: Iterable[Any] = ()) -> dict[str, str]:
    """Every title by code, those no longer in use too: old items keep theirs."""
    return {**statutory(), **dict(CatalogueEntry.objects.values_list("code", "title"))}


def choices() -> list[tuple[str, str]]:
    """What can be chosen now, in order."""
    found: dict[str, str] = dict(statutory())
    for row in _entries():
        found.pop(row.code, None)
        if row.is_active:
            found[row.code] = row.title
    return list(found.items())


# Asked for by every form: compiled once.
_entries: Read[CatalogueEntry] = Read(lambda: CatalogueEntry.objects.order_by("position", "code"))
