"""Batches: each against its event, and against its rows where a module says where they are."""

from __future__ import annotations

import json
from collections import Counter

from django.db.models import Exists, Max, OuterRef

from zhunsheng.kernel.ledger.batches import STREAM, BatchStream, said, streams
from zhunsheng.kernel.ledger.models import Batch, Event
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.lib import merkle


def check_all(report: Report) -> None:
    """Check every batch; one batch's rows are in memory at a time."""
    found: Counter[str] = Counter()
    for batch in Batch.objects.order_by("pk").iterator(chunk_size=500):
        report.counts["batches"] += 1
        found[batch.kind] += _check(report, batch)
    batches = Batch.objects.filter(pk=OuterRef("subject_id"))
    for event in Event.objects.filter(~Exists(batches), stream=STREAM):
        report.add("batch", f"批量摘要 {event.subject_id}", "有事项记录而没有批量摘要：被删除。")
    for stream in streams:
        _check_between(report, stream, found[stream.kind])


def _check(report: Report, batch: Batch) -> int:
    """Check one batch; returns how many rows its period holds now."""
    place = f"批量摘要 {batch.kind} {batch.pk}"
    event = Event.objects.filter(stream=STREAM, subject_id=batch.pk).order_by("sequence").first()
    try:
        agreed = event is not None and json.loads(event.data) == said(batch)
    except ValueError:
        agreed = False
    if not agreed:
        report.add("batch", place, "与它的事项记录不符，或没有事项记录：被改动。")
    stream = streams.get(batch.kind)
    if stream is None:
        return 0
    leaves = stream.leaves(batch.starts_at, batch.ends_at)
    if len(leaves) != batch.n:
        report.add("batch", place, f"应有 {batch.n} 条，实有 {len(leaves)} 条：原始数据被增删。")
    elif merkle.root(leaves) != batch.root:
        report.add("batch", place, "原始数据与摘要不符：被改动。")
    return len(leaves)


def _check_between(report: Report, stream: BatchStream, found: int) -> None:
    """Rows before the end of the last batch that lie in no batch have been slipped in."""
    last = Batch.objects.filter(kind=stream.kind).aggregate(last=Max("ends_at"))["last"]
    if last is None:
        return
    there = stream.model._base_manager.filter(**{f"{stream.at}__lt": last}).count()
    if there != found:
        message = f"有 {there - found} 条原始数据的时间落在已经封存的时段之间：事后补入或改过时间。"
        report.add("batch", f"批量摘要 {stream.kind}", message)
