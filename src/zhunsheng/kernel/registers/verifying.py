"""Versions against the ledger: each one as its event bound it, and each entry as its newest version says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification.heads import Verifier
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.kernel.registers import content
from zhunsheng.kernel.registers.changing import said
from zhunsheng.kernel.registers.declare import Register, registers
from zhunsheng.kernel.registers.models import EntryVersion

PAGE = 1000
PUBLICATION = ("published_on", "withdrawn_on")


def check(report: Report) -> None:
    """Check every register; one without versions must be without entries, which one statement tells."""
    versioned = set(EntryVersion.objects.values_list("register", flat=True).distinct())
    for register in registers:
        if register.code not in versioned and not register.model.objects.exists():
            continue
        for part in _parts(register):
            _check_versions(report, register, part)
        _check_series(report, register)
        _check_entries(report, register)
        _check_publication(report, register)


def _parts(register: Register) -> Iterator[list[EntryVersion]]:
    rows = EntryVersion.objects.filter(register=register.code).order_by("entry_id", "number")
    iterator = rows.iterator(chunk_size=PAGE)
    while part := list(islice(iterator, PAGE)):
        yield part


def _check_versions(report: Report, register: Register, versions: list[EntryVersion]) -> None:
    """Each version against the event of its number."""
    ids = {version.entry_id for version in versions}
    events = Event.objects.filter(
        stream=register.stream,
        subject_id__gte=min(ids),
        subject_id__lte=max(ids),
    ).values_list("subject_id", "data")
    bound = {}
    for subject, text in events.iterator():
        data: dict[str, Any] = json.loads(text)
        if "digest" in data:
            bound[subject, data["version"]] = data
    for version in versions:
        report.counts["versions"] += 1
        if bound.get((version.entry_id, version.number)) != said(version):
            place = f"{register.title} {version.entry_id} 第{version.number}版"
            report.add("version", place, "内容与事项记录中的摘要不符：版本被改动。")


def _check_series(report: Report, register: Register) -> None:
    """The versions of each entry are numbered from one on, without a gap."""
    rows = EntryVersion.objects.filter(register=register.code).order_by("entry_id", "number")
    entry_id, last = 0, 0
    for pk, number in rows.values_list("entry_id", "number").iterator(chunk_size=PAGE):
        if pk != entry_id:
            entry_id, last = pk, 0
        if number != last + 1:
            place = f"{register.title} {pk} 第{last + 1}版"
            report.add("version", place, "有更新的版本，但这一版已不存在：版本被删除。")
        last = number


def _check_entries(report: Report, register: Register) -> None:
    """Each entry's row against its newest version."""
    newest = EntryVersion.objects.filter(register=register.code, until=None).order_by("entry_id")
    rows = register.model.objects.order_by("pk").iterator(chunk_size=PAGE)
    versions = newest.iterator(chunk_size=PAGE)
    version = next(versions, None)
    for entry in rows:
        while version is not None and version.entry_id < entry.pk:
            _missing(report, register, version.entry_id)
            version = next(versions, None)
        if version is None or version.entry_id != entry.pk:
            report.add(
                "version", f"{register.title} {entry.pk}", "条目没有版本：不是经台账登记的。"
            )
            continue
        if _differs(register, entry, version):
            report.add("version", f"{register.title} {entry.pk}", "条目与最新版本不一致：被改动。")
        version = next(versions, None)
    while version is not None:
        _missing(report, register, version.entry_id)
        version = next(versions, None)


def _differs(register: Register, entry: Any, version: EntryVersion) -> bool:
    said_now = content.loads(version.data, version.private)
    now = content.plain_of(register, entry)
    same = {name: value for name, value in now.items() if value or name not in register.private}
    return entry.version != version.number or same != said_now


def _check_publication(report: Report, register: Register) -> None:
    """What the row says of its publication against the events that published and withdrew it."""
    if register.public is None:
        return
    rows = register.model.objects.order_by("pk").only(*PUBLICATION)
    entries = rows.iterator(chunk_size=PAGE)
    while part := list(islice(entries, PAGE)):
        told = _publication_told(register, part[0].pk, part[-1].pk)
        for entry in part:
            if told.get(entry.pk, (None, None)) != (entry.published_on, entry.withdrawn_on):
                place = f"{register.title} {entry.pk}"
                report.add("version", place, "公开或者撤下的日期与事项记录不符：被改动。")


def _publication_told(
    register: Register, first: int, last: int
) -> dict[int, tuple[date | None, date | None]]:
    """The days of publication and withdrawal of entries by what the ledger says."""
    events = Event.objects.filter(
        stream=register.stream,
        subject_id__gte=first,
        subject_id__lte=last,
        action__in=[f"{register.code}.published", f"{register.code}.withdrawn"],
    ).order_by("subject_id", "sequence")
    found: dict[int, tuple[date | None, date | None]] = {}
    for subject, action, text in events.values_list("subject_id", "action", "data").iterator():
        on = date.fromisoformat(json.loads(text)["on"])
        is_published = action.endswith(".published")
        found[subject] = (on, None) if is_published else (found.get(subject, (None,))[0], on)
    return found


def _missing(report: Report, register: Register, pk: int) -> None:
    report.add("version", f"{register.title} {pk}", "有版本，但条目已不存在：被删除。")


VERIFIER = Verifier("registers", "台账", check)
