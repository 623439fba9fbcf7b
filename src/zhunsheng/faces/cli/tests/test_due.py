"""``zhunsheng due``: the hand-checked due dates, through the command as users call it."""

from __future__ import annotations

from typing import Any

import pytest

#: id, start, amount, unit, calendar, nominal, due (law.md, part 22: counted by hand).
VECTORS = [
    "1,2022-01-25,20,WD,CN,2022-02-25,2022-02-25",
    "2,2022-01-27,5,WD,CN,2022-02-08,2022-02-08",
    "4,2022-08-08,60,CD,CN,2022-10-07,2022-10-08",
    "5,2022-08-08,90,CD,CN,2022-11-06,2022-11-07",
    "7,2022-09-29,7,WD,CN,2022-10-13,2022-10-13",
    "9,2022-01-28,7,WD,CN,2022-02-11,2022-02-11",
    "11,2024-04-25,10,WD,CN,2024-05-11,2024-05-11",
    "13,2024-04-29,5,WD,CN,2024-05-09,2024-05-09",
    "15,2022-01-30,3,M,CN,2022-04-30,2022-05-05",
    "18,2022-07-05,90,CD,CN,2022-10-03,2022-10-08",
    "19a,2022-07-01,20,WD,CN,2022-07-29,2022-07-29",
    "19b,2022-07-01,20,WD,CN-NX,2022-08-02,2022-08-02",
]
KEYS = {"nominal", "due", "provisional", "explanation"}


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row.split(",")[0])
def test_raw_form(zhunsheng: Any, row: str) -> None:
    _id, start, amount, unit, area, nominal, last = row.split(",")
    ran = zhunsheng(
        "due", "--start", start, "--amount", amount, "--unit", unit, "--calendar", area, "--json"
    )
    assert (ran.status, ran.err) == (0, "")
    assert set(ran.json) == KEYS
    assert (ran.json["nominal"], ran.json["due"]) == (nominal, last)
    assert ran.json["provisional"] is False
    assert all(isinstance(line, str) for line in ran.json["explanation"])


@pytest.mark.parametrize(
    ("limit", "start", "nominal", "last"),
    [
        ("reconsideration.examine", "2022-01-27", "2022-02-08", "2022-02-08"),
        ("reconsideration.decide", "2022-08-08", "2022-10-07", "2022-10-08"),
        ("reconsideration.reply", "2024-04-25", "2024-05-11", "2024-05-11"),
        ("reconsideration.examine", "2024-04-29", "2024-05-09", "2024-05-09"),
    ],
)
def test_limit_form_chooses_the_law_by_date(
    zhunsheng: Any, limit: str, start: str, nominal: str, last: str
) -> None:
    answer = zhunsheng("due", limit, "--start", start, "--json").json
    assert set(answer) == KEYS
    assert (answer["nominal"], answer["due"]) == (nominal, last)
    law = "2017" if start < "2024" else "2023"
    assert f"《行政复议法》（{law}）" in answer["explanation"][0]


def test_limit_form_with_the_overlay_of_ningxia(zhunsheng: Any) -> None:
    # 11 and 12 July 2022 are off in Ningxia: five working days from the 7th end two later.
    national = zhunsheng("due", "reconsideration.examine", "--start", "2022-07-07", "--json").json
    overlay = zhunsheng(
        "due", "reconsideration.examine", "--start", "2022-07-07", "--calendar", "CN-NX", "--json"
    ).json
    assert (national["due"], overlay["due"]) == ("2022-07-14", "2022-07-18")


def test_no_rollover(zhunsheng: Any) -> None:
    raw = ("due", "--start", "2022-07-05", "--amount", "90", "--unit", "CD", "--json")
    assert zhunsheng(*raw, "--no-rollover").json["due"] == "2022-10-03"
    assert zhunsheng(*raw, "--rollover").json["due"] == "2022-10-08"


def test_a_year_without_a_notice_is_provisional(zhunsheng: Any) -> None:
    raw = ("due", "--start", "2035-01-04", "--amount", "20", "--unit", "WD")
    assert zhunsheng(*raw, "--json").json["provisional"] is True
    assert "暂定" in zhunsheng(*raw).out


def test_in_words(zhunsheng: Any) -> None:
    ran = zhunsheng("due", "reconsideration.decide", "--start", "2022-08-08")
    assert ran.out.splitlines()[0] == "2022年10月8日届满"
    assert "第三十一条" in ran.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reconsideration.decide"], "缺少参数：--start"),
        (["reconsideration.decide", "--start", "8月8日"], "--start 的值 '8月8日' 不对"),
        (["--start", "2022-08-08"], "请写期限代码"),
        (["--start", "2022-08-08", "--amount", "5", "--unit", "Y"], "单位“Y”不认识"),
        (["--start", "2022-08-08", "--amount", "x"], "--amount 的值 'x' 不对"),
        (["--start", "2022-08-08", "--wrong"], "不认识的参数：--wrong"),
        (["--start"], "--start 后面要写一个值"),
        (["no.such.limit", "--start", "2022-08-08"], "no.such.limit"),
        (["reconsideration.decide", "--start", "2022-08-08", "--calendar", "XX"], "XX"),
    ],
)
def test_usage_errors(zhunsheng: Any, arguments: list[str], message: str) -> None:
    ran = zhunsheng("due", *arguments, "--json")
    assert ran.status == 2
    assert ran.out == ""
    assert message in ran.err
    assert "Traceback" not in ran.err
