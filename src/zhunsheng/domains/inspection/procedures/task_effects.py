"""What the acts of a task do beyond writing their form to the matter."""

from __future__ import annotations

from typing import Any

from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.reading import Place
from zhunsheng.domains.inspection import drawing, naming
from zhunsheng.domains.inspection.choices import (
    Finding,
    Ground,
    Rectification,
    Recusal,
    Replacement,
)
from zhunsheng.domains.inspection.models import (
    Assignment,
    CheckLine,
    InspectionTask,
    Inspector,
)
from zhunsheng.domains.inspection.procedures import guards
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import Refused

PENALTY = "enforcement.penalty"
JOINT = "joint_unit"


def prepare_task(context: Context) -> None:
    """Before the row is written: unit, place, title and who is in charge."""
    matter, data = context.matter, context.data
    round_ = data.get("round")
    unit = round_.unit if round_ else _own_unit(context)
    matter.organ = matter.unit = unit
    matter.place = data["target"].place or unit.place
    matter.is_joint = bool(round_ and round_.is_joint)
    matter.title = f"检查{data['target'].name}"
    matter.handler = lead(list(data["inspectors"]), unit.pk)


def _own_unit(context: Context) -> Any:
    person = context.actor.person
    if person is None or person.unit is None:
        raise Refused("不知道由哪个单位检查。", "请由检查单位的工作人员登记。")
    return person.unit


def lead(inspectors: list[Inspector], unit: int) -> Any:
    """Who is in charge: the first inspector of the unit who can log in, else the first one who can."""
    able = [one for one in inspectors if one.person is not None and one.person.is_active]
    own = [one for one in able if one.unit_id == unit]
    return (own or able)[0].person if able else None


def assign(context: Context) -> None:
    """The inspectors and, in a joint check, their units take part."""
    matter, data = context.matter, context.data
    inspectors = {one.pk: one for one in data["inspectors"]}
    places = [int(place) for place in naming.words(data.get("places") or "")]
    order = _order(context, inspectors)
    Assignment.objects.bulk_create(
        Assignment(task_id=matter.pk, inspector=one, place=places[n] if n < len(places) else None)
        for n, one in enumerate(order)
    )
    for one in order:
        _take_part(context, one)


def _order(context: Context, inspectors: dict[int, Inspector]) -> list[Inspector]:
    """As they were given: a query set comes in the order of its rows, but places belong to the given order."""
    form: Any = context.form
    given = form.data.getlist("inspectors") if hasattr(form.data, "getlist") else None
    given = given if given is not None else form.data.get("inspectors") or []
    found = [inspectors[int(pk)] for pk in given if str(pk).isdecimal() and int(pk) in inspectors]
    return found or list(inspectors.values())


def _take_part(context: Context, inspector: Inspector) -> None:
    if inspector.person is not None:
        context.add_participant("inspector", person=inspector.person)
    if inspector.unit_id != context.matter.unit_id and inspector.unit is not None:
        context.add_participant(JOINT, unit=inspector.unit)


def ask_recusal(context: Context) -> None:
    """The request stands on the assignment until it is decided."""
    assignment = context.data["assignment"]
    Assignment.objects.filter(pk=assignment.pk).update(asked=context.data["reason"])
    context.matter.recusal_asked = True


def decide_recusal(context: Context) -> None:
    """Redraw the places of those who asked, or name the substitute; or let everything be."""
    matter = context.matter
    asked = Assignment.objects.filter(task=matter.pk, is_active=True).exclude(asked="")
    for one in asked.select_related("inspector"):
        if context.data["decision"] != "yes":
            Assignment.objects.filter(pk=one.pk).update(asked="")
        elif one.place is not None:
            reason = f"{Recusal(one.asked).label}，换人"
            sampling.redraw(
                matter.round.draw, one.place, reason, by=guards.member(context), at=context.at
            )
        else:
            _substitute(one, context.data["substitute"])
    matter.recusal_asked = False
    now = guards.officers(context)
    matter.handler = lead(now, matter.unit_id) or matter.handler
    for inspector in now:
        _take_part(context, inspector)


