"""Pages of rounds and tasks, and who sees and does what on every path."""

from __future__ import annotations

from typing import Any

import pytest

from zhunsheng.domains.inspection.models import InspectionTask
from zhunsheng.domains.inspection.registers import PLANS
from zhunsheng.domains.inspection.tests.conftest import Check, House, World, add, plan_row
from zhunsheng.domains.inspection.tests.desk_clients import client_of, page

INSIDE = ("registrar-sc", "chief-sc")
OUTSIDE = ("registrar-wj", "handler-wj", "chief-yj")


def paths(check: Check) -> list[str]:
    """Every way to a task and its round."""
    assert check.matter.round is not None
    return [
        f"/desk/matters/{check.matter.pk}/",
        f"/desk/matters/{check.matter.pk}/do/accept/",
        f"/desk/matters/{check.matter.pk}/archive/",
        f"/desk/matters/{check.matter.round.pk}/",
    ]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_task_does_not_exist_for_other_units(check: Check, house: House, name: str) -> None:
    for path in paths(check):
        page(house, name, path, 404)
    listed = page(house, name, "/desk/list/inspection.task/")
    assert check.matter.target.name not in listed
    found = page(house, name, f"/desk/search/?q={check.matter.number}")
    assert f"/desk/matters/{check.matter.pk}/" not in found


@pytest.mark.parametrize("name", INSIDE)
def test_the_unit_sees_its_tasks(check: Check, house: House, name: str) -> None:
    for path in paths(check):
        page(house, name, path)
    assert check.matter.target.name in page(house, name, "/desk/list/inspection.task/")


def test_a_joint_unit_sees_the_tasks_in_which_it_takes_part(
    world: World, house: House, make_round: Any
) -> None:
    from zhunsheng.kernel.access.models import Grant, Scope
    from zhunsheng.kernel.access.scope import forget

    (plan,) = add(PLANS, plan_row(house, code="2022-SC-02", joint="joint", joint_units="区应急局"))
    task = make_round(plan).draw()[0]
    person = house.people["registrar-yj"]
    page(house, person.username, f"/desk/matters/{task.pk}/", 404)
    Grant.objects.create(
        person=person,
        role="joint_unit",
        domain="inspection",
        scope=Scope.UNIT,
        starts_on="2022-01-01",
    )
    forget(person)
    page(house, person.username, f"/desk/matters/{task.pk}/")


def test_the_handler_sees_only_own_tasks(check: Check, house: House) -> None:
    own = InspectionTask.objects.filter(handler=house.people["handler-sc"])
    other = InspectionTask.objects.filter(handler=None).first()
    listed = page(house, "handler-sc", "/desk/list/inspection.task/")
    assert all(task.target.name in listed for task in own)
    if other is not None:
        page(house, "handler-sc", f"/desk/matters/{other.pk}/", 404)


def test_a_round_shows_its_list_before_and_its_tasks_after(make_round: Any, house: House) -> None:
    round_ = make_round()
    path = f"/desk/matters/{round_.matter.pk}/"
    text = page(house, "registrar-sc", path)
    assert "信用D级、高风险" in text
    assert "区市场监管局符合条件的检查人员6人，每户派2人" in text
    round_.draw()
    text = page(house, "registrar-sc", path)
    assert "名录和抽取方案" not in text
    for task in round_.matter.tasks.all():
        assert task.target.name in text
    assert "/desk/draws/" in text


def test_the_page_of_a_task_has_inspectors_checklist_and_code(check: Check, house: House) -> None:
    path = f"/desk/matters/{check.matter.pk}/"
    assert "扫码核对" not in page(house, "registrar-sc", path)
    check.accept()
    text = page(house, "registrar-sc", path)
    assert "扫码核对" in text
    assert f"/who-inspects/{check.matter.pk}/" in text
    for code in check.names:
        assert code in text
    check.arrive()
    form = page(house, "registrar-sc", f"{path}do/record/")
    assert "进货查验记录" in form
    assert "data-autosave" in form
    check.record("problem")
    assert "过期食品三袋" in page(house, "registrar-sc", path)


def test_queries_of_a_round_do_not_grow_with_its_tasks(
    check: Check, house: House, django_assert_max_num_queries: Any
) -> None:
    assert check.matter.round is not None
    client = client_of(house, "registrar-sc")
    path = f"/desk/matters/{check.matter.round.pk}/"
    client.get(path)
    with django_assert_max_num_queries(40):
        client.get(path)


def test_a_check_by_hand_is_filed_from_the_form(world: World, house: House, now: Any) -> None:
    client = client_of(house, "registrar-sc")
    answers = {
        "target": world.objects[0].code,
        "ground": "report",
        "plan": world.plan.pk,
        "items": ["SP-01"],
        "inspectors": [one.pk for one in world.inspectors[:2]],
        "occurred_on": "2022-03-14",
        "key": "by-hand",
    }
    answer = client.post("/desk/new/inspection.task/", answers)
    assert answer.status_code == 302
    task = InspectionTask.objects.get()
    assert (task.items, task.ground, task.round) == ("SP-01", "report", None)
    # Nobody can pretend by hand that an object was drawn.
    refused = client.post("/desk/new/inspection.task/", {**answers, "ground": "random", "key": "x"})
    assert refused.status_code == 422


def test_after_a_conflict_the_same_form_can_be_sent_again(check: Check, house: House) -> None:
    client, path = client_of(house, "registrar-sc"), f"/desk/matters/{check.matter.pk}/do/accept/"
    blank = client.get(path).context["attempt"].day.initial
    check.do("remark", remark="打过电话，约了时间")
    sent = {"planned_on": "2022-03-17", "occurred_on": blank["occurred_on"], "key": blank["key"]}
    told = client.post(path, sent | {"version": blank["version"]})
    assert (told.status_code, "又有了新的办理" in told.content.decode()) == (422, True)
    seen = told.context["attempt"].day["version"].value()
    assert client.post(path, sent | {"version": seen}).status_code == 302
    check.matter.refresh_from_db()
    assert check.matter.stage == "accepted"
