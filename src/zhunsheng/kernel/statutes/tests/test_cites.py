"""Cites, and whether what they name exists."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.statutes.catalog import fault, has_limit, known
from zhunsheng.kernel.statutes.checks import check_files, unknown_cites, unknown_limits
from zhunsheng.kernel.statutes.cites import Cite


@pytest.mark.parametrize(
    ("cite", "text"),
    [
        (Cite("行政复议法", "2017", 31), "《行政复议法》（2017）第三十一条"),
        (Cite("行政复议法", "2023", 31, 2), "《行政复议法》（2023）第三十一条第二款"),
        (Cite("行政复议法", "2023", 41, 1, 5), "《行政复议法》（2023）第四十一条第一款第（五）项"),
        (Cite("民法典", "2020", 1260), "《民法典》（2020）第一千二百六十条"),
        (Cite("行政复议法实施条例", "2007", 10), "《行政复议法实施条例》（2007）第十条"),
        (Cite("某某工作的指导意见", "2015", 2), "《某某工作的指导意见》（2015）第二部分"),
    ],
)
def test_a_cite_reads_like_a_lawyer_writes_it(cite: Cite, text: str) -> None:
    assert cite.text == str(cite) == text


def test_parse_is_the_way_the_files_write_it() -> None:
    assert Cite.parse("行政复议法 2017 31") == Cite("行政复议法", "2017", 31)
    assert Cite.parse("行政复议法 2023 41 1 5") == Cite("行政复议法", "2023", 41, 1, 5)


@pytest.mark.parametrize(
    "text", ["行政复议法 2017", "行政复议法 2017 第31条", "行政复议法 2017 1 2 3 4", "法 2017 0"]
)
def test_a_cite_that_names_no_article_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="写法"):
        Cite.parse(text)


@pytest.mark.parametrize(
    ("statute", "version", "last"),
    [
        ("行政复议法", "2017", 43),
        ("行政复议法", "2023", 90),
        ("行政复议法实施条例", "2007", 66),
        ("行政诉讼法", "2017", 103),
        ("民法典", "2020", 1260),
        ("民事诉讼法", "2021", 291),
        ("民事诉讼法", "2023", 306),
        ("法律援助法", "2021", 71),
    ],
)
def test_the_last_article_is_known_and_the_next_is_not(
    statute: str, version: str, last: int
) -> None:
    assert known(Cite(statute, version, last))
    assert not known(Cite(statute, version, last + 1))
    assert not known(Cite(statute, version, 0))


def test_a_fault_says_what_is_not_there() -> None:
    assert fault(Cite("行政复议法", "2023", 62)) is None
    assert (
        fault(Cite("行政复议法", "2017", 62))
        == "《行政复议法》（2017）第六十二条：该文本只有43条。"
    )
    assert "登记的文本只有2017、2023年的" in (fault(Cite("行政复议法", "1999", 1)) or "")
    assert "没有登记这部法律" in (fault(Cite("复议法", "2023", 1)) or "")


class TestChecks:
    def test_the_files_are_sound(self) -> None:
        assert check_files() == []

    def test_a_declaration_with_a_wrong_article_is_an_error(self) -> None:
        good, bad = Cite("行政复议法", "2023", 62), Cite("行政复议法", "2023", 99)
        errors = unknown_cites([("decide", good), ("dream", bad)])
        assert [error.id for error in errors] == ["statutes.E002"]
        assert errors[0].msg.startswith("dream: 《行政复议法》（2023）第九十九条")

    def test_a_limit_that_no_file_declares_is_an_error(self) -> None:
        used = [
            ("accept", "reconsideration.decide", "2017"),
            ("accept", "reconsideration.decide_summary", "2017"),
            ("dream", "reconsideration.dream", None),
        ]
        errors = unknown_limits(used)
        assert [error.msg.split(":")[0] for error in errors] == ["accept", "dream"]
        assert has_limit("reconsideration.decide_summary")
