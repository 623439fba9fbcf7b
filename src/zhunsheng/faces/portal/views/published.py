"""Published lists and the things in them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
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


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """One list with its search form; twenty to a page."""
    one = declared(code)
    form = one.form(request.GET)
    page = request.GET.get("page", "1")
    number = max(1, min(int(page), 500)) if page.isdecimal() and len(page) < 5 else 1
    rows = (
        list(one.find(form.cleaned_data)[(number - 1) * SIZE : number * SIZE + 1])
        if form.is_valid()
        else []
    )
    query = request.GET.copy()
    query.pop("page", None)
    base = f"?{query.urlencode()}&page=" if query else "?page="
    context = {
        "list": one,
        "form": form,
        "lines": [one.line(row) for row in rows[:SIZE]],
        "newer": f"{base}{number - 1}" if number > 1 else "",
        "older": f"{base}{number + 1}" if len(rows) > SIZE else "",
        "filtered": any(request.GET.get(name) for name in form.fields),
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
        {"list": one, "item": found, "crumbs": way},
        410 if found.gone else 200,
    )
