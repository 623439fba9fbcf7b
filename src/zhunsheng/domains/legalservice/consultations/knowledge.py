"""法律问答 as a register: reviewed by publishing, searched by everybody."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.legalservice.consultations.checking import entry_faults
from zhunsheng.domains.legalservice.consultations.models import Consultation, Knowledge
from zhunsheng.kernel.numbers.issue import Pattern, issue
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Public, Register

CODES = Pattern("consultation.knowledge", "问答〔{year}〕{n}号")
KNOWLEDGE = Register(
    code="consultation.knowledge",
    title="法律问答",
    model=Knowledge,
    fields=("code", "question", "answer", "articles", "kind", "unit", "valid_from", "valid_to"),
    columns=("code", "question", "kind", "articles"),
    search=("code", "question", "answer", "articles"),
    filters=("kind",),
    roles=("chief", "knowledge_editor"),
    name=lambda entry: entry.question,
    check=entry_faults,
    hints={
        "question": "谁都看得懂的一句话",
        "answer": "不写姓名、地点、电话；法律改了，请填失效日期，另写一条",
        "articles": "例如：民法典第一千零七十九条",
    },
    public=Public(
        title="法律问答",
        lead="别人问过的问题和回答。每一条都写了依据；法律改了会撤下。拿不准的，直接问。",
        facts=("question", "answer", "articles", "kind"),
        keywords=(
            "怎么办",
            "离婚",
            "欠钱",
            "工资",
            "工伤",
            "继承",
            "房子",
            "押金",
            "打官司",
            "问法律",
        ),
        filters=("kind",),
        note=lambda entry: entry.get_kind_display(),
        home="别人问过的，先看看",
        order=31,
    ),
    hint="先在台账里核对，再公开。公开就是审核通过，之后所有人都能搜到。",
    order=20,
)


def propose(context: Context) -> None:
    """Put the entry into the register, not yet public: whoever keeps it reads it once more."""
    matter: Consultation = context.matter
    data = context.data
    values: dict[str, Any] = {
        "code": issue(CODES, matter.organ.document_code, context.on.year),
        "question": data["general_question"],
        "answer": data["general_answer"],
        "articles": data["sources"],
        "kind": matter.kind,
        "unit": matter.unit_id,
    }
    # Neither number nor source leads to the matter: nobody finds the asker from the entry.
    change = Change(context.actor.person, context.on, "由咨询整理", source="consultation")
    changing.add(KNOWLEDGE, [values], change)
