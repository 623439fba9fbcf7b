"""The official documents of petitions: kind, template, 文号, who may read each, what each must pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.kernel.documents.checking import OFFICIAL, Contains, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

PETITIONER = ("applicant",)
CASE_NUMBER = Pattern("petition.case", "{code}访〔{year}〕{n}号")

TO_REVIEW = Contains(
    code="petition.remedy.review",
    what="不服时请求复查的期限和机关",
    pattern=r"三十日内[^。]{0,40}请求复查",
    cite="信访工作条例第三十五条",
    remedy="请写明“可以自收到本意见书之日起三十日内向……请求复查”。",
)
TO_RECHECK = Contains(
    code="petition.remedy.recheck",
    what="不服时请求复核的期限和机关",
    pattern=r"三十日内[^。]{0,40}请求复核",
    cite="信访工作条例第三十六条",
    remedy="请写明“可以自收到本意见书之日起三十日内向……请求复核”。",
)


def paper(
    kind: str,
    title: str,
    word: str,
    *,
    template: str = "",
    audience: tuple[str, ...] = PETITIONER,
    when: Callable[[Any], bool] = always,
    rules: tuple[Rule, ...] = OFFICIAL,
) -> Generates:
    """A numbered document; ``word`` is the character after 访 in its 文号."""
    return Generates(
        kind,
        title,
        f"disputes/petition_{template or kind}.md",
        audience,
        Pattern(f"petition.{kind}", "{code}访" + word + "〔{year}〕{n}号"),
        when=when,
        rules=rules,
    )


def _is(mode: str) -> Callable[[Any], bool]:
    return lambda context: context.data["forwarding"] == mode


def _is_appeal(context: Any) -> bool:
    return bool(context.matter.kind == "appeal")


def in_house(context: Any) -> bool:
    """The organ of review is one of this installation, so that its opinion is written here."""
    return not context.scratch.get(
        "is_outside", context.matter.reviewer != context.matter.organ.name
    )


REGISTRATION = Generates(
    "registration",
    "信访事项登记表",
    "disputes/petition_registration.md",
    (),
    issue=False,
)
LETTERS = (
    paper("forward_letter", "信访事项转送函", "转", audience=(), when=_is("forward")),
    paper("charge_letter", "信访事项交办函", "交", audience=(), when=_is("charge")),
)
SENT_OUT = paper("sent_out", "信访事项转送函", "移", audience=())
ACCEPTANCE = paper("acceptance", "信访事项受理告知书", "受")
REFUSAL = paper("refusal", "信访事项不予受理告知书", "告")
OPINION = paper(
    "opinion", "信访事项处理意见书", "意", when=_is_appeal, rules=(*OFFICIAL, TO_REVIEW)
)
REPLY = paper("reply", "信访事项答复函", "复", when=lambda context: not _is_appeal(context))
EXTENSION = paper("extension", "信访事项延期告知书", "延")
REVIEW = paper("review", "信访事项复查意见书", "查", when=in_house, rules=(*OFFICIAL, TO_RECHECK))
RECHECK = paper("recheck", "信访事项复核意见书", "核", when=in_house)

MATERIALS = Accepts(
    "material", "信访材料", audience=PETITIONER, help="来信、照片、有关文书，扫描或者拍照。"
)
AGREEMENT = Accepts(
    "agreement", "调解协议书或者和解协议书", required=True, audience=PETITIONER, help="双方签名的。"
)
OUTSIDE_OPINION = Accepts(
    "outside_opinion",
    "复查复核意见书",
    audience=PETITIONER,
    help="由本系统以外的机关复查、复核的，附其意见书扫描件。",
)
REPORT = Accepts("report", "办理情况报告")
