"""示范村公示: what is announced now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.domains.publicity.villages.objections import open_titles
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.lib import clock

SHOWN = 60


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What is announced today, the one that ends first on top."""
    rows = open_titles(clock.today()).select_related("village", "place", "unit")[:SHOWN]
    context = {
        "rows": list(rows),
        "crumbs": crumbs(("公开", reverse("portal:lists")), ("示范村公示", "")),
    }
    return show(request, "publicity/announced.html", context)


ANNOUNCED = PublicPage(
    "villages-announced",
    "示范村公示",
    "model-villages/",
    listing,
    hint="哪些村、社区正在申报民主法治示范村，有意见可以提",
    keywords=("示范村", "公示", "民主法治", "村", "社区", "有意见", "异议"),
    order=66,
)
