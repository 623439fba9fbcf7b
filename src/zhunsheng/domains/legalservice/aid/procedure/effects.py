"""What actions do beyond writing their form to the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zhunsheng.domains.legalservice.aid import choices, hardship, quality, subsidies
from zhunsheng.domains.legalservice.aid.models import AidProvider, AidScore, SubsidyLine
from zhunsheng.domains.legalservice.aid.naming import split_names
from zhunsheng.domains.legalservice.aid.procedure.guards import turned_late
from zhunsheng.domains.legalservice.aid.procedure.outcomes import CLOSED, DONE, REFUSED
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.ledger.models import Event

DOMAIN = "aid"
RECONSIDERATION = "reconsideration"
APPLICANT = ("name", "id_number", "phone", "address")
OLD, YOUNG = 60, 18
CRIMINAL = choices.Kind.CRIMINAL


def title(name: str, subject: str) -> str:
    """How a case is called."""
    return f"{name}申请法律援助（{subject}）"[:200]


def prepare_intake(context: Context) -> None:
    """Before the row is written: who handles it, its title, to which groups the recipient belongs."""
    matter, data = context.matter, context.data
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置法律援助机构。", "请管理员在“单位”里登记职责分工。")
    matter.organ, matter.unit = duty.organ, duty.unit
    office = data.get("office")
    matter.place = data.get("place") or (office.place if office else None) or duty.unit.place
    matter.title = title(data["name"], data["subject"])
    matter.recipients = data.get("recipients") or 1
    _belongs(matter, data, context.on)
    matter.is_forwarded_late = turned_late(context)
    if is_appointed(context):
        matter.hardship = choices.Hardship.NOTICE
        matter.accepted_on = context.on


def _belongs(matter: Any, data: Any, on: date) -> None:
    """What was ticked, and what the identity number says."""
    chosen = set(data.get("belongs") or ())
    number = data.get("id_number") or ""
    if number:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        chosen |= {choices.Group.ELDERLY} if age >= OLD else set()
        chosen |= {choices.Group.MINOR} if age < YOUNG else set()
        chosen |= {choices.Group.WOMAN} if int(number[16]) % 2 == 0 else set()
    for group in choices.Group:
        setattr(matter, f"is_{group.value}", group in chosen)


def is_appointed(context: Context) -> bool:
    """An authority has given notice to appoint a defender (36): nothing is examined."""
    return bool(context.matter.channel == choices.Channel.NOTICE)


def is_applied(context: Context) -> bool:
    """Somebody applied."""
    return not is_appointed(context)


def is_promised(context: Context) -> bool:
    """The local promise of service runs on what happens now, not on what is brought in."""
    return is_applied(context) and not context.back_entry


def is_criminal(context: Context) -> bool:
    """A criminal case."""
    return bool(context.matter.kind == CRIMINAL)


def is_other(context: Context) -> bool:
    """Any other case."""
    return not is_criminal(context)


def first_stage(context: Context) -> str:
    """Where a case begins."""
    return "granted" if is_appointed(context) else "applied"


def intake(context: Context) -> None:
    """Applicant, agent, other side and station take part; a reconsideration asked for at once is handed on."""
    data = context.data
    party = Party.objects.create(**{name: data.get(name) or "" for name in APPLICANT})
    first = context.add_participant("applicant", party=party)
    if data.get("agent_name"):
        agent = Party.objects.create(name=data["agent_name"], phone=data.get("agent_phone") or "")
        context.add_participant("agent", party=agent, represents=first)
    add_opponents(context, data.get("opponents") or "")
    if data.get("office"):
        context.add_participant("intake", unit=data["office"])


#: Files of the application that serve an application for reconsideration, too.
SHARED = ("identity", "material")


def hand_on(context: Context, _event: Event) -> None:
    """复议和法律援助一体化: an application for reconsideration begins with what was answered here."""
    if context.data.get("wants_reconsideration"):
        context.refer(
            RECONSIDERATION,
            "法律援助申请人一并申请行政复议",
            _reconsideration(context.data),
            papers=[one for one in context.files if one.kind in SHARED],
        )


def _reconsideration(data: Any) -> dict[str, Any]:
    """What the filing form of a reconsideration begins with."""
    found = {
        "kind": Party.Kind.PERSON.value,
        **{name: data.get(name) for name in APPLICANT},
        "agent_name": data.get("agent_name"),
        "agent_phone": data.get("agent_phone"),
        "act_name": data.get("act_name"),
        "request": data.get("subject"),
        "grounds": data.get("claim"),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


ORGANISATIONS = ("公司", "厂", "局", "院", "社", "店", "中心", "委员会", "政府", "办事处", "队")


def add_opponents(context: Context, names: str) -> None:
    """The other side, one name a line."""
    for name in split_names(names):
        is_person = len(name) <= 4 and not name.endswith(ORGANISATIONS)
        kind = Party.Kind.PERSON if is_person else Party.Kind.ORGANISATION
        context.add_participant("opponent", party=Party.objects.create(kind=kind, name=name[:80]))


def mend_intake(context: Context, name: str, value: Any) -> None:
    """The application was taken down wrongly: applicant and title follow."""
    matter = context.matter
    applicant = context.participants("applicant")[0].party
    if name in APPLICANT and applicant is not None:
        setattr(applicant, name, value or "")
        applicant.save()
        context.new_names = True
    if name in ("name", "subject") and applicant is not None:
        matter.title = title(applicant.name, matter.subject)
    if name == "occurred":
        matter.received_on = value
        if matter.channel == choices.Channel.NOTICE:
            matter.accepted_on = value


def verify(context: Context) -> None:
    """The standard by which it was judged is kept with the case."""
    matter = context.matter
    standard = hardship.standard_on(matter.received_on, matter.place)
    matter.standard = standard.amount if standard else None


def taker(context: Context) -> Any:
    """Whoever examines takes the case, until it is given to somebody else."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def assign(context: Context) -> None:
    """Who handles the case takes part; who handled it before does no longer."""
    provider: AidProvider = context.data["provider"]
    matter = context.matter
    matter.provider = provider
    for present in context.participants("provider"):
        present.delete()
        context.all_participants.remove(present)
    if provider.person_id:
        context.add_participant("provider", person=provider.person)
    else:
        kind = Party.Kind.PERSON
        party = Party.objects.create(kind=kind, name=provider.name, phone=provider.phone)
        context.add_participant("provider", party=party)
    if context.data.get("cleared"):
        context.notes["conflict_cleared"] = True


