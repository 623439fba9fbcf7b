"""Appending events to the streams of entries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import connection

from zhunsheng.kernel.ledger import chain, erasure, journal, personal
from zhunsheng.kernel.ledger.models import Event, PersonalValue, StreamHead
from zhunsheng.kernel.ledger.personal import Personal
from zhunsheng.kernel.ledger.tests.helpers import put, together
from zhunsheng.lib import canonical
from zhunsheng.lib.canonical import NotCanonical

ID_NUMBER = "640104199003077259"


@pytest.mark.django_db
class TestAppend:
    def test_events_of_one_subject_form_a_chain(self) -> None:
        first, second, other = put(name="甲"), put(name="乙"), put(subject=2)
        assert (first.sequence, first.previous) == (1, chain.GENESIS)
        assert (second.sequence, second.previous) == (2, first.hash)
        assert (other.sequence, other.previous) == (1, chain.GENESIS)

    def test_the_stored_row_still_has_its_hash(self) -> None:
        event = Event.objects.get(pk=put(name="“引号”\n换行\t\u2028").pk)
        assert chain.link(event) == event.hash

    def test_the_head_follows(self) -> None:
        put()
        last = put()
        head = StreamHead.objects.get(stream="units", subject_id=1)
        assert (head.sequence, head.hash) == (2, last.hash)

    def test_floats_are_refused_and_nothing_is_written(self) -> None:
        with pytest.raises(NotCanonical):
            put(amount=0.1)
        assert not Event.objects.exists()
        assert not StreamHead.objects.exists()

    def test_matters_are_refused(self) -> None:
        with pytest.raises(ValueError, match="perform"):
            journal.append("matter", 1, "accept", "system", {})


@pytest.mark.django_db
class TestPersonal:
    def event(self) -> Event:
        people = [{"id": Personal(ID_NUMBER), "phone": Personal("")}]
        return put(people=people, note=Personal("家住某处"), plain="公开")

    def test_the_event_holds_digests_only(self) -> None:
        event = self.event()
        assert ID_NUMBER not in event.data
        assert "家住" not in event.data
        assert {row.field for row in event.personal_values.all()} == {"people.0.id", "note"}

    def test_equal_texts_have_different_digests(self) -> None:
        assert personal.commit("13000000000")[1] != personal.commit("13000000000")[1]

    def test_the_database_holds_neither_text_nor_salt_in_clear(self) -> None:
        row = self.event().personal_values.get(field="people.0.id")
        with connection.cursor() as cursor:
            cursor.execute("SELECT salt, value FROM ledger_personalvalue WHERE id = %s", [row.pk])
            stored = cursor.fetchone()
        assert ID_NUMBER not in stored[1]
        assert row.salt not in stored[0]

    def test_reveal_puts_the_texts_back(self) -> None:
        assert personal.reveal(self.event()) == {
            "people": [{"id": ID_NUMBER, "phone": ""}],
            "note": "家住某处",
            "plain": "公开",
        }

    def test_erasure_removes_text_and_salt_and_says_so(self) -> None:
        event = self.event()
        said = erasure.erase(event, "people.0.id", "个人信息保护法第四十七条", "person:1")
        row = PersonalValue.objects.get(event=event, field="people.0.id")
        assert (row.salt, row.value) == ("", "")
        assert (said.stream, said.subject_id) == ("erasure", event.pk)
        assert personal.reveal(event)["people"][0]["id"] == personal.ERASED
        assert chain.link(Event.objects.get(pk=event.pk)) == event.hash

    def test_nothing_is_erased_twice(self) -> None:
        event = self.event()
        erasure.erase(event, "note", "依申请", "person:1")
        with pytest.raises(erasure.AlreadyErased, match="note"):
            erasure.erase(event, "note", "依申请", "person:1")
        assert Event.objects.filter(stream="erasure").count() == 1

    def test_a_personal_text_outside_conceal_cannot_be_written(self) -> None:
        with pytest.raises(NotCanonical):
            canonical.dumps({"id": Personal(ID_NUMBER)})

    def test_repr_shows_no_text(self) -> None:
        _, kept = personal.conceal({"id": Personal(ID_NUMBER)})
        assert ID_NUMBER not in repr(Personal(ID_NUMBER)) + repr(kept)


@pytest.mark.django_db(transaction=True)
def test_concurrent_first_writers_of_one_subject_form_one_chain() -> None:
    together(*[lambda: [put() for _ in range(5)]] * 4)
    events = list(Event.objects.order_by("sequence"))
    assert [event.sequence for event in events] == list(range(1, 21))
    assert all(b.previous == a.hash for a, b in pairwise(events))
