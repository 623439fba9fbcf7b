"""What the acts of the desk do beyond writing their form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.intake import choices, handing
from zhunsheng.domains.disputes.intake.branches import (
    all_ended,
    branches_of,
    ended_as,
    remaining_ways,
    standings,
    take_by,
    waits_for,
)
from zhunsheng.domains.disputes.intake.models import Branch
from zhunsheng.domains.disputes.intake.ways import BY_CODE, Way
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.refusals import Refused

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

DOMAIN = "intake"
NOBODY = "来访人"


def title(name: str, kind: str) -> str:
    """How an intake is called."""
    about = f"{Kind(kind).label}纠纷" if kind and kind != Kind.OTHER else "一件事"
    return f"{name or NOBODY}反映{about}"


def prepare(context: Context) -> None:
    """Before the row is written: whose desk it is, where it happened, its title."""
    matter, data = context.matter, context.data
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置综合受理台。", "请管理员在“单位”里登记“intake”的职责分工。")
    matter.organ, matter.unit = duty.organ, duty.unit
    matter.place = data.get("place") or duty.unit.place
    matter.title = title(data.get("name") or "", data.get("kind") or "")


def taker(context: Context) -> Any:
    """Whoever takes it down at the desk keeps an eye on it."""
    matter, actor = context.matter, context.actor
    if matter.handler_id or actor.kind != "staff" or actor.principal is not None:
        return matter.handler
    return actor.person


def needs(context: Context) -> str:
    """The wanted kinds of help, those of earlier acts kept."""
    known = context.matter.wanted
    return "、".join(dict.fromkeys([*known, *(context.data.get("wants") or ())]))


def register(context: Context) -> None:
    """Who came takes part; without a name under the common one, so that the telephone is kept."""
    data = context.data
    if data.get("name") or data.get("phone"):
        party = Party.objects.create(
            kind=Party.Kind.PERSON,
            name=data.get("name") or NOBODY,
            phone=data.get("phone") or "",
        )
        context.add_participant("applicant", party=party)


def mend_register(context: Context, name: str, value: Any) -> None:
    """It was taken down wrongly: the participant, the title and the kinds of help follow."""
    matter = context.matter
    rows = context.participants("applicant")
    party = rows[0].party if rows else None
    if name in ("name", "phone") and party is not None:
        setattr(party, name, value or (NOBODY if name == "name" else ""))
        party.save()
        context.new_names = True
    if name == "wants":
        matter.needs = "、".join(value or ())
    if name in ("name", "kind"):
        matter.title = title(party.name if party else "", matter.kind)


def supplement(context: Context) -> None:
    """More of the story stands under it; a telephone goes to whoever came."""
    matter, data = context.matter, context.data
    if data.get("more"):
        matter.story = f"{matter.story}\n{data['more']}".strip()
    if data.get("kind"):
        rows = context.participants("applicant")
        matter.title = title(rows[0].name if rows else "", data["kind"])
    if data.get("phone"):
        _phone(context, data["phone"])


def _phone(context: Context, phone: str) -> None:
    rows = context.participants("applicant")
    party = rows[0].party if rows else None
    if party is None:
        party = Party.objects.create(kind=Party.Kind.PERSON, name=NOBODY, phone=phone)
        context.add_participant("applicant", party=party)
    else:
        party.phone = phone
        party.save(update_fields=["phone"])


def triage(context: Context) -> None:
    """A branch for each chosen way; what has a procedure is handed over."""
    data = context.data
    running = {one.way.code for one in standings(branches_of(context.matter)) if one.is_open}
    chosen = [BY_CODE[code] for code in data["ways"]]
    if twice := [way.title for way in chosen if way.code in running]:
        raise Refused(f"{'、'.join(twice)}已经在办，不用再转。", "请去掉已经在办的途径后再提交。")
    for way in chosen:
        _branch(context, way, data.get("note") or "")
    _see_whom_it_waits_for(context)


def _see_whom_it_waits_for(context: Context) -> list[Any]:
    """Keep the column by which lists are narrowed; returns how the branches stand."""
    found = standings(branches_of(context.matter))
    context.matter.waits = waits_for(found)
    return found


def _branch(context: Context, way: Way, note: str) -> None:
    link = None
    if not way.is_inside:
        given = handing.data_for(context, way, note)
        papers = handing.papers_for(context, way)
        link = context.refer(way.code, f"综合受理转{way.title}", given, papers=papers)
    Branch.objects.create(
        intake=context.matter,
        way=way.code,
        link=link,
        follows=context.data.get("follows"),
        note=note,
        referred_on=context.on,
        take_by=take_by(context.on, context.matter.procedure_version),
    )


def answer(context: Context) -> None:
    """What a window said is written to its branch."""
    data = context.data
    branch: Branch = data["branch"]
    branch.ended, branch.answer, branch.ended_on = data["ended"], data["answer"], context.on
    branch.save(update_fields=["ended", "answer", "ended_on"])
    _call_off(branch, "窗口已经另行答复，不用再接收", context)
    _see_whom_it_waits_for(context)


def _call_off(branch: Branch, reason: str, context: Context) -> None:
    """A hand-over that nobody has taken is waited for no longer, or somebody would begin a case for nothing."""
    if branch.link is not None and branch.link.is_waiting:
        branch.link.declined_on, branch.link.reason = context.on, reason
        branch.link.save(update_fields=["declined_on", "reason"])


def withdraw(context: Context) -> None:
    """What no window has taken goes nowhere; what one has taken is between it and the person."""
    for branch in branches_of(context.matter):
        if branch.ended or (branch.link and branch.link.to_matter_id):
            continue
        branch.ended, branch.ended_on = choices.Ended.WITHDRAWN, context.on
        branch.save(update_fields=["ended", "ended_on"])
        _call_off(branch, "当事人撤回", context)


def stage_after(context: Context) -> str:
    """To be closed once nothing is under way; the branch of this act counts as ended."""
    ending = context.data["branch"].pk
    rest = [one for one in standings(branches_of(context.matter)) if one.branch.pk != ending]
    return "referred" if any(one.is_open for one in rest) else "ready"


def heard(context: Context) -> None:
    """A branch was taken, sent back, or has ended in the other business."""
    data = context.data
    branch = Branch.objects.select_related("link__to_matter").filter(link=data["link"]).first()
    if branch is None:
        return
    if data["result"] != "taken" and not branch.ended:
        _end(branch, data["result"], data["text"], context)
    if context.matter.closed_on is not None:
        # A branch may outlive its intake (withdrawn, closed): a closed one stays closed.
        return
    found = _see_whom_it_waits_for(context)
    if context.matter.stage == "referred" and all_ended(found):
        context.matter.stage = "ready"


def _end(branch: Branch, result: str, text: str, context: Context) -> None:
    matter = branch.link.to_matter if branch.link else None
    if result == "declined":
        branch.ended, branch.answer = choices.Ended.DECLINED, text
    else:
        branch.ended = ended_as(branch.way, matter) if matter else choices.Ended.SETTLED.value
    branch.ended_on = context.on
    branch.save(update_fields=["ended", "answer", "ended_on"])


def ask_next(context: Context) -> None:
    """The desk sees that somebody wants to go on, and which way."""
    context.matter.waits = choices.Waits.NEXT
    way = BY_CODE[context.data["way"]]
    said = f"当事人想接着走：{way.title}。{context.data.get('note') or ''}"
    context.matter.story = f"{context.matter.story}\n{said}".strip()


def something_remains(context: Context) -> bool:
    """A way is left after one without a result."""
    return bool(remaining_ways(context.matter))


def nothing_runs(context: Context) -> bool:
    """No branch is under way."""
    return not any(one.is_open for one in standings(branches_of(context.matter)))
