"""Do one action on one matter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.ui.views import landed
from zhunsheng.faces.workbench import acting, correcting
from zhunsheng.faces.workbench.acting import Attempt
from zhunsheng.faces.workbench.people import person_of, principals_of, staff
from zhunsheng.faces.workbench.present.history import action_of
from zhunsheng.faces.workbench.present.matter import clocks_of
from zhunsheng.faces.workbench.present.previews import previews
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import INSTRUCTION
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.kernel.procedure.refusals import MissingDocument, Refused
from zhunsheng.kernel.procedure.registry import procedure_of


@staff
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """The form of an action, and its sending. A refusal answers 422 with everything kept."""
    found = visible_matter(person_of(request), pk, request.path)
    declared = action_of(procedure_of(found), action)
    if declared is None:
        raise Http404("没有这项办理。")
    context = context_for(found, declared, _actor(request))
    if request.method == "POST":
        attempt = acting.bound(context, request)
        if _done(request, context, attempt):
            messages.success(request, f"已办理“{declared.title}”。")
            return landed(request, reverse("workbench:matter", args=[pk]))
        return _page(request, context, attempt, status=422)
    return _page(request, context, _opened(context, request))


def _actor(request: HttpRequest) -> Actor:
    """The logged-in person, for the leader named by ``for`` where a delegation holds."""
    person = person_of(request)
    asked = request.POST.get("for") or request.GET.get("for", "")
    principal: Person | None = next((p for p in principals_of(person) if str(p.pk) == asked), None)
    if asked and principal is None:
        raise Http404("没有代这位领导办理的委托，或者委托已经到期。")
    return Actor.staff(person, principal=principal)


def _opened(context: Context, request: HttpRequest) -> Attempt:
    """Empty forms, with what links pass on (which record to correct)."""
    attempt = acting.fresh(context)
    attempt.form.initial.update({k: v for k, v in request.GET.items() if k in attempt.form.fields})
    try:
        checks.stage(context)
        checks.role(context)
    except Refused as refusal:
        attempt.refusal = refusal
    return attempt


def _done(request: HttpRequest, context: Context, attempt: Attempt) -> bool:
    if not attempt.day.is_valid() or attempt.files.errors:
        attempt.form.is_valid()
        return False
    day = attempt.day.cleaned_data
    try:
        _require_instruction(context, attempt)
        with acting.uploads(attempt) as files:
            event = perform(
                Matter.objects.get(pk=context.matter.pk),
                context.action.code,
                context.actor,
                request.POST,
                files,
                at=acting.day_of(attempt),
                key=day["key"],
                version=day["version"],
                back_entry=day["back_entry"],
            )
    except Refused as refusal:
        acting.refuse(attempt, refusal)
        return False
    if secret := getattr(event, "receipt_secret", ""):
        text = f"新的查询码是{secret}，只显示这一次，请连同回执号一起交给申请人。"
        messages.success(request, text)
    if given := getattr(event, "other_receipt", None):
        code, own = given
        text = f"给对方的回执号是{code}，查询码是{own}，只显示这一次，请当面、短信或者写在通知上交给本人。"
        messages.success(request, text)
    return True


def _require_instruction(context: Context, attempt: Attempt) -> None:
    """What a secretary records for a leader needs the paper that he signed."""
    if context.actor.principal and not any(k.accepts is INSTRUCTION for k in attempt.kept):
        raise MissingDocument(
            f"代{context.actor.principal.name}办理须附批示扫描件。",
            "请上传领导签批的原件后再提交。",
        )


def _page(
    request: HttpRequest, context: Context, attempt: Attempt, status: int = 200
) -> HttpResponse:
    matter, action = context.matter, context.action
    found, forbidden = previews(context)
    crumbs = [Crumb(matter.number or "未编号", f"/desk/matters/{matter.pk}/"), Crumb(action.title)]
    page = {
        "matter": matter,
        "action": action,
        "attempt": attempt,
        "crumbs": crumbs,
        "principal": context.actor.principal,
        "clocks": clocks_of(matter),
        "early": next((g for g in action.guards if g.early and not g.holds(context)), None),
        "previews": found,
        "forbidden": forbidden,
        # A form may begin with texts of the file: whoever may not do the act is told so and sees no form.
        "closed": not checks.permitted(context),
        **_about(context, attempt),
    }
    choosing = action.code == "correct" and page["correcting"] is None
    template = "workbench/choose_record.html" if choosing else "workbench/act.html"
    return render(request, template, page, status=status)


def _about(context: Context, attempt: Attempt) -> dict[str, Any]:
    """What the correction or the undoing is about."""
    if context.action.code == "correct":
        about = correcting.prepare(context, attempt)
        return {"correcting": about, "records": None if about else correcting.choices_of(context)}
    if context.action.code == "undo":
        return {"undoing": correcting.last_standing(context)}
    return {}
