"""How disputes look on the workbench: lists, facts, cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from zhunsheng.domains.disputes.kinds import Kind, Risk, Source
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.domains.disputes.mediation.law import WAYS, Way
from zhunsheng.domains.disputes.mediation.models import Dispute, Mediating
from zhunsheng.domains.disputes.mediation.outcomes import TITLES
from zhunsheng.domains.disputes.mediation.remedies import remedies
from zhunsheng.domains.disputes.mediation.repeated import earlier
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter, Panel
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.orgs.models import Person, Place
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib.hanzi import mask_name, yuan

ROLES = {
    "applicant": "申请人一方",
    "other": "对方当事人",
    "risk_unit": "激化风险处置单位",
}
MOST_MEDIATORS = 200


def lead(matter: Dispute) -> list[tuple[str, object]]:
    """The line under the title: people are masked, organisations are not."""
    return [
        ("双方", "、".join(_names(matter))),
        ("调解组织", matter.committee),
        ("激化风险", matter.get_risk_display() if _at_risk(matter) else ""),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def _at_risk(matter: Dispute) -> bool:
    return matter.risk != Risk.NONE and matter.closed_on is None


def _names(matter: Dispute) -> list[str]:
    rows = matter.participants.filter(role__in=("applicant", "other")).select_related("party")
    return [
        mask_name(row.name) if row.party and row.party.kind == Party.Kind.PERSON else row.name
        for row in rows
    ]


def facts(matter: Dispute) -> list[Fact]:
    """The dispute, both sides' will, who mediates, what was agreed, what became of it."""
    found = (*_dispute(matter), *_mediation(matter), *_agreement(matter), *_after(matter))
    return [fact for fact in found if fact.value not in ("", None)]


def _money(fen: int | None) -> str:
    return yuan(fen) if fen is not None else ""


def _dispute(matter: Dispute) -> Sequence[Fact]:
    return (
        Fact("纠纷类型", matter.get_kind_display()),
        Fact("来源", matter.get_source_display()),
        Fact("地点", f"{matter.place.full_name if matter.place else ''}{matter.location}"),
        Fact("涉案金额", _money(matter.amount)),
        Fact("涉及人数", matter.heads),
        Fact(
            "法院案号",
            f"{matter.suit_number}（{matter.get_suit_display()}）" if matter.suit else "",
        ),
        Fact("纠纷事实", matter.facts, wide=True),
        Fact("请求", matter.request, wide=True),
        Fact("激化风险", matter.get_risk_display() if _at_risk(matter) else ""),
    )


def _mediation(matter: Dispute) -> Sequence[Fact]:
    names = "、".join(one.name for one in matter.mediators.all() if one.is_active)
    waiting = matter.accepted_on is None
    return (
        Fact("申请人一方", matter.get_applicant_agrees_display() if waiting else ""),
        Fact("对方", matter.get_other_agrees_display() if waiting else ""),
        Fact("受理日期", day(matter.accepted_on)),
        Fact("调解员", names),
        Fact("调解组织", matter.committee),
        Fact("调解次数", matter.sessions or ""),
    )


def _agreement(matter: Dispute) -> Sequence[Fact]:
    return (
        Fact("协议形式", matter.get_agreement_form_display()),
        Fact("协议生效", day(matter.agreed_on)),
        Fact("协议内容", matter.agreement, wide=True),
        Fact("履行方式和期限", matter.performance, wide=True),
        Fact("约定履行日期", day(matter.perform_by)),
        Fact("协议金额", _money(matter.settled_amount)),
        Fact("难易程度", matter.get_difficulty_display() if matter.closed_on else ""),
    )


def _after(matter: Dispute) -> Sequence[Fact]:
    asked = f"{day(matter.confirmation_asked_on)}向{matter.court}申请"
    result = f"，{day(matter.confirmation_ended_on)}{matter.get_confirmation_display()}"
    return (
        Fact(
            "司法确认",
            asked + (result if matter.confirmation else "") if matter.confirmation_asked_on else "",
        ),
        Fact("履行情况", matter.get_performed_display()),
        Fact("最近回访", day(matter.visited_on)),
        Fact("转往", matter.get_destination_display()),
        Fact("原调解案号", matter.carried_from),
        Fact("归档日期", day(matter.archived_on)),
        Fact("上级系统编号", matter.superior_number),
    )


def _townships(_person: Person) -> list[tuple[str, str]]:
    rows = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
    return [(place.path, place.name) for place in rows]


def _mediators(person: Person) -> list[tuple[str, str]]:
    """Those who mediate what the person may see and is not over; all of them would be hundreds."""
    seen = visible(person, Dispute.objects.filter(closed_on=None)).order_by("-pk")
    keys = list(seen.values_list("pk", flat=True)[:MOST_MEDIATORS])
    rows = Mediating.objects.filter(matter__in=keys, is_active=True).order_by()
    return [(name, name) for name in sorted(set(rows.values_list("name", flat=True)))]


FILTERS = (
    ListFilter("kind", "类型", Kind.choices),
    ListFilter("source", "来源", Source.choices),
    ListFilter("place__path__startswith", "乡镇街道", _townships),
    ListFilter("mediators__name", "调解员", _mediators),
    ListFilter("risk", "激化风险", Risk.choices),
    ListFilter("outcome", "结果", tuple(TITLES.items())),
    ListFilter("performed", "履行", choices.Performance.choices),
)
_HINTS = {
    "mediation.people": "调解不收任何费用。已经当场说定的，选“已当场达成口头协议”，一次登完。",
    "mediation.administrative": "由负责的机关登记。期限按本地规定，默认三十日。",
    "mediation.judicial": "法院委派、委托的在这里登记，附委派、委托函。",
}


def _desk(way: Way, order: int) -> Desk:
    return Desk(
        procedure=way.code,
        title=way.title.partition("（")[0],
        facts=facts,
        lead=lead,
        roles=ROLES,
        columns=(ListColumn("调解组织", ("committee",)),),
        filters=FILTERS,
        filing_title="登记纠纷",
        filing_hint=_HINTS[way.code],
        order=order,
    )


def _remedies(request: HttpRequest, matter: Dispute) -> str:
    """The other ways with their last days: mediation closes none of them."""
    if matter.stage == "archived":
        return ""
    context = {"remedies": remedies(matter)}
    return render_to_string("disputes/mediation_remedies.html", context, request)


def _earlier(request: HttpRequest, matter: Dispute) -> str:
    """The same two sides were here before: as far as the reader may see."""
    rows = earlier(matter, person_of(request))
    if not rows:
        return ""
    lines = [
        (
            row.number,
            reverse("workbench:matter", args=[row.pk]),
            row,
            TITLES.get(row.outcome, "正在办理"),
        )
        for row in rows
    ]
    return render_to_string("disputes/mediation_earlier.html", {"lines": lines}, request)


def _people(request: HttpRequest, matter: Dispute) -> str:
    """Who mediates, and who did."""
    rows: list[Any] = list(matter.mediators.all())
    if not rows:
        return ""
    return render_to_string("disputes/mediation_people.html", {"people": rows}, request)


def _panels(way: Way) -> tuple[Panel, ...]:
    return (
        Panel(f"{way.code}-earlier", way.code, _earlier, order=10),
        Panel(f"{way.code}-people", way.code, _people, aside=True, order=20),
        Panel(f"{way.code}-remedies", way.code, _remedies, aside=True, order=30),
    )


DESKS = tuple(_desk(way, 50 + number) for number, way in enumerate(WAYS))
PANELS = tuple(panel for way in WAYS for panel in _panels(way))
WORKBENCH = (*DESKS, *PANELS)
