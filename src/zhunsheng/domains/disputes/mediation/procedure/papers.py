"""Documents of mediation: kind, template, number, readers; and the files that come along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.domains.disputes.mediation.procedure.stages import BOTH, RISK_UNIT
from zhunsheng.kernel.documents.checking import OFFICIAL, Contains, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates, always

#: What art. 29 asks an agreement to state, as far as words can show it.
CONTENTS = (
    Contains(
        code="mediation.facts",
        what="纠纷的主要事实和各方责任",
        pattern=r"主要事实",
        cite="人民调解法第二十九条",
        remedy="请写明纠纷的主要事实、争议事项以及各方的责任。",
    ),
    Contains(
        code="mediation.performance",
        what="履行的方式、期限",
        pattern=r"履行",
        cite="人民调解法第二十九条",
        remedy="请写明协议怎么履行、什么时候履行。",
    ),
)


def number(way: Way) -> Pattern:
    """The number of a dispute."""
    return Pattern(way.code, "{code}" + way.word + "〔{year}〕{n}号")


def record(
    kind: str,
    title: str,
    audience: tuple[str, ...] = (),
    when: Callable[[Any], bool] = always,
) -> Generates:
    """A record of the file: it carries no number of its own."""
    return Generates(kind, title, f"disputes/mediation_{kind}.md", audience, when=when)


def paper(
    way: Way, kind: str, title: str, word: str, rules: tuple[Rule, ...] = OFFICIAL
) -> Generates:
    """A numbered document for both sides."""
    pattern = Pattern(f"{way.code}.{kind}", "{code}" + way.word + word + "〔{year}〕{n}号")
    return Generates(kind, title, f"disputes/mediation_{kind}.md", BOTH, pattern, rules=rules)


def agreement(way: Way) -> Generates:
    """调解协议书 (人民调解法 29)."""
    title = "人民调解协议书" if way.is_people else f"{way.title.partition('（')[0]}协议书"
    return paper(way, "agreement", title, "协", (*OFFICIAL, *CONTENTS))


def termination(way: Way) -> Generates:
    """终止告知书 (人民调解法 26)."""
    return paper(way, "termination", "终止调解告知书", "终")


APPLICATION = record("application", "调解申请书", ("applicant",))
ACCEPTANCE = record("acceptance", "纠纷受理登记表")
INVESTIGATION = record("investigation", "调查笔录")
SESSION = record("session", "调解笔录", BOTH)
ORAL = record("oral", "口头调解协议登记表", BOTH)
COURT = record("confirmation", "司法确认申请书", BOTH)
VISIT = record("visit", "回访记录")
RISK = record("risk", "激化风险报告", (RISK_UNIT,))
COVER = record("cover", "卷宗封面")

EVIDENCE = Accepts(
    "evidence", "证据、照片", audience=("applicant",), help="合同、欠条、现场照片，拍清楚就行。"
)
OTHERS_EVIDENCE = Accepts("other_evidence", "对方提交的材料", audience=("other",))
IDENTITY = Accepts("identity", "身份证明", audience=("applicant",))
LETTER = Accepts("letter", "委派、委托、移送函")
SIGNED = Accepts(
    "signed",
    "签好的协议扫描件",
    audience=BOTH,
    help="各方签名、盖章或者按指印，调解员签名，加盖调解委员会印章。",
)
RECORDING = Accepts("recording", "笔录扫描件、照片")
RULING = Accepts("ruling", "法院裁定书", audience=BOTH)
STATEMENT = Accepts("statement", "当事人的书面意见")
