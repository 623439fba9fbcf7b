"""Sheets as they really come: each is refused or set apart with row, field, reason and remedy; nothing half written."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from tests.scenarios.registers.books import saved
from tests.scenarios.registers.conftest import lists, rows_of, said, send, sheet_of, today
from tests.scenarios.threads import together
from zhunsheng.domains.powers.models import PowerItem
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Lists, entry
from zhunsheng.kernel.exchange import runs
from zhunsheng.kernel.exchange.declare import sheets
from zhunsheng.kernel.exchange.importing import Tally
from zhunsheng.kernel.exchange.models import ImportRun
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.registers.models import EntryVersion
from zhunsheng.lib.xlsx import SheetError

__all__ = ["lists", "send", "today"]
Send = Callable[..., Tally]
SPREADSHEET = "xl/worksheets/sheet1.xml"


def row(number: int = 1, **more: Any) -> dict[str, Any]:
    """A sound row."""
    return {
        "code": f"A-{number}",
        "title": f"对第{number}种行为的处罚",
        "kind": "行政处罚",
        "unit": "演示区市场监管局",
        "level": "县级",
        "basis_law": "行政处罚法",
        "duties": "立案、调查、决定",
        "accountability": "没有依据处罚的",
        "valid_from": date(2022, 1, 1),
        **more,
    }


def column(sheet: Any, title: str) -> int:
    """The number of the column with that title."""
    return next(int(cell.column) for cell in sheet[1] if title in str(cell.value))


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The sheet after somebody has worked on it by hand."""
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    return saved(book)


def nothing_written() -> bool:
    """No entry, no version, no event."""
    return not (
        PowerItem.objects.exists()
        or EntryVersion.objects.exists()
        or Event.objects.filter(stream__startswith="entry.").exists()
    )


def test_wrong_headers_are_named_with_what_they_may_have_meant(
    lists: Lists, today: None, send: Send
) -> None:
    def rename(sheet: Any) -> None:
        sheet.cell(1, column(sheet, "事项名称")).value = "事项名"

    with pytest.raises(SheetError, match=r"事项名称.*“事项名”是否应为"):
        send(edited(sheet_of([row()]), rename))
    assert nothing_written()


def test_a_formula_gives_its_value_and_one_without_is_refused(
    lists: Lists, today: None, send: Send
) -> None:
    """openpyxl writes no values of formulas, as programs that never opened the sheet do."""

    def compute(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "事项名称")).value = '="对"&"谁"'

    tally = send(edited(sheet_of([row(1), row(2)]), compute))
    assert tally.errors == {2: ["事项名称：公式出错（没有算出结果）；请改为填写数值。"]}
    assert tally.taken == 1


def test_an_error_of_a_formula_is_no_empty_cell(lists: Lists, today: None, send: Send) -> None:
    def fail(sheet: Any) -> None:
        cell = sheet.cell(2, column(sheet, "办理流程"))
        cell.value, cell.data_type = "#N/A", "e"

    tally = send(edited(sheet_of([row()]), fail))
    assert "办理流程：公式出错（#N/A）" in said(tally)
    assert nothing_written()


def test_what_looks_like_a_formula_stays_text(lists: Lists, today: None, send: Send) -> None:
    assert send(sheet_of([row(title="=1+1")])).taken == 1
    assert entry("A-1").title == "=1+1"
    assert rows_of()[0]["title"] == "=1+1"


def test_a_merged_cell_counts_in_its_first_row_only(lists: Lists, today: None, send: Send) -> None:
    def merge(sheet: Any) -> None:
        place = column(sheet, "设定依据")
        sheet.merge_cells(start_row=2, end_row=3, start_column=place, end_column=place)

    tally = send(edited(sheet_of([row(1), row(2)]), merge))
    assert tally.errors == {3: ["设定依据：必填，不能为空。"]}
    assert entry("A-1")


@pytest.mark.parametrize(
    "written",
    [
        "2022-3-5",
        "2022/03/05",
        "2022年3月5日",
        "２０２２－０３－０５",
        "20220305",
        datetime(2022, 3, 5),
    ],
)
def test_dates_as_people_write_them(lists: Lists, today: None, send: Send, written: Any) -> None:
    def write(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "生效日期")).value = written

    assert send(edited(sheet_of([row()]), write)).taken == 1
    assert entry("A-1").valid_from == date(2022, 3, 5)


@pytest.mark.parametrize("written", ["2022-02-30", "三月五日", "22.3.5"])
def test_dates_that_are_none(lists: Lists, today: None, send: Send, written: str) -> None:
    def write(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "生效日期")).value = written

    assert "生效日期" in said(send(edited(sheet_of([row()]), write)))
    assert nothing_written()


