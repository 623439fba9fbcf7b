"""What was published does not change, whatever statement tries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, models, transaction

from zhunsheng.commons.sampling.models import Commitment, Draw, PublicEntry, Reveal
from zhunsheng.commons.sampling.testing import drawn
from zhunsheng.commons.sampling.tests.conftest import Make
from zhunsheng.kernel.orgs.models import Person


def refused(rows: models.QuerySet[Any], **change: Any) -> bool:
    try:
        with transaction.atomic():
            rows.update(**change)
    except DatabaseError as error:
        return "公布以后不能更改" in str(error)
    return False


@pytest.mark.parametrize(
    "change",
    [
        {"listed": "[]"},
        {"list_digest": "0" * 64},
        {"announcement": "{}"},
        {"digest": "0" * 64},
        {"number": "另一个"},
        {"size": 3},
        {"public_source": "另一期"},
        {"announced_at": "2022-01-01T00:00:00Z"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_announcement(make: Make, change: dict[str, Any]) -> None:
    make()
    assert refused(Draw.objects.all(), **change)


def test_the_seed_the_exclusions_and_the_result_once_drawn(make: Make, by: Person) -> None:
    draw = make()
    assert not refused(Draw.objects.all(), exclusions=[])
    drawn(draw, by)
    changes: list[dict[str, Any]] = [
        {"seed": "0" * 64},
        {"exclusions": [1]},
        {"result": []},
        {"public_value": "1"},
    ]
    for change in changes:
        assert refused(Draw.objects.all(), **change), change
    assert not refused(Draw.objects.all(), redraws=[])


def test_commitments_and_reveals(make: Make, by: Person) -> None:
    drawn(make(), by)
    assert refused(Commitment.objects.all(), digest="0" * 64)
    assert refused(Reveal.objects.all(), value="1")
    assert refused(Reveal.objects.all(), salt="1")


def test_a_checked_public_result(make: Make, by: Person) -> None:
    entry = PublicEntry.objects.create(
        draw=make(), value="03", entered_by=by, entered_at="2022-05-03T00:00:00Z"
    )
    rows = PublicEntry.objects.filter(pk=entry.pk)
    assert not refused(rows, value="04")
    assert not refused(rows, checked_by=by)
    assert refused(rows, value="05")
