"""The order of a verification."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import connection
from django.db.models import F

from zhunsheng.kernel.ledger import guards, receipts, seals
from zhunsheng.kernel.ledger.models import Event, Receipt
from zhunsheng.kernel.ledger.verification import batches, chains, heads, sealing
from zhunsheng.kernel.ledger.verification.report import Report


def verify(receipt: str | None = None, head: Path | str | None = None) -> Report:
    """Recompute the ledger; only what stands behind ``receipt`` (a code) when one is given.

    ``head`` is a file of published seal heads: one head, a list of them, or a backup's manifest.
    Reads in pages and takes no locks, so it runs beside the daily work. Nothing is changed.
    """
    report = Report()
    if receipt is None:
        _everything(report)
    else:
        _receipt(report, receipt)
    if head is not None:
        _published(report, Path(head))
    report.head = seals.head()
    return report


def _everything(report: Report) -> None:
    for name in guards.missing(connection):
        report.add("guard", "数据库", f"保护触发器 {name} 不在或已停用。请运行 migrate 重建。")
    for stream in heads.streams():
        _survive(report, stream, partial(chains.check_stream, stream=stream))
    _survive(report, "封存", sealing.check_all)
    _survive(report, "批量摘要", batches.check_all)
    for verifier in heads.verifiers:
        _survive(report, verifier.title, verifier.check)
    report.counts["receipts"] += Receipt.objects.count()
    for code in Receipt.objects.exclude(event_hash=F("event__hash")).values_list("code", flat=True):
        report.add("receipt", f"回执 {code}", "回执上的摘要与事项记录不一致：其中之一被改动。")
    if waiting := Event.objects.filter(seal__isnull=True).count():
        report.notes.append(f"有 {waiting} 项记录尚未封存，下一次封存后可出具完整证明。")


def _survive(report: Report, part: str, check: Callable[[Report], None]) -> None:
    """A part damaged beyond reading must not keep the others from being checked."""
    try:
        check(report)
    except (TypeError, ValueError, AttributeError) as error:
        report.add("damage", part, f"数据损坏，其余部分无法核验（{type(error).__name__}）。")


def _receipt(report: Report, code: str) -> None:
    try:
        found = receipts.find(code)
    except receipts.WrongReceipt as error:
        report.add("receipt", f"回执 {code}", str(error))
        return
    report.counts["receipts"] += 1
    event = found.event
    if found.event_hash != event.hash:
        report.add("receipt", f"回执 {found.code}", "回执上的摘要与事项记录不一致。")
    chains.check_subject(report, event.stream, event.subject_id)
    if event.seal is None:
        report.notes.append("该项记录尚未封存，下一次封存后可出具完整证明。")
        return
    sealing.check_one(report, event.seal)
    if not receipts.check(receipts.prove(found.code)):
        report.add("receipt", f"回执 {found.code}", "存在性证明不成立：记录不在它的封存之下。")


def _published(report: Report, file: Path) -> None:
    place = f"公布文件 {file.name}"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        report.add("head", place, f"读不出公布的封存值：{error}")
        return
    if isinstance(content, dict) and "seal_head" in content:
        content = content["seal_head"] or []
        if not content:
            report.notes.append("备份时还没有封存，不能据它发现整体改写。")
            return
    published = content if isinstance(content, list) else [content]
    if not published:
        report.add("head", place, "文件里没有封存值。")
    for item in published:
        report.counts["heads"] += 1
        sealing.check_published(report, place, item)
