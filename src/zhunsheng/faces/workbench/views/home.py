"""我的待办: what waits for me, by due date."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Tab
from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.faces.workbench.present import queues
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.kernel.access.scope import roles_taken

SIZE = 50
QUEUES = {
    "todo": ("待办", queues.todo),
    "paused": ("暂停", queues.paused),
    "done": ("已办", queues.done),
    "copied": ("抄送", queues.copied),
}


@staff
def home(request: HttpRequest) -> HttpResponse:
    """One of the four queues; the next due first."""
    person = person_of(request)
    current = request.GET.get("queue", "todo")
    if current not in QUEUES:
        current = "todo"
    tabs = [
        Tab(
            title,
            f"{reverse('workbench:home')}?queue={code}",
            _count(code, request),
            current=code == current,
        )
        for code, (title, _queue) in QUEUES.items()
    ]
    order = (
        (F("due_on").asc(nulls_last=True), "pk")
        if current in ("todo", "paused")
        else ("-acted_on", "-pk")
    )
    rows = QUEUES[current][1](person).order_by(*order).values_list(*MATTER_FIELDS)[: SIZE + 1]
    table = inbox_table(list(rows), SIZE, roles_taken(person))
    return render(
        request,
        "workbench/home.html",
        {"tabs": tabs, "table": table, "more": len(rows) > SIZE, "current": current},
    )


def _count(code: str, request: HttpRequest) -> int | None:
    if code == "todo":
        return queues.todo_count(person_of(request))
    return queues.paused(person_of(request)).count() if code == "paused" else None
