"""The question bank: a register, so that sheet, versions, trial import, comparison and API come by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.commons.exams import articles
from zhunsheng.commons.exams.choices import RIGHT, WRONG, Kind
from zhunsheng.commons.exams.models import Question
from zhunsheng.kernel.access.roles import Role
from zhunsheng.kernel.registers.declare import Fault, Register
from zhunsheng.lib.paper import OPTIONS, to_set

KEEPER = Role("question_keeper", "题库管理员", "维护试题、解析和依据条文")
Values = Mapping[str, Any]


def options_of(values: Values) -> list[str]:
    """The options in the order of the bank; a 判断题 has 对 and 错."""
    if values.get("kind") == Kind.TRUE_FALSE:
        return [RIGHT, WRONG]
    given = [(values.get(f"option_{letter.lower()}") or "").strip() for letter in OPTIONS]
    while given and not given[-1]:
        given.pop()
    return given


def key_of(values: Values) -> int:
    """The set of right options. Raises ``ValueError`` for an answer that is no such set."""
    answer = (values.get("answer") or "").strip()
    if values.get("kind") == Kind.TRUE_FALSE:
        return 1 << (RIGHT, WRONG).index(answer)
    return to_set(answer)


def check(values: Values) -> Iterator[Fault]:
    """A question as a whole: its options, its answer, its articles."""
    yield from _check_options(values)
    yield from _check_articles(values.get("articles") or "")


def _check_options(values: Values) -> Iterator[Fault]:
    if values.get("kind") == Kind.TRUE_FALSE:
        if any(values.get(f"option_{letter.lower()}") for letter in OPTIONS):
            yield "option_a", "判断题的选项就是“对”和“错”，请把选项留空。"
        if values.get("answer") not in (RIGHT, WRONG):
            yield "answer", "判断题的答案请写“对”或者“错”。"
        return
    options = options_of(values)
    if len(options) < 2 or not all(options):
        yield "option_a", "选项从A开始依次填写，中间不能空，至少两个。"
        return
    if len(set(options)) < len(options):
        yield "option_a", "有两个选项一样，请修改。"
    if fault := _answer_fault(values, len(options)):
        yield "answer", fault


def _answer_fault(values: Values, options: int) -> str:
    """What is wrong with the letters of the answer, or nothing."""
    try:
        key = key_of(values)
    except ValueError:
        return "答案请写选项的大写字母，例如“A”，多选写“ACD”。"
    if not 0 < key < 1 << options:
        return f"答案里有没有填写的选项，这一题只有{options}个选项。"
    if values.get("kind") == Kind.SINGLE and key.bit_count() != 1:
        return "单选题只能有一个答案；有几个的，请把题型改成多选题。"
    if values.get("kind") == Kind.MULTIPLE and key.bit_count() < 2:
        return "多选题至少有两个答案；只有一个的，请把题型改成单选题。"
    return ""


def _check_articles(text: str) -> Iterator[Fault]:
    try:
        found = articles.parse(text)
    except ValueError as error:
        yield "articles", f"{error}例如“民法典 2020 1077”，一行一条。"
        return
    yield from (("articles", one.fault) for one in found if one.fault)


QUESTIONS = Register(
    code="exams.questions",
    title="题库",
    model=Question,
    fields=(
        "code",
        "topic",
        "kind",
        "difficulty",
        "audience",
        "stem",
        *(f"option_{letter.lower()}" for letter in OPTIONS),
        "answer",
        "explanation",
        "articles",
        "unit",
        "valid_from",
        "valid_to",
    ),
    columns=("code", "stem", "topic", "kind", "difficulty", "audience"),
    search=("code", "stem", "explanation", "articles"),
    filters=("topic", "kind", "difficulty", "audience"),
    roles=(KEEPER.code,),
    name=lambda question: question.stem,
    check=check,
    hints={
        "answer": "大写字母，多选连着写，例如“ACD”；判断题写“对”或者“错”",
        "articles": "一行一条：法律名称 文本年份 条 [款] [项]，例如“民法典 2020 1077”，增加的条文写“刑法 2020 287之2”",
        "valid_to": "法律修改后不再适用的，填最后一天；正在答的卷子不受影响",
        "option_a": "判断题不填选项",
    },
    aliases={
        "stem": ("题干", "试题内容"),
        "answer": ("正确答案", "标准答案"),
        "explanation": ("答案解析", "解释"),
        "articles": ("法律依据", "依据"),
        "topic": ("分类", "类别"),
    },
    hint="答题和考试从这里抽题。改了的试题从下一次定版起使用。",
    order=70,
)
