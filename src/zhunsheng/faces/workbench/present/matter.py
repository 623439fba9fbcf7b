"""The parts of a matter page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from zhunsheng.faces.ui import parts
from zhunsheng.faces.ui.tones import ActionKind, ClockTone, StageState
from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.access.scope import can
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.declaration import Action, Procedure
from zhunsheng.kernel.procedure.offers import Offer
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import clock as today
from zhunsheng.lib.hanzi import date_text

#: Acts on one document stand at the document.
AT_DOCUMENTS = "文书"


def stage_bar(procedure: Procedure, matter: Matter, events: Sequence[Event]) -> list[parts.Stage]:
    """The steps with the day on which each was entered first."""
    entered: dict[str, date] = {}
    for event in events:
        stage = procedure.stage_by_code.get(event.to_stage)
        if stage:
            entered.setdefault(stage.step, today.local_date(event.occurred_at))
    if events:
        # Filing is the first step, also of a matter that it puts farther on.
        first = min(today.local_date(event.occurred_at) for event in events)
        entered.setdefault(procedure.stage_by_code[procedure.initial].step, first)
    now = procedure.stage_by_code[matter.stage]
    codes = [code for code, _title in procedure.steps]
    position = codes.index(now.step)
    bar = []
    for index, (code, title) in enumerate(procedure.steps):
        if code == now.step and not now.final:
            bar.append(parts.Stage(title, StageState.CURRENT, entered.get(code), now.title))
        elif index <= position:
            bar.append(
                parts.Stage(
                    title,
                    StageState.DONE if code in entered else StageState.SKIPPED,
                    entered.get(code),
                )
            )
        else:
            bar.append(parts.Stage(title, StageState.TODO))
    return bar


def clocks_of(matter: Matter) -> list[parts.Clock]:
    """The open clocks, the leading one first."""
    rows = (
        Clock.objects.open_of(matter)
        .select_related("limit__statute_version__statute")
        .prefetch_related("periods")
    )
    return [clock_card(row) for row in sorted(rows, key=lambda row: (not row.leading, row.due_on))]


def clock_card(row: Clock) -> parts.Clock:
    """One clock as the card shows it."""
    said = explain(row, today.today())
    overdue = said.remaining < 0
    if row.is_paused:
        next_ = "恢复办理后继续计算"
    elif overdue:
        next_ = f"{date_text(said.due_on)}已经届满"
    else:
        next_ = f"{date_text(said.due_on)}届满"
    extended = sum(period.counted or 0 for period in row.history)
    total = row.amount + extended if row.unit != "M" else None
    paused = row.history[-1].starts_on if row.is_paused and row.history else None
    return parts.Clock(
        title=f"{row.title}期限",
        number=abs(said.remaining),
        unit=said.unit_text,
        next=next_,
        tone=ClockTone(said.tone),
        state=f"已暂停第{(today.today() - paused).days + 1}天" if paused else "",
        explanation=said.sentences,
        cite=row.limit.cite.text,
        used=_used(said.remaining, total),
        total=total,
        provisional=said.provisional,
    )


def _used(remaining: int, total: int | None) -> int | None:
    return None if total is None else min(max(total - remaining, 0), total)


def waits_for(procedure: Procedure, matter: Matter, person: Person) -> bool:
    """Whether the matter's stage waits for somebody of this person's role."""
    roles = procedure.stage_by_code[matter.stage].waits_for
    return not roles or can(person, roles, matter)


def actions_of(matter: Matter, offers: Sequence[Offer], *, turn: bool) -> list[parts.Action]:
    """Acts of the main way: the first free one that leads further is primary when it is the reader's turn."""
    found: list[parts.Action] = []
    chosen = not turn
    for offer in offers:
        if offer.action.group:
            continue
        action = offer.action
        leads = offer.blocked is None and not action.destructive and _leads(matter, action)
        primary = leads and not chosen
        chosen = chosen or primary
        found.append(_action(matter, offer, primary=primary))
    return found


def _leads(matter: Matter, action: Action) -> bool:
    """Whether the act takes the matter further: not one that keeps it where it is or sends it back."""
    if not isinstance(action.target, str):
        return True
    procedure = procedure_of(matter)
    steps = [code for code, _title in procedure.steps]
    now, then = (procedure.stage_by_code[code] for code in (matter.stage, action.target))
    return now is not then and steps.index(then.step) >= steps.index(now.step)


def groups_of(matter: Matter, offers: Sequence[Offer]) -> list[tuple[str, list[parts.Action]]]:
    """Further actions by group; blocked ones are left out of these folded lists."""
    groups: dict[str, list[parts.Action]] = {}
    for offer in offers:
        if offer.action.group not in ("", AT_DOCUMENTS) and not offer.blocked:
            groups.setdefault(offer.action.group, []).append(_action(matter, offer, primary=False))
    return list(groups.items())


def _action(matter: Matter, offer: Offer, *, primary: bool) -> parts.Action:
    action = offer.action
    kind = (
        ActionKind.DANGER
        if action.destructive
        else ActionKind.PRIMARY
        if primary
        else ActionKind.PLAIN
    )
    url = reverse("workbench:act", args=[matter.pk, action.code])
    if offer.blocked is None:
        return parts.Action(action.title, url, kind, hint=action.help)
    cite = offer.blocked.cite.text if offer.blocked.cite else ""
    return parts.Action(
        action.title, "", kind, reason=f"{offer.blocked.message}{offer.blocked.remedy}", cite=cite
    )


def waiting_text(procedure: Procedure, matter: Matter) -> str:
    """“现在等被申请人经办人办理。” for a reader whose turn it is not."""
    stage = procedure.stage_by_code[matter.stage]
    titles = [roles[code].title for code in stage.waits_for if code in roles]
    return f"现在由{'、'.join(titles)}办理，您暂时不用做什么。" if titles else ""
