"""Every official document renders from what its action freezes, says its law and shows no empty slot."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import DRAFT as PARTS
from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.kernel.documents import rendering
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.procedure.engine import file

D = date(2022, 8, 5)
Step = tuple[str, str, dict[str, Any]]
REVIEW: list[Step] = [
    ("accept", "registrar", {"accepted_on": "2022-08-01"}),
    ("send_copy", "handler", {"method": "direct", "copy_served_on": "2022-08-05"}),
]
DRAFT: list[Step] = [
    *REVIEW,
    ("reply", "handler", {"evidence_count": 1, "back_entry": "纸质答复"}),
    ("submit_draft", "handler", {"proposed_outcome": "C1", **PARTS}),
]
DECIDED: list[Step] = [
    *DRAFT,
    (
        "decide",
        "organ_head",
        {
            "outcome": "C5",
            "facts": "查明",
            "opinion": "认为",
            "ruling": "责令履行。",
            "redo_days": 30,
        },
    ),
]
WAYS: dict[str, list[Step]] = {
    "acceptance": REVIEW,
    "correction": [("ask_correction", "registrar", {"missing": "一、身份证明"})],
    "refusal": [("refuse", "registrar", {"refusal_reason": "05", "ruling": "没有利害关系。"})],
    "transfer": [("transfer", "registrar", {"receiver": "邻区人民政府"})],
    "reply_notice": REVIEW,
    "hearing_notice": [
        *REVIEW,
        (
            "notify_hearing",
            "handler",
            {"hearing_on": "2022-08-20", "hearing_place": "听证室", "reason": "案情复杂"},
        ),
    ],
    "suspension": [
        *REVIEW,
        ("suspend", "handler", {"suspension_ground": "8", "reason": "等待另案"}),
    ],
    "resumption": [
        *REVIEW,
        ("suspend", "handler", {"suspension_ground": "8", "reason": "等"}),
        ("resume", "handler", {"reason": "已结"}),
    ],
    "extension": [*REVIEW, ("extend", "organ_head", {"days": 30, "reason": "复杂"})],
    "appraisal": [
        *REVIEW,
        (
            "appraise",
            "handler",
            {"kind": "appraisal", "institution": "某鉴定中心", "reason": "签名真伪"},
        ),
    ],
    "stay": [
        *REVIEW,
        ("decide_stay", "handler", {"decision": "granted", "reason": "执行将造成难以弥补的损失"}),
    ],
    "attached_review": [
        *REVIEW,
        (
            "review_text",
            "handler",
            {"competence": "other", "reviewed_text": "某办法", "receiver": "市人民政府"},
        ),
    ],
    "decision": DECIDED,
    "mediation": [
        *REVIEW,
        ("conclude_mediation", "handler", {"agreement": "一、罚款减为五百元。"}),
    ],
    "termination": [
        *REVIEW,
        (
            "withdraw",
            "handler",
            {"outcome": "D2", "is_voluntary": True, "reason": "已和解", "back_entry": "纸质撤回书"},
        ),
    ],
    "opinion": [
        *REVIEW,
        ("send_opinion", "handler", {"problem": "程序不规范", "advice": "加强培训"}),
    ],
    "order": [*DECIDED, ("order_performance", "handler", {"reason": "至今没有履行"})],
}


@pytest.mark.parametrize("kind", sorted(WAYS))
def test_document(district: District, application: dict[str, Any], today: None, kind: str) -> None:
    event = file("reconsideration", district.actor("registrar"), application, at=date(2022, 8, 1))
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    for action, role, data in WAYS[kind]:
        given = dict(data)
        if action == "accept":
            given["handler"] = district.people["handler"].pk
        handler = "handler" if case.matter.handler_id else "chief"
        case.do(action, role if role != "handler" else handler, D, **given)
    html = rendering.html_of(Document.objects.get(matter=case.matter, kind=kind))
    assert "〔2022〕1号" in html
    assert "演示区人民政府" in html
    assert "《中华人民共和国行政复议法" in html
    assert "None" not in html
    assert "{{" not in html
