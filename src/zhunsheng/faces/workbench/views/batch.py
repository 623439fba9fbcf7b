"""One act on several matters at once: each goes through ``perform``; what was refused says why."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.history import action_of
from zhunsheng.faces.workbench.present.matter import AT_DOCUMENTS
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.declaration import Action
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.offers import context_for, offers
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedure_of

MOST = 50
#: Acts about one record of one matter make no sense for several.
SINGLE = frozenset({"correct", "undo", "superior", "give_opinion"})


@dataclass(frozen=True)
class Result:
    """What came of one matter; ``refusal`` is empty when it was done, ``details`` say what was found where."""

    matter: Matter
    refusal: str = ""
    details: tuple[str, ...] = ()


@staff
def batch(request: HttpRequest) -> HttpResponse:
    """Choose what to do with the chosen rows, fill the form once, see what was done and what was refused."""
    if request.method != "POST":
        raise Http404("请先在列表里选中案件。")
    matters = _chosen(request)
    if not matters:
        return render(
            request, "workbench/batch.html", {"crumbs": _crumbs(request), "back": _back(request)}
        )
    actor = actor_of(request)
    common = common_actions(matters, actor)
    code = request.POST.get("action", "")
    action = next((one for one in common if one.code == code), None)
    page = {
        "matters": matters,
        "actions": common,
        "crumbs": _crumbs(request),
        "back": _back(request),
    }
    if action is None:
        return render(request, "workbench/batch.html", page)
    return _act(request, page, action, matters, actor)


def _act(
    request: HttpRequest,
    page: dict[str, Any],
    action: Action,
    matters: Sequence[Matter],
    actor: Actor,
) -> HttpResponse:
    page |= {"action": action}
    kind = action.form or ActionForm
    context = context_for(matters[0], action, actor)
    if "confirmed" not in request.POST:
        page |= {"form": kind(context=context), "key": uuid.uuid4().hex}
        return render(request, "workbench/batch.html", page)
    form = kind(request.POST, context=context)
    if not form.is_valid():
        page |= {"form": form, "key": request.POST.get("key", "")}
        return render(request, "workbench/batch.html", page, status=422)
    key = request.POST.get("key") or uuid.uuid4().hex
    page |= {
        "results": [do(one, action.code, actor, request.POST, f"{key}:{one.pk}") for one in matters]
    }
    return render(request, "workbench/batch_done.html", page)


def do(matter: Matter, action: str, actor: Actor, data: Any, key: str) -> Result:
    """Perform one of several; a refusal is a result."""
    try:
        perform(Matter.objects.get(pk=matter.pk), action, actor, data, key=key[:100])
    except Refused as refusal:
        details = getattr(refusal, "details", ())
        return Result(matter, f"{refusal.message}{refusal.remedy}", details)
    return Result(matter)


def common_actions(matters: Sequence[Matter], actor: Actor) -> list[Action]:
    """What may be done with every one of them and needs no file."""
    shared: set[str] | None = None
    for matter in matters:
        codes = {one.action.code for one in offers(matter, actor) if one.blocked is None}
        shared = codes if shared is None else shared & codes
    procedure = procedure_of(matters[0])
    found = [action_of(procedure, code) for code in sorted(shared or ())]
    return [one for one in found if one is not None and _fits(one)]


def _fits(action: Action) -> bool:
    needs_file = any(accepts.required for accepts in action.accepts)
    return not (
        needs_file or action.destructive or action.code in SINGLE or action.group == AT_DOCUMENTS
    )


def _chosen(request: HttpRequest) -> list[Matter]:
    ids = [int(text) for text in request.POST.getlist("chosen") if text.isdecimal()][:MOST]
    rows = visible(person_of(request), Matter.objects.filter(pk__in=ids)).order_by("-pk")
    return [own_kind(row) for row in rows]


def own_kind(row: Matter) -> Matter:
    """The matter with its business's own columns, which guards and forms read."""
    found: Matter = (
        procedure_of(row).model.objects.select_related("unit", "handler", "organ").get(pk=row.pk)
    )
    return found


def _back(request: HttpRequest) -> str:
    procedure = request.POST.get("procedure", "")
    return reverse("workbench:list", args=[procedure]) if procedure else reverse("workbench:home")


def _crumbs(request: HttpRequest) -> list[Crumb]:
    return [Crumb("列表", _back(request)), Crumb("批量办理")]
