"""What the acts of a round do: the list, the announcement, the tasks that come of the draw."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.reading import Place, places
from zhunsheng.domains.inspection import drawing, naming
from zhunsheng.domains.inspection.choices import Ground, Joint, Recusal
from zhunsheng.domains.inspection.models import InspectionRound
from zhunsheng.domains.inspection.procedures import guards
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.domains.inspection.forms.rounds import AnnounceForm

STREAM = "inspection.round"
TASK = "inspection.task"


def prepare_round(context: Context) -> None:
    """Before the row is written: unit, items and joint units of the plan."""
    matter, plan = context.matter, context.data["plan"]
    if plan.unit is None:
        raise Refused("这条计划没有责任单位。", "请先在年度抽查计划里补上责任单位。")
    matter.organ = matter.unit = plan.unit
    matter.place = plan.unit.place
    matter.handler = context.actor.person
    matter.title = plan.title
    matter.items, matter.joint_units = plan.items, plan.joint_units
    matter.is_joint = plan.joint == Joint.JOINT


def prepare_list(context: Context) -> None:
    """Count the list as it is today, and refuse what could not be drawn from."""
    _count(context.matter, _drawable(context))


def announce(context: Context) -> None:
    """Freeze the list as it is now and publish its digest."""
    matter = context.matter
    form: AnnounceForm = context.form  # type: ignore[assignment]
    found = _drawable(context)
    _count(matter, found)
    public = None
    if form.cleaned_data.get("public_source"):
        public = sampling.PublicResult(
            form.cleaned_data["public_source"], form.cleaned_data["public_on"]
        )
    matter.draw = sampling.announce(
        f"{matter.title}（{matter.number}）",
        use=STREAM,
        unit=matter.unit,
        candidates=found.candidates(),
        plan=found.plan(),
        by=guards.member(context),
        subject_id=matter.pk,
        parties=form.seats,
        reveal_by=form.reveal_by,
        public=public,
        at=context.at,
    )


def _drawable(context: Context) -> drawing.Frame:
    found = drawing.frame(context.matter, context.on)
    guards.drawable(context.matter, found)
    return found


def _count(matter: InspectionRound, found: drawing.Frame) -> None:
    matter.listed, matter.over_cap = len(found.objects), len(found.barred)
    matter.inspectors = sum(len(people) for people in found.inspectors.values())
    matter.drawn = found.count


def stop(context: Context) -> None:
    """An announced draw is given up with the same reason; one that has failed already stays as it is."""
    draw = context.matter.draw
    if draw is not None and draw.state in (Draw.State.ANNOUNCED, Draw.State.COMMITTED):
        sampling.fail(draw, context.data["reason"], by=guards.member(context), at=context.at)


def on_drawn(draw: Draw, _places: list[Place]) -> None:
    """The draw is done: the round goes on in the same transaction."""
    matter = InspectionRound.objects.get(draw=draw)
    perform(matter, "drawn", Actor.system(), at=draw.drawn_at)


def drawn(context: Context) -> None:
    """One task for each drawn object; who declared a conflict with it is replaced by the next in the sequence."""
    matter = context.matter
    draw = Draw.objects.get(pk=matter.draw_id)
    found = drawing.drawings(draw, places(draw))
    while conflicts := _conflicts(found):
        for place in conflicts:
            sampling.redraw(
                draw, place, f"{Recusal.INTEREST.label}，回避", by=draw.announced_by, at=context.at
            )
        draw.refresh_from_db()
        found = drawing.drawings(draw, places(draw))
    matter.drawn = len(found)
    for one in found:
        assign(context, matter, one)


def _conflicts(found: list[drawing.Drawing]) -> list[int]:
    """Places of inspectors who have named the object that they would check."""
    return [
        place
        for one in found
        for place, inspector in one.officers
        if one.target.code in naming.words(inspector.conflicts)
    ]


def assign(context: Context, round_: InspectionRound, one: drawing.Drawing) -> None:
    """File the task of one drawn object."""
    data = {
        "target": one.target.code,
        "ground": Ground.RANDOM,
        "plan": round_.plan,
        "items": naming.words(round_.items),
        "inspectors": [inspector.pk for _place, inspector in one.officers],
        "finish_by": max(round_.ends_on, context.on + timedelta(days=1)),
        "round": round_,
        "draw_place": one.place,
        "places": naming.text(str(place) for place, _inspector in one.officers),
    }
    file(TASK, Actor.system(), data, at=context.at)
