"""The small district of publicity with rights in villages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.publicity.tests.conftest import House, add, house
from zhunsheng.domains.publicity.villages.models import ModelVillage, VillageCriterion
from zhunsheng.domains.publicity.villages.registers import ADVOCATES, CRITERIA, VILLAGES
from zhunsheng.kernel.access.models import Scope

__all__ = ["house"]

BEGUN = date(2021, 1, 4)


def village_row(house: House, **more: Any) -> dict[str, Any]:
    """A village of the township."""
    return {
        "code": "CUN-1",
        "name": "演示第一村",
        "kind": "village",
        "place": house.village.pk,
        "unit": house.units["ZZ"].pk,
        "advisers": 1,
        "mediators": 1,
        "leaders": 1,
    } | more


@pytest.fixture
def village(house: House) -> ModelVillage:
    """One village, its list of indicators, its three people, and who handles it."""
    house.hire("office", "PF", "publicity_office", Scope.ALL, "villages")
    house.hire("office", "PF", "publicity_office", Scope.ALL, "objection")
    house.hire("clerk-zz", "ZZ", "registrar", Scope.UNIT, "villages")
    house.hire("chief-zz", "ZZ", "chief", Scope.UNIT_BELOW, "villages")
    add(
        CRITERIA,
        *(
            {"code": f"SF-{n}", "part": part, "title": title, "points": 50, "position": n}
            for n, (part, title) in enumerate(
                (("民主规范", "实行四议两公开"), ("法治扎实", "有三名法律明白人")), 1
            )
        ),
        on=BEGUN,
    )
    (found,) = add(VILLAGES, village_row(house), on=BEGUN, public=False)
    add(
        ADVOCATES,
        *(
            {
                "code": f"MBR-{n}",
                "village": found.pk,
                "unit": house.units["ZZ"].pk,
                "name": f"秦某{n}",
                "standing": "grid",
            }
            for n in (1, 2, 3)
        ),
        on=BEGUN,
    )
    one: ModelVillage = found
    return one


def points(value: int = 50, note: str = "见会议记录") -> dict[str, Any]:
    """The same points for every line."""
    found: dict[str, Any] = {}
    for one in VillageCriterion.objects.all():
        found |= {f"points_{one.pk}": value, f"note_{one.pk}": note}
    return found
