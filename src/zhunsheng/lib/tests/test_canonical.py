"""Canonical JSON equals an independent RFC 8785 library on our subset, and refuses the rest."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib.canonical import MAX_INTEGER, NotCanonical, dumps

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INTEGER, MAX_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(VALUES)
def test_same_bytes_as_the_reference_library(value: Any) -> None:
    assert dumps(value) == rfc8785.dumps(value)


@given(VALUES)
def test_reading_back_gives_the_same_value(value: Any) -> None:
    assert json.loads(dumps(value)) == value


@given(st.dictionaries(KEYS, SCALARS, min_size=2))
def test_the_order_of_insertion_does_not_matter(value: dict[str, Any]) -> None:
    assert dumps(value) == dumps(dict(reversed(value.items())))


def test_the_sample_of_a_record() -> None:
    value = {"stage": "受理", "n": 3, "at": None, "ok": True, "list": [1, "二"]}
    expected = '{"at":null,"list":[1,"二"],"n":3,"ok":true,"stage":"受理"}'
    assert dumps(value) == expected.encode()


def test_escapes_are_those_of_rfc_8785() -> None:
    text = '\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028'
    assert dumps(text) == b'"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f\xe2\x80\xa8"'


def test_tuples_are_arrays() -> None:
    assert dumps((1, ("a", 2))) == b'[1,["a",2]]'


def test_enumerations_are_their_values() -> None:
    class Unit(StrEnum):
        WD = "WD"

    class Level(IntEnum):
        HIGH = 3

    assert dumps({Unit.WD: Unit.WD, "level": Level.HIGH}) == b'{"WD":"WD","level":3}'


def test_a_date_is_its_iso_text() -> None:
    assert dumps({"on": date(2022, 8, 8)}) == b'{"on":"2022-08-08"}'
    assert dumps(date(2022, 8, 8)) == b'"2022-08-08"'


def test_an_instant_is_utc_with_microseconds() -> None:
    china = timezone(timedelta(hours=8))
    whole = datetime(2022, 8, 8, 8, 0, tzinfo=china)
    assert dumps([whole]) == b'["2022-08-08T00:00:00.000000Z"]'
    assert dumps(datetime(2022, 8, 8, 0, 0, 0, 1, tzinfo=UTC)) == b'"2022-08-08T00:00:00.000001Z"'


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()))
def test_one_instant_has_one_form_in_every_zone(instant: datetime) -> None:
    assert dumps(instant) == dumps(instant.astimezone(UTC))


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(NotCanonical, match="缺少时区"):
        dumps({"at": datetime(2022, 8, 8)})


@pytest.mark.parametrize("number", [MAX_INTEGER, -MAX_INTEGER])
def test_the_largest_exact_integers_pass(number: int) -> None:
    assert dumps(number) == str(number).encode()


@pytest.mark.parametrize("number", [MAX_INTEGER + 1, -MAX_INTEGER - 1, 10**30])
def test_integers_that_readers_would_round_are_refused(number: int) -> None:
    with pytest.raises(NotCanonical, match=r"2\^53"):
        dumps({"n": [number]})


@pytest.mark.parametrize("number", [0.1, 1.0, float("nan"), float("inf")])
@pytest.mark.parametrize("wrap", [lambda v: v, lambda v: [v], lambda v: {"a": {"b": (v,)}}])
def test_floats_are_refused_at_any_depth(number: float, wrap: Any) -> None:
    with pytest.raises(NotCanonical, match="浮点数"):
        dumps(wrap(number))


@pytest.mark.parametrize("key", ["案号", 1, None, True, 1.5, "é"])
def test_keys_that_are_not_ascii_text_are_refused(key: Any) -> None:
    with pytest.raises(NotCanonical, match="不是 ASCII 文本"):
        dumps({"inner": {key: 1}})


@pytest.mark.parametrize("value", [Decimal(1), b"bytes", {1, 2}, object(), 1j])
def test_other_types_are_refused(value: Any) -> None:
    with pytest.raises(NotCanonical, match="没有规范形式"):
        dumps([value])


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(NotCanonical, match="代理字符"):
        dumps("\ud800")
