"""Published lists and the things in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.faces.portal.declare import PublicList, lists, offered
from zhunsheng.faces.portal.views.page import crumbs, show

SIZE = 20


def declared(code: str) -> PublicList:
    """The list, or 404."""
    found = lists.get(code)
    if found is None:
        raise Http404("没有这个栏目。")
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is made public here."""
    ordered = sorted(lists, key=lambda one: one.order)
    context = {"lists": ordered, "pages": offered(), "crumbs": crumbs(("公开", ""))}
    return show(request, "portal/lists.html", context)


Key = tuple[date, int]


def _key(text: str) -> Key | None:
    """The day and the id in ``20220808-123``; nothing else is a place in a list."""
    day, _dash, pk = text.partition("-")
    if not (day.isdecimal() and pk.isdecimal() and len(day) == 8 and len(pk) < 19):
        return None
    try:
        return date(int(day[:4]), int(day[4:6]), int(day[6:])), int(pk)
    except ValueError:
        return None


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and the places where the neighbouring pages begin."""

    rows: Sequence[Any] = ()
    older: str = ""
    newer: str = ""


def paged(rows: QuerySet[Any], query: QueryDict) -> Page:
    """The rows after ``older=`` or before ``newer=``; one query, however far down it is."""
    newer = _key(query.get("newer", ""))
    older = None if newer else _key(query.get("older", ""))
    # The bound on the day alone is what an index can use; the rest parts the rows of that one day.
    if newer:
        day, pk = newer
        rows = rows.filter(Q(published_on__gt=day) | Q(pk__gt=pk), published_on__gte=day)
        found = list(rows.order_by("published_on", "pk")[: SIZE + 1])
        shown, more_newer, more_older = found[:SIZE][::-1], len(found) > SIZE, True
    else:
        if older:
            day, pk = older
            rows = rows.filter(Q(published_on__lt=day) | Q(pk__lt=pk), published_on__lte=day)
        found = list(rows.order_by("-published_on", "-pk")[: SIZE + 1])
        shown, more_newer, more_older = found[:SIZE], older is not None, len(found) > SIZE
    if not shown:
        return Page()
    return Page(
        shown,
        older=_place(shown[-1]) if more_older else "",
        newer=_place(shown[0]) if more_newer else "",
    )


def _place(row: Any) -> str:
    return f"{row.published_on:%Y%m%d}-{row.pk}"


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """One list with its search form; twenty to a page."""
    one = declared(code)
    form = one.form(request.GET)
    page = paged(one.find(form.cleaned_data), request.GET) if form.is_valid() else Page()
    query = request.GET.copy()
    for name in ("older", "newer"):
        query.pop(name, None)
    base = f"?{query.urlencode()}&" if query else "?"
    context = {
        "list": one,
        "form": form,
        "lines": one.lines_of(page.rows),
        "newer": f"{base}newer={page.newer}" if page.newer else "",
        "older": f"{base}older={page.older}" if page.older else "",
        "filtered": any(request.GET.get(name) for name in form.fields),
        "moved": "older" in request.GET or "newer" in request.GET,
        "crumbs": crumbs(("公开", reverse("portal:lists")), (one.title, "")),
    }
    return show(request, "portal/list.html", context)


@require_safe
def item(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One published thing; a withdrawn one answers 410 with a sentence."""
    one = declared(code)
    found = one.item(pk)
    if found is None:
        raise Http404("没有找到，可能从来没有公开过。")
    way = crumbs(
        ("公开", reverse("portal:lists")),
        (one.title, reverse("portal:list", args=[code])),
        (found.title, ""),
    )
    return show(
        request,
        "portal/item.html",
        {"list": one, "item": found, "pk": pk, "crumbs": way},
        410 if found.gone else 200,
    )


@require_safe
def download(request: HttpRequest, code: str, pk: int, number: int) -> HttpResponseBase:
    """A file of a published thing; 404 when it was withdrawn or never there."""
    one = declared(code)
    answer = one.download(pk, number) if one.download else None
    if answer is None:
        raise Http404("没有这个文件，或者已经撤下。")
    return answer
