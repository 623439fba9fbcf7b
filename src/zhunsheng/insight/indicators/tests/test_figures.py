from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.indicators.declaration import Sum, Worth
from zhunsheng.insight.indicators.figures import (
    Figure,
    change,
    figure,
    figures,
    figures_of,
    grouped,
    rounded,
    series,
)
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.indicators.registry import UnknownIndicator, chapter_key
from zhunsheng.insight.indicators.tests.samples import (
    ACCEPTED,
    ALL,
    AVERAGE,
    BESIDE,
    CLOSED,
    CORRECTION,
    MATTERS,
    OUTCOME,
    RATE,
    TRIED,
    UNIT,
)
from zhunsheng.kernel.statutes.cites import Cite

Y2022 = Period(date(2022, 1, 1), date(2022, 12, 31))
MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)


@pytest.mark.parametrize(
    ("number", "divisor", "decimals", "digits"),
    [
        (4500, 64, 1, "70.3"),
        (800, 45, 1, "17.8"),
        (16400, 187, 1, "87.7"),
        (187600, 2118, 2, "88.57"),
        (100, 800, 1, "0.1"),  # 0.125 % rounds half up at the last digit
        (1, 8, 2, "0.13"),
        (1, 2, 0, "1"),
        (6400, 64, 1, "100"),
        (0, 7, 1, "0"),
        (-1, 3, 1, "-0.3"),
        (-1, 300, 1, "0"),
        (2, 3, 3, "0.667"),
    ],
)
def test_rounding_is_half_up_and_exact(
    number: int, divisor: int, decimals: int, digits: str
) -> None:
    assert rounded(number, divisor, decimals) == digits


def test_a_rate_shows_its_parts(matter: MakeMatter) -> None:
    for at in range(64):
        closed = {"closed_on": JUNE, "outcome": "C1" if at < 8 else "B1"} if at < 45 else {}
        matter(accepted_on=MARCH, **closed)
    found = {one.code: one for one in figures_of(ALL, Y2022)}
    assert found["demo.rate"].text == "70.3%"
    assert found["demo.rate"].explanation == "审结 45 ÷ 受理 64"
    assert found["demo.correction"].value == 17.8
    assert found["demo.open"].text == "19件"
    assert found["demo.tried"].value == 64
    assert found["demo.average"].text == "92天"


def test_counts_told_beside_each_other_stay_apart(matter: MakeMatter) -> None:
    for closed in (True, False, False):
        matter(accepted_on=MARCH, **({"closed_on": JUNE, "outcome": "B1"} if closed else {}))
    (found,), (before,) = series([BESIDE], [Y2022, Y2022.year_before()])
    assert (found.printed, found.text, found.value) == ("1+2", "1+2个", 3)
    assert found.as_json()["value"] == "1+2"
    assert found.explanation == "审结 1、期末未结 2"
    assert (change(found, before), change(found, found)) == ("", "持平")


def test_a_rate_over_nothing_is_a_dash(db: None) -> None:
    (found,) = figures_of([RATE], Y2022)
    assert (found.value, found.text, found.fraction) == (None, "—", (0, 0))


def test_json_has_exactly_the_documented_keys(
    matter: MakeMatter, registered: object, district: District
) -> None:
    registered(*ALL)  # type: ignore[operator]
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="B1")
    matter(accepted_on=MARCH, place=district.west)
    by_code = {one.code: one.as_json() for one in figures(2022)}
    assert by_code["demo.rate"] == {
        "code": "demo.rate",
        "ref": "F903",
        "title": "结案率",
        "value": 50,
        "unit": "%",
        "numerator": 1,
        "denominator": 2,
        "basis": "审结除以受理",
    }
    assert by_code["demo.accepted"]["numerator"] is None
    assert figure("F901", 2022, district.east).value == 1


def test_an_unknown_code_says_so(registered: object) -> None:
    registered(*ALL)  # type: ignore[operator]
    with pytest.raises(UnknownIndicator, match="没有代码为“F999”的指标"):
        figure("F999", 2022)


def test_all_figures_take_one_query_for_the_table_and_one_for_submissions(
    matter: MakeMatter, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    matter(accepted_on=MARCH)
    with django_assert_num_queries(2):
        figures_of(ALL, Y2022)


def test_months_as_a_series(matter: MakeMatter) -> None:
    for day in (date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 28)):
        matter(accepted_on=day)
    values = [one.value for (one,) in series([ACCEPTED], Y2022.months()[:3])]
    assert values == [1, 2, 0]


