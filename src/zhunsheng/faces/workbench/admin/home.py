"""The front page of administration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhunsheng.faces.workbench.people import holding


@holding("admin")
def home(request: HttpRequest) -> HttpResponse:
    """What can be administered."""
    return render(request, "workbench/admin/home.html")
