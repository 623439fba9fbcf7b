"""The project's addresses and one page whose body is a constant."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from zhunsheng.config.urls import urlpatterns as project
from zhunsheng.faces.workbench.people import staff

BODY = ""
_PAGE = engines["django"].from_string(
    '{% extends "ui/workbench_base.html" %}{% block title %}常数{% endblock %}'
    "{% block main %}{{ body|safe }}{% endblock %}"
)


@staff
def constant(request: HttpRequest) -> HttpResponse:
    """The frame of the workbench around :data:`BODY`."""
    return HttpResponse(_PAGE.render({"body": BODY}, request))


urlpatterns = [path("desk/constant/", constant), *project]
