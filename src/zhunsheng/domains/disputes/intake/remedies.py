"""The last days for reconsideration, suit and arbitration: told at every routing, since mediation closes no remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from zhunsheng.kernel.clocks.last_days import reckon
from zhunsheng.kernel.statutes.limits import UnknownLimit, limit_for
from zhunsheng.kernel.statutes.models import Limit
from zhunsheng.lib.hanzi import date_text

if TYPE_CHECKING:
    from zhunsheng.domains.disputes.intake.models import Intake

OPEN = "调解不影响申请行政复议、劳动仲裁和起诉，这些期限在调解期间照样计算，不要等调解的结果。"
"""What every routing says (人民调解法 23、26)."""
PLAIN_OPEN = (
    "找人调解，不影响你申请复议、仲裁或者去法院起诉。调解的时候，下面这些日子照样在数，别等。"
)


@dataclass(frozen=True)
class Remedy:
    """One row of ``remedies.yaml``."""

    limit: str
    way: str
    start: str
    where: str
    decisions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def concerns(self, intake: Intake) -> bool:
        """Whether the last day means anything to this person."""
        if self.decisions:
            return intake.decision in self.decisions
        if self.kinds:
            return intake.kind in self.kinds
        judged = intake.decision in ("administrative", "award", "judgment") and not intake.kind
        return intake.kind not in self.without and not judged

    def begins(self, intake: Intake) -> date | None:
        """The day that is not counted."""
        return intake.decision_on if self.start == "decision" else intake.happened_on


@cache
def remedies() -> tuple[Remedy, ...]:
    """The rules of the data file."""
    rows = yaml.safe_load(Path(__file__).with_name("remedies.yaml").read_text(encoding="utf-8"))
    lists = ("decisions", "kinds", "without")
    return tuple(
        Remedy(
            limit=row["limit"],
            way=row["way"],
            start=row["from"],
            where=row["where"],
            **{name: tuple(row.get(name, ())) for name in lists},
        )
        for row in rows
    )


@dataclass(frozen=True)
class LastDay:
    """One last day; ``on`` is empty as long as nobody knows from when to count."""

    way: str
    where: str
    length: str
    trigger: str
    cite: str
    on: date | None
    is_over: bool
    is_provisional: bool
    explanation: tuple[str, ...]
    note: str

    @property
    def sentence(self) -> str:
        """In words, for papers and pages."""
        if self.on is None:
            return (
                f"{self.way}：{self.trigger}起{self.length}以内；还不知道从哪天起算，请尽快查明。"
            )
        over = "，已经过了；有正当理由耽误的，请马上到窗口说明" if self.is_over else ""
        doubt = "（放假安排没有公布，暂定）" if self.is_provisional else ""
        return f"{self.way}：最后一天是{date_text(self.on)}{doubt}{over}。"


def last_days(intake: Intake, today: date) -> list[LastDay]:
    """What concerns this intake, the nearest day first; days that are not known come last."""
    found = list(_last_days(intake, today))
    return sorted(found, key=lambda one: (one.on is None, one.on or today))


def _last_days(intake: Intake, today: date) -> Iterator[LastDay]:
    for remedy in remedies():
        if not remedy.concerns(intake):
            continue
        start = remedy.begins(intake)
        try:
            limit = limit_for(remedy.limit, start or intake.received_on)
        except UnknownLimit:
            # The business that keeps the limit is not installed, or the law did not yet have it.
            continue
        yield _last_day(remedy, limit, start, today)


def _last_day(remedy: Remedy, limit: Limit, start: date | None, today: date) -> LastDay:
    answer = reckon(limit, start) if start else None
    return LastDay(
        way=remedy.way,
        where=remedy.where,
        length=limit.amount_text,
        trigger=limit.trigger,
        cite=limit.cite.text,
        on=answer.due if answer else None,
        is_over=bool(answer and answer.due < today),
        is_provisional=bool(answer and answer.provisional),
        explanation=tuple(answer.explanation) if answer else (),
        note=limit.note,
    )
