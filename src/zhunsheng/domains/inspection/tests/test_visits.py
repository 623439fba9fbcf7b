"""How often enterprises are visited: caps, skipped objects with their reason, the calendar, going together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.inspection import visits
from zhunsheng.domains.inspection.models import InspectionTask, VisitCap
from zhunsheng.domains.inspection.registers import ITEMS, PLANS
from zhunsheng.domains.inspection.tests.conftest import Check, House, World, add, plan_row
from zhunsheng.domains.inspection.tests.desk_clients import page
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit

CALENDAR = "/desk/inspection/visits/?year=2022"


@pytest.fixture
def second_plan(world: World) -> Any:
    """Another line of the same unit over the same objects."""
    (plan,) = add(PLANS, plan_row(world.house, code="2022-SC-09", title="再查一次"))
    return plan


def another(check: Check, unit: str = "yj") -> InspectionTask:
    """A task of another unit on the same object."""
    people = [one.pk for one in check.world.inspectors if f"6401{unit.upper()}" in one.code]
    (plan,) = add(
        PLANS,
        plan_row(
            check.world.house,
            code=f"2022-{unit}-01",
            title="安全抽查",
            unit=check.world.house.units[unit.upper()].pk,
        ),
    )
    (item,) = add(
        ITEMS,
        {
            "code": f"AQ-{unit}",
            "title": "安全检查",
            "basis": "《安全生产法》第六十五条",
            "unit": check.world.house.units[unit.upper()].pk,
            "object_kind": "food_service",
        },
    )
    data = {
        "target": check.matter.target.code,
        "ground": "key",
        "plan": plan,
        "items": [item.code],
        "inspectors": people[:2],
    }
    event = file("inspection.task", check.world.house.actor(f"registrar-{unit}"), data)
    return InspectionTask.objects.get(pk=event.subject_id)


def test_an_object_at_its_cap_is_skipped_with_the_reason(
    check: Check, make_round: Any, second_plan: Any
) -> None:
    for grade in "ABCD":
        VisitCap.objects.create(year=2022, credit=grade, most=1)
    drawn = set(InspectionTask.objects.values_list("target__code", flat=True))
    round_ = make_round(second_plan)
    assert round_.matter.over_cap == len(drawn) == 9
    draw = round_.announce("2022-03-21")
    barred = {one["id"]: one["reason"] for line in draw.told["plan"] for one in line["recusals"]}
    # Nothing is drawn of a stratum whose only objects are at their cap, so there is nobody to pass over.
    assert set(barred) <= drawn
    assert len(barred) > 5
    assert set(barred.values()) == {"本年度已经检查或者安排检查1次，达到上限1次"}


def test_an_items_own_cap_counts_too(
    world: World, check: Check, make_round: Any, second_plan: Any
) -> None:
    edit = Edit(world.items[0].pk, {"yearly_cap": 1})
    changing.edit(ITEMS, [edit], Change(None, date(2022, 3, 17), "调整"))
    assert make_round(second_plan).matter.over_cap == 9


def test_a_recorded_reason_keeps_them_in(check: Check, make_round: Any, second_plan: Any) -> None:
    for grade in "ABCD":
        VisitCap.objects.create(year=2022, credit=grade, most=1)
    matter = make_round(second_plan, over_cap_reason="专项整治，区政府批准").matter
    assert matter.over_cap == 0


def test_too_few_are_left_below_their_caps(check: Check, make_round: Any, second_plan: Any) -> None:
    for grade in "ABCD":
        VisitCap.objects.create(year=2022, credit=grade, most=1)
    with pytest.raises(Refused, match=r"按计划的比例和检查次数上限，能抽的只有9户"):
        make_round(second_plan, wanted=12)


def test_units_that_go_on_one_day_are_one_visit(check: Check) -> None:
    target = check.matter.target_id
    other = another(check)
    assert visits.burdens(2022, [target])[target].visits == 2
    check.do("merge", merged_with=other, planned_on="2022-03-21")
    Check(check.world, other).do("accept", planned_on="2022-03-21")
    assert visits.burdens(2022, [target])[target].visits == 1


def test_the_calendar_shows_all_units_and_proposes_to_go_together(
    check: Check, house: House
) -> None:
    another(check)
    text = page(house, "chief-wj", CALENDAR)
    assert check.matter.target.name in text
    assert "区市场监管局、区应急局" in text
    assert "可以综合查一次" in text
    of_object = f"/desk/inspection/visits/{check.matter.target_id}/?year=2022"
    text = page(house, "chief-wj", of_object)
    assert "只算进一次门" in text
    # Who may not see a task sees that it is, without a way to it.
    assert f"/desk/matters/{check.matter.pk}/" not in text
    assert f"/desk/matters/{check.matter.pk}/" in page(house, "registrar-sc", of_object)
    assert "可以综合查一次" in page(house, "registrar-sc", f"/desk/matters/{check.matter.pk}/")


def test_the_calendar_can_be_narrowed(check: Check, house: House) -> None:
    VisitCap.objects.create(year=2022, credit=check.matter.target.credit, most=0)
    name = check.matter.target.name
    assert name in page(house, "chief-sc", f"{CALENDAR}&only=over")
    assert name in page(house, "chief-sc", f"{CALENDAR}&q={check.matter.target.code}")
    assert name not in page(house, "chief-sc", f"{CALENDAR}&only=merge")
    assert name not in page(house, "chief-sc", f"{CALENDAR}&kind=culture")
    assert name not in page(house, "chief-sc", "/desk/inspection/visits/?year=2021")


def test_queries_of_the_calendar_do_not_grow(
    check: Check, house: House, django_assert_max_num_queries: Any
) -> None:
    from zhunsheng.domains.inspection.tests.desk_clients import client_of

    client = client_of(house, "chief-sc")
    client.get(CALENDAR)
    with django_assert_max_num_queries(22):
        client.get(CALENDAR)


def test_the_calendar_goes_on_by_key(
    check: Check, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhunsheng.domains.inspection.tests.desk_clients import client_of
    from zhunsheng.domains.inspection.workbench import calendar

    monkeypatch.setattr(calendar, "SIZE", 5)
    client = client_of(house, "chief-sc")
    first = client.get(CALENDAR).context["table"]
    second = client.get(f"/desk/inspection/visits/{first.older}").context["table"]
    ids = [row[-1] for row in (*first.rows, *second.rows)]
    assert len(ids) == len(set(ids)) == 9
    assert second.older == ""
