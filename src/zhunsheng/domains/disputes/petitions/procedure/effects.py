"""What actions do beyond writing their form to the petition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.petitions.choices import Channel, Kind
from zhunsheng.domains.disputes.petitions.forms.intake import ANONYMOUS, DOMAIN, lines
from zhunsheng.domains.disputes.petitions.models import Supervision
from zhunsheng.kernel.access.scope import BARRED
from zhunsheng.kernel.database.compiled import Read
from zhunsheng.kernel.orgs.models import Duty, Unit, duties_on, responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event

NEUTRAL_TITLE = "检举控告件"
NAMED = "named"
APPLICANT = ("name", "id_number", "phone", "address")
LATE_LIMITS = ("petition.inform", "petition.register")


_offices: Read[Duty] = Read(
    lambda on: duties_on(DOMAIN, on).filter(organ__kind=Unit.Kind.GOVERNMENT)[:1], date
)


def office(on: date) -> Unit:
    """The petition office: the unit that takes petitions for the government."""
    for duty in _offices(on):
        return duty.unit
    raise Refused("还没有设置信访工作机构。", "请管理员在“职责分工”里登记由谁承担信访工作。")


def is_hidden(matter: Any) -> bool:
    """The units named must not learn of the matter (30), or the petitioner asked for it."""
    return bool(matter.kind == Kind.ACCUSATION or matter.is_secret)


def prepare_intake(context: Context) -> None:
    """Before the row is written: who takes it, and its title, which must betray nothing of an accusation."""
    matter, data = context.matter, context.data
    named = [data["named"]] if data.get("named") else []
    unit = _taker(context, named if is_hidden(matter) else [])
    matter.unit = matter.organ = unit
    matter.place = unit.place
    matter.earlier = getattr(context.form, "earlier", None)
    matter.title = data["title"]
    if matter.kind == Kind.ACCUSATION:
        matter.subject, matter.title = data["title"], NEUTRAL_TITLE


def _taker(context: Context, hidden: list[Unit]) -> Unit:
    """The unit that takes it in; never one that must not know of it."""
    first = context.data.get("taker") or office(context.on)
    person = context.actor.person if context.actor.kind == "staff" else None
    if person and person.unit and _is_within(person.unit, hidden):
        raise Refused(
            "反映您所在单位的检举控告、要求保密的事项，不能由您登记。",
            "请把材料封好，转给信访局或者纪检监察机关登记，不要留存复印件。",
            context.action.cite,
        )
    if not _is_within(first, hidden):
        return first
    party = duties_on(DOMAIN, context.on).filter(unit__kind=Unit.Kind.PARTY)
    for duty in party:
        if not _is_within(duty.unit, hidden):
            return duty.unit
    raise Refused(
        "收件单位就是被反映的单位，不能由它接收。", "请向上一级信访部门或者纪检监察机关提出。"
    )


def _is_within(unit: Unit, units: list[Unit]) -> bool:
    above = {int(pk) for pk in unit.path.strip("/").split("/") if pk}
    return any(one.pk in above for one in units)


def intake(context: Context) -> None:
    """The petitioner takes part; units informed on are barred for good."""
    data = context.data
    kind = Party.Kind.PERSON
    values = {name: data.get(name) or "" for name in APPLICANT}
    values["name"] = values["name"] or ANONYMOUS
    party = Party.objects.create(kind=kind, **values)
    context.add_participant("applicant", party=party)
    for name in lines(data.get("representatives") or ""):
        one = Party.objects.create(kind=kind, name=name[:80])
        context.add_participant("representative", party=one)
    _name(context)


def _name(context: Context) -> None:
    role = BARRED if is_hidden(context.matter) else NAMED
    if context.data.get("named"):
        context.add_participant(role, unit=context.data["named"])


def mend_intake(context: Context, name: str, value: Any) -> None:
    """The petition was taken down wrongly: the party follows; a title of an accusation stays hidden."""
    matter = context.matter
    party = context.participants("applicant")[0].party
    if name in APPLICANT and party is not None:
        setattr(party, name, value or (ANONYMOUS if name == "name" else ""))
        party.save()
        context.new_names = True
    if (
        name in ("title", "kind")
        and matter.kind == Kind.ACCUSATION
        and matter.title != NEUTRAL_TITLE
    ):
        matter.subject, matter.title = matter.title, NEUTRAL_TITLE
    if name in ("kind", "is_secret") and is_hidden(matter):
        for row in context.participants(NAMED):
            context.add_participant(BARRED, unit=row.unit)


def name_units(context: Context) -> None:
    """Units that became known later; who has the matter must not be among them."""
    if is_hidden(context.matter) and _is_within(context.matter.unit, [context.data["named"]]):
        raise Refused(
            "本件正在由您选择的单位办理，登记以后它就看不到本件了。",
            "请先收回，转给其他有权处理的单位，再登记。",
            context.action.cite,
        )
    _name(context)


def taker(context: Context) -> Any:
    """Whoever takes a petition in handles it, until it goes on."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def _hand_to(context: Context, unit: Unit, organ: Unit | None = None) -> None:
    matter = context.matter
    matter.unit, matter.organ = unit, organ or unit
    matter.place = unit.place
    matter.handler = None


