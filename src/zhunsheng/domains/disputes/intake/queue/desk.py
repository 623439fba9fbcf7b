"""Queues on the workbench: all windows of the day, and the one at which somebody sits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zhunsheng.domains.disputes.intake.queue import public, service
from zhunsheng.domains.disputes.intake.queue.service import QueueRefused
from zhunsheng.domains.disputes.intake.queue.windows import (
    SERVING,
    Window,
    may_serve,
    serves_anywhere,
    windows,
)
from zhunsheng.faces.ui.parts import Crumb, Stat
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.lib import clock

TITLE = "窗口叫号"


def overview(request: HttpRequest) -> HttpResponse:
    """Every window with its queue; a number may be taken for somebody who stands there."""
    person = person_of(request)
    if not serves_anywhere(person):
        raise PermissionDenied("叫号由窗口和综合受理台的工作人员办理，请联系管理员核对授权。")
    found = service.board(windows(clock.today()))
    rows = [(row, may_serve(person, row.window)) for row in found]
    halls = list(dict.fromkeys((row.window.hall, row.window.hall_name) for row in found))
    context = {
        "rows": rows,
        "halls": [
            (
                name,
                reverse("portal:page-queue-screen-of", args=[hall]),
                public.kiosk_url(hall),
            )
            for hall, name in halls
        ],
        "gives": holds(person, SERVING, "intake"),
        "stats": _stats(found),
    }
    return render(request, "disputes/queue.html", context)


def _stats(found: list[service.Row]) -> list[Stat]:
    waits = [row.longest for row in found if row.longest is not None]
    averages = [(row.average, row.done) for row in found if row.average is not None]
    served = sum(done for _average, done in averages)
    mean = round(sum(a * d for a, d in averages) / served) if served else None
    since = [row.since for row in found if row.since is not None]
    return [
        Stat("正在等候", sum(row.waiting for row in found), "人"),
        Stat("今天办完", sum(row.done for row in found), "人"),
        Stat("平均等候", mean if mean is not None else "—", "分钟" if mean is not None else ""),
        Stat("最长等过", max(waits) if waits else "—", "分钟" if waits else ""),
        Stat("现在等得最久", max(since) if since else "—", "分钟" if since else ""),
    ]


def _window(request: HttpRequest, code: str) -> Window:
    found = next((one for one in windows(clock.today()) if one.code == code), None)
    if found is None:
        raise Http404("没有这个窗口，或者今天不开。")
    if not may_serve(person_of(request), found):
        raise PermissionDenied("这个窗口由别的业务负责，您不能在这里叫号。")
    return found


def window(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one window: call, call again, skip, done."""
    found = _window(request, code)
    if request.method == "POST":
        return _act(request, found)
    called, waiting, skipped = service.state_of(found)
    (row,) = service.board([found])
    context = {
        "window": found,
        "row": row,
        "called": called,
        "waiting": [(found.label(one.number), one.taken_at) for one in waiting],
        "skipped": [(found.label(one.number), one.number) for one in skipped],
        "crumbs": [Crumb(TITLE, reverse("workbench:page-intake-queue")), Crumb(found.name)],
    }
    return render(request, "disputes/queue_window.html", context)


def _act(request: HttpRequest, found: Window) -> HttpResponse:
    """One button."""
    try:
        said = _do(request, found, request.POST.get("do", ""))
    except QueueRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("workbench:page-intake-queue-window", code=found.code)


def _number(text: Any) -> int | None:
    return int(text) if str(text).isdecimal() and len(str(text)) < 9 else None


def _do(request: HttpRequest, found: Window, what: str) -> str:
    person = person_of(request)
    if what == "next":
        ticket = service.call_next(found, person, _number(request.POST.get("current", "")))
        return f"请{found.label(ticket.number)}号。"
    if what == "again":
        return f"再叫一次{found.label(service.call_again(found, person).number)}号。"
    if what == "skip":
        return f"{found.label(service.finish(found, skipped=True).number)}号过号，来了可以叫回。"
    if what == "done":
        return f"{found.label(service.finish(found).number)}号办完。"
    number = _number(request.POST.get("number", ""))
    if what == "back" and number is not None:
        return f"叫回{found.label(service.call_back(found, person, number).number)}号。"
    raise QueueRefused("没有这项操作，请用页面上的按钮。")


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """A number for somebody at the desk, called out to them or written on a slip."""
    if not holds(person_of(request), SERVING, "intake"):
        raise PermissionDenied("取号由综合受理台办理；也可以请当事人在取号机上取。")
    code = request.POST.get("window", "")
    found = next((one for one in windows(clock.today()) if one.code == code), None)
    if found is None:
        messages.warning(request, "没有这个窗口，请重新选择。")
        return redirect("workbench:page-intake-queue")
    ticket = service.take(found)
    before = service.ahead(ticket)
    messages.success(request, f"{found.name}：{found.label(ticket.number)}号，前面还有{before}人。")
    return redirect("workbench:page-intake-queue")


PAGES = (
    Page(
        "intake-queue",
        TITLE,
        "queue/",
        overview,
        group="业务",
        roles=SERVING,
        order=12,
        offered=serves_anywhere,
    ),
    Page("intake-queue-take", "取号", "queue/take/", take, group="", roles=SERVING),
    Page("intake-queue-window", TITLE, "queue/<str:code>/", window, group="", roles=SERVING),
)
