"""The home page, search, help pages, contact, accessibility."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.faces.portal import search as finding
from zhunsheng.faces.portal.declare import (
    HelpPage,
    Line,
    PublicList,
    help_pages,
    lists,
    offered,
    services,
)
from zhunsheng.faces.portal.themes import THEMES, Theme
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.faces.ui.parts import Tile

NEWEST = 4


OWN = (
    ("portal:progress", "查办理进度", "凭回执号和查询码，不用登录"),
    ("portal:resume", "接着填申请", "用接续码，换手机也行"),
    ("portal:contact", "找人问", "电话、地址、上班时间"),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What people want to do as tiles under headings, what they look up as a list, what is new below."""
    context = {
        "own": [Tile(title, reverse(name), hint) for name, title, hint in OWN],
        "themes": [(theme.title, tiles) for theme in THEMES if (tiles := _tiles(theme))],
        "look_ups": _look_ups(),
        "newest": [found for one in _lists() if one.news and (found := _newest(one))[1]],
    }
    return show(request, "portal/home.html", context)


def _tiles(theme: Theme) -> list[Tile]:
    """What somebody comes to have done, of one theme."""
    own = [
        (s.order, Tile(s.title, reverse("portal:start", args=[s.code]), s.hint))
        for s in services
        if s.theme == theme
    ]
    pages = [(p.order, Tile(p.title, p.url, p.hint)) for p in offered() if p.theme == theme]
    return [tile for _order, tile in sorted((*own, *pages), key=lambda pair: pair[0])]


def _look_ups() -> list[Tile]:
    """What somebody comes to find out."""
    return [
        *(
            Tile(one.title, reverse("portal:list", args=[one.code]), one.home)
            for one in _lists()
            if one.home
        ),
        *(Tile(page.title, page.url, page.hint) for page in offered() if page.theme is None),
        Tile("算一算期限", reverse("portal:deadline"), "最后一天是哪天，怎么数的"),
        Tile("核对回执", reverse("portal:verify"), "在不在、有没有被改过"),
        *(Tile(p.title, reverse("portal:help", args=[p.code]), p.hint) for p in _helps()),
    ]


def _newest(one: PublicList) -> tuple[PublicList, list[tuple[Line, str]]]:
    lines = map(one.line, one.find({})[:NEWEST])
    return one, [(line, reverse("portal:item", args=[one.code, line.pk])) for line in lines]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Things to do first, published things after."""
    text = request.GET.get("q", "").strip()[:60]
    hits = finding.find(text) if text else []
    found = finding.published(text) if text else []
    return show(
        request,
        "portal/search.html",
        {"text": text, "hits": hits, "published": found, "crumbs": crumbs(("搜索", ""))},
    )


@require_safe
def helps(request: HttpRequest) -> HttpResponse:
    """Every help page."""
    own = [(title, reverse(f"portal:{name}"), hint) for title, name, hint, _words in finding.OWN]
    pages = [(p.title, reverse("portal:help", args=[p.code]), p.hint) for p in _helps()]
    context = {
        "pages": [
            *pages,
            *own,
            ("无障碍说明", reverse("portal:accessibility"), "大字、键盘、读屏怎么用"),
        ]
    }
    return show(request, "portal/helps.html", context | {"crumbs": crumbs(("帮助", ""))})


@require_safe
def help_page(request: HttpRequest, code: str) -> HttpResponse:
    """A page that a business brings."""
    page = help_pages.get(code)
    if page is None:
        raise Http404("没有这一页。")
    way = crumbs(("帮助", reverse("portal:helps")), (page.title, ""))
    return show(request, page.template, {"page": page, "crumbs": way, **page.context()})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to call and where to go, for each service."""
    rows = [(service, service.contact()) for service in sorted(services, key=lambda s: s.order)]
    return show(request, "portal/contact.html", {"rows": rows, "crumbs": crumbs(("找人问", ""))})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, and whom to tell when it does not."""
    return show(request, "portal/accessibility.html", {"crumbs": crumbs(("无障碍说明", ""))})


def _lists() -> list[PublicList]:
    return sorted(lists, key=lambda one: one.order)


def _helps() -> list[HelpPage]:
    return sorted(help_pages, key=lambda page: page.order)
