"""Send something to one's own case: correction materials, further evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhunsheng.faces.portal import bound, drafts, throttle
from zhunsheng.faces.portal.bound import Case
from zhunsheng.faces.portal.declare import FileBox
from zhunsheng.faces.portal.models import Draft
from zhunsheng.faces.portal.standing import PublicOffer, clocks_of, offers_of, readable
from zhunsheng.faces.portal.uploading import FilesForm
from zhunsheng.faces.portal.views.page import crumbs, not_taken, show, too_often, trapped
from zhunsheng.faces.portal.views.progress import asked
from zhunsheng.faces.ui.views import landed
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.offers import context_for
from zhunsheng.kernel.procedure.refusals import InvalidForm, Refused

PART = "act"


def act(request: HttpRequest, action: str) -> HttpResponse:
    """The form of an action that is open to the public at this stage; nothing typed or uploaded is lost."""
    seen = bound.case_of(request)
    if seen is None:
        return asked(request)
    matter = seen.matter
    found = offers_of(matter, seen.service, seen.actor())
    offer = next((one for one in found if one.action.code == action), None)
    if offer is None:
        messages.warning(request, "现在不能办这一步。请看下面的最新进度。")
        return redirect("portal:case")
    draft = _draft(request, matter, action)
    if request.method == "POST":
        return _send(request, seen, offer, draft)
    raw = drafts.raw(draft).get(PART, {})
    form = _form(
        seen, offer, {name: texts[-1] for name, texts in raw.items() if texts} if raw else None
    )
    return _page(request, seen, offer, draft, form, FilesForm(boxes(offer)))


def boxes(offer: PublicOffer) -> list[FileBox]:
    """The kinds of files that the action takes, in the service's words where it has some."""
    if offer.words.files:
        return list(offer.words.files)
    return [FileBox(accepts.kind, accepts.title, accepts.help) for accepts in offer.action.accepts]


def _form(seen: Case, offer: PublicOffer, data: Any = None) -> ActionForm:
    kind = offer.action.form or ActionForm
    form = kind(data, context=context_for(seen.matter, offer.action, seen.actor()))
    for name, label in offer.words.labels.items():
        if name in form.fields:
            form.fields[name].label = label
    return form


def _draft(request: HttpRequest, matter: Matter, action: str) -> Draft | None:
    """What this browser has begun to send to this very matter."""
    draft = drafts.of_request(request, _service(matter, action))
    return draft if draft and draft.matter_id == matter.pk and draft.event_id is None else None


def _service(matter: Matter, action: str) -> str:
    return f"{action}_{matter.pk}"[:48]


def _send(
    request: HttpRequest, seen: Case, offer: PublicOffer, draft: Draft | None
) -> HttpResponse:
    if trapped(request):
        return not_taken(request)
    if throttle.exceeded(request, "act"):
        return too_often(request)
    throttle.count(request, "act")
    token = ""
    service = _service(seen.matter, offer.action.code)
    if draft is None:
        draft, token = drafts.begin(service, seen.matter.pk)
    form = _form(seen, offer, request.POST)
    drafts.save_part(
        draft, PART, {n: request.POST.getlist(n) for n in form.fields if n in request.POST}
    )
    files = FilesForm(boxes(offer), request.POST, request.FILES)
    files.keep(draft, PART)
    response = _done(request, seen, offer, draft, form, files)
    if token and draft.event_id is None:
        drafts.remember(request, response, service, token)
    return response


def _done(
    request: HttpRequest,
    seen: Case,
    offer: PublicOffer,
    draft: Draft,
    form: ActionForm,
    files: FilesForm,
) -> HttpResponse:
    here = reverse("portal:act", args=[offer.action.code])
    if files.errors or not form.is_valid():
        return _page(request, seen, offer, draft, form, files, status=422)
    if "upload" in request.POST:
        return landed(request, f"{here}?files={draft.files.count()}#files")
    kept = list(draft.files.select_related("blob"))
    if not kept and not any(form.cleaned_data.values()):
        form.add_error(None, "还没有内容：请写几句话，或者上传文件。")
        return _page(request, seen, offer, draft, form, files, status=422)
    try:
        wanted = (box.kind for box in boxes(offer))
        with transaction.atomic(), drafts.uploads(kept, wanted) as uploads:
            event = perform(
                seen.matter,
                offer.action.code,
                seen.actor(str(draft.pk)),
                form.cleaned_data,
                uploads,
                key=draft.key,
            )
            drafts.sent(draft, event.pk, "")
    except Refused as refusal:
        _blame(form, refusal)
        return _page(request, seen, offer, draft, form, files, status=422)
    messages.success(request, offer.words.done)
    return landed(request, reverse("portal:case"))


def _blame(form: ActionForm, refusal: Refused) -> None:
    if isinstance(refusal, InvalidForm):
        for name, texts in refusal.errors.items():
            for text in texts:
                form.add_error(name if name in form.fields else None, text)
    else:
        form.add_error(None, f"{refusal.message}{refusal.remedy}")


def _page(
    request: HttpRequest,
    seen: Case,
    offer: PublicOffer,
    draft: Draft | None,
    form: ActionForm,
    files: FilesForm,
    status: int = 200,
) -> HttpResponse:
    kept = list(draft.files.all()) if draft else []
    context = {
        "offer": offer,
        "notice": _to_read(seen, offer),
        "form": form,
        "files": files,
        "kept": [(box, [one for one in kept if one.kind == box.kind]) for box in boxes(offer)],
        "clocks": [one for one in clocks_of(seen.matter, seen.service) if one.mine],
        "crumbs": crumbs((seen.mine, reverse("portal:case")), (offer.words.title, "")),
    }
    response = show(request, "portal/act.html", context, status)
    response["Cache-Control"] = "private, no-store"
    return response


def _to_read(seen: Case, offer: PublicOffer) -> Document | None:
    """The newest document that says what is asked for."""
    rows = readable(seen.matter, seen.audience)
    return next((row for row in reversed(rows) if row.kind == offer.words.reads), None)


@require_POST
def remove(request: HttpRequest, action: str, pk: int) -> HttpResponse:
    """Drop a file before it is sent."""
    seen = bound.case_of(request)
    if seen is None:
        return asked(request)
    draft = _draft(request, seen.matter, action)
    if draft is None:
        raise Http404("没有找到这个文件。")
    drafts.remove_file(draft, pk)
    return redirect(reverse("portal:act", args=[action]) + "#files")
