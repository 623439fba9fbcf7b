"""Views of the style guide; they exist only where ``DEBUG`` or ``UI_GUIDE`` is set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from zhunsheng.faces.ui import filters, icons
from zhunsheng.faces.ui.guide import samples
from zhunsheng.faces.ui.guide.forms import ApplicationForm, FilterForm

_WRONG = {
    "name": "秦某某",
    "id_card": "64010219900101123",
    "known_on": "2022-02-30",
    "fine": "五千",
    "reasons": "处罚决定没有告诉我可以陈述和申辩。",
}


def page(request: HttpRequest, name: str = "matter") -> HttpResponse:
    """Workbench components: ``name`` is matter, lists or pieces."""
    _only_here()
    query = QueryDict("stage=trial&due=on")
    filter_form = FilterForm(query)
    context: dict[str, Any] = {
        name.lower(): getattr(samples, name) for name in dir(samples) if name.isupper()
    }
    context |= {
        "filter_form": filter_form,
        "chips": filters.chips(filter_form, query),
        "blank": ApplicationForm(prefix="blank"),
        "wrong": ApplicationForm(_WRONG),
        "icons": icons.names(),
    }
    return render(request, f"ui/guide/{name}.html", context)


def portal(request: HttpRequest) -> HttpResponse:
    """Portal components."""
    _only_here()
    context = {
        "tiles": samples.TILES,
        "tasks": samples.TASKS,
        "answers": samples.ANSWERS,
        "receipt": replace(samples.RECEIPT, qr=segno.make("7K2M-88QD").svg_inline(omitsize=True)),
        "form": ApplicationForm(),
        "portal_navigation": [
            {"title": "办事", "url": "#"},
            {"title": "法律服务", "url": "#"},
            {"title": "参与", "url": "#"},
            {"title": "公开", "url": "#"},
        ],
    }
    return render(request, "ui/guide/portal.html", context)


def _only_here() -> None:
    if not (settings.DEBUG or getattr(settings, "UI_GUIDE", False)):
        raise Http404
