"""Bring statutes and limits from the data files into the tables. Repeatable; never touches an edited limit."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from zhunsheng.kernel.statutes.catalog import catalog
from zhunsheng.kernel.statutes.files import LawRow, LimitRow
from zhunsheng.kernel.statutes.limits import LIMITS
from zhunsheng.kernel.statutes.models import Limit, Statute, StatuteVersion


@transaction.atomic
def load() -> None:
    """Load every statute, version and limit that the files declare, and what a new release changed in them."""
    versions = _load_versions()
    current = {(row.code, row.version): row for row in Limit.objects.filter(is_current=True)}
    fresh, replaced = [], []
    for (code, version), (law, row) in catalog().limits.items():
        values = _values(law, row, versions)
        old = current.get((code, version))
        if old is None:
            fresh.append(Limit(code=code, version=version, **values))
        elif old.origin == Limit.Origin.FILE and _differs(old, values):
            replaced.append(old.pk)
            fresh.append(Limit(code=code, version=version, revision=old.revision + 1, **values))
    if replaced:
        Limit.objects.filter(pk__in=replaced).update(is_current=False)
    if fresh:
        Limit.objects.bulk_create(fresh)
        LIMITS.changed()


def _load_versions() -> dict[tuple[str, str], int]:
    """Ids of all statute versions by short title and year."""
    found = catalog()
    Statute.objects.bulk_create(
        [Statute(code=code, title=row.title) for code, row in found.statutes.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["title"],
    )
    ids = dict(Statute.objects.values_list("code", "pk"))
    rows = [
        StatuteVersion(
            statute_id=ids[code],
            label=label,
            in_force_from=row.in_force_from,
            in_force_to=row.in_force_to,
            n_articles=row.articles,
            source=found.sources[row.source],
            confirmed=row.confirmed,
            note=row.note,
        )
        for code, statute in found.statutes.items()
        for label, row in statute.versions.items()
    ]
    StatuteVersion.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["statute", "label"],
        update_fields=["in_force_from", "in_force_to", "n_articles", "source", "confirmed", "note"],
    )
    keys = StatuteVersion.objects.values_list("statute__code", "label", "pk")
    return {(code, label): pk for code, label, pk in keys}


def _values(law: LawRow, row: LimitRow, versions: dict[tuple[str, str], int]) -> dict[str, Any]:
    extension = row.extension
    return {
        "statute_version_id": versions[row.cite.statute, row.cite.version],
        "article": row.cite.article,
        "paragraph": row.cite.paragraph,
        "item": row.cite.item,
        "title": row.title,
        "trigger": row.trigger,
        "amount": row.amount,
        "unit": row.unit,
        "direction": row.direction,
        "rollover": row.rollover,
        "whose": row.whose,
        "extension_amount": extension.amount if extension else None,
        "extension_unit": (extension.unit or "") if extension else "",
        "extension_authority": extension.authority if extension else "",
        "exclusions": [
            {"code": item.code, "title": item.title, "cite": item.cite.text}
            for item in row.exclusions
        ],
        "source": catalog().sources[row.source],
        "confirmed": row.confirmed,
        "effective_from": law.effective_from,
        "effective_to": law.effective_to,
        "note": row.note,
    }


def _differs(old: Limit, values: dict[str, Any]) -> bool:
    return any(getattr(old, name) != value for name, value in values.items())