def forward(context: Context) -> None:
    """The receiving unit has it from now on; the letter is still in the sender's name."""
    unit = context.data["to_unit"]
    _hand_to(context, unit, context.matter.organ)
    context.matter.responsible = unit


def take_back(context: Context) -> None:
    """An objection that holds: the office has it again."""
    if context.data["is_right"] == "yes":
        _hand_to(context, office(context.on))
        context.matter.responsible = None


def after_objection(context: Context) -> str:
    """Forwarded anew, or still theirs."""
    return "registered" if context.data["is_right"] == "yes" else "forwarded"


def is_right(context: Context) -> bool:
    """The objection holds."""
    return bool(context.data["is_right"] == "yes")


def inform(context: Context) -> None:
    """The petitioner is told for the first time, in the unit's own name: on what day, and whether too late."""
    matter = context.matter
    matter.organ = matter.unit
    if matter.informed_on is None:
        matter.informed_on = context.on
        clocks = [c for code, c in context.clocks.items() if code in LATE_LIMITS]
        matter.is_informed_late = any(context.on > one.due_on for one in clocks)
    if matter.responsible is None:
        matter.responsible = matter.unit


def answer(context: Context) -> None:
    """The answer tells, too, where nothing was told before; whether it is late."""
    matter = context.matter
    inform(context)
    matter.answered_on = context.on
    running = context.clocks.get("petition.close")
    matter.is_late = running is not None and context.on > running.due_on
    name_reviewer(context)


def has_opinion(context: Context) -> bool:
    """Against an opinion review may be asked for."""
    return bool(context.matter.kind == Kind.APPEAL)


def above(organ: Unit) -> Unit | None:
    """The government at the next level up; None when it is outside this installation."""
    found = organ.parent
    while found is not None and found.kind != Unit.Kind.GOVERNMENT:
        found = found.parent
    return found


def name_reviewer(context: Context) -> None:
    """Who reviews the opinion of the unit that has the matter (35, 36): the unit at the next level up."""
    matter = context.matter
    found = above(matter.organ)
    matter.reviewer = found.name if found else _outside(matter.organ)


def _outside(organ: Unit) -> str:
    place = organ.place.parent if organ.place else None
    return f"{place.name}人民政府" if place else "上一级人民政府"


def to_reviewer(context: Context) -> None:
    """The organ of review has the matter; one outside is followed by the petition office."""
    matter = context.matter
    found = above(matter.organ)
    if found is None:
        _hand_to(context, office(context.on), matter.organ)
        return
    duty = responsible(DOMAIN, context.on, found.pk)
    _hand_to(context, duty.unit if duty else found, found)


def review(context: Context) -> None:
    """Whether the opinion is written here, and who would re-review it."""
    matter = context.matter
    context.scratch["is_outside"] = matter.reviewer != matter.organ.name
    if context.scratch["is_outside"]:
        matter.reviewer = "复查机关的上一级机关"
    else:
        name_reviewer(context)


def give_back(context: Context) -> None:
    """Annulled on review: whoever answered handles it again."""
    if context.matter.responsible:
        _hand_to(context, context.matter.responsible)


def recheck(context: Context) -> None:
    """Whether the opinion is written here."""
    matter = context.matter
    context.scratch["is_outside"] = matter.reviewer != matter.organ.name


def supervise(context: Context, _event: Event) -> None:
    """A row for the yearly report."""
    Supervision.objects.create(
        matter_id=context.matter.pk, kind=context.data["kind_of"], made_on=context.on
    )


def supervised(context: Context, _event: Event) -> None:
    """What came of it."""
    row: Supervision = context.data["which"]
    row.adoption, row.answered_on = context.data["adoption"], context.on
    row.save(update_fields=["adoption", "answered_on"])


def is_group(matter: Any) -> bool:
    """Several people came."""
    return bool(matter.channel == Channel.GROUP)
