"""What is stored and what is asked must meet: in FTS5 for real, and in the text of a tsquery."""

import sqlite3
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib.search import Phrase, bigrams, fts5, pinyin, pinyin_initials, query, tsquery

HAN = st.text("行政复议决定书法治秦𠮷〇", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("行政复议", "行政 政复 复议 议"),
        ("议", "议"),
        ("", ""),
        ("，。！ ", ""),
        ("兴政复〔2022〕12号", "兴政 政复 复 2022 12 号"),
        ("ＡＢＣ公司", "abc 公司 司"),
        ("Wi-Fi 6", "wi fi 6"),
        ("阿依古丽·买买提", "阿依 依古 古丽 丽 买买 买提 提"),
        ("𠮷田", "𠮷田 田"),
        ("二〇二二", "二〇 〇二 二二 二"),
    ],
)
def test_what_is_stored(text: str, stored: str) -> None:
    assert bigrams(text) == stored


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("复议", [Phrase(("复议",))]),
        ("行政复议", [Phrase(("行政", "政复", "复议"))]),
        ("秦", [Phrase(("秦",), prefix=True)]),
        ("2022 12", [Phrase(("2022",)), Phrase(("12",), prefix=True)]),
        ("12号", [Phrase(("12",)), Phrase(("号",), prefix=True)]),
        ("", []),
        ('"*:()', []),
    ],
)
def test_what_is_asked(text: str, phrases: list[Phrase]) -> None:
    assert query(text) == phrases


def test_the_two_query_languages() -> None:
    assert fts5("行政复议 秦 12") == '"行政 政复 复议" AND "秦" * AND "12" *'
    assert tsquery("行政复议 秦 12") == "'行政' <-> '政复' <-> '复议' & '秦':* & '12':*"
    assert fts5("") == tsquery("，") == ""


def found(stored: str, asked: str) -> bool:
    """Whether SQLite finds the one text by the query."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
        connection.execute("INSERT INTO t VALUES (?)", (bigrams(stored),))
        sql = "SELECT count(*) FROM t WHERE t MATCH ?"
        return bool(connection.execute(sql, (fts5(asked),)).fetchone()[0])
    finally:
        connection.close()


@given(HAN, HAN, HAN)
def test_every_part_of_a_text_finds_it(head: str, part: str, tail: str) -> None:
    assert found(head + part + tail, part)


@given(HAN, HAN)
def test_only_parts_of_a_text_find_it(stored: str, asked: str) -> None:
    assert found(stored, asked) == (asked in stored)


@pytest.mark.parametrize(
    ("asked", "hit"),
    [
        ("兴政复〔2022〕12号", True),
        ("2022 12", True),
        ("兴政复 2022", True),
        ("兴政复〔2022〕1号", False),
        ("兴政复〔2022〕1", True),
        ("2021", False),
        ("政府", False),
    ],
)
def test_a_case_number(asked: str, hit: bool) -> None:
    assert found("兴政复〔2022〕12号 秦某不服行政处罚", asked) == hit


@given(st.text())
def test_no_text_breaks_a_query(text: str) -> None:
    if query(text):
        found("行政复议", text)
    assert tsquery(text).count("'") == 2 * sum(len(phrase.tokens) for phrase in query(text))


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("重庆", "cq"),
        ("银川市兴庆区", "ycsxqq"),
        ("红寺堡区", "hspq"),
        ("行政复议", "xzfy"),
        ("银行行长", "yhhz"),
        ("调解中心", "tjzx"),
        ("兴庆区12号", "xqq12h"),
        ("ABC公司", "abcgs"),
        ("解放西街（南）", "jfxjn"),
        ("", ""),
    ],
)
def test_initials_of_places_and_units(text: str, initials: str) -> None:
    assert pinyin_initials(text) == initials


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单某", "shan mou"),
        ("仇某", "qiu mou"),
        ("曾某", "zeng mou"),
        ("解某", "xie mou"),
        ("尉迟某", "yu chi mou"),
        ("秦某", "qin mou"),
        ("张单", "zhang dan"),
        ("缪", "miao"),
        ("", ""),
    ],
)
def test_surnames_are_read_as_such(name: str, reading: str) -> None:
    assert pinyin(name, person=True) == reading
    assert pinyin_initials(name, person=True) == "".join(word[0] for word in reading.split())


def test_only_the_beginning_of_a_name_is_a_surname() -> None:
    assert pinyin("王·单某", person=True) == "wang dan mou"
    assert pinyin("单某") == "dan mou"


def test_a_character_without_a_reading_stands_for_itself() -> None:
    assert pinyin_initials("𠮷田") == "𠮷t"


def test_the_dictionaries_are_not_loaded_before_they_are_needed() -> None:
    code = "import sys, zhunsheng.lib.search; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
