"""Evaluate the rules: raise what is new, end what is gone, keep owners true. A bounded number of queries per rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F

from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.alerts.rules import AlertRule, rules, violation_rules
from zhunsheng.insight.alerts.violations import read_violations
from zhunsheng.lib import clock

T = TypeVar("T")
BATCH = 500
#: What an evaluation keeps true on an alert that stands.
KEPT = ("tone", "due_on", "owner_person_id", "owner_unit_id", "about_id", "label")


@dataclass
class Refreshed:
    """How many alerts an evaluation raised and ended, and how many rules it read."""

    raised: int = 0
    ended: int = 0
    rules: int = 0


def refresh(today: date | None = None, only: Iterable[AlertRule] | None = None) -> Refreshed:
    """Evaluate ``only`` these rules (default: all). Repeating it changes nothing."""
    day = today or clock.today()
    done = Refreshed()
    for rule in rules if only is None else only:
        raised, ended = evaluate(rule, day)
        done.raised, done.ended, done.rules = (
            done.raised + raised,
            done.ended + ended,
            done.rules + 1,
        )
    if only is None:
        for violation_rule in violation_rules:
            raised, ended = read_violations(violation_rule, day)
            done.raised, done.ended, done.rules = (
                done.raised + raised,
                done.ended + ended,
                done.rules + 1,
            )
        done.ended += _end_of_unknown_rules(day)
    return done


def evaluate(rule: AlertRule, today: date) -> tuple[int, int]:
    """Evaluate one rule; returns how many alerts were raised and ended."""
    found = {alert.key: alert for alert in _found(rule, today)}
    standing = {alert.key: alert for alert in Alert.objects.standing().filter(rule=rule.code)}
    new = [alert for key, alert in found.items() if key not in standing]
    gone = [alert.pk for key, alert in standing.items() if key not in found]
    moved = [one for key, one in standing.items() if key in found and _moved(one, found[key])]
    for batch in batches(new):
        # Another worker may have raised the same in this moment; its row stands.
        Alert.objects.bulk_create(batch, ignore_conflicts=True)
    for ids in batches(gone):
        Alert.objects.filter(pk__in=ids, ended_on__isnull=True).update(ended_on=today)
    for batch in batches(moved):
        Alert.objects.bulk_update(batch, [name.removesuffix("_id") for name in KEPT])
    return len(new), len(gone)


def batches(items: list[T]) -> Iterator[list[T]]:
    """Pieces that hold SQLite's write lock only for a moment."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _moved(standing: Alert, found: Alert) -> bool:
    """Whether what an alert shows has changed; if so the standing one takes it over."""
    changed = [name for name in KEPT if getattr(standing, name) != getattr(found, name)]
    for name in changed:
        setattr(standing, name, getattr(found, name))
    return bool(changed)


def _found(rule: AlertRule, today: date) -> Iterator[Alert]:
    """What the rule finds now, as alerts that are not saved."""
    queryset = rule.source._default_manager.filter(rule.when(today)).order_by()
    for row in queryset.annotate(**columns_of(rule)).values(*columns_of(rule)).iterator():
        yield _alert(rule, {name.removeprefix("a_"): value for name, value in row.items()}, today)


def columns_of(rule: AlertRule) -> dict[str, F]:
    """What is read of each row; what a rule does not name is left out."""
    names = {"limit": rule.limit, "due": rule.due, "about": rule.about}
    if rule.matter:
        names |= {"matter": rule.matter, "unit": rule.path("unit"), "domain": rule.path("domain")}
        names |= {"handler": rule.path("handler"), "label": rule.path("title")}
    else:
        names |= {"entry": "pk", "unit": rule.unit, "label": rule.label}
    return {f"a_{name}": F(path) for name, path in names.items() if path}


def _alert(rule: AlertRule, row: dict[str, Any], today: date) -> Alert:
    subject = row.get("matter") or f"e{row.get('entry')}"
    return Alert(
        rule=rule.code,
        domain=row.get("domain") or rule.code.split(".", 1)[0],
        tone=rule.tone,
        key=f"{subject}:{row.get('limit', '')}",
        matter_id=row.get("matter"),
        entry=row.get("entry"),
        label=str(row.get("label", ""))[:200],
        limit=row.get("limit", ""),
        due_on=row.get("due"),
        owner_person_id=row.get("handler") if rule.to_handler else None,
        owner_unit_id=row["unit"],
        about_id=row.get("about"),
        raised_on=today,
    )


@transaction.atomic
def _end_of_unknown_rules(today: date) -> int:
    """Alerts of rules that no module declares any more have nobody to end them."""
    known = [*(rule.code for rule in rules), *(rule.code for rule in violation_rules)]
    return Alert.objects.standing().exclude(rule__in=known).update(ended_on=today)
