"""Alerts on back entries that carry marked violations.

Events are many and their data is text, so only those after a watermark are read. Event ids are given out before they
are committed; an overlap of :data:`OVERLAP` ids catches those that were committed late.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q

from zhunsheng.insight.alerts.models import Alert, Watermark
from zhunsheng.insight.alerts.rules import ViolationRule
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter

STREAM = "matter"
OVERLAP = 10_000
UNDO = "undo"


@dataclass(frozen=True)
class Finding:
    """One event with violations."""

    matter_id: int
    sequence: int
    note: str

    @property
    def key(self) -> str:
        """The cause within the rule."""
        return f"{self.matter_id}:{self.sequence}"


def read_violations(rule: ViolationRule, today: date) -> tuple[int, int]:
    """Read the new events; returns how many alerts were raised and ended. Repeating it changes nothing."""
    mark, _made = Watermark.objects.get_or_create(rule=rule.code)
    last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    found, undone = _read(mark.event_id - OVERLAP)
    ended = Alert.objects.standing().filter(rule=rule.code, key__in=undone).update(ended_on=today)
    known = set(
        Alert.objects.filter(rule=rule.code, key__in=[one.key for one in found]).values_list(
            "key", flat=True
        )
    )
    new = [one for one in found if one.key not in known]
    Alert.objects.bulk_create(_alerts(rule, new, today), ignore_conflicts=True)
    Watermark.objects.filter(pk=mark.pk).update(event_id=last)
    return len(new), ended


def _read(after: int) -> tuple[list[Finding], set[str]]:
    """The violations recorded after an event and not undone, and the keys of all acts undone since."""
    events = Event.objects.filter(
        Q(data__contains='"violations":[') | Q(action=UNDO), stream=STREAM, pk__gt=after
    ).order_by("pk")
    found: dict[str, Finding] = {}
    undone: set[str] = set()
    for matter_id, sequence, action, text in events.values_list(
        "subject_id", "sequence", "action", "data"
    ).iterator():
        data = json.loads(text)
        if action == UNDO and "undoes" in data.get("notes", {}):
            undone.add(f"{matter_id}:{data['notes']['undoes']}")
        if data.get("violations"):
            one = Finding(matter_id, sequence, _note(data["violations"]))
            found[one.key] = one
    return [one for key, one in found.items() if key not in undone], undone


def _note(violations: list[dict[str, Any]]) -> str:
    """What was broken, with the articles."""
    parts = (f"{one['message']}{one['cite']}" for one in violations)
    return "；".join(parts)[:300]


def _alerts(rule: ViolationRule, found: list[Finding], today: date) -> Iterator[Alert]:
    ids = {one.matter_id for one in found}
    matters = {
        row["pk"]: row
        for row in Matter.objects.filter(pk__in=ids).values(
            "pk", "domain", "unit", "handler", "title"
        )
    }
    for one in found:
        matter = matters.get(one.matter_id)
        if matter is None or (rule.domains and matter["domain"] not in rule.domains):
            continue
        yield Alert(
            rule=rule.code,
            domain=matter["domain"],
            tone=rule.tone,
            key=one.key,
            matter_id=one.matter_id,
            label=matter["title"],
            note=one.note,
            owner_person_id=matter["handler"],
            owner_unit_id=matter["unit"],
            raised_on=today,
        )