def _substitute(old: Assignment, inspector: Inspector) -> None:
    Assignment.objects.filter(pk=old.pk).update(is_active=False)
    Assignment.objects.create(task_id=old.task_id, inspector=inspector, place=old.place)


def replace_object(context: Context) -> None:
    """The next object of the stratum takes the place, with a task of its own for the same inspectors."""
    matter = context.matter
    rows = matter.assignments.filter(is_active=True).select_related("inspector")
    officers = [(one.place, one.inspector) for one in rows.order_by("pk")]
    Assignment.objects.filter(task=matter.pk).update(is_active=False)
    reason = Replacement(context.data["reason"]).label
    draw = matter.round.draw
    by = guards.member(context)
    now = sampling.redraw(draw, matter.draw_place, reason, by=by, at=context.at)
    data = {
        "target": now.id,
        "ground": Ground.RANDOM,
        "plan": matter.plan,
        "items": naming.words(matter.items),
        "inspectors": [inspector.pk for _place, inspector in officers],
        "finish_by": matter.finish_by,
        "round": matter.round,
        "draw_place": matter.draw_place,
        "places": naming.text(str(place) for place, _inspector in officers),
    }
    event = file("inspection.task", Actor.system(), data, at=context.at)
    for place, inspector in officers:
        if now.id in naming.words(inspector.conflicts):
            _recuse(context, event.subject_id, place)


def _recuse(context: Context, task: int, place: int) -> None:
    """Who declared a conflict with the new object is replaced at once."""
    Assignment.objects.filter(task=task, place=place).update(asked=Recusal.INTEREST)
    sampling.redraw(
        context.matter.round.draw,
        place,
        f"{Recusal.INTEREST.label}，回避",
        by=guards.member(context),
        at=context.at,
    )


def on_redrawn(draw: Draw, before: Place, now: Place) -> None:
    """What was redrawn takes effect in the task that asked for it; a redraw that no task asked for is refused."""
    tasks = InspectionTask.objects.filter(round__draw=draw)
    if not tasks.exists():
        # Before the tasks are filed: who declared a conflict is passed over.
        return
    if drawing.is_object_line(draw, before.line):
        if Assignment.objects.filter(
            task__round__draw=draw, task__draw_place=before.place, is_active=True
        ).exists():
            raise Refused("补抽检查对象要写明原因。", "请打开检查任务，办理“更换检查对象”。")
        return
    place = Assignment.objects.filter(task__round__draw=draw, place=before.place, is_active=True)
    old = place.first()
    if old is None or not old.asked:
        raise Refused("补抽检查人员要有回避申请。", "请打开检查任务，先申请回避，再由负责人决定。")
    _substitute(old, Inspector.objects.get(code=now.id))


def record(context: Context) -> None:
    """Keep the checklist by item."""
    form: Any = context.form
    lines = [
        CheckLine(
            task_id=context.matter.pk,
            item=item,
            finding=context.data[f"finding_{item.pk}"],
            note=context.data.get(f"note_{item.pk}") or "",
        )
        for item in form.items
    ]
    CheckLine.objects.bulk_create(lines)
    context.matter.has_problem = any(line.finding == Finding.PROBLEM for line in lines)


def order(context: Context) -> None:
    """What was ordered has to be done."""
    context.matter.rectification = Rectification.PENDING


def recheck(context: Context) -> None:
    """Done or not."""
    done = context.data["rectified"] == "done"
    context.matter.rectification = Rectification.DONE if done else Rectification.NOT_DONE
    context.matter.rectified_on = context.on if done else None


def hand_over(context: Context) -> None:
    """The enforcement business takes the case when it is there."""
    matter = context.matter
    data = {
        "task": matter.pk,
        "number": matter.number,
        "target": matter.target.code,
        "name": matter.target.name,
        "unit": matter.unit_id,
    }
    context.refer(PENALTY, f"随机抽查发现{matter.target.name}涉嫌违法"[:120], data)
