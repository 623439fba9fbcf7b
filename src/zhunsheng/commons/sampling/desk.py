"""随机抽取 on the workbench: announced and past draws, the acts of each, the result for the meeting room."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling.declare import uses
from zhunsheng.commons.sampling.models import Draw, PublicEntry
from zhunsheng.commons.sampling.offers import Offer, offers
from zhunsheng.commons.sampling.words import source_sentences, stages
from zhunsheng.faces.ui.parts import Crumb, Fact
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.wording import moment
from zhunsheng.faces.workbench.declare import Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.refusals import Refused

SIZE = 50
HOME = "/desk/draws/"
TONES = {
    Draw.State.ANNOUNCED: Tone.BRAND,
    Draw.State.COMMITTED: Tone.BRAND,
    Draw.State.DRAWN: Tone.GREEN,
    Draw.State.FAILED: Tone.AMBER,
}
COLUMNS = (
    Column("事由"),
    Column("编号", keep=True),
    Column("单位", keep=True),
    Column("公告", "moment"),
    Column("名录", "number"),
    Column("状态", "badge"),
    Column("抽取", "moment"),
)


def listing(request: HttpRequest) -> HttpResponse:
    """The draws that the person may see, the newest first."""
    before = request.GET.get("before", "")
    rows = reading.visible(person_of(request)).defer("listed", "announcement")
    if before.isdecimal() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.select_related("unit").order_by("-pk")[: SIZE + 1])
    table = Table(
        columns=COLUMNS,
        rows=[_row(one) for one in found[:SIZE]],
        caption="随机抽取",
        link=lambda row: f"{HOME}{row[-1]}/",
        older=f"?before={found[SIZE - 1].pk}" if len(found) > SIZE else "",
        empty="还没有随机抽取。",
        empty_hint="抽取由各项业务发起，例如双随机检查的年度计划。",
    )
    return render(request, "sampling/desk_list.html", {"table": table})


def _row(draw: Draw) -> tuple[Any, ...]:
    state = Draw.State(draw.state)
    return (
        draw.title,
        draw.number,
        draw.unit.label,
        draw.announced_at,
        draw.size,
        (state.label, TONES[state]),
        draw.drawn_at,
        draw.pk,
    )


def detail(request: HttpRequest, pk: int, act: str = "") -> HttpResponse:
    """One draw with the acts that are open to the person; ``act`` is the one that is sent."""
    person = person_of(request)
    draw = get_object_or_404(reading.visible(person).select_related("unit", "announced_by"), pk=pk)
    if not act:
        screen = "screen" in request.GET
        return _page(request, draw, offers(draw, person), screen=screen)
    sent = request.POST if request.method == "POST" else None
    found = {one.code: one for one in offers(draw, person, act, sent)}
    offer = found.get(act)
    if offer is None or sent is None:
        if sent is None:
            return redirect(f"{HOME}{pk}/")
        if draw.state in (Draw.State.DRAWN, Draw.State.FAILED):
            messages.warning(request, "别人已经办过了，下面是现在的情况。")
            return redirect(f"{HOME}{pk}/")
        raise Http404("现在没有这一项可以办理。")
    return _done(request, draw, person, offer, list(found.values()))


def _done(
    request: HttpRequest, draw: Draw, person: Person, offer: Offer, every: list[Offer]
) -> HttpResponse:
    if not offer.form.is_valid():
        return _page(request, draw, every, opened=offer.code, status=422)
    try:
        said = offer.run(draw, person, offer.form.cleaned_data)
    except Refused as refusal:
        return _page(request, draw, every, opened=offer.code, refusal=refusal, status=422)
    messages.success(request, said)
    return redirect(f"{HOME}{draw.pk}/" + ("?screen=1" if offer.code == "draw" else ""))


def _page(
    request: HttpRequest,
    draw: Draw,
    every: list[Offer],
    *,
    opened: str = "",
    refusal: Refused | None = None,
    screen: bool = False,
    status: int = 200,
) -> HttpResponse:
    subject = uses.get(draw.subject_stream)
    places = reading.places(draw)
    context: dict[str, Any] = {
        "draw": draw,
        "tone": TONES[Draw.State(draw.state)],
        "offers": every,
        "opened": opened,
        "refusal": refusal,
        "facts": _facts(draw),
        "source": source_sentences(draw),
        "steps": stages(draw),
        "seats": draw.commitments.select_related("reveal"),
        "entry": PublicEntry.objects.filter(draw=draw).select_related("entered_by").first(),
        "places": places,
        "groups": _groups(places),
        "subject_url": subject.url(draw.subject_id) if subject and draw.subject_id else "",
        "crumbs": [Crumb("随机抽取", HOME), Crumb(draw.number)],
    }
    if screen:
        # Read from the last row of a meeting room: the whole page in large type.
        return render(request, "sampling/desk_screen.html", context | {"large_type": True})
    return render(request, "sampling/desk_draw.html", context, status=status)


def _groups(places: list[reading.Place]) -> list[tuple[str, list[reading.Place]]]:
    groups: dict[int, list[reading.Place]] = {}
    for one in places:
        groups.setdefault(one.line, []).append(one)
    return [(found[0].title, found) for found in groups.values()]


def _facts(draw: Draw) -> list[Fact]:
    plan = "；".join(f"{line['title']} {line['count']} 个" for line in draw.told["plan"][:12])
    return [
        Fact("抽取编号", draw.number),
        Fact("抽取单位", draw.unit.name),
        Fact("公告时间", moment(draw.announced_at) + ("（补录）" if draw.late else "")),
        Fact("公告人", draw.announced_by.name),
        Fact("名录", f"{draw.size} 个"),
        Fact("抽取时间", moment(draw.drawn_at)),
        Fact("方案", plan + ("……" if len(draw.told["plan"]) > 12 else ""), wide=True),
    ]


PAGES = (
    Page("draws", "随机抽取", "draws/", listing, group="业务", roles=reading.READERS, order=850),
    Page("draw", "随机抽取", "draws/<int:pk>/", detail, group=""),
    Page("draw-act", "随机抽取", "draws/<int:pk>/<slug:act>/", detail, group=""),
)
