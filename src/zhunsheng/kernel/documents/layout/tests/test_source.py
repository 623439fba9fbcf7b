"""Filling a template: strict about names, deaf to markup in values."""

from __future__ import annotations

import datetime as dt

import pytest

from zhunsheng.kernel.documents.layout import (
    TemplateProblem,
    parse,
    read_meta,
    render_source,
    to_text,
)
from zhunsheng.kernel.documents.layout.tests.samples import DATA, FRONT, NOTICE


def body(template: str, **data: object) -> str:
    """The words of a document whose body is ``template``."""
    return to_text(parse(render_source(FRONT + template, data))).removeprefix("测试").strip()


def test_notice_reads_as_one_text() -> None:
    text = to_text(parse(render_source(NOTICE, DATA)))
    assert text.splitlines() == [
        "示范区人民政府",
        "行政复议申请受理通知书",
        "示复受〔2022〕8号",
        "甄守义：",
        "你不服示范区样例监督管理局作出的《行政处罚决定书》，于2022年6月1日提出的行政复议申请，本机关决定受理。",
        "一、本机关将在六十日内作出决定；",
        "二、你可以查阅被申请人的答复。",
        "附件：权利义务告知书",
        "送达回证",
        "示范区人民政府",
        "2022年6月2日",
    ]


def test_a_tag_on_its_own_line_leaves_no_gap() -> None:
    text = to_text(parse(render_source(NOTICE, DATA | {"requests": ["撤销处罚", "退还罚款"]})))
    assert "本机关决定受理。你的请求是：撤销处罚；退还罚款。" in text


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{{ aplicant }}", "aplicant"),
        ("{{ applicant.nmae }}", "applicant.nmae"),
        ("{% if aplicant %}甲{% endif %}", "aplicant"),
        ("{% if applicant.nmae and applicant.name %}甲{% endif %}", "applicant.nmae"),
        ("{% for one in list %}{{ one.nmae }}{% endfor %}", "one.nmae"),
        ("{% for one in lists %}{{ one }}{% endfor %}", "lists"),
        ("{{ list.3.name }}", "list.3.name"),
        ('{{ list|each:"nmae"|join:"、" }}', "nmae"),
    ],
)
def test_unknown_name_is_an_error_that_names_it(template: str, name: str) -> None:
    with pytest.raises(TemplateProblem, match=name) as problem:
        body(template, applicant={"name": "甄守义"}, list=[{"name": "甲"}])
    assert "没有" in problem.value.message


def test_known_but_empty_value_may_be_tested_but_not_printed() -> None:
    assert body("{% if agent %}代理人{% else %}无代理人{% endif %}", agent=None) == "无代理人"
    assert body('{{ agent|default:"无" }}', agent=None) == "无"
    with pytest.raises(TemplateProblem, match="agent"):
        body("代理人：{{ agent }}", agent=None)


@pytest.mark.parametrize("value", [True, {"a": 1}, ["甲"]])
def test_values_that_are_no_text_are_not_printed(value: object) -> None:
    with pytest.raises(TemplateProblem, match="不是文字"):
        body("{{ value }}", value=value)


@pytest.mark.parametrize(
    "tag",
    ["{% load static %}", "{% include 'a' %}", "{% now 'Y' %}", "{{ x|safe }}", "{% debug %}"],
)
def test_only_the_listed_tags_and_filters_exist(tag: str) -> None:
    with pytest.raises(TemplateProblem, match="模板语法有误"):
        body(tag, x="1")


@pytest.mark.parametrize(
    "value",
    [
        "# 标题",
        "1. 一项",
        "- 一项",
        "**粗**",
        "::: 落款",
        "| a | b |",
        "____",
        "[64]{figure}",
        "---",
        "甲\\",
        "<script>alert(1)</script>",
        "{{ secret }}{% if %}",
        "甲⏎乙",
        "&nbsp;&#35;",
        "https://example.org/a_b*c*",
    ],
)
def test_values_never_become_markup(value: str) -> None:
    document = parse(render_source(f"{FRONT}前\n\n{{{{ value }}}}\n\n后", {"value": value}))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph"] * 3
    assert to_text(document).splitlines()[1:] == ["前", value, "后"]


