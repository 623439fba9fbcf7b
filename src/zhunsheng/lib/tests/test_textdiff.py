"""Differences: nothing is lost, and the reader sees whole changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib import textdiff
from zhunsheng.lib.textdiff import Op, Paragraph, compare, compare_texts, summary

texts = st.text("复议决定六三十日。", max_size=20)
documents = st.lists(texts, max_size=6).map("\n".join)


def side(ops: list[Op] | tuple[Op, ...], without: str) -> str:
    return "".join(op.text for op in ops if op.kind != without)


@given(texts, texts)
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    ops = compare(old, new)
    assert side(ops, "insert") == old
    assert side(ops, "delete") == new
    assert all(op.text for op in ops)


@given(texts)
def test_a_text_equals_itself(text: str) -> None:
    assert compare(text, text) == ([Op("equal", text)] if text else [])


def test_a_changed_number_is_one_change() -> None:
    assert compare("自受理之日起六十日内作出决定", "自受理之日起三十日内作出决定") == [
        Op("equal", "自受理之日起"),
        Op("delete", "六"),
        Op("insert", "三"),
        Op("equal", "十日内作出决定"),
    ]


def test_crumbs_between_changes_are_folded_in() -> None:
    assert compare("甲一乙", "丙一丁") == [Op("delete", "甲一乙"), Op("insert", "丙一丁")]
    assert compare("甲一二乙", "丙一二丁")[2] == Op("equal", "一二")


def test_a_single_character_at_the_edge_is_no_crumb() -> None:
    assert compare("甲一", "甲二") == [Op("equal", "甲"), Op("delete", "一"), Op("insert", "二")]
    assert compare("一。", "二。")[-1] == Op("equal", "。")


def test_very_long_paragraphs_are_replaced_as_a_whole() -> None:
    old = "甲" * (textdiff._LONGEST + 1)
    assert compare(old, old) == [Op("equal", old)]
    assert compare(old, "乙") == [Op("delete", old), Op("insert", "乙")]


OLD = """第一条 为了防止和纠正违法的行政行为，制定本法。
第二条 公民认为行政行为侵犯其合法权益的，可以申请行政复议。

第三条 复议机关自受理之日起六十日内作出决定。
第四条 本法自公布之日起施行。"""
NEW = """第一条 为了防止和纠正违法的行政行为，制定本法。
第二条 复议工作坚持党的领导。
第三条 公民认为行政行为侵犯其合法权益的，可以申请行政复议。
第四条 复议机关自受理之日起三十日内作出决定。
   """


def test_an_inserted_article_does_not_hide_the_renumbered_ones() -> None:
    result = compare_texts(OLD, NEW)
    assert [(p.kind, p.old_number, p.new_number) for p in result] == [
        ("equal", 1, 1),
        ("insert", None, 2),
        ("replace", 2, 3),
        ("replace", 3, 4),
        ("delete", 4, None),
    ]
    assert result[2].ops[:4] == (
        Op("equal", "第"),
        Op("delete", "二"),
        Op("insert", "三"),
        Op("equal", "条 公民认为行政行为侵犯其合法权益的，可以申请行政复议。"),
    )
    assert summary(result) == "新增1段，删除1段，修改2段"


def test_equal_texts_have_no_change_whatever_their_blank_lines() -> None:
    result = compare_texts("甲\n\n乙  ", "甲\r\n  乙")
    assert [p.kind for p in result] == ["equal", "equal"]
    assert summary(result) == "无变化"


def test_nothing_against_something() -> None:
    assert compare_texts("", "") == []
    assert compare_texts("", "甲") == [Paragraph("insert", (Op("insert", "甲"),), None, 1)]
    assert summary(compare_texts("甲\n乙", "")) == "删除2段"


def test_unlike_paragraphs_are_not_versions_of_each_other() -> None:
    assert [p.kind for p in compare_texts("甲乙丙丁", "子丑寅卯")] == ["delete", "insert"]


@given(documents, documents)
def test_every_paragraph_appears_once_and_in_order(old: str, new: str) -> None:
    result = compare_texts(old, new)
    olds = [p.old_number for p in result if p.old_number is not None]
    news = [p.new_number for p in result if p.new_number is not None]
    assert olds == list(range(1, len(olds) + 1))
    assert news == list(range(1, len(news) + 1))
    kept = [side(p.ops, "insert") for p in result if p.old_number is not None]
    assert kept == [line.strip() for line in old.splitlines() if line.strip()]


def test_too_many_changed_paragraphs_are_matched_by_position(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(textdiff, "_LARGEST_BLOCK", 1)
    result = compare_texts("甲乙\n丙丁", "子丑\n寅卯\n辰巳")
    assert [(p.kind, p.old_number, p.new_number) for p in result] == [
        ("replace", 1, 1),
        ("replace", 2, 2),
        ("insert", None, 3),
    ]


def test_paragraphs_that_changed_places_are_matched_only_without_crossing() -> None:
    result = compare_texts(
        "公民可以申请行政复议。\n决定书应当公开。", "决定书应予公开。\n公民可申请行政复议。"
    )
    assert [(p.kind, p.old_number, p.new_number) for p in result] == [
        ("insert", None, 1),
        ("replace", 1, 2),
        ("delete", 2, None),
    ]
