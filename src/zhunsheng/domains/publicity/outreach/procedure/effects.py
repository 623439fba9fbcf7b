"""What the acts of events, enrolments and reviews do beyond writing their form to the matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.forms.events import DOMAIN, HELD, REQUEST
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused


def office_unit(on: date) -> int | None:
    """The unit that keeps publicity for the district (普法科)."""
    duty = responsible(DOMAIN, on)
    return duty.unit_id if duty else None


def organ_of(unit: Any) -> Any:
    """Whose name and 机关代字 a paper carries: an office within a bureau writes in the bureau's."""
    return unit.parent if unit.kind == Unit.Kind.OFFICE and unit.parent else unit


def prepare_event(context: Context) -> None:
    """Before the row is written: whose event it is, and where."""
    matter, data = context.matter, context.data
    matter.unit = data.get("host") or _house(context)
    matter.organ = organ_of(matter.unit)
    if matter.place_id is None:
        matter.place = matter.unit.place
    if context.actor.kind == "staff":
        matter.handler = context.actor.person
    if data["filed"] == HELD:
        matter.outcome = "held"


def _house(context: Context) -> Any:
    """The actor's own unit; of a request by the public, the office."""
    person = context.actor.person
    if context.actor.kind == "staff" and person is not None and person.unit is not None:
        return person.unit
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused(
            "还没有设置普法工作机构，不知道由谁办。", "请管理员在“单位”里登记普法宣传的职责分工。"
        )
    return duty.unit


def register(context: Context) -> None:
    """Lecturers stand on the event; who asked for it takes part."""
    name_lecturers(context)
    data = context.data
    if data["filed"] == REQUEST:
        party = Party.objects.create(
            kind=Party.Kind.ORGANISATION, name=data["requester"], phone=data["phone"]
        )
        context.add_participant("applicant", party=party)


def name_lecturers(context: Context) -> None:
    """Who speaks; an empty answer leaves things as they are."""
    if context.data.get("lecturers"):
        context.matter.lecturers.set(context.data["lecturers"])


def first_stage(context: Context) -> str:
    """What was held waits for its proof, everything else for a decision."""
    return "held" if is_held(context) else "proposed"


def is_request(context: Context) -> bool:
    """The public asked for it."""
    return bool(context.matter.filed == REQUEST)


def is_held(context: Context) -> bool:
    """It was over when it came in."""
    return bool(context.matter.filed == HELD)


def is_plan(context: Context) -> bool:
    """A unit proposes it."""
    return bool(context.matter.filed == choices.Filed.PLAN)


def after_check(context: Context) -> str:
    """Back to who recorded it, or done."""
    return "returned" if context.data["decision"] == "return" else "closed"
