"""The documents of labour arbitration: kind, template, 文号, who may read each, what each must pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.kernel.documents.checking import OFFICIAL, TO_SUE, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

PARTIES = ("applicant", "respondent")
APPLICANT = ("applicant",)
CASE_NUMBER = Pattern("labour.case", "{code}案〔{year}〕{n}号")


def paper(
    kind: str,
    title: str,
    word: str,
    *,
    audience: tuple[str, ...] = PARTIES,
    when: Callable[[Any], bool] = always,
    rules: tuple[Rule, ...] = OFFICIAL,
) -> Generates:
    """A numbered document; ``word`` is the character after the code in its 文号."""
    pattern = Pattern(f"labour.{kind}", "{code}" + word + "〔{year}〕{n}号")
    return Generates(
        kind, title, f"disputes/labour_{kind}.md", audience, pattern, when=when, rules=rules
    )


APPLICATION = Generates(
    "application", "仲裁申请书", "disputes/labour_application.md", APPLICANT, issue=False
)
CORRECTION = paper("correction", "补正通知书", "补", audience=APPLICANT)
ACCEPTANCE = paper("acceptance", "受理案件通知书", "受", audience=APPLICANT)
REFUSAL = paper("refusal", "不予受理通知书", "不", audience=APPLICANT, rules=(*OFFICIAL, TO_SUE))
RESPONSE = paper("response", "应诉通知书", "应", audience=("respondent",))
PANEL = paper("panel", "仲裁庭组成通知书", "组")
HEARING = paper("hearing", "开庭通知书", "开")
EXTENSION = paper("extension", "延期审理通知书", "延")
SUSPENSION = paper("suspension", "中止审理通知书", "中")
MEDIATION = paper("mediation", "仲裁调解书", "调")
AWARD = paper("award", "仲裁裁决书", "裁", rules=(*OFFICIAL, TO_SUE))
PARTLY = paper("partly", "仲裁裁决书（先行裁决）", "先", rules=(*OFFICIAL, TO_SUE))
CLOSING = paper("closing", "仲裁决定书", "决")

FILES = (
    Accepts("identity", "身份证明", audience=APPLICANT, help="身份证或者营业执照，拍照就行。"),
    Accepts(
        "evidence",
        "证据",
        audience=PARTIES,
        help="劳动合同、工资条、考勤、聊天记录、工作证、转账记录。",
    ),
    Accepts("material", "其他材料", audience=APPLICANT),
)
ANSWER = Accepts("answer", "答辩书", audience=PARTIES)
RECORD = Accepts("record", "庭审笔录", audience=PARTIES)
APPROVAL = Accepts("approval", "延期审批表", help="主任签批的原件，扫描或者拍照。")
