"""Choosing the limit that governs, and replacing one by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zhunsheng.kernel.calendar.versions import Watched
from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.statutes.models import Limit
from zhunsheng.lib import clock

if TYPE_CHECKING:
    from zhunsheng.kernel.orgs.models import Person

EDITABLE = (
    "title",
    "trigger",
    "amount",
    "unit",
    "rollover",
    "extension_amount",
    "extension_unit",
    "extension_authority",
    "confirmed",
    "source",
    "effective_from",
    "effective_to",
    "note",
)


class UnknownLimit(LookupError):
    """No limit with that code governs that day; the message is for the user."""


class LimitRefused(ValueError):
    """An edit of a limit makes no sense; the message is for the user."""


def limit_for(code: str, on: date, version: str | None = None) -> Limit:
    """The limit that governs: by the procedure's frozen law version, or else by the trigger date ``on``.

    Raises :class:`UnknownLimit`. The returned row is shared in memory; do not change it.
    """
    rows = LIMITS.get().by_code.get(code)
    if not rows:
        raise UnknownLimit(f"没有代码为“{code}”的法定期限，请核对代码，或先在“期限管理”中登记。")
    for row in rows:
        if version is not None and row.version == version:
            return row
        if version is None and _governs(row, on):
            return row
    asked = f"适用{version}年文本的" if version else f"在{on.isoformat()}适用的"
    raise UnknownLimit(
        f"期限“{rows[0].title}”没有{asked}规定；已登记的有{'、'.join(row.version for row in rows)}年文本的。"
    )


def current_limits() -> list[Limit]:
    """Every limit now in use, by code."""
    return [row for _code, rows in sorted(LIMITS.get().by_code.items()) for row in rows]


def limit_by_id(pk: int) -> Limit:
    """A limit that a clock keeps, replaced or not; rows never change, so each is read once."""
    rows = LIMITS.get().by_id
    if pk not in rows:
        rows[pk] = Limit.objects.select_related("statute_version__statute").get(pk=pk)
    return rows[pk]


@transaction.atomic
def revise_limit(limit: Limit, changes: Mapping[str, Any], actor: Person, reason: str) -> Limit:
    """Replace ``limit`` by an edited row; clocks already running keep the old one.

    Raises :class:`LimitRefused` when nothing changes, the row is no longer current, or a value is unfit.
    """
    changes = {k: v for k, v in changes.items() if getattr(limit, k, None) != v}
    unknown = set(changes) - set(EDITABLE)
    if unknown:
        raise LimitRefused(f"这些项目不能修改：{'、'.join(sorted(unknown))}。")
    if not changes:
        raise LimitRefused("没有任何改动，不必保存。")
    if not reason.strip():
        raise LimitRefused("请写明修改理由和依据，供以后查考。")
    if not Limit.objects.filter(pk=limit.pk, is_current=True).update(is_current=False):
        raise LimitRefused("这条期限刚才已被别人修改，请刷新后在新的一版上修改。")
    edited = _next_revision(limit, changes, origin=Limit.Origin.EDITED)
    edited.reason, edited.edited_by, edited.edited_at = reason.strip(), actor, clock.now()
    _validate(edited)
    edited.save(force_insert=True)
    journal.append(
        "limit",
        edited.pk,
        "limit.revised",
        str(actor),
        {
            "code": edited.code,
            "version": edited.version,
            "revision": edited.revision,
            "replaces": limit.pk,
            "reason": edited.reason,
            "old": {name: getattr(limit, name) for name in sorted(changes)},
            "new": {name: changes[name] for name in sorted(changes)},
        },
        person=actor,
    )
    LIMITS.changed()
    return edited


def history(code: str, version: str) -> list[Limit]:
    """All revisions of a limit, newest first."""
    rows = Limit.objects.filter(code=code, version=version).select_related(
        "statute_version__statute"
    )
    return list(rows.order_by("-revision"))


def _next_revision(limit: Limit, changes: Mapping[str, Any], *, origin: str) -> Limit:
    values = {field.attname: getattr(limit, field.attname) for field in Limit._meta.concrete_fields}
    values |= dict(changes)
    values |= {"id": None, "revision": limit.revision + 1, "is_current": True, "origin": origin}
    return Limit(**values)


def _validate(limit: Limit) -> None:
    if limit.amount < 1:
        raise LimitRefused("期限的数量应当是不小于1的整数。")
    if (limit.extension_amount is None) != (not limit.extension_unit):
        raise LimitRefused("最长延长的数量和单位应当同时填写或者同时不填。")
    if limit.extension_amount is not None and not limit.extension_authority:
        raise LimitRefused("可以延长的期限，请写明由谁批准。")
    if limit.effective_to is not None and limit.effective_to < limit.effective_from:
        raise LimitRefused("适用止日早于适用起日，请改正。")


def _governs(row: Limit, on: date) -> bool:
    return row.effective_from <= on and (row.effective_to is None or on <= row.effective_to)


@dataclass(frozen=True)
class _Limits:
    """Current limits by code, the newest law first, and every limit that was asked for by id."""

    by_code: dict[str, list[Limit]]
    by_id: dict[int, Limit]


def _load() -> _Limits:
    found = _Limits({}, {})
    rows = Limit.objects.filter(is_current=True).select_related("statute_version__statute")
    for row in rows.order_by("code", "-effective_from"):
        found.by_code.setdefault(row.code, []).append(row)
        found.by_id[row.pk] = row
    return found


LIMITS: Watched[_Limits] = Watched("limits", _load)
