"""From counts to cases: which situation ends how, when it was filed, and what else happens in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from zhunsheng.domains.reconsideration.demo import past
from zhunsheng.domains.reconsideration.demo.situations import Situation, situations
from zhunsheng.domains.reconsideration.demo.story import Story
from zhunsheng.domains.reconsideration.demo.structure import data
from zhunsheng.domains.reconsideration.demo.world import World

CHANNELS = {
    "counter": 44,
    "online": 26,
    "mail": 12,
    "justice_office": 10,
    "mediation_centre": 5,
    "transferred": 3,
}
HELD = ("registration", "land_occupation", "injury_by_employer")
BACK_ENTRY = "平台启用前的纸质案卷补录"
#: Extras that move the time for the decision: at most one of them in a case.
ON_TIME = frozenset({"extend", "suspend", "appraise", "slow"})


@dataclass
class Draft:
    """A case to be: how it ends, what it is about, when it was filed."""

    end: str
    filed_on: date
    situation: Situation
    extras: set[str] = field(default_factory=set)

    @property
    def is_decided(self) -> bool:
        """It ends by a decision."""
        return self.end[0] in "ABC" and self.end != "A0"

    @property
    def is_turned_away(self) -> bool:
        """It ends before acceptance."""
        return self.end in past.TURNED_AWAY


Fits = Callable[[Draft], bool]


def _penalty(draft: Draft) -> bool:
    return draft.is_decided and draft.situation.act_kind in ("penalty", "coercion")


def _accepted(draft: Draft) -> bool:
    return not draft.is_turned_away


#: In which cases an extra may happen; in any accepted and ended one unless named here.
FITS: dict[str, Fits] = {
    "late_known": lambda d: d.end == "A0",
    "late_reply": lambda d: d.is_decided and not d.situation.about_township,
    "no_reply": lambda d: d.end == "C1" and not d.situation.third,
    "extend": lambda d: d.is_decided,
    "suspend": lambda d: d.is_decided and d.situation.is_person,
    "appraise": lambda d: d.is_decided and not d.situation.summary,
    "slow": lambda d: d.end == "B1" and not d.situation.about_township,
    "stay_granted": lambda d: _penalty(d) and d.end in past.CORRECTED,
    "stay_refused": _penalty,
    "aid": lambda d: d.situation.is_person and not d.is_turned_away,
    "agent": lambda d: d.situation.is_person,
    "opinion": lambda d: d.end in past.CORRECTED,
    "suit": lambda d: d.end in ("B1", "A2"),
    "undo": lambda d: d.is_decided,
    "returned": lambda d: d.is_decided,
    "fix": lambda d: d.is_decided,
    "hand_over": lambda d: d.is_decided,
    "urge": lambda d: d.is_decided,
    "hearing": lambda d: d.is_decided and not d.situation.major,
    "committee": lambda d: d.is_decided,
    "late_known_back": lambda d: d.end == "B1",
    "back": lambda d: d.is_decided,
}


def stories(world: World, year: int) -> list[Story]:
    """Every past case of the plan, written from filing to archive."""
    found = []
    for group in data("plan"):
        at = year + group["offset"]
        for draft in _drafts(world, at, group):
            open_until = date(at, 12, 31) if group.get("open_at_year_end") else None
            found.append(_story(world, draft, open_until))
    return found


def _drafts(world: World, year: int, group: dict[str, Any]) -> list[Draft]:
    ends = _ends(world, group)
    first, last = (date.fromisoformat(f"{year}-{day}") for day in group["filed"])
    decks = Decks(world)
    step = (last - first).days / (len(ends) - 1)
    drafts = []
    for place, end in enumerate(ends):
        filed_on = world.days.after(first + timedelta(days=round(step * place)))
        drafts.append(Draft(end, filed_on, decks.draw(end, filed_on)))
    for extra, count in group["extras"].items():
        _spread(world, drafts, extra, count)
    return drafts


def _ends(world: World, group: dict[str, Any]) -> list[str]:
    """Endings in the order of filing, mixed; those that take long come early."""
    counts = {**group["concluded"], **group.get("turned_away", {})}
    ends = [end for end, count in counts.items() for _copy in range(count)]
    world.random.shuffle(ends)
    long = [end for end in ends if end == "D4"] + ["held"] * group.get("held", 0)
    return long + [end for end in ends if end != "D4"]


class Decks:
    """Situations by ending, drawn in turn, so that they vary as much as they can."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cards = list(situations().values())
        world.random.shuffle(self.cards)
        # What only an abolished unit did can be drawn only early.
        self.cards.sort(key=lambda card: card.code != "night_noise")
        self.used: dict[str, int] = dict.fromkeys(situations(), 0)

    def draw(self, end: str, filed_on: date) -> Situation:
        """The situation used least so far that can end like this and whose unit existed."""
        fitting = [c for c in self.cards if _can_end(c, end) and self._lives(c, filed_on)]
        card = min(fitting, key=lambda card: self.used[card.code])
        self.used[card.code] += 1
        return card

    def _lives(self, card: Situation, on: date) -> bool:
        return self.world.respondent(card, on) is not None


def _can_end(card: Situation, end: str) -> bool:
    if end in past.CORRECTED:
        return card.corrected == end
    if end in ("B1", "A1", "A2", "A0", "E1"):
        return card.kept == end
    if end == "held":
        return card.code in HELD
    if card.kept in ("A1", "A0", "E1"):
        return False
    if end == "D1":
        return card.may_be_mediated
    return card.is_person or end in ("D2", "D3")


def _spread(world: World, drafts: list[Draft], extra: str, count: int) -> None:
    """Let ``extra`` happen in ``count`` cases that it fits, first where least happens."""
    fits = FITS.get(extra, _accepted)
    candidates = [d for d in drafts if fits(d) and d.end != "held" and _is_free(d, drafts, extra)]
    world.random.shuffle(candidates)
    candidates.sort(key=lambda draft: len(draft.extras))
    if len(candidates) < count:
        raise ValueError(f"“{extra}”只有{len(candidates)}件可用，计划是{count}件。")
    for draft in candidates[:count]:
        draft.extras |= {"late_known", "back"} if extra == "late_known_back" else {extra}


def _is_free(draft: Draft, drafts: list[Draft], extra: str) -> bool:
    """Two extras on the time never meet; what takes long happens in the first two thirds of the group."""
    if extra in ON_TIME | {"correct"}:
        early = draft.filed_on <= drafts[len(drafts) * 2 // 3].filed_on
        return early and not draft.extras & ON_TIME
    return "late_known" not in draft.extras or extra == "agent"


def _story(world: World, draft: Draft, open_until: date | None) -> Story:
    [channel] = world.random.choices(list(CHANNELS), list(CHANNELS.values()))
    story = Story(
        world,
        draft.situation,
        draft.filed_on,
        channel=channel,
        extras=frozenset(draft.extras),
        back_entry=BACK_ENTRY if "back" in draft.extras else "",
    )
    past.tell(story, draft.end, open_until)
    return story
