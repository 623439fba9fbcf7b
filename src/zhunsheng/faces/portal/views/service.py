"""Doing something: start page, task list, one page of questions after another, resuming."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.faces.portal import drafts, throttle
from zhunsheng.faces.portal.answers import Answers
from zhunsheng.faces.portal.declare import Part, PublicService, services
from zhunsheng.faces.portal.models import Draft
from zhunsheng.faces.portal.uploading import FilesForm
from zhunsheng.faces.portal.views.page import crumbs, not_taken, show, too_often, trapped
from zhunsheng.faces.ui.parts import Task, TaskGroup
from zhunsheng.faces.ui.tones import TaskState
from zhunsheng.faces.ui.views import landed

SAVED = (TaskState.DONE, TaskState.REVIEW, TaskState.NOT_READY)


def declared(code: str) -> PublicService:
    """The service, or 404."""
    service = services.get(code)
    if service is None:
        raise Http404("没有这项服务。")
    return service


def answers_of(service: PublicService, draft: Draft | None) -> Answers:
    """What the draft says so far."""
    files = list(draft.files.all()) if draft else []
    return Answers(service, drafts.raw(draft), files)


def way(service: PublicService, *more: tuple[str, str]) -> list[Any]:
    """首页 / the service / …"""
    return crumbs((service.title, reverse("portal:start", args=[service.code])), *more)


def shelves(service: PublicService | None) -> list[str]:
    """Where the browser keeps texts that were typed; pages after the end name them to have them dropped."""
    parts = service.parts if service else ()
    return [
        f"draft:{reverse('portal:part', args=[service.code, p.code])}:{p.code}"
        for p in parts
        if service
    ]


@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """In plain words: who may, by when, what is needed, what it costs, what happens next."""
    service = declared(code)
    check, answer, form = service.check, None, None
    if check:
        fields = check.form.base_fields
        form = check.form(request.GET if any(name in request.GET for name in fields) else None)
        if form.is_bound and form.is_valid():
            answer = check.answer(form.cleaned_data)
    context = {
        "service": service,
        "draft": drafts.of_request(request, code),
        "form": form,
        "answer": answer,
        "contact": service.contact(),
        "shelves": shelves(service) if "left" in request.GET else (),
        "crumbs": crumbs((service.title, "")),
    }
    return show(request, "portal/start.html", context)


@require_safe
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """The task list with the state of every part."""
    service = declared(code)
    draft = drafts.of_request(request, code)
    if draft and draft.event_id:
        return redirect("portal:receipt", code)
    found = answers_of(service, draft)
    context = {
        "service": service,
        "groups": groups(found),
        "code": request.COOKIES.get(drafts.cookie_name(code)) if draft else "",
        "draft": draft,
        "done": sum(1 for state in found.states.values() if state in SAVED),
        "all": len(found.needed),
        "crumbs": way(service, ("填写申请", "")),
    }
    return show(request, "portal/tasks.html", context)


def groups(found: Answers) -> list[TaskGroup]:
    """The parts under their headings; checking and sending come last."""
    service = found.service
    by_group: dict[str, list[Task]] = {}
    for part in service.parts:
        url = reverse("portal:part", args=[service.code, part.code])
        by_group.setdefault(part.group, []).append(
            Task(part.title, url, found.states[part.code], _hint(found, part))
        )
    last = Task(
        "核对并提交",
        reverse("portal:check", args=[service.code]),
        TaskState.BLOCKED if found.open_parts else TaskState.REVIEW,
        "前面的部分填好以后就能提交" if found.open_parts else "看一遍，没有问题就可以交了",
    )
    made = [TaskGroup(title, rows) for title, rows in by_group.items()]
    return [*made, TaskGroup("交给我们", [last])]


def _hint(found: Answers, part: Part) -> str:
    if found.states[part.code] == TaskState.NOT_READY:
        return f"还缺：{'、'.join(box.title for box in found.missing_files(part))}。没有也可以交"
    return part.hint


def question(request: HttpRequest, code: str, part_code: str) -> HttpResponse:
    """One page of questions. What was typed is saved, right or wrong; a wrong page is shown again."""
    service = declared(code)
    part = service.part(part_code)
    if part is None:
        raise Http404("没有这一页。")
    draft = drafts.of_request(request, code)
    if draft and draft.event_id:
        return redirect("portal:receipt", code)
    if request.method == "POST":
        return _save(request, service, part, draft)
    found = answers_of(service, draft)
    if found.states[part.code] in (TaskState.BLOCKED, TaskState.NOT_NEEDED):
        return redirect("portal:tasks", code)
    form = found.form(part)
    return _page(request, found, part, form, FilesForm(found.boxes(part)))


def _save(
    request: HttpRequest, service: PublicService, part: Part, draft: Draft | None
) -> HttpResponse:
    if trapped(request):
        return not_taken(request)
    token = ""
    if draft is None:
        if throttle.exceeded(request, "draft"):
            return too_often(request)
        throttle.count(request, "draft")
        draft, token = drafts.begin(service.code)
    before = answers_of(service, draft)
    names = before.form(part).fields
    values = {name: request.POST.getlist(name) for name in names if name in request.POST}
    drafts.save_part(draft, part.code, values)
    files = FilesForm(before.boxes(part), request.POST, request.FILES)
    files.keep(draft, part.code)
    found = answers_of(service, draft)
    form = found.form(part)
    response = _answer(request, found, part, form, files)
    if token:
        drafts.remember(request, response, service.code, token)
    return response


def _answer(
    request: HttpRequest, found: Answers, part: Part, form: Any, files: FilesForm
) -> HttpResponse:
    """Where to go after saving, or the page with its errors."""
    code = found.service.code
    if files.errors:
        return _page(request, found, part, form, files, status=422)
    if "upload" in request.POST:
        # The number makes the address new each time; a browser would not load the same one again for its fragment.
        here = reverse("portal:part", args=[code, part.code])
        return landed(request, f"{here}?files={len(found.files)}#files")
    if "later" in request.POST:
        messages.success(request, "存好了。随时可以回来接着填。")
        return landed(request, reverse("portal:tasks", args=[code]))
    if not form.is_valid():
        return _page(request, found, part, form, files, status=422)
    following = found.after(part)
    if following is None or "back" in request.POST:
        return landed(
            request, reverse("portal:tasks" if found.open_parts else "portal:check", args=[code])
        )
    return landed(request, reverse("portal:part", args=[code, following.code]))


def _page(
    request: HttpRequest, found: Answers, part: Part, form: Any, files: FilesForm, status: int = 200
) -> HttpResponse:
    needed = found.needed
    context = {
        "service": found.service,
        "part": part,
        "form": form,
        "files": files,
        "kept": [
            (box, [f for f in found.files_of(part) if f.kind == box.kind])
            for box in found.boxes(part)
        ],
        "number": needed.index(part) + 1 if part in needed else 0,
        "count": len(needed),
        "crumbs": way(
            found.service,
            ("填写申请", reverse("portal:tasks", args=[found.service.code])),
            (part.title, ""),
        ),
    }
    return show(request, "portal/question.html", context, status)


@require_POST
def remove(request: HttpRequest, code: str, part_code: str, pk: int) -> HttpResponse:
    """Drop an uploaded file from the draft of this browser."""
    draft = drafts.of_request(request, declared(code).code)
    if draft is None:
        raise Http404("没有找到这份草稿。")
    drafts.remove_file(draft, pk)
    return redirect(reverse("portal:part", args=[code, part_code]) + "#files")


@require_POST
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Leave a shared computer: the draft stays, this browser forgets it."""
    response = redirect(f"{reverse('portal:start', args=[code])}?left=1")
    messages.success(request, "这台设备上已经看不到你的申请了。用接续码可以在任何设备上接着填。")
    drafts.forget(response, declared(code).code)
    return response


@require_POST
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """Delete the draft with everything in it."""
    draft = drafts.of_request(request, declared(code).code)
    if draft and not draft.event_id:
        drafts.discard(draft)
        messages.success(request, "草稿和上传的文件都删掉了。")
    response = redirect(f"{reverse('portal:start', args=[code])}?left=1")
    drafts.forget(response, code)
    return response


def resume(request: HttpRequest) -> HttpResponse:
    """Go on with a draft by its code, on any device."""
    error = ""
    typed = request.POST.get("code", "").strip()[:40]
    if request.method == "POST":
        if throttle.exceeded(request, "wrong-code"):
            return too_often(request)
        draft = drafts.find(typed)
        if draft and draft.service in services:
            response = redirect("portal:tasks", draft.service)
            drafts.remember(request, response, draft.service, typed.upper())
            return response
        throttle.count(request, "wrong-code")
        error = "没有找到这个接续码。请核对；超过 30 天没有动过的草稿会自动删除。"
    context = {"typed": typed, "error": error, "crumbs": crumbs(("接着填", ""))}
    return show(request, "portal/resume.html", context, 422 if error else 200)
