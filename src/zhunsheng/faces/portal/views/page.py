"""What every page of the portal has: the navigation, and answers to misuse in plain words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.faces.ui.parts import Crumb, NavItem

TRAP = "website"
"""A field that people do not see and machines fill in."""

PLACES = (("办事", "home"), ("公开", "lists"), ("算期限", "deadline"), ("帮助", "helps"))


def channel_of(request: HttpRequest) -> str:
    """By which way the visitor is here: a face that dresses the portal names its own."""
    return str(getattr(request, "channel", "portal"))


def show(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a page with the navigation."""
    here = request.path
    items = []
    for title, name in PLACES:
        url = reverse(f"portal:{name}")
        items.append(
            NavItem(title, url, current=here == url if name == "home" else here.startswith(url))
        )
    return render(request, template, {"portal_navigation": items, **(context or {})}, status=status)


def crumbs(*titles: tuple[str, str]) -> list[Crumb]:
    """首页 and the given steps."""
    return [Crumb("首页", reverse("portal:home")), *(Crumb(title, url) for title, url in titles)]


def say(request: HttpRequest, title: str, *sentences: str, status: int) -> HttpResponse:
    """A page that only says something, and what to do."""
    return show(request, "portal/said.html", {"title": title, "sentences": sentences}, status)


def too_often(request: HttpRequest) -> HttpResponse:
    """The address has tried too often."""
    return say(
        request,
        "操作太频繁了，请等半小时再试",
        "这是为了防止有人用机器猜查询码或者乱交申请。",
        "你的内容没有丢。着急的话，请打电话或者当面办。",
        status=429,
    )


def trapped(request: HttpRequest) -> bool:
    """Whether a machine filled in what people do not see."""
    return bool(request.POST.get(TRAP))


def not_taken(request: HttpRequest) -> HttpResponse:
    """The answer to a machine, which a person could still understand."""
    return say(
        request,
        "这次没有收下",
        "页面上有一个不用填的格子被填了，可能是浏览器自动填写造成的。",
        "请返回上一页，关掉自动填写再试；还是不行，请打电话给我们。",
        status=400,
    )
