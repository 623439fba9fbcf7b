"""The questions as one text."""

from __future__ import annotations

import pytest

from zhunsheng.commons.surveys.questions import BadQuestion, parse, written
from zhunsheng.commons.surveys.tests.conftest import QUESTIONS


def test_what_is_read_is_written_again() -> None:
    found = parse(QUESTIONS)
    assert [one.kind for one in found] == ["single", "multiple", "scale", "text"]
    assert [one.required for one in found] == [True, False, True, False]
    assert found[1].choices == ["咨询", "援助"]
    assert written(found) == QUESTIONS


def test_full_width_brackets_and_pasted_bullets() -> None:
    (one,) = parse("一、您满意吗？【单选】\r\n○ 满意\r\n○ 不满意")
    assert (one.text, one.choices) == ("您满意吗？", ["满意", "不满意"])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1．好吗？", "题型"),
        ("1．好吗？[单选]\n- 好", "至少要有两个选项"),
        ("1．好吗？[单选]\n- 好\n- 好", "一样的选项"),
        ("1．好吗？[打分]\n- 好", "不用写选项"),
        ("[打分]", "题目要有"),
    ],
)
def test_faults_name_the_question(text: str, fault: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        parse(text)
    assert caught.value.faults[0].startswith("第1题")
    assert fault in caught.value.faults[0]
