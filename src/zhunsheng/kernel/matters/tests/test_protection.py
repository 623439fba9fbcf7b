"""Matters change only through the engine: no other way of the ORM writes or deletes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zhunsheng.kernel.matters.models import Matter, NotThroughPerform

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "write",
    [
        lambda: Matter(title="x").save(),
        lambda: Matter(pk=1).delete(),
        lambda: Matter.objects.create(title="x"),
        lambda: Matter.objects.all().update(stage="done"),
        lambda: Matter.objects.all().delete(),
        lambda: Matter.objects.bulk_create([Matter(title="x")]),
        lambda: Matter.objects.bulk_update([Matter(pk=1)], ["stage"]),
        lambda: Matter.objects.get_or_create(title="x"),
    ],
)
def test_other_ways_are_shut(write: Callable[[], Any]) -> None:
    with pytest.raises(NotThroughPerform):
        write()
