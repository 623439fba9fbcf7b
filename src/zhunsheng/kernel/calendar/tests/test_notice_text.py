"""Reading pasted notices."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.kernel.calendar.entries import Entry
from zhunsheng.kernel.calendar.national import entries as package_entries
from zhunsheng.kernel.calendar.notice_text import read

NATION_2026 = """各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""

NINGXIA_2021 = """一、元旦:2021年1月1日至3日放假,共3天。
二、春节:2月11日至17日放假调休,共7天。2月7日(星期日)、2月20日(星期六)上班。
三、清明节:4月3日至5日放假调休,共3天。
四、劳动节:5月1日至5日放假调休,共5天。4月25日(星期日)、5月8日(星期六)上班。
五、开斋节:5月13日至14日放假。
六、端午节:6月12日至14日放假,共3天。
七、古尔邦节:7月19日至20日放假。
八、中秋节:9月19日至21日放假调休,共3天。9月18日(星期六)上班。
九、国庆节:10月1日至7日放假调休,共7天。9月26日(星期日)、10月9日(星期六)上班。"""


def test_the_national_notice_of_2026_gives_the_days_of_the_package() -> None:
    reading = read(NATION_2026, 2026)
    assert reading.problems == []
    found = {(entry.day, entry.kind) for entry in reading.entries}
    assert found == {(entry.day, entry.kind) for entry in package_entries(2026)}


def test_a_regional_notice_with_half_width_marks() -> None:
    reading = read(NINGXIA_2021, 2021)
    assert reading.problems == []
    assert Entry(date(2021, 5, 13), "rest", "开斋节") in reading.entries
    assert Entry(date(2021, 7, 20), "rest", "古尔邦节") in reading.entries
    assert Entry(date(2021, 9, 18), "work", "中秋节调休") in reading.entries


@pytest.mark.parametrize(
    "text",
    [
        "一、元旦：2018年12月30日至1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
        "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。12月29日（星期六）上班。",
    ],
)
def test_a_break_over_the_turn_of_the_year(text: str) -> None:
    reading = read(text, 2019)
    assert reading.problems == []
    assert [(entry.day.isoformat(), entry.kind) for entry in reading.entries] == [
        ("2018-12-29", "work"),
        ("2018-12-30", "rest"),
        ("2018-12-31", "rest"),
        ("2019-01-01", "rest"),
    ]


def test_single_days_and_days_joined_to_a_weekend() -> None:
    reading = read(
        "三、清明节：4月5日放假，与周末连休。\n四、开斋节：6月5日、6日放假。\n"
        "五、劳动节：5月1日放假，5月2日（星期一）补休。",
        2016,
    )
    days = [entry.day.isoformat() for entry in reading.entries]
    assert days == ["2016-04-05", "2016-05-01", "2016-05-02", "2016-06-05", "2016-06-06"]


def test_a_sentence_that_rests_and_works() -> None:
    reading = read("一、元旦：1月1日（周四）至3日（周六）放假，1月4日（周日）上班。", 2026)
    assert [(entry.day.day, entry.kind) for entry in reading.entries] == [
        (1, "rest"),
        (2, "rest"),
        (3, "rest"),
        (4, "work"),
    ]


def test_rows_of_a_sheet() -> None:
    reading = read("2027-01-01\t休\t元旦\n2027/1/3 班\n2027年1月2日 放假 元旦", 2027)
    assert reading.problems == []
    assert reading.entries == [
        Entry(date(2027, 1, 1), "rest", "元旦"),
        Entry(date(2027, 1, 2), "rest", "元旦"),
        Entry(date(2027, 1, 3), "work", "放假调休"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("一、元旦：1月1日（周五）至3日放假，共3天。", "2026年1月1日是星期四，文字写的是星期五"),
        ("一、元旦：1月1日至3日放假，共4天。", "共4天，按日期数出3天"),
        ("一、端午节：6月31日放假。", "6月31日不存在"),
        ("一、端午节：31日放假。", "没有写月份"),
        ("2026-02-30 休 春节", "日期不存在"),
        ("2026-02-20 玩 春节", "“玩”看不懂"),
        ("关于放假的通知", "没有从文字中认出放假日期"),
        ("", "没有从文字中认出放假日期"),
    ],
)
def test_what_is_wrong_is_said_in_place(text: str, problem: str) -> None:
    assert any(problem in said for said in read(text, 2026).problems)
