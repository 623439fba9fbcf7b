"""The questions of a round as one text: written, pasted, read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhunsheng.commons.surveys.models import Question

Kind = Question.Kind
KINDS = {kind.label: kind for kind in Kind}
MOST = 40
MOST_OPTIONS = 20
_MARK = re.compile(r"[\[【]([^\]】]+)[\]】]\s*$")
_NUMBER = re.compile(r"^\s*[0-9一二三四五六七八九十]+\s*[.．、)）]\s*")
_BULLET = re.compile(r"^\s*(?:[-–—•·○□]|[A-Za-z0-9][.．、)）])\s*")


class BadQuestion(ValueError):
    """What is wrong with the text, one sentence for each place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("；".join(faults))
        self.faults = faults


def parse(text: str) -> list[Question]:
    """The questions of a text, unsaved. Raises :class:`BadQuestion` with every fault."""
    blocks = [block for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if block.strip()]
    faults: list[str] = []
    found = [_question(number, block, faults) for number, block in enumerate(blocks, 1)]
    if len(found) > MOST:
        faults.append(f"一份问卷最多{MOST}题，现在有{len(found)}题。")
    if faults:
        raise BadQuestion(faults)
    return found


def _question(number: int, block: str, faults: list[str]) -> Question:
    first, *rest = [line.strip() for line in block.strip().split("\n") if line.strip()]
    mark = _MARK.search(first)
    words = re.split(r"[，,、\s]+", mark.group(1)) if mark else [""]
    kind = KINDS.get(words[0])
    title = _NUMBER.sub("", _MARK.sub("", first)).strip()
    options = [_BULLET.sub("", line).strip() for line in rest]
    where = f"第{number}题"
    if kind is None:
        faults.append(f"{where}：题目后面没有写题型，请写上[单选]、[多选]、[打分]或者[填空]。")
    elif kind in (Kind.SINGLE, Kind.MULTIPLE):
        if len(options) < 2:
            faults.append(f"{where}：选择题至少要有两个选项，每个选项一行。")
        if len(options) > MOST_OPTIONS:
            faults.append(f"{where}：选项最多{MOST_OPTIONS}个。")
        if len(set(options)) < len(options):
            faults.append(f"{where}：有两个一样的选项。")
    elif options:
        faults.append(f"{where}：{kind.label}题不用写选项。")
    if not title or len(title) > 200:
        faults.append(f"{where}：题目要有1到200个字。")
    return Question(
        number=number,
        kind=kind or Kind.TEXT,
        text=title[:200],
        options="\n".join(options),
        required="选答" not in words[1:],
    )


def written(questions: Iterable[Question]) -> str:
    """The text of some questions, as :func:`parse` reads it."""
    return "\n\n".join(
        "\n".join(
            [
                f"{one.number}．{one.text} [{one.get_kind_display()}{'' if one.required else '，选答'}]",
                *(f"- {option}" for option in one.choices),
            ]
        )
        for one in questions
    )
