"""The page of one matter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Action, Crumb
from zhunsheng.faces.workbench.declare import Desk, desks
from zhunsheng.faces.workbench.people import actor_of, person_of, principals_of, staff
from zhunsheng.faces.workbench.present import history, papers
from zhunsheng.faces.workbench.present import matter as present
from zhunsheng.faces.workbench.present.origins import entry_origins
from zhunsheng.faces.workbench.present.panels import OF_ALL_MATTERS, panels_of
from zhunsheng.faces.workbench.present.people import taker, takers_of
from zhunsheng.faces.workbench.present.rows import stage_badge
from zhunsheng.kernel.access import records
from zhunsheng.kernel.access.models import AccessRecord
from zhunsheng.kernel.access.scope import audiences, holds, visible
from zhunsheng.kernel.matters.models import Matter, MatterLink, Participant
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.offers import Offer, offers
from zhunsheng.kernel.procedure.registry import procedure_of

ACCESSES_SHOWN = 20


def visible_matter(person: Person, pk: int, path: str) -> Any:
    """The matter as its own kind, or 404: a matter outside the scope does not exist for this person."""
    known = visible(person, Matter.objects.filter(pk=pk)).first()
    if known is None:
        raise Http404("没有找到这个案件，或者不在您的查阅范围内。")
    if known.restricted:
        records.read(person.pk, known.pk, path)
    model = procedure_of(known).model
    related = [f.name for f in model._meta.concrete_fields if f.is_relation and not f.primary_key]
    return model._default_manager.select_related(*related).get(pk=pk)


@staff
def matter(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts left, clock and permitted actions right."""
    person = person_of(request)
    found = visible_matter(person, pk, request.path)
    desk = desks.get(found.procedure)
    groups = audiences(person, found)
    offered = offers(found, actor_of(request))
    kinds = (OF_ALL_MATTERS, found.procedure)
    context = {
        "matter": found,
        "procedure": procedure_of(found),
        "desk": desk,
        "badge": stage_badge(found.procedure, found.procedure_version, found.stage),
        "crumbs": _crumbs(found, desk),
        "clocks": present.clocks_of(found),
        "facts": desk.facts(found) if desk else [],
        "lead": desk.lead(found) if desk else [],
        "links": _links(found, person),
        "panels": panels_of(request, found, *kinds, aside=False),
        "aside_panels": panels_of(request, found, *kinds, aside=True),
        "tools": _tools(found, desk, person, groups),
        "accesses": _accesses(found, groups),
        "for_leaders": _for_leaders(found, person),
        **_doing(found, offered, person),
        **_file(found, desk, offered, groups),
    }
    return render(request, "workbench/matter.html", context)


def _doing(found: Any, offered: list[Offer], person: Person) -> dict[str, Any]:
    """What may be done, and whose turn it is."""
    procedure = procedure_of(found)
    turn = present.waits_for(procedure, found, person)
    return {
        "actions": present.actions_of(found, offered, turn=turn),
        "action_groups": present.groups_of(found, offered),
        "next_step": present.waiting_text(procedure, found) if not turn else "",
    }


def _for_leaders(found: Any, person: Person) -> list[tuple[Person, list[Action]]]:
    """What a secretary may record for each leader who gave a delegation."""
    procedure, cards = procedure_of(found), []
    for principal in principals_of(person):
        offered = offers(found, Actor.staff(person, principal=principal))
        free = [offer for offer in offered if offer.blocked is None]
        turn = present.waits_for(procedure, found, principal)
        actions = present.actions_of(found, free, turn=turn)
        if actions:
            named = [replace(one, url=f"{one.url}?for={principal.pk}") for one in actions]
            cards.append((principal, named))
    return cards


def _file(
    found: Any, desk: Desk | None, offered: list[Offer], groups: frozenset[str]
) -> dict[str, Any]:
    """Participants, documents and history, as far as the reader may see them."""
    procedure, events = procedure_of(found), history.events_of(found)
    codes = {offer.action.code for offer in offered if offer.blocked is None}
    internal = papers.INTERNAL in groups
    rows = papers.documents_for(found, groups)
    return {
        "internal": internal,
        "stages": present.stage_bar(procedure, found, events),
        "takers": takers_of(found, desk.roles if desk else {}, internal=internal),
        "papers": papers.papers(rows, codes),
        "told": history.timeline(procedure, found, events, groups, correctable="correct" in codes),
        "entered_on": history.entered_together(events),
        "shelf": _shelf(found, events[-1].action) if events else "",
    }


