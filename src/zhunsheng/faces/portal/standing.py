"""A matter as its applicant reads it: steps, clocks, documents, what may be done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from zhunsheng.faces.portal.declare import PublicAct, PublicService
from zhunsheng.faces.ui import parts
from zhunsheng.faces.ui.tones import ClockTone, StageState
from zhunsheng.kernel.clocks.explain import Explanation, explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.corrections import undone
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.offers import offers
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


def stage_title(procedure: Procedure, matter: Matter, service: PublicService | None) -> str:
    """What the matter's stage is called on the portal."""
    words = service.stage_words if service else {}
    return words.get(matter.stage) or procedure.stage_by_code[matter.stage].title


def steps_of(
    procedure: Procedure, matter: Matter, events: Sequence[Event], service: PublicService | None
) -> list[parts.Step]:
    """The way from beginning to end, with the day of each step; what is going on is said in full."""
    entered: dict[str, date] = {}
    for event in events:
        stage = procedure.stage_by_code.get(event.to_stage)
        if stage:
            entered.setdefault(stage.step, event.occurred_at.astimezone(clock.CHINA).date())
    now = procedure.stage_by_code[matter.stage]
    first = procedure.steps[0][0]
    position = [code for code, _title in procedure.steps].index(now.step)
    found = []
    for index, (code, official) in enumerate(procedure.steps):
        title = (service.step_words if service else {}).get(code, official)
        day = date_text(entered[code]) if code in entered else ""
        if index == position and not now.final:
            found.append(
                parts.Step(
                    title, f"{day}起：{stage_title(procedure, matter, service)}", StageState.CURRENT
                )
            )
        elif index <= position and code in entered:
            found.append(parts.Step(title, day, StageState.DONE))
        elif index > position and not (now.closed and now.step == first):
            found.append(parts.Step(title, "", StageState.TODO))
    return found


@dataclass(frozen=True)
class Deadline:
    """A time limit in the citizen's words; ``mine``: the citizen has to do something."""

    card: parts.Clock
    text: str
    mine: bool


def clocks_of(matter: Matter, service: PublicService | None) -> list[Deadline]:
    """The limits that concern the citizen, the citizen's own first."""
    if service is None:
        return []
    rows = Clock.objects.open_of(matter).select_related("limit__statute_version__statute")
    found = [
        _deadline(row, service)
        for row in rows.prefetch_related("periods")
        if row.code in service.clocks
    ]
    return sorted(found, key=lambda one: not one.mine)


def _deadline(row: Clock, service: PublicService) -> Deadline:
    words = service.clocks[row.code]
    said = explain(row, clock.today())
    due = date_text(said.due_on)
    paused = "等待结束后接着数" if row.is_paused else ""
    card = parts.Clock(
        title=words.title,
        number=abs(said.remaining),
        unit=said.unit_text,
        next=paused
        or (f"最后一天是{due}" if said.remaining >= 0 else f"最后一天是{due}，已经过了"),
        tone=ClockTone(said.tone),
        state="暂停计算" if row.is_paused else "",
        explanation=_plain(said),
        cite=row.limit.cite.text,
        provisional=said.provisional,
    )
    return Deadline(
        card,
        words.text.format(due=due, left=f"{max(said.remaining, 0)}{said.unit_text}"),
        words.mine,
    )


def _plain(said: Explanation) -> list[str]:
    return [*said.sentences, "放假和调休按国务院和自治区的通知算。"]


@dataclass(frozen=True)
class PublicOffer:
    """Something that the citizen may send now."""

    action: Action
    words: PublicAct
    url: str


def offers_of(
    matter: Matter, service: PublicService | None, actor: Actor | None = None
) -> list[PublicOffer]:
    """What the declaration leaves to this side of the public at this stage, in the service's words."""
    found = []
    for offer in offers(matter, actor or Actor.public()):
        if offer.blocked:
            continue
        action = offer.action
        words = (service.acts.get(action.code) if service else None) or PublicAct(
            action.title, action.help, f"已经收到你的“{action.title}”。"
        )
        found.append(PublicOffer(action, words, reverse("portal:act", args=[action.code])))
    return sorted(found, key=lambda one: not one.words.urgent)


def readable(matter: Matter, audience: str) -> list[Document]:
    """Documents meant for the citizen, drafts left out, in the order of the file."""
    rows = matter.documents.select_related("blob", "sealed_copy", "template").order_by(
        "occurred_on", "pk"
    )
    copies = {row.sealed_copy_id for row in rows if row.sealed_copy_id}
    return [
        row
        for row in rows
        if audience in row.audience and row.state != Document.State.DRAFT and row.pk not in copies
    ]


def happenings_of(
    procedure: Procedure, events: Sequence[Event], audience: str
) -> list[tuple[datetime, str]]:
    """What was done, as sentences meant for the citizen, newest first."""
    gone = undone(list(events))
    found = []
    for event in reversed(events):
        action = procedure.action_by_code.get(event.action)
        if action and audience in action.audience and event.sequence not in gone:
            found.append((event.occurred_at, str(json.loads(event.data).get("text", ""))))
    return found
