"""One task: accept, sign in, record, conclude, publish; recusal, replacement, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.commons.publication.models import Publication
from zhunsheng.commons.sampling import reading
from zhunsheng.domains.inspection.models import CheckLine, InspectionTask
from zhunsheng.domains.inspection.registers import INSPECTORS
from zhunsheng.domains.inspection.tests.conftest import Check, House, World, at, photo
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents import rendering
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import (
    GuardFailed,
    InvalidForm,
    NotAllowed,
    NotFitToPublish,
    WrongStage,
)
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.declare import registers
from zhunsheng.lib import draw as sampler


def clock(check: Check, code: str) -> Clock:
    """The newest clock of a limit."""
    return Clock.objects.filter(matter=check.matter, code=f"inspection.{code}").latest("pk")


def test_from_the_task_to_the_published_result(done: Check) -> None:
    matter = done.matter
    assert (matter.stage, matter.outcome, matter.checked_on) == (
        "concluded",
        "01",
        date(2022, 3, 17),
    )
    assert matter.arrived_at == at("2022-03-17T09:30")
    assert CheckLine.objects.filter(task=matter).count() == 2
    done.do("publish", is_checked=True)
    result = Publication.objects.get(matter=matter)
    assert (result.title, result.number) == (matter.target.name, matter.target.code)
    assert (result.category, result.expires_on) == ("01", date(2025, 3, 17))
    done.do("archive")
    assert matter.stage == "archived"
    kinds = Document.objects.filter(matter=matter).values_list("kind", flat=True)
    assert {"notice", "record", "result", "photo", "signature"} <= set(kinds)


def test_the_result_is_due_twenty_working_days_after_the_end_of_the_check(done: Check) -> None:
    # Qingming (3-5 April) is not worked, Saturday 2 April is.
    assert clock(done, "publish").due_on == date(2022, 4, 15)
    assert done.matter.due_on == date(2022, 4, 15)


def test_the_check_is_due_at_the_end_of_the_plan(check: Check) -> None:
    assert clock(check, "carry_out").due_on == date(2022, 4, 15)
    assert check.matter.due_on == date(2022, 4, 15)


def test_documents_name_who_checks_what_by_which_draw(check: Check) -> None:
    check.accept()
    paper = Document.objects.get(matter=check.matter, kind="notice")
    text = rendering.text_of(paper)
    assert check.matter.round is not None
    assert check.matter.round.draw is not None
    for word in (check.matter.round.draw.number, *check.names, "《食品安全法》第一百一十条"):
        assert word in text


def test_a_planned_day_lies_before_the_end(check: Check) -> None:
    with pytest.raises(InvalidForm, match="2022年4月15日之间选一天"):
        check.accept("2022-04-16")


def test_an_expired_certificate_is_refused(check: Check) -> None:
    inspector = check.assignment.inspector
    edit = Edit(inspector.pk, {"certified_until": date(2022, 3, 16)})
    changing.edit(INSPECTORS, [edit], Change(None, date(2022, 3, 16), "到期"))
    with pytest.raises(GuardFailed, match="执法证件已经过期"):
        check.accept()
    event = check.do("accept", planned_on="2022-03-17", back_entry="证件在换发")
    assert '"certified"' in event.data


def test_a_signature_needs_its_photo(check: Check) -> None:
    check.accept()
    check.arrive()
    with pytest.raises(GuardFailed, match="没有上传签字页照片"):
        check.record(files=[photo("photo")])
    check.record(files=[], signature="refused")
    assert check.matter.stage == "recorded"


def test_a_problem_says_which(check: Check) -> None:
    check.accept()
    check.arrive()
    with pytest.raises(InvalidForm, match="发现了什么问题"):
        check.record(**{f"finding_{check.world.items[0].pk}": "problem"})
    check.record("problem")
    with pytest.raises(InvalidForm, match="结果不能是“未发现问题”"):
        check.conclude("01")
    check.conclude("08")
    assert check.matter.has_problem


def test_what_is_published_names_nobody(done: Check) -> None:
    with pytest.raises(NotFitToPublish, match="公开前检查没有通过"):
        done.do("publish", is_checked=True, summary="联系秦某13900000000")


def problem(check: Check) -> Check:
    """A check that found something."""
    check.accept()
    check.arrive()
    check.record("problem")
    check.conclude("08")
    return check


def test_what_was_ordered_is_checked_again_before_the_file_is_closed(check: Check) -> None:
    problem(check)
    check.do("order", problem="过期食品三袋", rectify_by="2022-03-31")
    assert clock(check, "rectify").due_on == date(2022, 3, 31)
    check.do("publish", is_checked=True, summary="发现过期食品")
    with pytest.raises(GuardFailed, match="整改还没有到位"):
        check.do("archive")
    check.do("recheck", rectified="done", note="已经清理", files=[photo("rectified")])
    assert clock(check, "rectify").state == Clock.State.MET
    check.do("archive")
    assert check.matter.rectified_on == date(2022, 3, 17)


def test_a_problem_without_a_follow_up_is_not_archived(check: Check) -> None:
    problem(check)
    check.do("publish", is_checked=True)
    with pytest.raises(GuardFailed, match="还没有登记责令改正"):
        check.do("archive")


def test_who_does_not_rectify_is_handed_over(check: Check) -> None:
    problem(check)
    check.do("order", problem="过期食品三袋", rectify_by="2022-03-31")
    check.do("publish", is_checked=True)
    check.do("recheck", rectified="not_done", note="没有清理")
    check.do("hand_over_case", reason="逾期不改")
    link = MatterLink.objects.get(from_matter=check.matter)
    assert (link.procedure, link.data["target"]) == (
        "enforcement.penalty",
        check.matter.target.code,
    )
    check.do("archive")


def test_a_result_can_be_taken_down_and_published_again(done: Check) -> None:
    done.do("publish", is_checked=True)
    done.do("unpublish", reason="名称写错")
    assert not Publication.objects.readable(date(2022, 3, 17)).exists()
    done.do("publish", is_checked=True, summary="更正后的情况")
    assert Publication.objects.readable(date(2022, 3, 17)).get().summary == "更正后的情况"


def test_a_result_that_may_not_be_published_is_withheld(done: Check) -> None:
    with pytest.raises(GuardFailed, match="还没有公示"):
        done.do("archive")
    done.do("withhold", reason="trade")
    assert clock(done, "publish").state == Clock.State.CANCELLED
    done.do("archive")


def test_a_recusal_is_asked_for_decided_and_redrawn(check: Check) -> None:
    assignment = check.assignment
    others = check.names - {assignment.inspector.code}
    with pytest.raises(GuardFailed, match="没有待决定的回避申请"):
        check.do("decide_recusal", "chief", decision="yes")
    check.do("ask_recusal", assignment=assignment, reason="interest")
    with pytest.raises(NotAllowed):
        check.do("decide_recusal", decision="yes")
    check.do("decide_recusal", "chief", decision="yes")
    assert others < check.names
    assert assignment.inspector.code not in check.names
    assert len(check.names) == 2
    assert not check.matter.recusal_asked
    draw = check.draw
    assert draw.redraws[-1]["reason"] == "与检查对象有直接利害关系，换人"
    assert sampler.verify(reading.document(draw)) == []


def test_a_refused_recusal_changes_nobody(check: Check) -> None:
    before = check.names
    check.do("ask_recusal", assignment=check.assignment, reason="relation")
    check.do("decide_recusal", "chief", decision="no", note="没有证据")
    assert check.names == before
    assert not check.matter.recusal_asked


def test_an_object_is_replaced_by_the_next_of_its_stratum(check: Check) -> None:
    before, names = check.matter, check.names
    check.do("replace_object", reason="gone")
    assert before.stage == "replaced"
    after = InspectionTask.objects.latest("pk")
    assert (after.draw_place, after.stage) == (before.draw_place, "assigned")
    assert (after.target.credit, after.target.risk) == (before.target.credit, before.target.risk)
    assert after.target_id != before.target_id
    assert Check(check.world, after).names == names
    draw = check.draw
    assert draw.redraws[-1]["reason"] == "已经注销或者吊销"
    assert sampler.verify(reading.document(draw)) == []


def test_an_act_out_of_turn_is_refused(check: Check) -> None:
    with pytest.raises(WrongStage):
        check.record()


UNPLANNED = {"ground": "report", "items": ["SP-01"]}


def test_a_check_outside_the_plan_needs_a_published_power_item(
    world: World, house: House, now: Any
) -> None:
    data = {
        **UNPLANNED,
        "target": world.objects[0].code,
        "inspectors": [one.pk for one in world.inspectors[:2]],
    }
    with pytest.raises(GuardFailed, match="企业可以拒绝"):
        file("inspection.task", house.actor("registrar-sc"), data)
    event = file("inspection.task", house.actor("registrar-sc"), data, back_entry="已经查过")
    assert '"named_ground"' in event.data
    task = InspectionTask.objects.get(pk=event.subject_id)
    assert task.finish_by == date(2022, 4, 13)
    assert task.handler == house.people["handler-sc"]


def test_a_check_by_one_inspector_is_refused(world: World, house: House, now: Any) -> None:
    data = {
        **UNPLANNED,
        "plan": world.plan,
        "target": world.objects[0].name,
        "inspectors": [world.inspectors[0].pk],
    }
    with pytest.raises(GuardFailed, match="检查人员少于两人"):
        file("inspection.task", house.actor("registrar-sc"), data)


def test_an_unknown_object_is_refused_with_what_to_do(world: World, house: House, now: Any) -> None:
    data = {**UNPLANNED, "plan": world.plan, "target": "没有这家", "inspectors": []}
    with pytest.raises(InvalidForm, match="新的对象请先登记到名录库"):
        file("inspection.task", house.actor("registrar-sc"), data)


def test_two_units_go_together_on_one_day(check: Check, world: World) -> None:
    data = {
        **UNPLANNED,
        "plan": world.plan,
        "target": check.matter.target.code,
        "inspectors": [one.pk for one in world.inspectors[:2]],
    }
    event = file("inspection.task", world.house.actor("registrar-sc"), data)
    other = InspectionTask.objects.get(pk=event.subject_id)
    check.do("merge", merged_with=other, planned_on="2022-03-21")
    assert (check.matter.merged_with, check.matter.planned_on) == (other, date(2022, 3, 21))


def test_a_published_power_item_is_a_ground(world: World, house: House, now: Any) -> None:
    register = registers["powers.items"]
    change = Change(None, date(2022, 1, 4), "年初建立")
    row = {
        "code": "6401-检查-001",
        "title": "对餐饮服务的监督检查",
        "kind": "inspection",
        "unit": house.units["SC"].pk,
        "basis_law": "食品安全法",
        "duties": "依法检查",
        "accountability": "依法追责",
    }
    (power,) = changing.add(register, [row], change)
    data = {
        **UNPLANNED,
        "target": world.objects[0].code,
        "power_code": power.code,
        "inspectors": [one.pk for one in world.inspectors[:2]],
    }
    who = house.actor("registrar-sc")
    with pytest.raises(GuardFailed, match="企业可以拒绝"):
        file("inspection.task", who, data)
    changing.publish(register, [power.pk], change)
    event = file("inspection.task", who, data)
    assert InspectionTask.objects.get(pk=event.subject_id).power_code == power.code
