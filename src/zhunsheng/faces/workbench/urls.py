"""Addresses under ``/desk/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from zhunsheng.faces.workbench.declare import pages
from zhunsheng.faces.workbench.people import staff
from zhunsheng.faces.workbench.views import (
    act,
    batch,
    documents,
    filing,
    handover,
    home,
    lists,
    matter,
    notices,
    profile,
    search,
    waiting,
)

app_name = "workbench"


def _brought() -> list[URLPattern]:
    return [path(page.path, staff(page.view), name=f"page-{page.code}") for page in pages]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("notices/", notices.notices, name="notices"),
    path("me/", profile.profile, name="profile"),
    path("list/<str:procedure>/", lists.listing, name="list"),
    path("list/<str:procedure>/export/", lists.export, name="export"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/<int:pk>/decline/", waiting.decline, name="decline"),
    path("batch/", batch.batch, name="batch"),
    path("handover/", handover.handover, name="handover"),
    path("new/<str:procedure>/", filing.new, name="new"),
    path("matters/<int:pk>/", matter.matter, name="matter"),
    path("matters/<int:pk>/do/<slug:action>/", act.act, name="act"),
    path("matters/<int:pk>/parties/<int:participant>/", matter.party, name="party"),
    path("matters/<int:pk>/archive/", documents.archive, name="archive"),
    path("documents/<int:pk>/", documents.show, name="document"),
    path("documents/<int:pk>/<str:form>/", documents.download, name="download"),
    path("registers/", include("zhunsheng.faces.workbench.registers.urls")),
    path("admin/", include("zhunsheng.faces.workbench.admin.urls")),
    *_brought(),
]
