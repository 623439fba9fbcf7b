"""The official documents of a check: kind, template, 文号, who may read it."""

from __future__ import annotations

from zhunsheng.kernel.documents.checking import OFFICIAL, Dates, Rule
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import Accepts, Generates

ROUND_NUMBER = Pattern("inspection.round", "{code}抽查〔{year}〕{n}号")
TASK_NUMBER = Pattern("inspection.task", "{code}检〔{year}〕{n}号")
#: A notice of a coming day names dates after its own.
AHEAD: tuple[Rule, ...] = tuple(rule for rule in OFFICIAL if not isinstance(rule, Dates))


def paper(kind: str, title: str, word: str, rules: tuple[Rule, ...] = OFFICIAL) -> Generates:
    """A numbered document; ``word`` stands after 检 in its 文号."""
    return Generates(
        kind,
        title,
        f"inspection/{kind}.md",
        number=Pattern(f"inspection.{kind}", "{code}检" + word + "〔{year}〕{n}号"),
        rules=rules,
    )


NOTICE = paper("notice", "检查通知书", "通", AHEAD)
RECORD = paper("record", "现场检查记录表", "记")
ORDER = paper("order", "责令改正通知书", "改", AHEAD)
RESULT = paper("result", "随机抽查结果公示", "公")

PHOTOS = (
    Accepts("photo", "现场照片", help="在手机上可以直接拍，一次能选多张。"),
    Accepts(
        "signature",
        "检查对象签字页照片",
        help="请对方在记录表上签字后拍照；拒绝签字或者不在场的不用上传。",
    ),
)
PROOF = (Accepts("rectified", "整改材料和照片"),)
