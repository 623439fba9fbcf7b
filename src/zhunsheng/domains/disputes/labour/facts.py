"""What the document templates of labour arbitration may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhunsheng.domains.disputes.labour.law import LAW
from zhunsheng.kernel.procedure.facts import common_facts, day, person
from zhunsheng.lib.hanzi import date_text, yuan

if TYPE_CHECKING:
    from zhunsheng.kernel.procedure.context import Context

ENDINGS = {
    "W1": "准予申请人撤回仲裁申请，本案终结。",
    "W2": "本案视为申请人撤回仲裁申请，予以终结。",
    "T1": "本案移送管辖。",
    "D1": "撤销本案。申请人可以就该争议事项向人民法院提起诉讼。",
}
COMMITTEE = "劳动人事争议仲裁委员会"


def facts(context: Context) -> dict[str, Any]:
    """Plain values only: they are frozen with the document and must mean the same for ever."""
    matter = context.matter
    respondents = [person(p) for p in context.participants("respondent")]
    return common_facts(context) | {
        "committee": f"{matter.organ.name.removesuffix('劳动人事争议仲裁院')}{COMMITTEE}",
        "act": f"《中华人民共和国{LAW}》",
        "respondents": respondents,
        "receiver": context.data.get("receiver") or "",
        "reason": context.data.get("reason") or "",
        "ending": ENDINGS.get(matter.outcome, ""),
        "respondent": "、".join(one["name"] for one in respondents),
        "matter": {
            "number": matter.number or "",
            "cause": matter.get_cause_display(),
            "claims": matter.claims,
            "facts": matter.facts,
            "amount": yuan(matter.amount) if matter.amount else "",
            "awarded": yuan(matter.awarded) if matter.awarded else "",
            "received_on": date_text(matter.received_on),
            "accepted_on": day(matter.accepted_on),
            "panel": matter.get_panel_display(),
            "presiding": matter.presiding.name if matter.presiding else "",
            "arbitrators": matter.arbitrators,
            "hearing_on": day(matter.hearing_on),
            "hearing_place": matter.hearing_place,
            "is_default": matter.is_default,
            "handler": matter.handler.name if matter.handler else "",
        },
    }
