"""The page of one matter."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.declare import desks, panels
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present import matter as present
from zhunsheng.faces.workbench.present.rows import stage_badge
from zhunsheng.kernel.access import records
from zhunsheng.kernel.access.scope import audiences, visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.offers import offers
from zhunsheng.kernel.procedure.registry import procedure_of


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
    procedure = procedure_of(found)
    groups = audiences(person, found)
    events = present.events_of(found)
    offered = offers(found, actor_of(request))
    desk = desks.get(found.procedure)
    context = {
        "matter": found,
        "procedure": procedure,
        "desk": desk,
        "badge": stage_badge(found.procedure, found.procedure_version, found.stage),
        "crumbs": _crumbs(found, desk),
        "stages": present.stage_bar(procedure, found, events),
        "clocks": present.clocks_of(found),
        "actions": present.actions_of(found, offered),
        "action_groups": present.groups_of(found, offered),
        "facts": desk.facts(found) if desk else [],
        "lead": desk.lead(found) if desk else [],
        "documents": [present.document_line(d) for d in present.documents_for(found, groups)],
        "happenings": present.timeline(procedure, found, events, groups),
        "links": _links(found, person),
        "internal": present.INTERNAL in groups,
        "panels": _panels(request, found, aside=False),
        "aside_panels": _panels(request, found, aside=True),
    }
    return render(request, "workbench/matter.html", context)


def _crumbs(found: Matter, desk: Any) -> list[Crumb]:
    url = reverse("workbench:list", args=[found.procedure])
    return [Crumb(desk.title if desk else found.procedure, url), Crumb(found.number or "未编号")]


def _links(found: Matter, person: Person) -> list[dict[str, Any]]:
    """Matters that this one led to or came from; those outside the scope show their kind only."""
    forth = found.leads_to.select_related("to_matter")
    back = found.comes_from.select_related("from_matter")
    pairs = [(link, link.to_matter) for link in forth] + [(link, link.from_matter) for link in back]
    ids = [other.pk for _link, other in pairs if other]
    seen = set(visible(person, Matter.objects.filter(pk__in=ids)).values_list("pk", flat=True)) if ids else set()
    return [
        {
            "title": link.title,
            "number": other.number if other and other.pk in seen else "",
            "url": reverse("workbench:matter", args=[other.pk]) if other and other.pk in seen else "",
            "waiting": other is None,
        }
        for link, other in pairs
    ]


def _panels(request: HttpRequest, found: Matter, *, aside: bool) -> list[str]:
    chosen = [p for p in panels if p.procedure in ("*", found.procedure) and p.aside == aside]
    rendered = [panel.render(request, found) for panel in sorted(chosen, key=lambda p: p.order)]
    return [mark_safe(html) for html in rendered if html]  # noqa: S308 - panels return rendered templates
