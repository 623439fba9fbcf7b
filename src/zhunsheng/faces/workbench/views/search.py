"""Search over everything that the person may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.faces.workbench.present.rows import MATTER_FIELDS, inbox_table
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.matters import search as index
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.registers import access
from zhunsheng.kernel.registers import search as entry_search
from zhunsheng.kernel.registers.declare import Register, registers

SIZE = 50
#: Entries shown of one register; its own list shows the rest.
MOST_ENTRIES = 5


@staff
def search(request: HttpRequest) -> HttpResponse:
    """Cases by number, party, title and pinyin initials, the newest first; entries of registers by their words."""
    text = request.GET.get("q", "").strip()[:100]
    ids = index.find(text) if text else []
    found = visible(person_of(request), Matter.objects.filter(pk__in=ids)).order_by("-pk")
    rows = list(found.values_list(*MATTER_FIELDS)[: SIZE + 1]) if ids else []
    context = {
        "search_text": text,
        "entries": _entries(person_of(request), text) if text else [],
        "table": inbox_table(rows, SIZE),
        "more": len(rows) > SIZE,
        "n": min(len(rows), SIZE),
    }
    return render(request, "workbench/search.html", context)


def _entries(person: Person, text: str) -> list[tuple[Register, list[tuple[int, str]]]]:
    """The newest entries that contain the words, register by register: one query for each that the person may open."""
    found = []
    for register in sorted(registers, key=lambda one: (one.domain, one.order)):
        if not (register.search and access.may_open(person, register)):
            continue
        rows = entry_search.narrow(register, access.visible(person, register), text)
        hits = [(row.pk, register.name(row)) for row in rows.order_by("-pk")[:MOST_ENTRIES]]
        if hits:
            found.append((register, hits))
    return found
