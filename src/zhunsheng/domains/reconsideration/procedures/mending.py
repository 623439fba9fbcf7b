"""What a corrected answer changes beyond the case's own columns: parties, title, the respondent's time."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.reconsideration.deadlines import reply_due
from zhunsheng.kernel.matters.models import Participant
from zhunsheng.kernel.procedure.context import Context

APPLICANT = (
    "kind",
    "name",
    "id_number",
    "credit_code",
    "legal_representative",
    "phone",
    "address",
    "email",
)
AGENT = {"agent_name": "name", "agent_phone": "phone"}


def title(name: str, respondent: Any, act_name: str) -> str:
    """How a case is called."""
    return f"{name}不服{respondent.label}{act_name}申请行政复议"[:200]


def intake(context: Context, name: str, value: Any) -> None:
    """The application was taken down wrongly: the first applicant, the agent, the respondent, the title follow."""
    applicant = context.participants("applicant")[0]
    if name in APPLICANT:
        _set(context, applicant, name, value)
    elif name in AGENT and (agents := context.participants("agent")):
        _set(context, agents[0], AGENT[name], value)
    elif name == "respondent":
        respondents = Participant.objects.filter(matter_id=context.matter.pk, role="respondent")
        respondents.update(unit=value)
        context.__dict__.pop("all_participants", None)
        context.new_names = True
    if name in ("name", "respondent", "act_name"):
        matter = context.matter
        matter.title = title(applicant.name, matter.respondent, matter.act_name)


def _set(context: Context, participant: Participant, name: str, value: Any) -> None:
    party = participant.party
    if party is not None:
        setattr(party, name, value or "")
        party.save()
        context.new_names = True


def received_copy(context: Context, name: str, value: Any) -> None:
    """The respondent received the copy on another day: on paper the entered one, on line that of the signature."""
    if name == "copy_served_on" and isinstance(value, date):
        _count_again(context, value)


def signed_for(context: Context, name: str, value: Any) -> None:
    """The respondent signed for the copy on another day."""
    if name == "occurred":
        _count_again(context, value)


def _count_again(context: Context, received_on: date) -> None:
    context.matter.reply_due_on = reply_due(context.matter, received_on)
    _late(context)


def replied(context: Context, name: str, value: Any) -> None:
    """The reply came on another day."""
    if name == "occurred":
        _late(context)


def _late(context: Context) -> None:
    matter = context.matter
    if matter.replied_on and matter.reply_due_on:
        matter.reply_is_late = matter.replied_on > matter.reply_due_on