def test_groups_have_labels_and_empty_members(matter: MakeMatter) -> None:
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    matter(accepted_on=MARCH)
    groups = grouped([ACCEPTED, CLOSED], Y2022, [OUTCOME])
    assert [(g.labels[0], *(f.value for f in g.figures)) for g in groups] == [
        ("撤销", 1, 1),
        ("维持", 0, 0),
        ("调解", 0, 0),
        ("（未填）", 1, 0),
    ]


def test_groups_by_unit_name_it_in_one_more_query(
    matter: MakeMatter, district: District, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)
    with django_assert_num_queries(2):
        groups = grouped([ACCEPTED], Y2022, [UNIT])
    assert {g.labels[0] for g in groups} == {"第一局", "第二局"}


def test_rates_in_groups_are_computed_afresh(matter: MakeMatter, district: District) -> None:
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="B1")
    matter(accepted_on=MARCH)
    matter(accepted_on=MARCH, unit=district.second)
    rates = {g.labels[0]: g.figures[0].text for g in grouped([RATE], Y2022, [UNIT])}
    assert rates == {"第一局": "50%", "第二局": "0%"}


def test_money_is_shown_in_ten_thousands() -> None:
    money = Sum(
        code="demo.money",
        title="金额",
        unit="万元",
        scale=1_000_000,
        decimals=2,
        chapter="6",
        basis="合计",
        table=MATTERS,
        period="closed_on",
        of="version",
    )
    found = Figure(money, Y2022, money.worth(lambda _leaf: 162_345_678))
    assert (found.text, found.value) == ("162.35万元", 162.35)
    assert found.as_json()["denominator"] is None


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (Worth(178, 1000, 100, 1), Worth(154, 1000, 100, 1), "↑2.4个百分点"),
        (Worth(1, 2, 100, 1), Worth(1, 2, 100, 1), "持平"),
        (Worth(1, 2, 100, 1), Worth(0, 0, 100, 1), ""),
    ],
)
def test_rates_move_by_percentage_points(now: Worth, before: Worth, words: str) -> None:
    assert change(Figure(RATE, Y2022, now), Figure(RATE, Y2022, before)) == words


def test_numbers_move_by_percent_and_other_ratios_by_their_unit() -> None:
    assert change(Figure(TRIED, Y2022, Worth(35)), Figure(TRIED, Y2022, Worth(40))) == "↓12.5%"
    assert change(Figure(TRIED, Y2022, Worth(35)), Figure(TRIED, Y2022, Worth(0))) == ""
    # Nobody reads ↑4471.7%.
    assert change(Figure(TRIED, Y2022, Worth(2743)), Figure(TRIED, Y2022, Worth(60))) == "约46倍"
    assert change(Figure(TRIED, Y2022, Worth(599)), Figure(TRIED, Y2022, Worth(60))) == "↑898.3%"
    slow, fast = Worth(90, 2, 1, 1), Worth(87, 2, 1, 1)
    assert change(Figure(AVERAGE, Y2022, slow), Figure(AVERAGE, Y2022, fast)) == "↑1.5天"


def test_chapters_sort_by_number_and_the_unnumbered_one_comes_last() -> None:
    assert sorted(["0", "10", "2", "1.2", "1.10"], key=chapter_key) == [
        "1.2",
        "1.10",
        "2",
        "10",
        "0",
    ]


def test_the_source_is_the_law_of_the_time() -> None:
    old, new = Cite("行政复议法", "2017", 17), Cite("行政复议法", "2023", 30)
    both = replace(ACCEPTED, cite=(old, new), source="统计报表制度")
    assert both.source_on(date(2023, 12, 31)) == "《行政复议法》（2017）第十七条"
    assert both.source_on(date(2024, 1, 1)) == "《行政复议法》（2023）第三十条"
    assert Figure(both, Y2022, Worth(1)).source == "《行政复议法》（2017）第十七条"
    assert replace(both, cite=new).source_on(date(2022, 1, 1)) == "统计报表制度"


def test_a_definition_names_its_parts() -> None:
    assert CORRECTION.definition(MARCH)["rule"] == "100 * demo.corrected / demo.closed"
    assert TRIED.definition(MARCH)["rule"] == "demo.carried_in + demo.accepted"
    assert ACCEPTED.definition(MARCH)["rule"] == "matters.Matter: accepted_on in period; (AND: )"
