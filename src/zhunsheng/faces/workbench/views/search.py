"""Search over everything that the person may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters import search as index
from zhunsheng.kernel.matters.models import Matter

SIZE = 50


@staff
def search(request: HttpRequest) -> HttpResponse:
    """Number, party, title and pinyin initials; the newest first."""
    text = request.GET.get("q", "").strip()[:100]
    ids = index.find(text) if text else []
    found = visible(person_of(request), Matter.objects.filter(pk__in=ids)).order_by("-pk")
    rows = list(found.values_list(*MATTER_FIELDS)[: SIZE + 1]) if ids else []
    context = {
        "search_text": text,
        "table": inbox_table(rows, SIZE),
        "more": len(rows) > SIZE,
        "n": min(len(rows), SIZE),
    }
    return render(request, "workbench/search.html", context)