def test_full_width_digits_are_numbers_but_no_codes(lists: Lists, today: None, send: Send) -> None:
    def write(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "法定期限")).value = "２０"
        sheet.cell(3, column(sheet, "事项编码")).value = "Ａ－２"

    tally = send(edited(sheet_of([row(1), row(2)]), write))
    assert entry("A-1").statutory_days == 20
    assert "事项编码：“Ａ－２”里有全角字符" in tally.errors[3][0]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": "行政拘留"}, "事项类型：“行政拘留”不在可选范围内"),
        ({"unit": "没有的局"}, "实施主体：没有“没有的局”"),
        ({"title": "长" * 201}, "超过200个字"),
        ({"statutory_days": "很久"}, "法定期限"),
        ({"promised_days": 30, "statutory_days": 20}, "承诺30个工作日，超过法定的20个工作日"),
        ({"has_fee": True}, "收费依据"),
        ({"valid_to": date(2021, 1, 1)}, "失效日期早于生效日期"),
        ({"code": ""}, "事项编码：必填"),
    ],
)
def test_a_bad_row_is_set_apart_with_its_field_and_the_good_ones_come_in(
    lists: Lists, today: None, send: Send, more: dict[str, Any], words: str
) -> None:
    tally = send(sheet_of([row(1), row(2, **more), row(3)]))
    assert tally.taken == 2
    assert list(tally.errors) == [3]
    assert words in said(tally)


def test_the_same_line_twice_in_one_sheet(lists: Lists, today: None, send: Send) -> None:
    tally = send(sheet_of([row(1), row(1, title="另一个名称")]))
    assert tally.errors == {3: ["与第2行是同一条，请删去其中一行。"]}
    assert tally.taken == 1


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLE, "旧版 Excel"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b"", "空的"),
        (b"code,title\n1,2\n", "不是 Excel"),
        (b"PK\x03\x04 nonsense", "请"),
    ],
    ids=["xls", "html", "empty", "csv", "broken"],
)
def test_other_files_named_xlsx(
    lists: Lists, today: None, send: Send, content: bytes, words: str
) -> None:
    with pytest.raises(SheetError, match=words):
        send(content)
    assert nothing_written()


def test_a_bomb_is_not_unpacked(lists: Lists, today: None, send: Send) -> None:
    stream = BytesIO()
    with ZipFile(BytesIO(sheet_of([row()]))) as good, ZipFile(stream, "w", ZIP_DEFLATED) as bomb:
        for name in good.namelist():
            bomb.writestr(name, good.read(name) if name != SPREADSHEET else bytes(400 * 2**20))
    tracemalloc.start()
    with pytest.raises(SheetError):
        send(stream.getvalue())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50 * 2**20


def test_a_declared_document_type_is_refused(lists: Lists, today: None, send: Send) -> None:
    stream = BytesIO()
    with ZipFile(BytesIO(sheet_of([row()]))) as good, ZipFile(stream, "w", ZIP_DEFLATED) as evil:
        for name in good.namelist():
            text = good.read(name)
            if name == SPREADSHEET:
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text.split(b"?>", 1)[-1]
            evil.writestr(name, text)
    with pytest.raises(SheetError):
        send(stream.getvalue())
    assert nothing_written()


MANY = 5_000


def test_every_tenth_of_many_rows_bad(lists: Lists, today: None, send: Send) -> None:
    """benchmarks/sheets.py does the same with 50,000 rows. Memory is that of five hundred rows, whatever comes."""
    faults: tuple[dict[str, Any], ...] = ({"kind": "行政拘留"}, {"unit": "没有"}, {"has_fee": True})
    content = sheet_of(
        [row(n, **(faults[n // 10 % 3] if n % 10 == 9 else {})) for n in range(MANY)]
    )
    told: list[int] = []
    tracemalloc.start()
    tally = runs_with_progress(lists, content, told)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tally.total, tally.taken, len(tally.errors)) == (MANY, MANY * 9 // 10, MANY // 10)
    assert set(tally.errors) == {n + 2 for n in range(MANY) if n % 10 == 9}
    assert PowerItem.objects.count() == EntryVersion.objects.count() == tally.taken
    assert told == list(range(500, MANY + 1, 500))
    assert most < 40 * 2**20
    assert verify().ok


def runs_with_progress(lists: Lists, content: bytes, told: list[int]) -> Tally:
    from zhunsheng.kernel.exchange import importing

    return importing.run(
        sheets["powers.items"],
        BytesIO(content),
        lists.people["office"],
        trial=False,
        progress=lambda tally: told.append(tally.total),
    )


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once(lists: Lists) -> None:
    """One comes in, the other is told to wait; nothing is there twice."""
    content = sheet_of([row(n) for n in range(300)])
    trials = [
        runs.begin(sheets["powers.items"], BytesIO(content), f"{n}.xlsx", lists.people["office"])
        for n in range(2)
    ]
    done = together(*(partial(runs.confirm, one, lists.people["office"]) for one in trials))
    assert all(isinstance(one, ImportRun) for one in done)
    states = sorted((one.state, one.taken) for one in done)
    assert PowerItem.objects.count() == 300
    assert states in (
        [("done", 0), ("done", 300)],
        [("done", 300), ("failed", 0)],
    )
    for one in done:
        assert one.state == "done" or "正在导入" in one.failure
    assert verify().ok
    assert ITEMS.model.objects.filter(version=1).count() == 300
