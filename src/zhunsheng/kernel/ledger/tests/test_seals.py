"""Sealing."""

from __future__ import annotations

import time

import pytest
from django.db import transaction

from zhunsheng.kernel.ledger import seals
from zhunsheng.kernel.ledger.models import Event, Seal, SealHead
from zhunsheng.kernel.ledger.tests.helpers import put, together
from zhunsheng.lib import merkle


@pytest.mark.django_db
class TestSeal:
    def test_every_event_without_a_seal_goes_under_the_new_one(self) -> None:
        events = [put(name=name) for name in "甲乙丙"]
        [seal] = seals.seal_now()
        rows = Event.objects.order_by("leaf").values_list("pk", "seal_id", "leaf")
        assert list(rows) == [(event.pk, seal.number, i) for i, event in enumerate(events)]
        assert seal.root == merkle.root([bytes.fromhex(event.hash) for event in events])

    def test_seals_form_a_chain(self) -> None:
        put()
        [first] = seals.seal_now()
        put()
        [second] = seals.seal_now()
        assert (first.number, second.number, second.previous) == (1, 2, first.hash)
        assert SealHead.objects.get().hash == second.hash
        assert seals.link(Seal.objects.get(number=2)) == second.hash

    def test_nothing_new_makes_no_seal(self) -> None:
        put()
        seals.seal_now()
        assert seals.seal_now() == []
        assert Seal.objects.count() == 1

    def test_many_events_go_under_several_seals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(seals, "SEAL_SIZE", 2)
        for _ in range(5):
            put()
        assert [seal.n_events for seal in seals.seal_now()] == [2, 2, 1]

    def test_the_published_head_holds_together(self) -> None:
        assert seals.head() is None
        put()
        [seal] = seals.seal_now()
        head = seals.head()
        assert head is not None
        assert (head["number"], head["n_events"], head["hash"]) == (1, 1, seal.hash)


@pytest.mark.django_db(transaction=True)
def test_no_event_is_skipped_while_many_write_and_several_seal() -> None:
    """Transactions that commit out of order are what watermarks lose."""

    def write() -> None:
        for i in range(15):
            with transaction.atomic():
                put(subject=int(time.monotonic_ns() % 10**12))
                time.sleep(0.001 * (i % 3))
            if i % 4 == 0:
                seals.seal_now()

    together(*[write] * 8)
    seals.seal_now()
    assert not Event.objects.filter(seal__isnull=True).exists()
    assert Event.objects.count() == 120
    numbers = list(Seal.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert sum(Seal.objects.values_list("n_events", flat=True)) == 120
