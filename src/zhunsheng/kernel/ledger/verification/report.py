"""What a verification found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from zhunsheng.kernel.ledger import chain
from zhunsheng.lib import clock

MOST_DEFECTS = 1000
"""Defects listed one by one; more are only counted, so that the report stays small."""

COUNTED = {
    "events": "事项记录",
    "subjects": "记录链",
    "values": "个人信息值",
    "seals": "封存",
    "batches": "批量摘要",
    "versions": "台账版本",
    "receipts": "回执",
    "heads": "公布的封存值",
}


@dataclass(frozen=True)
class Defect:
    """One thing that is wrong: what kind, where, what."""

    kind: str
    place: str
    message: str


@dataclass
class Report:
    """The result of a verification; ``ok`` when nothing is wrong."""

    checked_at: datetime = field(default_factory=clock.now)
    counts: Counter[str] = field(default_factory=Counter)
    defects: list[Defect] = field(default_factory=list)
    n_defects: int = 0
    notes: list[str] = field(default_factory=list)
    head: dict[str, Any] | None = None

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.n_defects

    def add(self, kind: str, place: str, message: str) -> None:
        """Record a defect."""
        self.n_defects += 1
        if len(self.defects) < MOST_DEFECTS:
            self.defects.append(Defect(kind, place, message))

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {
            "ok": self.ok,
            "checked_at": chain.instant(self.checked_at),
            "counts": {name: self.counts[name] for name in COUNTED},
            "head": self.head,
            "n_defects": self.n_defects,
            "defects": [vars(defect) for defect in self.defects],
            "notes": self.notes,
        }

    def lines(self) -> list[str]:
        """The report in words, one line each."""
        counted = "、".join(
            f"{title} {self.counts[name]}" for name, title in COUNTED.items() if self.counts[name]
        )
        verdict = (
            "核验通过：账本前后一致。"
            if self.ok
            else f"核验未通过：发现 {self.n_defects} 处不符，请保留现场并与备份、公布的封存值比对。"
        )
        shown = [f"【{defect.place}】{defect.message}" for defect in self.defects]
        hidden = self.n_defects - len(self.defects)
        more = [f"另有 {hidden} 处不符未逐条列出。"] if hidden else []
        return [verdict, f"已核验：{counted or '没有记录'}。", *shown, *more, *self.notes]
