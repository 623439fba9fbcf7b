"""Which bytes of an event are hashed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.ledger import chain
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
# Away from both ends of the calendar, where another time zone has no date.
INSTANT = st.datetimes(
    datetime(1, 1, 2),
    datetime(9999, 12, 30),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))]),
)
DATA = st.dictionaries(st.text(st.characters(codec="ascii"), max_size=5), TEXT | st.integers(-9, 9))

EVENTS = st.builds(
    Event,
    stream=TEXT,
    subject_id=st.integers(0, 2**53 - 1),
    sequence=st.integers(1, 10**6),
    action=TEXT,
    actor=TEXT,
    person_id=st.none() | st.integers(1, 10**6),
    on_behalf_of_id=st.none() | st.integers(1, 10**6),
    from_stage=TEXT,
    to_stage=TEXT,
    data=DATA.map(lambda data: canonical.dumps(data).decode()),
    occurred_at=INSTANT,
    recorded_at=INSTANT,
    algorithm=st.just("sm3"),
    previous=TEXT,
    client=TEXT,
    key=st.none() | TEXT,
    request=st.none() | TEXT,
)


@given(EVENTS)
def test_the_hashed_bytes_are_canonical_json_of_every_hashed_column(event: Event) -> None:
    names = {"subject_id": "subject", "person_id": "person", "on_behalf_of_id": "on_behalf_of"}
    names |= {"from_stage": "from", "to_stage": "to"}
    said = {names.get(column, column): getattr(event, column) for column in chain.COLUMNS}
    said["data"] = json.loads(event.data)
    assert chain.body(event) == canonical.dumps(said)
    assert chain.link(event) == sm3(chain.body(event))


def test_every_column_is_hashed_but_the_hash_itself_and_the_later_seal() -> None:
    columns = {field.attname for field in Event._meta.concrete_fields}
    assert columns - set(chain.COLUMNS) == {"id", "hash", "seal_id", "leaf"}


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="缺少时区"):
        chain.instant(datetime(2022, 8, 8))


def test_an_instant_without_microseconds_keeps_its_six_digits() -> None:
    assert chain.instant(datetime(2022, 8, 8, 9, tzinfo=UTC)) == "2022-08-08T09:00:00.000000Z"
