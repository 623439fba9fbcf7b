"""Out as a sheet and in again: by number, only what was changed, only what is one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.scenarios.registers.conftest import rows_of, said, sheet_of
from zhunsheng.domains.powers.registers import ITEMS, REGISTERS
from zhunsheng.domains.powers.tests.conftest import BEGUN, Lists, entry
from zhunsheng.kernel.exchange.importing import Tally
from zhunsheng.kernel.registers import changing, history
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.registers.models import EntryVersion

Send = Callable[..., Tally]


def example(register: Register, lists: Lists, code: str) -> dict[str, Any]:
    """A sound line of any of the lists, from its fields alone."""
    values: dict[str, Any] = {"code": code, "unit": lists.market.pk}
    for name, field in register.model_fields.items():
        if name in values or name in ("valid_from", "valid_to", "parent_code"):
            continue
        if field.choices:
            values[name] = field.flatchoices[-1][0]
        elif field.get_internal_type() == "DateField":
            values[name] = date(2020, 1, 1)
        elif field.get_internal_type() == "BooleanField":
            values[name] = False
        elif field.get_internal_type().endswith("IntegerField"):
            values[name] = 7
        else:
            values[name] = "测试甲"
    return values


@pytest.fixture(params=REGISTERS, ids=lambda one: one.code)
def register(request: pytest.FixtureRequest, lists: Lists, today: None) -> Register:
    """Each of the lists, with three lines in it."""
    found: Register = request.param
    change = Change(None, BEGUN, "首次登记")
    changing.add(found, [example(found, lists, f"R-{n}") for n in (1, 2, 3)], change)
    return found


def test_what_went_out_comes_back_unchanged(register: Register, send: Send) -> None:
    tally = send(sheet_of(rows_of(register), register), register=register)
    assert (tally.total, tally.repeated, tally.errors) == (3, 3, {})
    assert EntryVersion.objects.count() == 3


def test_a_changed_row_becomes_a_version(register: Register, send: Send) -> None:
    rows = rows_of(register)
    rows[1]["title"] = "改过的名称"
    tally = send(sheet_of(rows, register), register=register)
    assert (tally.changed, tally.repeated, tally.errors) == (1, 2, {})
    changed: Any = register.model.objects.get(code="R-2")
    assert (changed.title, changed.version) == ("改过的名称", 2)
    assert history.versions(register, changed.pk)[0].source == "import:1"


def test_a_new_row_becomes_a_line(register: Register, send: Send) -> None:
    row = {**rows_of(register)[0], "id": None, "version": None, "code": "R-4"}
    tally = send(sheet_of([row], register), register=register)
    assert (tally.taken, tally.errors) == (1, {})
    assert register.model.objects.filter(code="R-4", version=1).exists()


def test_rows_of_other_units_are_refused(register: Register, send: Send) -> None:
    rows = rows_of(register)
    rows[0]["title"] = "越权"
    tally = send(sheet_of(rows, register), "stranger", register=register)
    assert len(tally.errors) == 3
    assert "不归您维护" in said(tally)
    rows_now: Any = register.model.objects
    assert not rows_now.filter(title="越权").exists()


def test_the_own_unit_is_taken(register: Register, send: Send) -> None:
    rows = rows_of(register)
    rows[0]["title"] = "本单位改的"
    assert send(sheet_of(rows, register), "keeper", register=register).changed == 1


def test_a_trial_says_the_same_and_writes_nothing(register: Register, send: Send) -> None:
    rows = rows_of(register)
    rows[0]["title"] = "试改"
    rows.append({**rows[1], "id": None, "version": None, "code": "R-5"})
    content = sheet_of(rows, register)
    tried = send(content, register=register, trial=True)
    assert EntryVersion.objects.count() == 3
    assert send(content, register=register) == tried


def test_lines_of_other_systems_are_found_by_their_code(
    lists: Lists, today: None, send: Send
) -> None:
    lists.add("A-1")
    row = rows_of()[0] | {"id": None, "version": None, "promised_days": 5}
    assert send(sheet_of([row])).changed == 1
    assert entry("A-1").promised_days == 5


def test_a_code_may_be_changed_by_number(lists: Lists, today: None, send: Send) -> None:
    lists.add("A-1")
    assert send(sheet_of([rows_of()[0] | {"code": "A-1b"}])).changed == 1
    assert entry("A-1b").version == 2


def test_a_code_is_not_taken_from_another_line(lists: Lists, today: None, send: Send) -> None:
    lists.add("A-1", "A-2")
    tally = send(sheet_of([rows_of()[0] | {"code": "A-2"}]))
    assert "是另一条的事项编码" in said(tally)


def test_a_line_changed_since_the_export_is_not_written_over(
    lists: Lists, today: None, send: Send
) -> None:
    (made,) = lists.add("A-1")
    rows = rows_of()
    edit = changing.Edit(made.pk, {"title": "别人改的"})
    changing.edit(ITEMS, [edit], Change(None, date(2022, 5, 5), "别人"))
    rows[0]["title"] = "我改的"
    tally = send(sheet_of(rows))
    assert "又有人改过" in said(tally)
    assert entry("A-1").title == "别人改的"


def test_a_number_that_is_not_there(lists: Lists, today: None, send: Send) -> None:
    lists.add("A-1")
    tally = send(sheet_of([rows_of()[0] | {"id": 9_999_999}]))
    assert "没有9999999号条目" in said(tally)


def test_columns_that_a_sheet_does_not_have_keep_what_they_hold(
    lists: Lists, today: None, send: Send
) -> None:
    from zhunsheng.kernel.registers.columns import columns_of
    from zhunsheng.lib import xlsx

    lists.add("A-1", remedies="行政复议")
    needed = [one for one in columns_of(ITEMS) if one.required or one.key == "promised_days"]
    row = rows_of()[0] | {"promised_days": 2}
    assert send(xlsx.write([row], needed)).changed == 1
    assert (entry("A-1").remedies, entry("A-1").promised_days) == ("行政复议", 2)


def test_names_that_other_systems_give_the_columns(lists: Lists, today: None, send: Send) -> None:
    from openpyxl import load_workbook

    from tests.scenarios.registers.books import saved, source

    lists.add("A-1")
    book = load_workbook(source(sheet_of([rows_of()[0] | {"title": "改名"}])))
    for cell in book.worksheets[0][1]:
        if "事项名称" in str(cell.value):
            cell.value = "权力名称"
    assert send(saved(book)).changed == 1
    assert entry("A-1").title == "改名"
