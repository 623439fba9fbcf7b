"""The official documents of reconsideration: kind, template, 文号 and who may read each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.kernel.documents.checking import OFFICIAL, TO_SUE, Dates, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

PARTIES = ("applicant", "respondent", "third_party")
APPLICANT = ("applicant",)
CASE_NUMBER = Pattern("reconsideration.case", "{code}复〔{year}〕{n}号")


def paper(
    kind: str,
    title: str,
    word: str,
    audience: tuple[str, ...] = PARTIES,
    when: Callable[[Any], bool] = always,
    rules: tuple[Rule, ...] = OFFICIAL,
) -> Generates:
    """A numbered document; ``word`` is the character(s) after 复 in its 文号."""
    return Generates(
        kind,
        title,
        f"reconsideration/{kind}.md",
        audience,
        Pattern(f"reconsideration.{kind}", "{code}复" + word + "〔{year}〕{n}号"),
        when=when,
        rules=rules,
    )


#: A notice of a coming day names dates after its own.
AHEAD = tuple(rule for rule in OFFICIAL if not isinstance(rule, Dates))

ACCEPTANCE = paper("acceptance", "行政复议申请受理通知书", "受", APPLICANT)
CORRECTION = paper("correction", "补正行政复议申请通知书", "补", APPLICANT)
REFUSAL = paper("refusal", "不予受理行政复议申请决定书", "不", APPLICANT, rules=(*OFFICIAL, TO_SUE))
TRANSFER = paper("transfer", "行政复议告知书", "告", APPLICANT)
REPLY_NOTICE = paper("reply_notice", "行政复议提出答复通知书", "答", ("respondent",))
HEARING_NOTICE = paper("hearing_notice", "行政复议听证通知书", "听", rules=AHEAD)
SUSPENSION = paper("suspension", "行政复议中止通知书", "中")
RESUMPTION = paper("resumption", "行政复议恢复审理通知书", "恢")
EXTENSION = paper("extension", "行政复议延期审理通知书", "延")
APPRAISAL = paper("appraisal", "行政复议鉴定（勘验）通知书", "鉴")
STAY = paper(
    "stay", "停止执行决定书", "停", when=lambda context: context.data["decision"] == "granted"
)
ATTACHED = paper(
    "attached_review",
    "规范性文件转送审查函",
    "转",
    (),
    when=lambda context: context.data["competence"] == "other",
)
DECISION = paper("decision", "行政复议决定书", "决", rules=(*OFFICIAL, TO_SUE))
MEDIATION = paper("mediation", "行政复议调解书", "调")
TERMINATION = paper("termination", "行政复议终止决定书", "终")
OPINION = paper("opinion", "行政复议意见书", "意", ("respondent",))
ORDER = paper("order", "责令限期履行通知书", "责", ("respondent",))

APPLICATION_FILES = (
    Accepts(
        "application",
        "复议申请书",
        audience=PARTIES,
        help="手写、打印、拍照都可以；口头申请的附笔录。",
    ),
    Accepts("act", "不服的决定书或其他证明", audience=PARTIES, help="例如处罚决定书的照片。"),
    Accepts("identity", "身份证明", help="身份证照片，或营业执照。"),
    Accepts("authorisation", "授权委托书"),
    Accepts("evidence", "其他证据", audience=PARTIES),
)
REPLY_FILES = (
    Accepts("reply", "行政复议答复书", required=True, audience=PARTIES),
    Accepts("reply_evidence", "证据、依据和其他材料", audience=PARTIES),
)
