"""From the answers to the filing form."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.reconsideration.choices import Field
from zhunsheng.kernel.orgs.models import Unit

#: Words in a unit's name that tell the field of administration; the registrar can correct it.
FIELDS = (
    ("市场监", Field.MARKET), ("公安", Field.POLICE), ("派出所", Field.POLICE), ("交警", Field.POLICE),
    ("自然资源", Field.RESOURCES), ("住房", Field.HOUSING), ("住建", Field.HOUSING), ("城市管理", Field.URBAN),
    ("综合执法", Field.URBAN), ("人力资源", Field.LABOUR), ("卫生", Field.HEALTH), ("教育", Field.EDUCATION),
    ("民政", Field.CIVIL), ("交通", Field.TRANSPORT), ("农业", Field.AGRICULTURE), ("生态", Field.ENVIRONMENT),
    ("应急", Field.EMERGENCY), ("财政", Field.FINANCE), ("司法", Field.JUSTICE),
)  # fmt: skip
WISHES = {
    "revoke": "撤销{act}。",
    "change": "变更{act}。",
    "illegal": "确认{act}违法。",
    "perform": "责令被申请人履行法定职责。",
}
MEDIATION = {"yes": "愿意调解。", "listen": "可以先听取调解方案。", "no": "不愿意调解。"}
TOLD = {
    "no": "文书没有告知可以申请行政复议，或者没有收到文书。",
    "unsure": "不清楚文书是否告知可以申请行政复议。",
}
SAME = (
    "kind", "name", "id_number", "credit_code", "legal_representative", "phone", "address", "email",
    "agent_name", "agent_phone", "respondent", "act_kind", "act_name", "act_number", "act_on", "known_on",
    "amount", "wants_compensation", "reviewed_text",
)  # fmt: skip
"""Fields that mean the same on both sides."""


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data; what it has no field for is told in the grounds under its own heading."""
    data = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    return data | {
        "field": field_of(str(answers.get("respondent", ""))),
        "request": request(answers),
        "grounds": grounds(answers),
        "wants_attached_review": bool(answers.get("reviewed_text")),
        "wants_stay": answers.get("stay") == "yes",
        "wants_legal_aid": answers.get("aid") == "yes",
        "channel": "online",
    }


def field_of(unit_pk: str) -> str:
    """The field of administration by the unit's name and kind."""
    unit = Unit.objects.filter(pk=unit_pk).first() if unit_pk.isdecimal() else None
    if unit is None:
        return Field.OTHER
    if unit.kind == Unit.Kind.TOWNSHIP:
        return Field.TOWNSHIP
    return next((field for word, field in FIELDS if word in unit.name), Field.OTHER)


def request(answers: dict[str, Any]) -> str:
    """复议请求 in the statute's words, numbered when there are several, then in the applicant's own."""
    act = f"“{answers.get('act_name', '')}”"
    wanted = [WISHES[one].format(act=act) for one in answers.get("wishes") or []]
    if answers.get("wants_compensation"):
        wanted.append("一并请求行政赔偿。")
    if len(wanted) > 1:
        wanted = [f"{number}. {text}" for number, text in enumerate(wanted, 1)]
    own = [answers["wish"]] if answers.get("wish") else []
    return "\n".join([*wanted, *own])[:2000]


def grounds(answers: dict[str, Any]) -> str:
    """事实和理由, and what was answered beyond the form."""
    late = "\n".join(
        x for x in (answers.get("late_reason"), TOLD.get(answers.get("told", ""))) if x
    )
    sections = [
        ("", answers.get("grounds")),
        ("关于申请期限", late),
        ("要求停止执行的理由", answers.get("stay_reason") if answers.get("stay") == "yes" else ""),
        ("关于调解", MEDIATION.get(answers.get("mediation", ""))),
        ("材料说明", answers.get("evidence_note")),
    ]
    return "\n\n".join(
        f"【{title}】{text}" if title else str(text) for title, text in sections if text
    )