def _shelf(found: Any, action: str) -> str:
    """Where the browser has kept the texts of the last act, which it may now forget (``data-autosave``)."""
    if action == procedure_of(found).filing.code:
        return f"draft:{reverse('workbench:new', args=[found.procedure])}:act"
    return f"draft:{reverse('workbench:act', args=[found.pk, action])}:act"


@staff
def party(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """One participant in clear; every look leaves an access record."""
    person = person_of(request)
    found = visible_matter(person, pk, request.path)
    row = Participant.objects.filter(matter_id=pk, pk=participant, party__isnull=False).first()
    if row is None or papers.INTERNAL not in audiences(person, found):
        raise Http404("没有找到这个当事人，或者不在您的查阅范围内。")
    if not found.restricted:
        records.read(person.pk, found.pk, request.path)
    desk = desks.get(found.procedure)
    shown = taker(row, desk.roles if desk else {}, internal=True, revealed=True)
    context = {
        "matter": found,
        "taker": shown,
        "crumbs": [
            *_crumbs(found, desk)[:1],
            Crumb(found.number or "未编号", f"/desk/matters/{pk}/"),
            Crumb(shown.name),
        ],
    }
    template = "taker" if getattr(request, "htmx", False) else "taker_page"
    return render(request, f"workbench/parts/{template}.html", context)


def _crumbs(found: Matter, desk: Desk | None) -> list[Crumb]:
    url = reverse("workbench:list", args=[found.procedure])
    return [Crumb(desk.title if desk else found.procedure, url), Crumb(found.number or "未编号")]


def _tools(
    found: Matter, desk: Desk | None, person: Person, groups: frozenset[str]
) -> list[tuple[str, str]]:
    """Small buttons beside the title: the whole file as PDF, a copy of the case."""
    if papers.INTERNAL not in groups:
        return []
    tools = [("整卷PDF", reverse("workbench:archive", args=[found.pk]))]
    if desk and holds(person, procedure_of(found).filing.roles, found.domain):
        tools.append(
            ("复制为新案", f"{reverse('workbench:new', args=[desk.procedure])}?copy={found.pk}")
        )
    return tools


def _accesses(found: Matter, groups: frozenset[str]) -> list[tuple[Any, str, str]]:
    """Who opened a restricted matter lately; those who may read all of it may know."""
    if not found.restricted or papers.INTERNAL not in groups:
        return []
    rows = AccessRecord.objects.filter(matter_id=found.pk).select_related("person").order_by("-pk")
    return [(r.at, r.person.name if r.person else "", r.path) for r in rows[:ACCESSES_SHOWN]]


def _links(found: Matter, person: Person) -> list[dict[str, Any]]:
    """Matters that this one led to or came from; those outside the scope show their kind only."""
    forth = found.leads_to.select_related("to_matter")
    back = found.comes_from.select_related("from_matter")
    pairs = [(link, link.to_matter) for link in forth] + [(link, link.from_matter) for link in back]
    ids = [other.pk for _link, other in pairs if other]
    seen = (
        set(visible(person, Matter.objects.filter(pk__in=ids)).values_list("pk", flat=True))
        if ids
        else set()
    )
    entries = entry_origins(person, [link.from_entry for link, _other in pairs])
    return [
        _link(link, other, seen) | _entry(entries.get(link.from_entry)) for link, other in pairs
    ]


def _entry(origin: tuple[str, str] | None) -> dict[str, Any]:
    """The line of a register from which the matter came."""
    return {"number": origin[0], "url": origin[1]} if origin else {}


def _link(link: MatterLink, other: Matter | None, seen: set[int]) -> dict[str, Any]:
    """One line: what was handed on, and how it stands as far as the reader may know."""
    known = other if other and other.pk in seen else None
    return {
        "title": link.title,
        "number": known.number if known else "",
        "url": reverse("workbench:matter", args=[known.pk]) if known else "",
        "badge": stage_badge(known.procedure, known.procedure_version, known.stage)
        if known
        else None,
        "waiting": link.is_waiting,
        "declined": link.declined_on,
        "reason": link.reason,
    }