def test_values_in_tables_and_heads_stay_where_they_are() -> None:
    template = FRONT.replace("测试", "{{ value }}") + "| 甲 | 乙 |\n|---|---|\n|{{ value }}|<|\n"
    value = "a|b\n---\nkind: 伪造\\"
    document = parse(render_source(template, {"value": value}))
    assert document.meta.kind == "test"
    assert document.meta.title == "a|b --- kind: 伪造\\"
    assert to_text(document).endswith(value)


def test_line_ends_in_a_value_make_paragraphs() -> None:
    document = parse(render_source(FRONT + "称：{{ value }}完。", {"value": "甲。\r\n\r\n乙。\n"}))
    assert to_text(document).splitlines()[1:] == ["称：甲。", "乙。", "完。"]


def test_characters_that_mislead_are_left_out() -> None:
    assert (
        body("{{ value }}", value="罚\u202e款\x00\x1b[1m百\U000f0041元\ufffe\ud800")
        == "罚款[1m百元"
    )


def test_dates_and_amounts_are_written_in_chinese() -> None:
    day, moment = dt.date(2022, 8, 8), dt.datetime(2022, 8, 7, 17, 5, tzinfo=dt.UTC)
    assert body("{{ day }}", day=day) == "2022年8月8日"
    assert body("{{ day|date_hanzi }}", day=day) == "二〇二二年八月八日"
    assert body("{{ at|time }} {{ at|date }}", at=moment) == "2022年8月8日1时05分 2022年8月8日"
    assert body("{{ at|time }}", at="2022-08-07T17:05:00.000000Z") == "2022年8月8日1时05分"
    assert body("{{ fen|yuan }}（{{ fen|capital }}）", fen=300000) == "3,000元（叁仟元整）"
    assert body("{{ n|numeral }}", n=12) == "十二"


@pytest.mark.parametrize("template", ["{{ x|date }}", "{{ x|time }}"])
def test_what_is_no_date_is_refused(template: str) -> None:
    with pytest.raises(TemplateProblem, match="不是"):
        body(template, x="昨天")


@pytest.mark.parametrize("value", [1.5, object(), dt.datetime(2022, 1, 1), {"中文": 1}, {"_x": 1}])
def test_data_must_be_plain(value: object) -> None:
    with pytest.raises(TemplateProblem, match=r"文书数据“data\.x"):
        body("甲", x=value)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("正文", "缺少开头"),
        ("---\ntitle: 甲\n---\n", "kind"),
        ("---\ntitle: 甲\nkind: a\nkind: b\n---\n", "两次"),
        ("---\ntitle: 甲\nkind: a\nauthor: b\n---\n", "author"),
        ("---\ntitle: 甲\nkind: {{ x }}\n---\n", "不能用变量"),
        ("---\ntitle: 甲\nkind: a\nhead: blue\n---\n", "blue"),
        ("---\ntitle: 甲\nkind: a\npages: all\n---\n", "pages: all"),
        ("---\ntitle: 甲\nkind: a\naudience: everybody\n---\n", "everybody"),
    ],
)
def test_front_matter_is_checked(front: str, message: str) -> None:
    with pytest.raises(TemplateProblem, match=message):
        read_meta(front)


def test_meta_of_a_template_needs_no_data() -> None:
    meta = read_meta(NOTICE)
    assert (meta.title, meta.kind, meta.numbered) == (
        "行政复议申请受理通知书",
        "acceptance",
        "{code}复受〔{year}〕{n}号",
    )
    assert meta.laws == ("行政复议法 2017-09-01", "行政复议法实施条例 2007-05-29")
    assert meta.audience == ("applicant",)
