"""Seals: the chain of seals, each root over its events, nothing sealed twice or beside a seal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.db.models import Q

from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.ledger.models import Event, Seal, SealHead
from zhunsheng.kernel.ledger.verification.report import Report
from zhunsheng.lib import canonical, digest, merkle

PAGE = 500


def check_all(report: Report) -> None:
    """Check every seal in order, then the head and what lies outside of any seal."""
    last = Seal(number=0, hash="")
    for seal in _in_order():
        if seal.number != last.number + 1:
            report.add("seal", _place(seal), f"前面缺少第{last.number + 1}号封存：封存被删除。")
        if seal.previous != last.hash:
            report.add("seal", _place(seal), "与上一封存接不上：封存被删除、插入或改动。")
        check_one(report, seal)
        last = seal
    _check_head(report, last)
    beyond = Q(seal_id__gt=last.number) | Q(seal_id__lt=1)
    if Event.objects.filter(beyond).exists():
        report.add("seal", "封存", "有事项记录指向不存在的封存。")
    for event in Event.objects.filter(seal__isnull=True, leaf__isnull=False):
        report.add("seal", str(event), "有叶序号而没有封存：封存标记被改动。")


def _in_order() -> Iterator[Seal]:
    number = -1
    while page := list(Seal.objects.filter(number__gt=number).order_by("number")[:PAGE]):
        yield from page
        number = page[-1].number


def _check_head(report: Report, last: Seal) -> None:
    head = SealHead.objects.first() or SealHead(number=0, hash="")
    newer = Seal.objects.filter(number=head.number, hash=head.hash, number__gt=last.number)
    if (head.number, head.hash) != (last.number, last.hash) and not newer.exists():
        report.add("seal", "封存锁", "记下的最近封存与实际不一致：最后的封存被删除或改动。")


def check_one(report: Report, seal: Seal) -> None:
    """Check one seal by itself and the root over its events."""
    report.counts["seals"] += 1
    try:
        linked = seals.link(seal) == seal.hash
    except (TypeError, ValueError, AttributeError):
        linked = False
    if not linked:
        report.add("seal", _place(seal), "内容与封存值不符：封存被改动。")
    rows = list(
        Event.objects.filter(seal_id=seal.number).order_by("leaf").values_list("pk", "leaf", "hash")
    )
    if len(rows) != seal.n_events:
        report.add(
            "seal", _place(seal), f"应有 {seal.n_events} 项记录，实有 {len(rows)} 项：记录被增删。"
        )
    if [leaf for _pk, leaf, _hash in rows] != list(range(len(rows))):
        report.add("seal", _place(seal), "叶序号不连续：封存标记被改动。")
    # Sealing numbers the leaves by id, so ids that were exchanged show here.
    if any(a[0] >= b[0] for a, b in pairwise(rows)):
        report.add("seal", _place(seal), "叶序号与记录编号的次序不一致：编号或叶序号被改动。")
    if _root([event_hash for _pk, _leaf, event_hash in rows]) != seal.root:
        report.add("seal", _place(seal), "默克尔根与其下记录不符：记录或封存被改动。")


def _root(hashes: list[str]) -> str | None:
    try:
        return merkle.root([seals.leaf(item) for item in hashes])
    except (TypeError, ValueError):
        return None


def check_published(report: Report, place: str, head: Any) -> None:
    """Compare a published head (parsed JSON) with the seal of its number."""
    try:
        rest = {name: value for name, value in head.items() if name != "hash"}
        sound = digest.digest(head["algorithm"], canonical.dumps(rest)) == head["hash"]
        number = int(head["number"])
    except (AttributeError, KeyError, TypeError, ValueError):
        sound, number = False, 0
    if not sound:
        report.add("head", place, "公布的封存值自身不完整或被改动。")
        return
    stored = Seal.objects.filter(number=number).values_list("hash", flat=True).first()
    if stored != head["hash"]:
        said = "不一致" if stored else "不存在"
        report.add("head", place, f"第{number}号封存与公布的{said}：公布之后账本被整体改写或回退。")


def _place(seal: Seal) -> str:
    return f"第{seal.number}号封存"
