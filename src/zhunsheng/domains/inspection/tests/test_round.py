"""From the plan line to the tasks: list, announcement, draw, and what is refused on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from zhunsheng.commons.sampling import reading
from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.domains.inspection.models import InspectionTask, Inspector
from zhunsheng.domains.inspection.registers import INSPECTORS, OBJECTS, PLANS
from zhunsheng.domains.inspection.tests.conftest import Check, World, add, plan_row
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import GuardFailed, Refused, WrongStage
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib import draw as sampler

TODAY = date(2022, 3, 14)


def test_the_list_is_counted_by_the_plan(make_round: Any) -> None:
    matter = make_round().matter
    # 10 % of ten A, 10 % of ten B, 20 % of ten C, 50 % of ten D.
    assert (matter.listed, matter.drawn, matter.inspectors) == (40, 1 + 1 + 2 + 5, 6)
    assert (matter.stage, matter.number) == ("listed", "演SC抽查〔2022〕1号")


def test_no_new_round_when_its_time_is_over(world: World, now: Any) -> None:
    now.move_to("2022-12-30T10:00:00+08:00")
    actor, data = world.house.actor("registrar-sc"), {"plan": world.plan.pk}
    with pytest.raises(GuardFailed, match="检查期限已经过了"):
        file("inspection.round", actor, data)
    assert file("inspection.round", actor, data | {"ends_on": "2022-12-31"})


def test_higher_risk_is_drawn_more_often(make_round: Any) -> None:
    draw = make_round().announce()
    counts = {
        line["title"]: line["count"]
        for line in draw.told["plan"]
        if line["stratum"] == line["title"]
    }
    assert counts["信用D级、高风险"] > counts["信用D级、低风险"]


def test_the_draw_sends_two_inspectors_to_each_object(make_round: Any) -> None:
    round_ = make_round()
    tasks = round_.draw()
    assert round_.matter.stage == "checking"
    assert len(tasks) == round_.matter.drawn == 9
    for task in tasks:
        assert task.assignments.count() == 2
        assert task.target.unit_id == task.unit_id
        assert task.finish_by == date(2022, 4, 15)
    assert tasks[0].number == "演SC检〔2022〕1号"


def test_the_published_file_verifies(make_round: Any) -> None:
    round_ = make_round()
    round_.draw()
    document = reading.document(Draw.objects.get(pk=round_.matter.draw_id))
    assert sampler.verify(document) == []


def test_a_joint_check_takes_one_of_each_unit(world: World, make_round: Any) -> None:
    (plan,) = add(
        PLANS,
        plan_row(world.house, code="2022-SC-02", joint="joint", joint_units="区应急局"),
    )
    for task in make_round(plan).draw():
        units = {one.inspector.unit_id for one in task.assignments.all()}
        assert units == {world.house.units["SC"].pk, world.house.units["YJ"].pk}
        assert task.is_joint
        assert task.participants.filter(role="joint_unit").exists()


def test_who_declared_a_conflict_is_redrawn(world: World, make_round: Any) -> None:
    every = "、".join(one.code for one in world.objects)
    conflicted = world.inspectors[1]
    changing.edit(
        INSPECTORS, [Edit(conflicted.pk, {"conflicts": every})], Change(None, TODAY, "申报")
    )
    round_ = make_round()
    for task in round_.draw():
        assert conflicted.pk not in task.assignments.values_list("inspector", flat=True)
    draw = Draw.objects.get(pk=round_.matter.draw_id)
    assert {one["out"] for one in draw.redraws} <= {conflicted.code}
    assert sampler.verify(reading.document(draw)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"certified_until": date(2022, 4, 14)},
        {"on_duty": False},
        {"items": "SP-99"},
        {"expertise": "道路运输"},
    ],
)
def test_who_may_not_check_is_not_in_the_list(
    world: World, make_round: Any, change: dict[str, Any]
) -> None:
    changing.edit(INSPECTORS, [Edit(world.inspectors[0].pk, change)], Change(None, TODAY, "核对"))
    assert make_round().matter.inspectors == 5


def test_too_few_inspectors_are_refused(world: World, make_round: Any) -> None:
    edits = [Edit(one.pk, {"on_duty": False}) for one in world.inspectors[:5]]
    changing.edit(INSPECTORS, edits, Change(None, TODAY, "离岗"))
    with pytest.raises(Refused, match="区市场监管局符合条件的检查人员不到2人"):
        make_round()


def test_too_few_objects_are_refused(make_round: Any) -> None:
    with pytest.raises(Refused, match=r"要抽30户.*能抽的只有9户"):
        make_round(wanted=30)


def test_a_plan_without_objects_is_refused(world: World, make_round: Any) -> None:
    (plan,) = add(PLANS, plan_row(world.house, code="2022-SC-03", object_kinds="道路运输"))
    with pytest.raises(Refused, match="名录库里没有符合计划范围的检查对象"):
        make_round(plan)


def test_more_than_the_items_ratio_is_refused(world: World, make_round: Any) -> None:
    from zhunsheng.domains.inspection.registers import ITEMS

    changing.edit(ITEMS, [Edit(world.items[0].pk, {"ratio_cap": 5})], Change(None, TODAY, "调整"))
    with pytest.raises(Refused, match="年度抽查比例上限5%"):
        make_round()


def test_a_plan_that_is_not_public_is_refused_and_marked_in_a_back_entry(
    world: World, make_round: Any
) -> None:
    (plan,) = add(PLANS, plan_row(world.house, code="2022-SC-04"), public=False)
    with pytest.raises(GuardFailed, match="还没有公开"):
        make_round(plan)
    event = file(
        "inspection.round",
        world.house.actor("registrar-sc"),
        {"plan": plan},
        back_entry="补记年初的抽查",
    )
    assert '"plan_published"' in event.data


def test_the_list_cannot_change_after_its_digest_was_published(
    world: World, make_round: Any
) -> None:
    round_ = make_round()
    draw = round_.announce()
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.filter(pk=draw.pk).update(listed="[]")
    with pytest.raises(WrongStage):
        round_.do("prepare_list")
    # The library goes on living; the frozen list does not follow it.
    changing.end(OBJECTS, [world.objects[0].pk], Change(None, TODAY, "注销"))
    listed = reading.listed(Draw.objects.get(pk=draw.pk))
    assert world.objects[0].code in {one["id"] for one in listed}


def test_a_changed_list_is_found_out(make_round: Any) -> None:
    round_ = make_round()
    round_.draw()
    document = reading.document(Draw.objects.get(pk=round_.matter.draw_id))
    document["list"] = document["list"][1:]
    assert "list" in sampler.verify(document)


def test_a_seed_that_is_known_already_is_refused(make_round: Any) -> None:
    round_ = make_round()
    with pytest.raises(Refused, match="公开结果产生之日太早"):
        round_.do(
            "announce", source="public", public_source="双色球第2022027期", public_on="2022-03-14"
        )
    assert Matter.objects.get(pk=round_.matter.pk).stage == "listed"
    assert not Draw.objects.exists()


def test_a_round_may_be_stopped_with_its_draw(make_round: Any) -> None:
    round_ = make_round()
    draw = round_.announce()
    round_.do("stop", reason="计划调整")
    draw.refresh_from_db()
    assert (round_.matter.stage, draw.state) == ("stopped", Draw.State.FAILED)


def test_a_round_ends_when_every_result_is_public(check: Check) -> None:
    round_ = check.matter.round
    assert round_ is not None
    actor = check.world.house.actor("registrar-sc")
    with pytest.raises(GuardFailed, match="还有检查任务没有公示结果"):
        perform(round_, "finish", actor)
    for task in round_.tasks.all():
        one = Check(check.world, InspectionTask.objects.get(pk=task.pk))
        one.accept()
        one.arrive()
        one.record()
        one.conclude()
        one.do("publish", is_checked=True)
    perform(round_, "finish", actor)
    assert (round_.stage, round_.outcome) == ("finished", "done")


def test_only_a_tasks_recusal_may_redraw(make_round: Any) -> None:
    round_ = make_round()
    tasks = round_.draw()
    draw, by = Draw.objects.get(pk=round_.matter.draw_id), round_.world.house.people[round_.who]
    with pytest.raises(Refused, match="办理“更换检查对象”"):
        sampling.redraw(draw, 1, "换一个", by=by)
    place = tasks[0].assignments.first().place
    with pytest.raises(Refused, match="先申请回避"):
        sampling.redraw(draw, place, "换一个", by=by)


def test_queries_of_the_list_do_not_grow(
    world: World, make_round: Any, django_assert_max_num_queries: Any
) -> None:
    from zhunsheng.domains.inspection import drawing

    matter = make_round().matter
    with django_assert_max_num_queries(8):
        drawing.frame(matter, TODAY)
    assert Inspector.objects.count() == 9


def test_a_party_of_another_unit_speaks_through_its_own_person(
    make_round: Any, world: World
) -> None:
    round_ = make_round()
    other = next(
        one
        for one in world.house.people.values()
        if one.unit and one.unit.pk != round_.matter.unit.pk
    )
    by = world.house.people[round_.who]
    lines = f"检查单位\n区司法局（{other.username}）"
    round_.do("announce", source="parties", parties=lines, reveal_on="2022-03-16")
    draw = Draw.objects.get(pk=round_.matter.draw_id)
    assert draw.parties == ["检查单位", "区司法局"]
    assert draw in reading.visible(other)
    digest = sampler.commitment(draw.digest, "区司法局", "演示盐", "8")
    with pytest.raises(sampling.DrawRefused, match="只有公告时指定的人"):
        sampling.commit(draw, "区司法局", digest, by=by)
    assert sampling.commit(draw, "区司法局", digest, by=other).digest == digest


def test_a_login_that_nobody_has_is_told(make_round: Any) -> None:
    round_ = make_round()
    with pytest.raises(Refused, match="没有登录名“nobody”"):
        round_.do(
            "announce",
            source="parties",
            parties="检查单位\n企业代表(nobody)",
            reveal_on="2022-03-16",
        )
    assert not Draw.objects.exists()
