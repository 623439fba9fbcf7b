"""From the answers to the filing form."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.legalservice.aid import eligibility
from zhunsheng.domains.legalservice.aid.choices import Channel, Hardship, Kind, Level
from zhunsheng.domains.legalservice.aid.portal.questions import NONE

SAME = (
    *("name", "id_number", "belongs", "language", "phone", "address", "agent_name"),
    *("agent_relation", "agent_phone", "ground", "subject", "opponents", "agency"),
    *("amount", "limitation_on", "household", "income", "hardship_note", "act_name"),
)
"""Fields that mean the same on both sides."""
KINDS = {
    "none": Kind.NON_LITIGATION,
    "arbitration": Kind.LABOUR,
    "court": Kind.CIVIL,
    "police": Kind.CRIMINAL,
    "government": Kind.ADMINISTRATIVE,
}
LEVELS = {"arbitration": Level.ARBITRATION, "none": Level.OUTSIDE}
CALLING = {"message": "联系方式：请先发短信，不要直接打电话。"}
URGENT = {
    "limit": "申请人说快到最后期限。",
    "preservation": "申请人说对方要转移财产或者毁掉证据，需要保全。",
    "danger": "申请人说现在有危险，请立即联系。",
}


def kind_of(ground: str, step: str) -> str:
    """The kind of case by what it is about and how far it has come; the registrar can correct it."""
    found = eligibility.ground(ground)
    wanted = KINDS.get(step, Kind.CIVIL)
    if found is None or wanted in found.kinds:
        return str(wanted)
    return found.kinds[0]


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data; what it has no field for is told at the head of the claim."""
    data = {name: answers[name] for name in SAME if answers.get(name) not in (None, "", [])}
    kind = kind_of(answers.get("ground", ""), answers.get("step", ""))
    both = answers.get("wants_reconsideration") == "yes" and kind == Kind.ADMINISTRATIVE
    if not both:
        data.pop("act_name", None)
    return data | {
        "kind": kind,
        "level": str(LEVELS.get(answers.get("step", ""), "")),
        "claim": _claim(answers),
        "wants_reconsideration": both,
        **_means(answers),
        "channel": Channel.ONLINE.value,
    }


def _means(answers: dict[str, Any]) -> dict[str, Any]:
    found = eligibility.ground(answers.get("ground", ""))
    if found is not None and not found.test:
        return {"hardship": Hardship.NONE.value}
    exemption = answers.get("exemption") or NONE
    if exemption != NONE:
        return {"hardship": Hardship.EXEMPT.value, "exemption": exemption}
    return {"hardship": answers.get("proof") or ""}


def _claim(answers: dict[str, Any]) -> str:
    calling = answers.get("calling") or ""
    said = CALLING.get(calling, "")
    if calling == "time":
        said = f"联系方式：只在{answers.get('calling_time') or '约定的时间'}打电话。"
    parts = (URGENT.get(answers.get("urgent") or "", ""), said, answers.get("claim") or "")
    return "\n".join(part for part in parts if part)[:5000]
