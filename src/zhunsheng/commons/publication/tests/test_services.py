"""Publish, correct, end, withdraw; what stands in the ledger."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction

from zhunsheng.commons.publication import services
from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.publication.services import Content
from zhunsheng.commons.publication.tests.conftest import DAY, KIND, Many
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.orgs.models import Unit

pytestmark = pytest.mark.django_db


def actions() -> list[str]:
    rows = Event.objects.filter(stream=services.STREAM).order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_every_change_without_a_matter_stands_in_the_ledger(unit: Unit) -> None:
    row = services.publish(KIND, Content("公告", unit.pk, text="原文"), DAY)
    services.correct(row, DAY, "错字", title="公告", summary="", text="改后")
    services.end(row, DAY)
    services.withdraw(row, DAY, "涉及隐私")
    assert actions() == ["publish", "correct", "end", "withdraw"]
    assert verify().ok


def test_a_correction_keeps_what_was_said_and_changes_the_digest(unit: Unit) -> None:
    row = services.publish(KIND, Content("公告", unit.pk, text="原文"), DAY)
    services.correct(row, DAY, "错字", title="公告", summary="", text="改后")
    assert [(v.text, v.number) for v in row.versions.all()] == [("原文", 1)]
    first, second = (
        json.loads(event.data)
        for event in Event.objects.filter(stream=services.STREAM).order_by("pk")
    )
    assert first["content"] != second["content"]
    assert "原文" not in str(first)


def test_what_was_withdrawn_can_be_published_again(unit: Unit) -> None:
    entry = ("tests", 7)
    row = services.publish(KIND, Content("公告", unit.pk), DAY, entry=entry)
    services.withdraw(row, DAY, "误发")
    assert not Publication.objects.readable().exists()
    again = services.publish(KIND, Content("公告二", unit.pk), DAY, entry=entry)
    assert again.pk == row.pk
    assert again.version == 2
    assert Publication.objects.readable().get().title == "公告二"


def test_one_entry_has_one_publication_of_a_kind(unit: Unit) -> None:
    services.publish(KIND, Content("公告", unit.pk), DAY, entry=("tests", 7))
    copy = Publication(
        kind=KIND.code, register="tests", entry_id=7, unit=unit, title="x", published_on=DAY
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


def test_many_are_made_in_a_bounded_number_of_statements(
    many: Many, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        rows = many(100)
    assert len(actions()) == 100
    assert all(row.pk for row in rows)
