"""What a register said on a day, and what differs between two days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Lists, entry
from zhunsheng.kernel.procedure.refusals import Conflict, Refused
from zhunsheng.kernel.registers import changing, history, refs
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.models import EntryVersion, NotThroughRegister
from zhunsheng.kernel.registers.refs import EntryRef

MARCH, MAY, JULY = date(2022, 3, 1), date(2022, 5, 1), date(2022, 7, 1)
pytestmark = pytest.mark.usefixtures("today")


def edit(code: str, on: date, **values: object) -> None:
    changing.edit(ITEMS, [Edit(entry(code).pk, values)], Change(None, on, "修订"))


@pytest.fixture
def story(lists: Lists) -> Lists:
    """A-1 changes in March and July, A-2 ends in May, A-3 comes in May."""
    lists.add("A-1", "A-2")
    edit("A-1", MARCH, duties="第二版")
    edit("A-1", JULY, duties="第三版", promised_days=3)
    changing.end(ITEMS, [entry("A-2").pk], Change(None, MAY, "取消"))
    lists.add("A-3", on=MAY)
    return lists


def kinds(first: date, second: date) -> dict[str, str]:
    return {d.title: str(d.kind) for d in history.differences(ITEMS, first, second)}


def title(code: str) -> str:
    return f"对无证经营{code}的处罚"


def test_as_it_stood(story: Lists) -> None:
    contents = {
        day: [row.number for row in history.as_at(ITEMS, day).order_by("entry_id")]
        for day in (date(2022, 2, 28), MARCH, JULY)
    }
    assert list(contents.values()) == [[1, 1], [2, 1], [3, 2, 1]]


def test_the_differences_of_a_year(story: Lists) -> None:
    assert kinds(date(2022, 1, 1), date(2022, 12, 1)) == {
        title("A-1"): "changed",
        title("A-2"): "ended",
        title("A-3"): "added",
    }


def test_only_what_changed_between_the_days(story: Lists) -> None:
    assert kinds(date(2022, 1, 1), date(2022, 4, 1)) == {title("A-1"): "changed"}
    assert kinds(MARCH, date(2022, 4, 30)) == {}


def test_each_field_before_and_after_in_words(story: Lists) -> None:
    (found,) = [d for d in history.differences(ITEMS, MARCH, JULY) if d.entry_id == entry("A-1").pk]
    assert [(c.title, c.before, c.after) for c in found.changes] == [
        ("责任事项", "第二版", "第三版"),
        ("承诺期限（工作日）", "", "3"),
    ]
    assert found.reason == "修订"


def test_what_was_changed_and_changed_back_is_no_difference(lists: Lists) -> None:
    lists.add("A-1")
    edit("A-1", MARCH, duties="别的")
    edit("A-1", MAY, duties="立案、调查、决定、送达")
    assert kinds(date(2022, 1, 1), JULY) == {}


def test_a_line_that_runs_out_by_itself_is_found(lists: Lists) -> None:
    lists.add("A-1", valid_to=MAY)
    assert kinds(date(2022, 4, 1), date(2022, 6, 1)) == {title("A-1"): "ended"}


def test_differences_cost_the_same_for_one_and_for_many(
    lists: Lists, django_assert_max_num_queries: object
) -> None:
    lists.add(*(f"A-{n}" for n in range(60)))
    for n in range(60):
        edit(f"A-{n}", MARCH, duties="改")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert len(kinds(date(2022, 1, 1), MAY)) == 60


def test_an_edit_that_changes_nothing_leaves_no_trace(lists: Lists) -> None:
    lists.add("A-1")
    edit("A-1", MARCH, duties="立案、调查、决定、送达")
    assert EntryVersion.objects.count() == 1


def test_lines_of_a_browser_are_the_lines_of_a_sheet(lists: Lists) -> None:
    lists.add("A-1", process="受理\n决定")
    edit("A-1", MARCH, process="受理\r\n决定")
    assert EntryVersion.objects.count() == 1
    edit("A-1", MARCH, process="受理\r\n审查\r\n决定")
    lists.add("A-2", process="受理\r\n决定")
    assert (entry("A-1").process, entry("A-2").process) == ("受理\n审查\n决定", "受理\n决定")


def test_the_past_is_only_corrected(story: Lists) -> None:
    with pytest.raises(Refused, match="早于"):
        edit("A-1", MAY, duties="插进去")
    assert entry("A-1").duties == "第三版"


def test_two_editors_of_one_version(lists: Lists) -> None:
    (made,) = lists.add("A-1")
    changing.edit(ITEMS, [Edit(made.pk, {"duties": "先到"}, 1)], Change(None, MARCH, "先"))
    with pytest.raises(Conflict):
        changing.edit(ITEMS, [Edit(made.pk, {"duties": "后到"}, 1)], Change(None, MARCH, "后"))


def test_entries_change_in_no_other_way(lists: Lists) -> None:
    (made,) = lists.add("A-1")
    rows: Any = ITEMS.model.objects
    for act in (
        made.save,
        made.delete,
        rows.all().delete,
        lambda: rows.update(title="x"),
        lambda: rows.bulk_create([]),
    ):
        with pytest.raises(NotThroughRegister):
            act()


def test_an_act_names_the_power_of_its_day(story: Lists) -> None:
    """What other businesses ask before a new act: in force on the day, in the version of the day."""
    ref = refs.find("powers.items", "A-1", date(2022, 4, 1))
    assert ref == EntryRef("powers.items", entry("A-1").pk, 2)
    assert EntryRef.parse(str(ref)) == ref
    assert ref.values
    assert ref.values["duties"] == "第二版"
    assert refs.find("powers.items", "A-3", date(2022, 4, 1)) is None
    assert refs.find("powers.items", "nothing", MAY) is None
    assert refs.find("no.register", "A-1", MAY) is None
