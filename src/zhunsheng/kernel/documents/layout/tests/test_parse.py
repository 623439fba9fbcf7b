"""From source to tree."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.documents.layout import TemplateProblem, link, parse, render_source, to_text
from zhunsheng.kernel.documents.layout.tests.samples import DEMANDING, FRONT
from zhunsheng.kernel.documents.layout.tree import (
    Blank,
    Block,
    Break,
    Heading,
    Imprint,
    Item,
    Link,
    Paragraph,
    Signature,
    Table,
    Text,
    placed,
    plain,
)


def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of ``body``."""
    return parse(FRONT + body).blocks


def words(body: str) -> list[str]:
    """Every block's words with its marker."""
    return to_text(parse(FRONT + body)).splitlines()[1:]


def test_lists_count_by_the_levels_of_the_standard() -> None:
    assert words("1. 甲\n   1. 乙\n      1. 丙\n         1. 丁\n1. 戊\n") == [
        "一、甲",
        "（一）乙",
        "1．丙",
        "（1）丁",
        "二、戊",
    ]


def test_a_list_with_a_bracket_begins_with_arabic_numerals() -> None:
    assert words("1) 甲\n2) 乙\n   1) 丙\n") == ["1．甲", "2．乙", "（1）丙"]


def test_a_list_may_begin_later_and_hold_paragraphs() -> None:
    assert words("3. 甲\n\n   甲的说明\n\n4. 乙\n") == ["三、甲", "甲的说明", "四、乙"]
    assert [type(block) for block in blocks("3. 甲\n\n   甲的说明\n")] == [Item, Paragraph]


def test_headings_are_numbered_when_asked() -> None:
    source = FRONT.replace("head: none", "head: none\nheadings: numbered")
    text = to_text(parse(source + "## 甲\n\n### 乙\n\n### 丙\n\n## 丁\n\n### 戊\n"))
    assert text.splitlines()[1:] == ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"]
    assert words("## 一、甲") == ["一、甲"]


def test_wrapped_lines_join_without_a_space_between_chinese() -> None:
    assert words("甲\n乙\nabc\ndef\n丙") == ["甲乙abc def丙"]


def test_bold_works_beside_chinese_marks() -> None:
    (paragraph,) = blocks("责令**“六十日内”**重作")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line == (Text("责令"), Text("“六十日内”", bold=True), Text("重作"))


def test_blanks_and_breaks() -> None:
    (paragraph,) = blocks("签名：____⏎__年")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line == (Text("签名："), Blank(4), Break(), Blank(2), Text("年"))


def test_a_link_keeps_its_data() -> None:
    source = render_source(
        FRONT + "共{{ f|figure }}件，{{ f.text }}",
        {"f": {"text": '1,5"19]', "code": "F012", "href": "/figures/F012/", "year": 2022}},
    )
    (paragraph,) = parse(source).blocks
    assert isinstance(paragraph, Paragraph)
    figure = Link("figure", '1,5"19]', "F012", "/figures/F012/", (("year", "2022"),))
    assert paragraph.line == (Text("共"), figure, Text('件，1,5"19]'))
    assert figure.tag == "figure:F012"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
def test_a_link_goes_nowhere_dangerous(href: str) -> None:
    with pytest.raises(TemplateProblem, match="链接地址"):
        parse(FRONT + link("64", kind="figure", code="F1", href=href))


def test_a_table_with_spans() -> None:
    (table,) = blocks("| 类 | 甲 | 乙 |\n|---|:-:|--:|\n| 大 | < | 丙 |\n| ^ | ^ | 丁 |\n")
    assert isinstance(table, Table)
    assert [plain(cell.line) for cell in table.header] == ["类", "甲", "乙"]
    assert [
        [(plain(c.line), c.colspan, c.rowspan, c.align) for c in row] for row in table.rows
    ] == [
        [("大", 2, 2, "start"), ("丙", 1, 1, "end")],
        [("丁", 1, 1, "end")],
    ]
    assert [[(column, begun) for column, _c, begun in row] for row in placed(table.rows)] == [
        [(0, False), (2, False)],
        [(0, True), (2, False)],
    ]


def test_span_marks_in_values_are_words() -> None:
    template = FRONT + "| 甲 | 乙 |\n|---|---|\n| 一 | {{ x }} |\n"
    (table,) = parse(render_source(template, {"x": "<"})).blocks
    assert isinstance(table, Table)
    assert [plain(cell.line) for cell in table.rows[0]] == ["一", "<"]


@pytest.mark.parametrize("rows", ["| < | 乙 |", "| ^ | 乙 |", "| 大 | < |\n| ^ | 丁 |"])
def test_impossible_spans_are_refused(rows: str) -> None:
    with pytest.raises(TemplateProblem, match="表格"):
        blocks(f"| 甲 | 乙 |\n|---|---|\n{rows}\n")


def test_an_empty_head_row_is_left_out() -> None:
    (table,) = blocks("| | |\n|---|---|\n| 姓名 | ⏎ |\n")
    assert isinstance(table, Table)
    assert table.header == ()


def test_columns_follow_their_words_unless_widths_are_given() -> None:
    body = "| 序号 | 证据名称和来源说明 |\n|---|---|\n| 1 | 二 |\n"
    (table,) = blocks(body)
    assert isinstance(table, Table)
    assert table.widths[0] < table.widths[1]
    (table,) = blocks(f"::: 表格 宽=1:2 行高=12\n{body}:::\n")
    assert isinstance(table, Table)
    assert (table.widths, table.row_height) == ((1, 2), 12)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("::: 落款\n甲\n", "没有结束"),
        ("::: 落款\n甲\n::: 附件\n乙\n:::\n", "没有结束"),
        ("::: 落款\n:::\n", "没有内容"),
        ("::: 居左\n甲\n:::\n", "居左"),
        ("::: 表格 宽=1:2:3\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n:::\n", "3 个数"),
        ("::: 表格 高=1\n| 甲 |\n|---|\n| 1 |\n:::\n", "高=1"),
        ("###### 甲\n", "四级"),
    ],
)
def test_mistakes_in_a_template_are_named(body: str, message: str) -> None:
    with pytest.raises(TemplateProblem, match=message):
        blocks(body)


def test_elements_of_an_official_document() -> None:
    document = parse(DEMANDING)
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == [
        "Heading",
        "Heading",
        "Heading",
        "Paragraph",
        "Table",
        "Paragraph",
        "Fields",
        "Signature",
        "Imprint",
        "PageBreak",
        "Paragraph",
    ]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert [heading.marker for heading in headings] == ["", "一、", "（一）"]
    signature, imprint = document.blocks[7:9]
    assert isinstance(signature, Signature)
    assert not signature.sealed
    assert isinstance(imprint, Imprint)
    assert [[plain(part) for part in pair] for pair in imprint.lines] == [
        ["抄送：区委办公室。", ""],
        ["示范区人民政府办公室", "2022年3月8日印发"],
    ]


def test_markdown_that_is_switched_off_stays_text() -> None:
    body = "> 引用\n\n`代码`\n\n![图](a.png)\n\n    缩进\n\n<b>粗</b>"
    assert words(body) == ["> 引用", "`代码`", "![图](a.png)", "缩进", "<b>粗</b>"]
