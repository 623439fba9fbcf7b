"""Do one action on one matter."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.ui.parts import Crumb
from zhunsheng.faces.workbench import acting
from zhunsheng.faces.workbench.acting import Attempt
from zhunsheng.faces.workbench.people import actor_of, person_of, staff
from zhunsheng.faces.workbench.present.matter import action_of, clocks_of
from zhunsheng.faces.workbench.views.matter import visible_matter
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure import checks
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.procedure.registry import procedure_of


@staff
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """The form of an action, and its sending. A refusal answers 422 with everything kept."""
    found = visible_matter(person_of(request), pk, request.path)
    declared = action_of(procedure_of(found), action)
    if declared is None:
        raise Http404("没有这项办理。")
    context = context_for(found, declared, actor_of(request))
    if request.method == "POST":
        attempt = acting.bound(context, request)
        if _done(request, context, attempt):
            messages.success(request, f"已办理“{declared.title}”。")
            return redirect("workbench:matter", pk=pk)
        return _page(request, context, attempt, status=422)
    return _page(request, context, _opened(context, request))


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
        perform(
            Matter.objects.get(pk=context.matter.pk),
            context.action.code,
            context.actor,
            request.POST,
            acting.uploads(attempt),
            at=acting.day_of(attempt),
            key=day["key"],
            version=day["version"],
            back_entry=day["back_entry"],
        )
    except Refused as refusal:
        acting.refuse(attempt, refusal)
        return False
    return True


def _page(request: HttpRequest, context: Context, attempt: Attempt, status: int = 200) -> HttpResponse:
    matter = context.matter
    crumbs = [Crumb(matter.number or "未编号", f"/desk/matters/{matter.pk}/"), Crumb(context.action.title)]
    return render(
        request,
        "workbench/act.html",
        {
            "matter": matter,
            "action": context.action,
            "attempt": attempt,
            "crumbs": crumbs,
            "clocks": clocks_of(matter),
            "early": next((g for g in context.action.guards if g.early and not g.holds(context)), None),
        },
        status=status,
    )
