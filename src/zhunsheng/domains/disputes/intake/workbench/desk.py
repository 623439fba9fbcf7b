"""How intakes look on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.models import Intake
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.intake.procedure.stages import TITLES
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.procedure.facts import day

NEEDS = dict(choices.Need.choices)
WAITS = dict(choices.Waits.choices)


def lead(matter: Intake) -> list[tuple[str, object]]:
    """The line under the title."""
    danger = matter.urgency == choices.Urgency.DANGER
    return [
        ("类型", matter.get_kind_display()),
        ("紧急", matter.get_urgency_display() if danger else ""),
        ("等谁", matter.get_waits_display()),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def facts(matter: Intake) -> list[Fact]:
    """What was said, and what is still missing."""
    found = [
        Fact("事情经过", matter.story, wide=True),
        Fact("诉求", matter.wish, wide=True),
        Fact("想要的帮助", "、".join(NEEDS[code] for code in matter.wanted), wide=True),
        Fact("对方", matter.other_side),
        Fact("在哪里", _where(matter)),
        Fact("知道的日期", day(matter.happened_on)),
        Fact("收到的决定", _decision(matter)),
        Fact("紧急程度", matter.get_urgency_display()),
        Fact("怎么来的", dict(choices.Channel.choices).get(matter.channel, "")),
        Fact("收到日期", day(matter.received_on)),
        Fact("分流日期", day(matter.triaged_on)),
        Fact("告知去向", matter.get_elsewhere_display()),
        Fact("来件编号", matter.superior_number),
        Fact("还没有问清", "、".join(missing(matter)), wide=True),
    ]
    return [fact for fact in found if fact.value]


def _where(matter: Intake) -> str:
    """The township; the whole district says nothing."""
    place = matter.place
    return str(place.name) if place and place.level != Place.Level.COUNTY else ""


def _decision(matter: Intake) -> str:
    kind = matter.get_decision_display() if matter.decision else ""
    if not kind or matter.decision == choices.Decision.NONE:
        return kind
    received = f"，{day(matter.decision_on)}收到" if matter.decision_on else ""
    return f"{matter.decision_title or kind}{received}"


def missing(matter: Any) -> list[str]:
    """What an open intake still lacks; the desk asks when there is time."""
    if matter.closed_on is not None:
        return []
    wanted = {
        "诉求": matter.wish,
        "纠纷类型": matter.kind,
        "什么时候知道的": matter.happened_on,
        "有没有收到决定": matter.decision,
    }
    found = [title for title, value in wanted.items() if not value]
    received = matter.decision not in ("", choices.Decision.NONE)
    return [*found, *(["哪天收到决定"] if received and not matter.decision_on else [])]


def _waits(code: str) -> tuple[str, Tone] | None:
    """Whom it waits for; what the desk itself has to do stands out."""
    own = code in (choices.Waits.TRIAGE, choices.Waits.NEXT, choices.Waits.CLOSE)
    return (WAITS[code], Tone.AMBER if own else Tone.PLAIN) if code else None


DESK = Desk(
    procedure=CODE,
    title="综合受理",
    facts=facts,
    lead=lead,
    roles={"applicant": "来访人"},
    columns=(ListColumn("等谁", ("waits",), "badge", value=_waits),),
    filters=(
        ListFilter("waits", "等谁", choices.Waits.choices),
        ListFilter("kind", "纠纷类型", Kind.choices),
        ListFilter("urgency", "紧急程度", choices.Urgency.choices),
        ListFilter("channel", "怎么来的", choices.Channel.choices),
        ListFilter("outcome", "结果", tuple(TITLES.items())),
    ),
    filing_title="受理登记",
    filing_hint="一句话也要收。说不清的先空着，问清楚以后用“补充情况”补上；有人身危险的，先报警。",
    order=10,
)
