"""Every chain: content against hash, each link against the one before, the end against the head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from zhunsheng.kernel.ledger import chain
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import values
from zhunsheng.kernel.ledger.verification.heads import HeadSource, source_of
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.lib import canonical

PAGE = 1000
SECOND_LOOKS = 5
_END = (float("inf"), "")


@dataclass
class Tip:
    """The last event seen of one subject."""

    subject: int
    sequence: int = 0
    hash: str = chain.GENESIS


def place(stream: str, subject: object, sequence: object = None) -> str:
    """Where something is, in words."""
    where = f"{'案件' if stream == 'matter' else stream} {subject}"
    return where if sequence is None else f"{where} 第{sequence}项"


def check_stream(report: Report, stream: str) -> None:
    """Check all subjects of ``stream``; both sides are read in order, page by page."""
    source = source_of(stream)
    heads = source.pages()
    head = next(heads, _END)
    for tip in _tips(report, Event.objects.filter(stream=stream)):
        while head[0] < tip.subject:
            _second_look(report, source, int(head[0]))
            head = next(heads, _END)
        if head == (tip.subject, tip.hash):
            head = next(heads, _END)
            continue
        _second_look(report, source, tip.subject)
        if head[0] == tip.subject:
            head = next(heads, _END)
    while head is not _END:
        _second_look(report, source, int(head[0]))
        head = next(heads, _END)


def check_subject(report: Report, stream: str, subject: int) -> None:
    """Check the chain of one subject."""
    for _tip in _tips(report, Event.objects.filter(stream=stream, subject_id=subject)):
        pass
    _second_look(report, source_of(stream), subject)


def _second_look(report: Report, source: HeadSource, subject: int) -> None:
    """Report a head that is not its chain's last hash, unless it was only being written to.

    Verification takes no locks, so head and events may have been read before and after a commit.
    """
    events = Event.objects.filter(stream=source.stream, subject_id=subject).order_by("-sequence")
    last = head = None
    for _look in range(SECOND_LOOKS):
        last = events.values_list("hash", flat=True).first()
        head = source.now(subject)
        if head == (last or chain.GENESIS):
            return
    where = place(source.stream, subject)
    if head is None:
        report.add("head", where, "有事项记录，但对象或它的流首已不存在。")
    elif last is None:
        report.add("head", where, "流首有摘要，但没有任何事项记录：记录被删除。")
    else:
        report.add("head", where, "最后一项的摘要与流首不一致：末尾的记录被删除，或流首被改动。")


def _tips(report: Report, events: QuerySet[Event]) -> Iterator[Tip]:
    """Check link by link; yields each subject's last event."""
    tip: Tip | None = None
    for page in _pages(report, events):
        parsed = {event.pk: _check(report, event) for event in page}
        values.check(report, page, parsed)
        for event in page:
            if tip is None or tip.subject != event.subject_id:
                if tip is not None:
                    yield tip
                tip = Tip(event.subject_id)
                report.counts["subjects"] += 1
            _check_link(report, event, tip)
            tip.sequence, tip.hash = event.sequence, event.hash
    if tip is not None:
        yield tip


def _pages(report: Report, events: QuerySet[Event]) -> Iterator[list[Event]]:
    ordered = events.order_by("subject_id", "sequence")
    keys = list(ordered.values_list("pk", "subject_id", "sequence")[:PAGE])
    while keys:
        yield _load(report, [key[0] for key in keys])
        _pk, subject, sequence = keys[-1]
        try:
            # The first condition lets the index start at the subject; the second one is exact.
            rest = ordered.filter(subject_id__gte=subject).filter(
                Q(subject_id__gt=subject) | Q(sequence__gt=sequence)
            )
        except (TypeError, ValueError):
            report.add("event", place("事项记录", subject, sequence), "对象编号或序号不是整数。")
            return
        keys = list(rest.values_list("pk", "subject_id", "sequence")[:PAGE])


def _load(report: Report, pks: list[int]) -> list[Event]:
    """The events in the order of ``pks``; one that cannot even be read is a defect."""
    try:
        found = Event.objects.in_bulk(pks)
    except (TypeError, ValueError, AttributeError):
        found = {}
        for pk in pks:
            try:
                found[pk] = Event.objects.get(pk=pk)
            except (TypeError, ValueError, AttributeError):
                report.add("event", f"事项记录 {pk}", "内容已损坏，无法读取。")
    return [found[pk] for pk in pks if pk in found]


def _check(report: Report, event: Event) -> Any:
    """Check one event by itself; returns its parsed data, or None."""
    report.counts["events"] += 1
    where = place(event.stream, event.subject_id, event.sequence)
    try:
        if chain.link(event) != event.hash:
            report.add("event", where, "内容与摘要不符：记录被改动。")
        parsed = json.loads(event.data)
        # Text that is not canonical could be cut into columns in two ways with one hash.
        if canonical.dumps(parsed).decode() != event.data:
            report.add("event", where, "内容不是规范的 JSON：记录被改动。")
    except (TypeError, ValueError, AttributeError):
        report.add("event", where, "内容或算法无法识别：记录被改动。")
        return None
    return parsed


def _check_link(report: Report, event: Event, tip: Tip) -> None:
    where = place(event.stream, event.subject_id, event.sequence)
    if event.sequence != tip.sequence + 1:
        report.add("chain", where, f"前面缺少第{tip.sequence + 1}项：记录被删除或调换次序。")
    if event.previous != tip.hash:
        report.add("chain", where, "与上一项的摘要接不上：记录被删除、插入或改动。")
