"""Notices to me and to my unit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.ui.parts import Tab
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.notices import services

SIZE = 50


@staff
def notices(request: HttpRequest) -> HttpResponse:
    """The newest, all or unread; sending the page's form marks them read; ``before`` goes on."""
    person = person_of(request)
    if request.method == "POST":
        ids = [int(text) for text in request.POST.getlist("chosen") if text.isdecimal()]
        services.mark_read(person, ids or None)
        return redirect("workbench:notices")
    unread = request.GET.get("unread") == "1"
    before = request.GET.get("before", "")
    rows = services.inbox(
        person,
        unread_only=unread,
        before=int(before) if before.isdecimal() else None,
        size=SIZE + 1,
    )
    tabs = [
        Tab("未读", "?unread=1", services.unread(person), current=unread),
        Tab("全部", "?", current=not unread),
    ]
    older = (
        f"?before={rows[SIZE - 1].pk}{'&unread=1' if unread else ''}" if len(rows) > SIZE else ""
    )
    page = {"notices": rows[:SIZE], "tabs": tabs, "older": older}
    return render(request, "workbench/notices.html", page)
