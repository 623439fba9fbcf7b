"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError

from zhunsheng.kernel.forms import ChineseDateField, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-08",
        "2022.8.8",
        "2022/8/8",
        "2022年8月8日",
        "2022年8月8号",
        "20220808",
        " 2022 年 8 月 8 日 ",
        "２０２２年８月８日",
    ],
)
def test_usual_spellings_are_one_day(text: str) -> None:
    assert parse_day(text) == date(2022, 8, 8)


@pytest.mark.parametrize("text", ["8月8日", "昨天", "2022-08", "22.8.8", "2022年8月8日上午"])
def test_incomplete_dates_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="例如2022年8月8日"):
        parse_day(text)


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="没有 2022年2月30日 这一天"):
        parse_day("2022.2.30")


@time_machine.travel("2022-08-08 23:30:00+08:00")
def test_past_and_future_are_counted_from_today() -> None:
    ChineseDateField(past=True).clean("2022-08-08")
    ChineseDateField(future=True).clean("2022-08-08")
    with pytest.raises(ValidationError, match="不能晚于今天（2022年8月8日）"):
        ChineseDateField(past=True).clean("2022-08-09")
    with pytest.raises(ValidationError, match="不能早于今天"):
        ChineseDateField(future=True).clean("2022-08-07")


def test_bounds_are_inclusive() -> None:
    field = ChineseDateField(earliest=date(2022, 1, 1), latest=date(2022, 12, 31))
    assert field.clean("2022-12-31") == date(2022, 12, 31)
    with pytest.raises(ValidationError, match="不能晚于 2022年12月31日"):
        field.clean("2023-01-01")


class DayForm(forms.Form):
    on = ChineseDateField(label="日期")
    paper = ChineseDateField(label="落款", native=False, required=False)


def test_picker_gets_iso_and_text_box_gets_chinese() -> None:
    form = DayForm(initial={"on": date(2022, 8, 8), "paper": date(2022, 8, 8)})
    assert 'type="date" name="on" value="2022-08-08"' in str(form["on"])
    assert 'value="2022年8月8日"' in str(form["paper"])


def test_a_refused_date_stays_visible() -> None:
    html = str(DayForm({"on": "2022-02-30"})["on"])
    assert 'type="text"' in html
    assert 'value="2022-02-30"' in html


def test_a_chinese_date_returns_to_the_picker() -> None:
    html = str(DayForm({"on": "2022年8月8日"})["on"])
    assert 'type="date"' in html
    assert 'value="2022-08-08"' in html
