"""Trees of places and units: paths follow moves, and nobody becomes their own superior."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from zhunsheng.kernel.orgs.models import Place, Unit

pytestmark = pytest.mark.django_db


def unit(code: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(code=code, name=code, kind=Unit.Kind.DEPARTMENT, parent=parent)


def test_below_follows_a_move() -> None:
    old, new = unit("A"), unit("B")
    child = unit("C", old)
    leaf = unit("D", child)
    child.parent = new
    child.save()
    assert set(new.below()) == {new, child, leaf}
    assert set(old.below()) == {old}


def test_a_unit_is_not_below_itself() -> None:
    top = unit("A")
    leaf = unit("C", unit("B", top))
    top.parent = leaf
    with pytest.raises(ValidationError, match="另选上级"):
        top.save()
    top.refresh_from_db()
    assert top.parent is None
    assert top.below().count() == 3


def test_keys_that_begin_alike_are_not_confused() -> None:
    units = [unit(f"U{n}") for n in range(12)]
    assert all(one.below().count() == 1 for one in units)


@pytest.mark.parametrize("code", ["990104", "990104000", "990104000000", " 990104 "])
def test_a_place_is_found_by_its_short_code(code: str) -> None:
    place = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    assert Place.coded(code) == place
    assert Place.coded("9") is None
