"""Where each branch of an intake stands, and what remains when one has ended without a result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.models import Branch
from zhunsheng.domains.disputes.intake.ways import BY_CODE, Way
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.declaration import Outcome
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.kernel.statutes.cites import Cite


@dataclass(frozen=True)
class Remaining:
    """What may still be done after one way: further ways, in the law's words and in plain ones."""

    ways: tuple[Way, ...]
    says: str
    plain: str
    cite: Cite


@cache
def _remaining() -> dict[str, Remaining]:
    rows = yaml.safe_load(Path(__file__).with_name("remaining.yaml").read_text(encoding="utf-8"))
    return {
        way: Remaining(
            tuple(BY_CODE[code] for code in row["ways"]),
            row["says"],
            row["plain"],
            Cite.parse(row["cite"]),
        )
        for way, row in rows.items()
    }


def remaining(way: str) -> Remaining:
    """What remains after a way, only ways of this installation."""
    found = _remaining()[way]
    ways = tuple(one for one in found.ways if one.is_open)
    return Remaining(ways, found.says, found.plain, found.cite)


def take_by(on: date, version: str) -> date:
    """The last day on which a window should have taken what was handed over on a day."""
    return last_day("intake.take", on, version)


@dataclass(frozen=True)
class Standing:
    """One branch as it stands."""

    branch: Branch
    way: Way
    state: str
    text: str
    tone: Tone
    matter: Matter | None

    @property
    def waits(self) -> bool:
        """Nobody has taken it yet."""
        return self.state == "waiting"

    @property
    def is_open(self) -> bool:
        """Not ended: waiting or under way."""
        return self.state in ("waiting", "running")

    @property
    def asks_for_more(self) -> bool:
        """Ended without a result, or declined, and nothing follows it yet."""
        return self.state in ("unsettled", "declined") and not self.followed

    @property
    def followed(self) -> bool:
        """Another branch was opened after this one."""
        return bool(self.branch.followed_by.all())


def branches_of(intake: Any) -> list[Branch]:
    """The branches of an intake with what their standing needs: three queries, however many."""
    rows = Branch.objects.filter(intake=intake).select_related("link__to_matter")
    return list(rows.prefetch_related("followed_by"))


def standings(branches: Iterable[Branch]) -> list[Standing]:
    """How each of them stands."""
    return [standing(branch) for branch in branches]


def standing(branch: Branch) -> Standing:
    """How a branch stands: what was written down of its end counts before what the other case says."""
    matter = branch.link.to_matter if branch.link else None
    state, text, tone = _state(branch, matter)
    return Standing(branch, BY_CODE[branch.way], state, text, tone, matter)


def _state(branch: Branch, matter: Matter | None) -> tuple[str, str, Tone]:
    if branch.ended == choices.Ended.DECLINED:
        return "declined", "退回，没有接收", Tone.RED
    if branch.ended == choices.Ended.WITHDRAWN:
        return "withdrawn", "当事人撤回", Tone.PLAIN
    if branch.ended:
        unsettled = branch.ended == choices.Ended.UNSETTLED
        title = outcome_title(matter) or branch.get_ended_display()
        return branch.ended, title, Tone.AMBER if unsettled else Tone.GREEN
    if matter is None:
        return "waiting", "等窗口接收" if branch.link else "等窗口答复", Tone.BRAND
    if matter.closed_on:
        return ended_as(branch.way, matter), outcome_title(matter) or "已经办结", Tone.GREEN
    stage = procedure_of(matter).stage_by_code[matter.stage]
    return "running", stage.title, Tone.BRAND


def outcome_of(matter: Matter | None) -> Outcome | None:
    """How another business's case ended."""
    return procedure_of(matter).outcome_by_code.get(matter.outcome) if matter else None


def outcome_title(matter: Matter | None) -> str:
    """In words; empty while it runs."""
    found = outcome_of(matter)
    return found.title if found else ""


def ended_as(way: str, matter: Matter) -> str:
    """Whether the case ended with a result; a business that does not group its outcomes always has one."""
    groups = BY_CODE[way].groups
    outcome = outcome_of(matter)
    if not groups or outcome is None:
        return choices.Ended.SETTLED.value
    return choices.Ended.SETTLED.value if outcome.groups & groups else choices.Ended.UNSETTLED.value


def all_ended(found: Sequence[Standing]) -> bool:
    """Whether nothing is under way any more."""
    return bool(found) and not any(one.is_open for one in found)


def waits_for(found: Sequence[Standing]) -> str:
    """Whom an intake waits for that has these branches."""
    if not found:
        return choices.Waits.TRIAGE.value
    if any(one.asks_for_more for one in found):
        return choices.Waits.NEXT.value
    if any(one.waits and one.branch.link for one in found):
        return choices.Waits.TAKE.value
    return (
        choices.Waits.WINDOW if any(one.is_open for one in found) else choices.Waits.CLOSE
    ).value


def remaining_ways(intake: Any) -> list[Way]:
    """What remains after branches without a result and is not under way; discreet ways are asked for in person."""
    found = standings(branches_of(intake))
    running = {one.way.code for one in found if one.is_open}
    ways = [way for one in found if one.asks_for_more for way in remaining(one.way.code).ways]
    return [way for way in dict.fromkeys(ways) if way.code not in running and not way.discreet]
