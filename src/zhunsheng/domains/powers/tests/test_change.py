"""清单调整 from the proposal to the published list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.powers.models import PowerItem, ProposedChange
from zhunsheng.domains.powers.registers import ITEMS, REGISTERS
from zhunsheng.domains.powers.sheets import change_columns
from zhunsheng.domains.powers.tests.conftest import Case, Lists, entry
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import (
    BadFile,
    Conflict,
    GuardFailed,
    InvalidForm,
    MissingDocument,
    NotAllowed,
    WrongStage,
)
from zhunsheng.kernel.registers import changing, history, refs
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.lib import xlsx

JUNE = date(2022, 6, 2)
PUBLISHED = date(2022, 6, 13)


def modify(case: Case, code: str = "A-1", **values: Any) -> None:
    given: dict[str, Any] = values or {"duties": "立案、告知、决定"}
    case.do("line_items", "keeper", JUNE, operation="modify", code=code, **given)


def add(case: Case, code: str = "B-1", **values: Any) -> None:
    item = {**case.lists.item(code), **values}
    case.do("line_items", "keeper", JUNE, operation="add", **item)


def cancel(case: Case, code: str = "A-2") -> None:
    case.do("line_items", "keeper", JUNE, operation="cancel", code=code)


def sheet(*rows: dict[str, Any]) -> bytes:
    return xlsx.write(rows, change_columns(ITEMS))


def test_published_lines_are_what_the_lists_say(change: Case) -> None:
    modify(change)
    add(change)
    cancel(change)
    change.published()
    assert entry("A-1").duties == "立案、告知、决定"
    assert entry("A-2").valid_to == PUBLISHED
    made = entry("B-1")
    assert (made.valid_from, made.published_on, made.version) == (PUBLISHED, PUBLISHED, 1)
    assert set(change.matter.lines.values_list("code", "applied")) == {
        ("A-1", 2),
        ("A-2", 2),
        ("B-1", 1),
    }
    assert change.matter.outcome == "published"
    assert verify().ok


def test_versions_name_the_change_that_made_them(change: Case) -> None:
    modify(change)
    change.published()
    newest = history.versions(ITEMS, entry("A-1").pk)[0]
    assert newest.source == f"matter:{change.matter.pk}"
    assert newest.since == PUBLISHED
    assert str(change.matter.number) in newest.reason


def test_what_was_said_before_is_still_found(change: Case) -> None:
    cancel(change)
    change.published()
    before = refs.find("powers.items", "A-2", date(2022, 6, 1))
    assert before is not None
    assert before.values
    assert before.values["valid_to"] is None
    assert refs.find("powers.items", "A-2", PUBLISHED)
    assert refs.find("powers.items", "A-2", date(2022, 6, 14)) is None


def test_nothing_is_applied_when_one_line_has_gone_stale(change: Case) -> None:
    modify(change)
    add(change)
    change.approved()
    direct = Change(None, date(2022, 6, 11), "更正错字")
    changing.edit(ITEMS, [Edit(entry("A-1").pk, {"title": "更正的名称"})], direct)
    with pytest.raises(Conflict) as refusal:
        change.do("publish", "office", PUBLISHED)
    assert "A-1" in refusal.value.message
    assert "重新对照" in refusal.value.remedy
    assert not PowerItem.objects.filter(code="B-1").exists()
    assert entry("A-1").duties == "立案、调查、决定、送达"


def test_a_stale_change_goes_back_is_refreshed_and_comes_through(change: Case) -> None:
    modify(change)
    change.approved()
    direct = Change(None, date(2022, 6, 11), "更正错字")
    changing.edit(ITEMS, [Edit(entry("A-1").pk, {"title": "更正的名称"})], direct)
    change.do("send_back", "office", PUBLISHED, reason="内容有变动")
    with pytest.raises(GuardFailed, match="过时"):
        change.do("submit", "keeper", PUBLISHED)
    change.do("refresh_lines", "keeper", PUBLISHED)
    acts: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("submit", "keeper", {}),
        ("review", "reviewer", {"opinion": "agree"}),
        ("approve", "head", {}),
        ("publish", "office", {}),
    )
    for action, role, data in acts:
        change.do(action, role, PUBLISHED, **data)
    assert (entry("A-1").title, entry("A-1").duties) == ("更正的名称", "立案、告知、决定")


def test_a_code_taken_meanwhile_stops_the_publication(change: Case) -> None:
    add(change)
    change.approved()
    change.lists.add("B-1", on=date(2022, 6, 11))
    with pytest.raises(Conflict):
        change.do("publish", "office", PUBLISHED)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"operation": "add", "code": "A-1"}, "code", "已经在清单里"),
        ({"operation": "modify", "code": "X-9", "duties": "新"}, "code", "没有"),
        ({"operation": "cancel", "code": "X-9"}, "code", "没有"),
        ({"operation": "modify", "code": "A-1"}, "code", "没有要改的"),
        ({"operation": "modify", "code": "A-1", "has_fee": "1"}, "fee_basis", "收费依据"),
        ({"operation": "modify", "code": "A-1", "basis_law": "《某法》"}, "basis_law", "书名号"),
        ({"operation": "add", "code": "Ｂ1", "title": "x"}, "code", "全角"),
        ({"operation": "add", "code": "B-1"}, "title", "须填写"),
        ({"operation": "add", "code": ""}, "code", ""),
        ({"operation": "eat", "code": "A-1"}, "operation", ""),
    ],
)
def test_a_line_keeps_the_rules_of_its_register(
    change: Case, values: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(InvalidForm) as refusal:
        change.do("line_items", "keeper", JUNE, **values)
    assert words in "".join(refusal.value.errors[field])
    assert not ProposedChange.objects.exists()


def test_a_unit_proposes_for_itself_only(change: Case) -> None:
    change.lists.add("S-1", unit=change.lists.school.pk)
    with pytest.raises(InvalidForm) as refusal:
        modify(change, "S-1")
    assert "不归您维护" in "".join(refusal.value.errors["unit"])


def test_the_office_proposes_for_everybody(lists: Lists, change: Case) -> None:
    lists.add("S-1", unit=lists.school.pk)
    change.do("line_items", "office", JUNE, operation="cancel", code="S-1")
    assert change.matter.lines.get().code == "S-1"


def test_nobody_proposes_in_another_units_name(lists: Lists, today: None) -> None:
    data = {
        "proposer": lists.market.pk,
        "title": "越权",
        "ground": "other",
        "basis": "无",
        "reason": "无",
    }
    with pytest.raises(InvalidForm):
        file("powers.change", lists.actor("stranger"), data, at=JUNE)


def test_a_sheet_brings_all_its_lines(change: Case) -> None:
    item = change.lists.item("B-1") | {"kind": "行政处罚", "unit": "演示区市场监管局"}
    rows = sheet(
        {"operation": "新增", **item},
        {"operation": "修改", "code": "A-1", "promised_days": 3, "statutory_days": 20},
        {"operation": "取消", "code": "A-2"},
    )
    change.do("add_sheet", "keeper", JUNE, sheet=rows, register="powers.items")
    assert list(change.matter.lines.values_list("operation", "code")) == [
        ("add", "B-1"),
        ("modify", "A-1"),
        ("cancel", "A-2"),
    ]
    change.published()
    assert entry("A-1").promised_days == 3
    assert entry("A-1").duties == "立案、调查、决定、送达"


def test_a_sheet_with_one_bad_row_brings_nothing(change: Case) -> None:
    rows = sheet(
        {"operation": "取消", "code": "A-1"},
        {"operation": "修改", "code": "A-2", "promised_days": 30, "statutory_days": 20},
        {"operation": "取消", "code": "A-1"},
    )
    with pytest.raises(BadFile) as refusal:
        change.do("add_sheet", "keeper", JUNE, sheet=rows, register="powers.items")
    assert "第3行：承诺期限" in refusal.value.message
    assert "第4行" in refusal.value.message
    assert not ProposedChange.objects.exists()


def test_a_second_sheet_needs_its_file(change: Case) -> None:
    rows = sheet({"operation": "取消", "code": "A-1"})
    change.do("add_sheet", "keeper", JUNE, sheet=rows, register="powers.items")
    with pytest.raises(MissingDocument):
        change.do("add_sheet", "keeper", JUNE, register="powers.items")


def test_a_second_line_for_an_entry_takes_the_place_of_the_first(change: Case) -> None:
    modify(change)
    modify(change, duties="另一种写法")
    assert change.matter.lines.count() == 1
    assert "另一种写法" in change.matter.lines.get().values


def test_lines_can_be_taken_out(change: Case) -> None:
    modify(change)
    cancel(change)
    first = change.matter.lines.first()
    assert first is not None
    change.do("drop_lines", "keeper", JUNE, lines=[str(first.pk)])
    assert [line.code for line in change.matter.lines.all()] == ["A-2"]


def test_no_review_without_lines(change: Case) -> None:
    with pytest.raises(GuardFailed, match="明细"):
        change.do("submit", "keeper", JUNE)


def test_lines_stand_still_under_review_and_are_bound(change: Case) -> None:
    modify(change)
    change.submitted()
    with pytest.raises(WrongStage):
        cancel(change)
    event = Event.objects.get(stream="matter", subject_id=change.matter.pk, action="submit")
    assert '"digest"' in event.data


@pytest.mark.parametrize(
    ("action", "data", "stage"),
    [
        ("review", {"opinion": "agree"}, "approval"),
        ("review", {"opinion": "amend", "opinion_text": "依据写全"}, "drafting"),
        ("disagree", {"opinion_text": "没有设定依据"}, "refused"),
    ],
)
def test_where_an_opinion_leads(
    change: Case, action: str, data: dict[str, Any], stage: str
) -> None:
    modify(change)
    change.submitted().do(action, "reviewer", date(2022, 6, 8), **data)
    assert change.matter.stage == stage
    assert change.matter.documents.filter(kind="change_opinion").count() == 1


def test_amending_is_told_what(change: Case) -> None:
    modify(change)
    with pytest.raises(InvalidForm):
        change.submitted().do("review", "reviewer", date(2022, 6, 8), opinion="amend")


def test_who_may_not(change: Case) -> None:
    modify(change)
    change.submitted()
    for role in ("keeper", "office", "stranger", "leader", "admin"):
        with pytest.raises(NotAllowed):
            change.do("review", role, date(2022, 6, 8), opinion="agree")


def test_the_time_to_publish_runs_from_the_new_law(change: Case) -> None:
    clock = Clock.objects.get(matter=change.matter, code="powers.adjust")
    assert clock.started_on == date(2022, 6, 1)
    # Thirty working days; the regional holiday is not in the national calendar of the tests.
    assert change.matter.due_on == clock.due_on
    modify(change)
    change.published()
    clock.refresh_from_db()
    assert clock.state == Clock.State.MET


def test_documents_say_what_changes(change: Case) -> None:
    modify(change)
    cancel(change)
    change.published()
    kinds = set(change.matter.documents.values_list("kind", flat=True))
    assert kinds == {"change_application", "change_opinion", "change_announcement"}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.code)
def test_every_list_has_a_form_for_its_lines(change: Case, register: Any) -> None:
    name = register.code.split(".")[1]
    with pytest.raises(InvalidForm) as refusal:
        change.do(f"line_{name}", "keeper", JUNE, operation="cancel", code="nothing")
    assert "没有" in "".join(refusal.value.errors["code"])
