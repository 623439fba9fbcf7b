"""The official documents of legal aid, their 文号, who may read each; the files that come along."""

from __future__ import annotations

from typing import Any

from zhunsheng.kernel.documents.checking import OFFICIAL, Contains, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

APPLICANT = ("applicant",)
BOTH = ("applicant", "provider")
CASE_NUMBER = Pattern("aid.case", "{code}〔{year}〕{n}号")
HELP_NUMBER = Pattern("aid.help", "{code}帮〔{year}〕{n}号")
TO_OBJECT = Contains(
    code="remedy.objection",
    what="有异议时向司法行政部门提出的告知",
    pattern=r"异议[^。]{0,60}司法局|司法(局|行政部门)[^。]{0,40}异议",
    cite="法律援助法第四十九条",
    remedy="请写明“有异议的，可以向设立本机构的司法行政部门提出”。",
)
REMEDY = (*OFFICIAL, TO_OBJECT)


def paper(
    kind: str,
    title: str,
    word: str,
    audience: tuple[str, ...] = APPLICANT,
    *,
    rules: tuple[Rule, ...] = OFFICIAL,
    when: Any = always,
    by: Any = None,
) -> Generates:
    """A numbered document; ``word`` follows the agency's own word in its 文号, ``by`` is who issues it instead."""
    pattern = Pattern(f"aid.{kind}", "{code}" + word + "〔{year}〕{n}号")
    return Generates(
        f"aid_{kind}",
        title,
        f"legalservice/aid_{kind}.md",
        audience,
        pattern,
        when=when,
        rules=rules,
        by=by,
    )


def record(
    kind: str, title: str, audience: tuple[str, ...] = APPLICANT, *, when: Any = always
) -> Generates:
    """A form of the file without a 文号."""
    template = f"legalservice/aid_{kind}.md"
    return Generates(f"aid_{kind}", title, template, audience, when=when)


def _is_applied(context: Any) -> bool:
    """Somebody applied, and the facts are not brought in from elsewhere."""
    return context.matter.channel != "notice" and not context.back_entry


def _is_pledged(context: Any) -> bool:
    return _is_applied(context) and context.matter.hardship == "pledge"


APPLICATION = record("application", "法律援助申请表", BOTH, when=_is_applied)
PLEDGE = record("pledge", "经济困难状况说明和诚信承诺书", when=_is_pledged)
SUPPLEMENT = paper("supplement", "法律援助补充材料通知书", "补")
GRANT = paper("grant", "给予法律援助决定书", "给", BOTH)
URGENT = paper("urgent", "先行提供法律援助决定书", "先", BOTH)
REFUSAL = paper("refusal", "不予法律援助决定书", "不", rules=REMEDY)
ASSIGNMENT = paper("assignment", "法律援助指派通知书", "指", BOTH)
AGREEMENT = record("agreement", "法律援助委托代理协议", BOTH)
TERMINATION = paper("termination", "终止法律援助决定书", "终", BOTH, rules=REMEDY)
OBJECTION = paper(
    "objection", "法律援助异议审查决定书", "援异", by=lambda context: context.matter.organ.parent
)
REPORT = record("report", "法律援助结案报告", ("provider",))
SUBSIDY = record("subsidy", "法律援助补贴审批表", ())
CATALOGUE = record("catalogue", "法律援助卷宗目录", ())

IDENTITY = Accepts("identity", "身份证明", audience=BOTH, help="身份证或者户口本，拍照即可。")
HARDSHIP = Accepts("hardship", "经济困难或者免予核查的证明", audience=APPLICANT)
MATERIAL = Accepts("material", "与申请事项有关的材料", audience=BOTH)
AUTHORISATION = Accepts("authorisation", "代理身份证明或者委托书", audience=BOTH)
NOTICE = Accepts("notice", "通知辩护公函、转交材料", audience=("provider",))
ORAL = Accepts("oral", "口头申请笔录或者录音", audience=APPLICANT)
PROOF = Accepts("verification", "查询结果", audience=())
WITHDRAWAL = Accepts("withdrawal", "撤回申请书或者笔录", audience=APPLICANT)
SIGNED = Accepts("agreement_signed", "签好的委托协议", audience=BOTH)
LEGAL_PAPER = Accepts("legal_paper", "判决书、调解书等法律文书", audience=BOTH)
FILE = Accepts("file", "卷宗材料", audience=("provider",))
VOUCHER = Accepts("voucher", "付款凭证", audience=())
APPLICATION_FILES = (IDENTITY, HARDSHIP, MATERIAL, AUTHORISATION, ORAL, NOTICE)
PUBLIC_FILES = (IDENTITY, HARDSHIP, MATERIAL, AUTHORISATION)
