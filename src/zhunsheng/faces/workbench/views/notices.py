"""Notices to me and to my units."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhunsheng.faces.workbench.people import person_of, staff
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.lib import clock

SIZE = 100


@staff
def notices(request: HttpRequest) -> HttpResponse:
    """The newest hundred; sending the page's form marks them read."""
    person = person_of(request)
    units = {
        unit for right in rights(person) if right.role.participates_as for unit in right.units or ()
    }
    mine = Notice.objects.filter(Q(person=person) | Q(unit__in=units))
    if request.method == "POST":
        mine.filter(read_at__isnull=True).update(read_at=clock.now())
        return redirect("workbench:notices")
    return render(request, "workbench/notices.html", {"notices": list(mine.order_by("-pk")[:SIZE])})
