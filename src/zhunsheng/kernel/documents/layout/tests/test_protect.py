"""No value, whatever it is, becomes markup or is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.documents.layout import parse, render_source, to_text
from zhunsheng.kernel.documents.layout.protect import protect, restore
from zhunsheng.kernel.documents.layout.tests.samples import FRONT

MARKS = st.text(alphabet="#*_-+|:<>[]{}()=\\`~!&\"'%$@^/.,;?⏎ \n1a甲", max_size=40)


@given(MARKS)
def test_marks_come_back_unchanged(value: str) -> None:
    assert restore(protect(value)) == value
    assert not set(protect(value)) & set("#*_-+|:<>[]{}\\`\n⏎")


@given(MARKS)
def test_a_value_is_only_ever_paragraphs_of_its_own_words(value: str) -> None:
    template = FRONT + "甲{{ x }}乙\n\n| 一 | 二 |\n|---|---|\n| {{ x }} | 丙 |\n"
    document = parse(render_source(template, {"x": value}))
    *paragraphs, table = document.blocks
    assert {type(block).__name__ for block in paragraphs} <= {"Paragraph"}
    assert type(table).__name__ == "Table"
    text = to_text(document).removeprefix("测试\n")
    expected = f"甲{value}乙\n一\t二\n{value}\t丙"
    assert "".join(text.split()) == "".join(expected.split())
