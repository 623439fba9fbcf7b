"""Personal texts against the digests that bind them, and erasures against their events."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from zhunsheng.kernel.ledger import erasure
from zhunsheng.kernel.ledger.models import Event, PersonalValue
from zhunsheng.kernel.ledger.personal import commitments, matches
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.kernel.privacy.cipher import Undecipherable


def check(report: Report, events: Sequence[Event], parsed: Mapping[int, Any]) -> None:
    """Check the personal texts of one page of events, whose data is ``parsed``."""
    kept = _kept(report, [event.pk for event in events])
    for event in events:
        bound = dict(commitments(parsed[event.pk]))
        rows = kept.get(event.pk, {})
        if not bound and not rows:
            continue
        where = f"{event.stream} {event.subject_id} 第{event.sequence}项"
        for field in rows.keys() - bound.keys():
            report.add("value", f"{where} {field}", "多出一项个人信息，记录里没有它的摘要。")
        for field, commitment in bound.items():
            report.counts["values"] += 1
            row = rows.get(field)
            if row is None and field in rows:
                continue  # reported when it did not decrypt
            if row is None or not matches(row, commitment):
                _report(report, event, field, f"{where} {field}", row)


def _kept(report: Report, pks: list[int]) -> dict[int, dict[str, PersonalValue | None]]:
    """Rows by event and field; one that does not decrypt is a defect and stands as None."""
    kept: dict[int, dict[str, PersonalValue | None]] = defaultdict(dict)
    rows = PersonalValue.objects.filter(event_id__in=pks)
    try:
        for row in rows:
            kept[row.event_id][row.field] = row
    except Undecipherable:
        for pk, event_id, field in rows.values_list("pk", "event_id", "field"):
            try:
                kept[event_id][field] = PersonalValue.objects.get(pk=pk)
            except Undecipherable as error:
                kept[event_id][field] = None
                report.add("value", f"事项记录 {event_id} {field}", str(error))
    return kept


def _report(
    report: Report, event: Event, field: str, where: str, row: PersonalValue | None
) -> None:
    if row is not None and (row.salt or row.value):
        report.add("value", where, "个人信息与记录中的摘要不符：被改动。")
    elif not _erased(event, field):
        report.add("value", where, "个人信息缺失，且没有依法删除的记录。")


def _erased(event: Event, field: str) -> bool:
    """Whether an event says that the text was erased."""
    said = Event.objects.filter(stream=erasure.STREAM, subject_id=event.pk)
    return any(
        json.loads(data).get("field") == field for data in said.values_list("data", flat=True)
    )