def finish(context: Context) -> None:
    """The case is closed on the day of the legal document."""
    matter, data = context.matter, context.data
    matter.closed_on = data["finished_on"]
    matter.recovered = data.get("recovered") or 0


def score(context: Context) -> None:
    """One reviewer's sheet; with the second the case has its score, unless they are too far apart."""
    _keep_score(context, is_final=False)


def arbitrate(context: Context) -> None:
    """The arbiter's sheet decides."""
    _keep_score(context, is_final=True)


def _keep_score(context: Context, *, is_final: bool) -> None:
    points: dict[str, int] = context.form.points  # type: ignore[union-attr]
    person = context.actor.principal or context.actor.person
    if person is None:
        raise Refused("质量评分要有评审人。", "请由评审专家本人登录后打分。")
    matter = context.matter
    AidScore.objects.create(
        matter_id=matter.pk,
        reviewer=person,
        points=points,
        total=sum(points.values()),
        comment=context.data.get("comment") or "",
        scored_on=context.on,
        is_final=is_final,
    )
    total = quality.settled(list(matter.scores.all()))
    if total is not None:
        matter.score, matter.grade, matter.scored_on = total, quality.grade(total), context.on


def draw_subsidy(context: Context) -> None:
    """The lines by the rates of the day on which the case ended, and their sum."""
    matter, data = context.matter, context.data
    form: Any = context.form
    lines = subsidies.lines_for(
        matter, form.rate_day, data.get("costs") or 0, data.get("costs_title") or ""
    )
    SubsidyLine.objects.filter(matter_id=matter.pk).delete()
    SubsidyLine.objects.bulk_create(lines)
    matter.subsidy = sum(one.amount for one in lines)


def after_objection(context: Context) -> str:
    """Kept: as before. Ordered to correct: the case goes on as a new one, which the agency takes at once."""
    if context.data["objection"] == choices.Objection.ORDERED:
        return "ordered"
    return "refused" if context.matter.outcome == REFUSED else "terminated"


def order(context: Context) -> None:
    """The agency has to do it once more: the same application waits there, nothing is typed twice."""
    if context.data["objection"] != choices.Objection.ORDERED:
        return
    matter = context.matter
    text = f"司法局责令改正，重新办理（原案{matter.number}）"
    context.refer("aid.case", text, {**application(context), "channel": "linked"}, matter.unit)


#: Columns that the filing form asks for under the same names.
SAME = (
    *("kind", "ground", "subject", "agency", "agency_number", "level", "is_grave", "claim"),
    *("amount", "limitation_on", "recipients", "language", "hardship", "exemption"),
    *("household", "income", "hardship_note", "superior_number"),
)


def application(context: Context) -> dict[str, Any]:
    """The case's own application, as the filing form takes it; sums in 元."""
    matter = context.matter
    found = {name: getattr(matter, name) for name in SAME}
    for name in ("amount", "income"):
        found[name] = f"{found[name] / 100:.2f}" if found[name] is not None else None
    applicant = context.participants("applicant")[0].party
    found |= {name: getattr(applicant, name) for name in APPLICANT} if applicant else {}
    found["opponents"] = "\n".join(one.name for one in context.participants("opponent"))
    found["belongs"] = [one.value for one in choices.Group if getattr(matter, f"is_{one.value}")]
    return {name: value for name, value in found.items() if value not in (None, "", [], False)}


def past_stage(context: Context) -> str:
    """Where a recorded past case stands."""
    data = context.data
    outcome = data.get("outcome") or ""
    if data.get("archived_on"):
        return "archived"
    if outcome in ("", DONE):
        if not outcome:
            if data.get("assigned_on"):
                return "handling"
            return "granted" if data.get("decided_on") else "applied"
        return "filed" if data.get("filed_on") else "finished"
    if outcome in CLOSED:
        return "terminated"
    return "refused" if outcome == REFUSED else "ended"


def past(context: Context) -> None:
    """Days and results of a recorded past case."""
    matter, data = context.matter, context.data
    outcome = data.get("outcome") or ""
    if outcome in ("", *CLOSED):
        matter.accepted_on = data.get("decided_on") or matter.accepted_on
    matter.closed_on = data.get("ended_on")
    matter.recovered = data.get("recovered") or 0
    if data.get("assigned_on"):
        matter.noted_on = data["assigned_on"]
    if data.get("score") is not None:
        matter.grade, matter.scored_on = quality.grade(data["score"]), data.get("filed_on")
    if data.get("paid_on"):
        matter.subsidy_on = matter.approved_on = data["paid_on"]
    _past_provider(context, data.get("provider_code") or "")


def _past_provider(context: Context, code: str) -> None:
    if not code:
        return
    provider = AidProvider.objects.filter(code=code).first()
    if provider is None:
        raise Refused(
            f"法律援助人员库里没有执业证号“{code}”。", "请先在人员库里登记，或者核对执业证号。"
        )
    context.matter.provider = provider
