"""System checks: the files are sound, and every cite and limit that is used exists. No database is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from zhunsheng.kernel.statutes import catalog
from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.kernel.statutes.files import FileError


def check_files(
    app_configs: Sequence[AppConfig] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """Check statutes.yaml and limits.yaml of every app."""
    try:
        found = catalog.catalog()
    except FileError as error:
        return [Error(str(error), id="statutes.E001")]
    cites = []
    problems: list[CheckMessage] = []
    for (code, version), (law, row) in found.limits.items():
        where = f"limit {code} ({version})"
        cites += [(where, row.cite), *((where, exclusion.cite) for exclusion in row.exclusions)]
        if row.source not in found.sources:
            problems.append(Error(f"{where}: unknown source {row.source!r}", id="statutes.E003"))
        if law.effective_to is not None and law.effective_to < law.effective_from:
            problems.append(Error(f"{where}: ends before it begins", id="statutes.E004"))
    for code, statute in found.statutes.items():
        problems += [
            Error(f"statute {code} ({label}): unknown source {row.source!r}", id="statutes.E003")
            for label, row in statute.versions.items()
            if row.source not in found.sources
        ]
    return problems + unknown_cites(cites)


def unknown_cites(cites: Iterable[tuple[str, Cite]]) -> list[CheckMessage]:
    """An error for each (where, cite) that does not exist; declarations call it from their own checks."""
    return [
        Error(f"{where}: {fault}", id="statutes.E002")
        for where, cite in cites
        if (fault := catalog.fault(cite)) is not None
    ]


def unknown_limits(
    used: Iterable[tuple[str, str, str | None]],
) -> list[CheckMessage]:
    """An error for each (where, limit code, law version or None) that no limits.yaml declares."""
    return [
        Error(f"{where}: no limits.yaml declares {code!r} ({version or 'any'})", id="statutes.E005")
        for where, code, version in used
        if not catalog.has_limit(code, version)
    ]
