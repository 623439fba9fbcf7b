"""The public's pages: every draw, one draw with its verification, how to check it oneself, the file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.words import full_moment, source_sentences, stages, state_badge
from zhunsheng.faces.portal.declare import PublicPage
from zhunsheng.faces.portal.views.page import crumbs, show
from zhunsheng.lib.draw import PARTS

SIZE = 20
SHOWN = 200
"""Lines of a list that the page shows; the file has them all."""
INDENTED = 2000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every draw, the newest first."""
    before = request.GET.get("before", "")
    rows = Draw.objects.defer("listed").select_related("unit").order_by("-pk")
    if before.isdecimal() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: SIZE + 1])
    context = {
        "rows": [(row, *state_badge(row)) for row in found[:SIZE]],
        "older": f"?before={found[SIZE - 1].pk}" if len(found) > SIZE else "",
        "crumbs": crumbs(("公开", reverse("portal:lists")), ("随机抽取", "")),
    }
    return show(request, "sampling/public_list.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One draw: before, the digest and the source of the seed; after, the result and the way to check it."""
    draw = get_object_or_404(Draw.objects.select_related("unit"), pk=pk)
    listed = reading.listed(draw)
    labels = {one["id"]: one["label"] for one in listed}
    told = draw.told
    context: dict[str, Any] = {
        "draw": draw,
        "badge": state_badge(draw),
        "announced": full_moment(draw.announced_at),
        "steps": stages(draw),
        "source": source_sentences(draw),
        "plan": told["plan"],
        "plan_summary": f"分{len(told['plan'])}组，共{sum(x['count'] for x in told['plan'])}个",
        "recusals": [(one, labels.get(one["id"], one["id"])) for one in recusals(told)],
        "exclusions": [(one, labels[one["id"]]) for one in draw.exclusions],
        "places": reading.places(draw),
        "skips": [(one, labels[one["id"]]) for one in draw.skips],
        "redraws": [(one, labels[one["out"]], labels[one["in"]]) for one in draw.redraws],
        "seats": draw.commitments.select_related("reveal"),
        "listed": listed[:SHOWN],
        "more": max(0, len(listed) - SHOWN),
        "parts": PARTS,
        "crumbs": crumbs(
            ("公开", reverse("portal:lists")),
            ("随机抽取", reverse("portal:page-draws")),
            (draw.number, ""),
        ),
    }
    return show(request, "sampling/public_draw.html", context)


def recusals(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Recusals announced with the plan, each with the title of its line."""
    return [{**one, "title": line["title"]} for line in told["plan"] for one in line["recusals"]]


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """How to check a draw oneself, with a place to put a kept file."""
    way = crumbs(("随机抽取", reverse("portal:page-draws")), ("自己核对", ""))
    return show(request, "sampling/public_check.html", {"parts": PARTS, "crumbs": way})


@require_safe
def published(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file ``draw-<number>.json``."""
    draw = get_object_or_404(Draw.objects.select_related("unit"), pk=pk)
    # Readable where a person may want to read it; a long list is for programs, and indenting it takes twice the time.
    style = {"ensure_ascii": False, "indent": 1 if draw.size <= INDENTED else None}
    response = JsonResponse(reading.document(draw), json_dumps_params=style)
    name = f"draw-{draw.number}.json"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


PAGES = (
    PublicPage(
        "draws",
        "随机抽取",
        "draws/",
        index,
        hint="检查谁、派谁去，怎么抽的，自己可以重算一遍",
        keywords=("抽取", "抽查", "随机", "双随机", "摇号", "抽签", "检查对象", "公平", "种子"),
        order=60,
    ),
    PublicPage("draw-check", "自己核对抽取", "draws/check/", check),
    PublicPage("draw", "随机抽取", "draws/<int:pk>/", detail),
    PublicPage("draw-file", "抽取文件", "draws/<int:pk>/file/", published),
)
