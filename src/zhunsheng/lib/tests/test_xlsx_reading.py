"""Sheets as people send them: titles above, columns moved, rows blank, files that are no sheets."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from zhunsheng.lib import archives
from zhunsheng.lib.xlsx import Column, Kind, SheetError, read_rows

COLUMNS = (
    Column("name", "姓名", required=True, aliases=("申请人",)),
    Column("filed", "申请日期", Kind.DATE, required=True),
    Column("amount", "金额", Kind.MONEY),
    Column("result", "结果", choices=("维持", "撤销")),
)
HEADER = ["姓名", "申请日期", "金额", "结果"]


def saved(workbook: Workbook) -> bytes:
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def book(*rows: list[Any]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    return saved(workbook)


def values(data: bytes) -> list[dict[str, Any]]:
    return [dict(row.values) for row in read_rows(data, COLUMNS)]


ONE = {"name": "秦某", "filed": date(2022, 8, 8), "amount": 2050, "result": "维持"}


def test_a_plain_table() -> None:
    assert values(book(HEADER, ["秦某", date(2022, 8, 8), 20.5, "维持"])) == [ONE]


def test_a_path_bytes_and_an_open_file_are_all_read(tmp_path: Path) -> None:
    data = book(HEADER, ["秦某", "2022-8-8", "20.50", "维持"])
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    for source in (data, path, str(path), BytesIO(data)):
        assert [dict(row.values) for row in read_rows(source, COLUMNS)] == [ONE]


def test_titles_above_the_header_and_blank_rows_are_passed_over() -> None:
    rows = read_rows(
        book(
            ["2022年复议案件登记表"],
            [],
            HEADER,
            ["甲", "2022-01-01"],
            [None, " "],
            ["乙", "2022-01-02"],
        ),
        COLUMNS,
    )
    assert rows.header_row == 3
    assert [(row.number, row.values["name"]) for row in rows] == [(4, "甲"), (6, "乙")]


def test_columns_may_move_and_others_may_stand_between() -> None:
    data = book(
        ["序号", "结果", "备注", "申请日期", "申请人"], [1, "撤销", "x", "2022-01-01", "甲"]
    )
    assert values(data) == [
        {"name": "甲", "filed": date(2022, 1, 1), "amount": None, "result": "撤销"}
    ]


def test_marks_and_blanks_in_titles_do_not_matter() -> None:
    data = book(["姓 名*", "申请日期（必填）\n", " 金额"], ["甲", "2022-01-01", 3])
    assert values(data)[0]["amount"] == 300


def test_a_sheet_that_is_not_the_first() -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["说明"])
    sheet = workbook.create_sheet("数据")
    sheet.append(HEADER)
    sheet.append(["甲", "2022-01-01"])
    assert [row["name"] for row in values(saved(workbook))] == ["甲"]


def test_hidden_sheets_are_not_read() -> None:
    workbook = Workbook()
    hidden = workbook.create_sheet("藏")
    hidden.append(HEADER)
    hidden.append(["甲", "2022-01-01"])
    hidden.sheet_state = "hidden"
    with pytest.raises(SheetError, match="工作表是空的"):
        read_rows(saved(workbook), COLUMNS)


def test_a_workbook_with_nothing_to_see() -> None:
    data = book(HEADER)
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/workbook.xml":
                content = content.replace(b'state="visible"', b'state="hidden"')
            target.writestr(name, content)
    with pytest.raises(SheetError, match="没有可见的工作表"):
        read_rows(stream.getvalue(), COLUMNS)


def test_a_sheet_that_declares_a_wrong_size_loses_no_rows() -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in HEADER)
    row = '<c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>2022-01-01</t></is></c>'
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1"/><sheetData><row>{cells}</row><row>{row}</row></sheetData></worksheet>'
    )
    assert [line["name"] for line in values(with_sheet(xml.encode()))] == ["甲"]


def test_faults_are_told_by_cell_and_the_row_goes_on() -> None:
    data = book(HEADER, [None, "2022-02-30", "20元", "驳回"])
    (row,) = read_rows(data, COLUMNS)
    assert row.values == {"name": None, "filed": None, "amount": 2000, "result": None}
    assert row.messages == [
        "姓名：必填，不能为空。",
        "申请日期：日期“2022-02-30”不存在；请核对年月日。",
        "结果：“驳回”不在可选范围内；可填：维持、撤销。",
    ]
    assert set(row.errors) == {"name", "filed", "result"}


def test_a_row_shorter_than_the_header_has_empty_cells() -> None:
    workbook = load_workbook(BytesIO(book(HEADER, ["甲"])))
    (row,) = read_rows(saved(workbook), COLUMNS)
    assert row.errors == {"filed": "申请日期：必填，不能为空。"}


def test_an_error_of_a_formula_is_no_value() -> None:
    (row,) = read_rows(book(HEADER, ["#REF!", "2022-01-01"]), COLUMNS)
    assert row.errors == {"name": "姓名：公式出错（#REF!）；请改为填写数值。"}


class TestHeader:
    def test_missing_columns_are_named_and_misspelt_ones_guessed(self) -> None:
        with pytest.raises(SheetError) as caught:
            read_rows(book(["标题"], ["姓名", "申请日", "结果"]), COLUMNS)
        assert str(caught.value) == (
            "表头缺少列“申请日期”（第2行的“申请日”是否应为“申请日期”）；请使用导入模板，不要改动表头文字。"
        )

    def test_all_missing_columns_are_named(self) -> None:
        with pytest.raises(SheetError, match="表头缺少列“姓名”、“申请日期”；请使用导入模板"):
            read_rows(book(["甲", "乙"]), COLUMNS)

    def test_the_sheet_that_comes_nearest_is_spoken_of(self) -> None:
        workbook = Workbook()
        workbook.worksheets[0].append(["姓名"])
        workbook.create_sheet("别的").append(["说明"])
        with pytest.raises(SheetError, match="表头缺少列“申请日期”"):
            read_rows(saved(workbook), COLUMNS)

    def test_a_title_twice_is_ambiguous(self) -> None:
        with pytest.raises(SheetError, match=r"表头（第1行）中列“姓名”出现了两次"):
            read_rows(book(["姓名", "申请人", "申请日期"]), COLUMNS)

    def test_an_empty_sheet(self) -> None:
        with pytest.raises(SheetError, match="工作表是空的"):
            read_rows(book([]), COLUMNS)

    def test_without_required_columns_one_known_title_is_needed(self) -> None:
        optional = (Column("a", "甲"), Column("b", "乙"))
        assert [row.values for row in read_rows(book(["乙"], ["x"]), optional)] == [
            {"a": None, "b": "x"}
        ]
        with pytest.raises(SheetError, match="找不到表头"):
            read_rows(book(["丙"], ["x"]), optional)

    def test_far_below_the_top_it_is_not_found(self) -> None:
        with pytest.raises(SheetError, match="表头缺少列"):
            read_rows(book(*[["说明"]] * 10, HEADER), COLUMNS)


class TestLimits:
    def test_rows(self) -> None:
        data = book(HEADER, *[["甲", "2022-01-01"]] * 3)
        assert len(list(read_rows(data, COLUMNS, max_rows=3))) == 3
        with pytest.raises(SheetError, match="数据超过2行的上限；请拆分"):
            list(read_rows(data, COLUMNS, max_rows=2))

    @pytest.mark.parametrize("wrap", [bytes, BytesIO])
    def test_bytes(self, wrap: Any) -> None:
        data = book(HEADER)
        with pytest.raises(SheetError, match=r"文件超过0\.00390625MB的上限"):
            read_rows(wrap(data), COLUMNS, max_bytes=4096)
        assert list(read_rows(wrap(data), COLUMNS, max_bytes=len(data))) == []

    def test_a_zip_bomb(self) -> None:
        stream = BytesIO(book(HEADER))
        with ZipFile(stream, "a") as archive:
            archive.writestr("xl/bomb.bin", b"")
            archive.infolist()[-1].file_size = archives.MAX_UNPACKED + 1
        with pytest.raises(SheetError, match="可能是压缩炸弹"):
            read_rows(stream.getvalue(), COLUMNS)

    def test_an_entity_bomb(self) -> None:
        lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        with pytest.raises(SheetError, match="已损坏"):
            list(
                read_rows(
                    with_sheet(lol + b"<worksheet><sheetData>&b;</sheetData></worksheet>"), COLUMNS
                )
            )


def with_sheet(xml: bytes) -> bytes:
    """A workbook whose first sheet is `xml`."""
    stream = BytesIO()
    with (
        ZipFile(BytesIO(book(HEADER, ["甲", "2022-01-01"]))) as source,
        ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return stream.getvalue()


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "文件是空的"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"旧版 Excel（\*.xls）"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                "设有打开密码",
            ),
            (b"<html><table><tr></table>", "网页格式的表格"),
            ("姓名,日期\n甲,2022".encode(), "这不是 Excel 工作簿"),
            (b"%PDF-1.7", "这不是 Excel 工作簿"),
            (b"PK\x03\x04garbage", "文件已损坏"),
        ],
    )
    def test_are_named(self, data: bytes, reason: str) -> None:
        with pytest.raises(SheetError, match=reason):
            read_rows(data, COLUMNS)

    def test_another_office_document(self) -> None:
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            archive.writestr("word/document.xml", "<x/>")
        with pytest.raises(SheetError, match="这不是 Excel 工作簿"):
            read_rows(stream.getvalue(), COLUMNS)

    def test_a_workbook_without_its_parts(self) -> None:
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            archive.writestr("xl/workbook.xml", "<x/>")
        with pytest.raises(SheetError, match="工作簿内容已损坏"):
            read_rows(stream.getvalue(), COLUMNS)

    def test_a_sheet_that_breaks_off(self) -> None:
        xml = with_sheet(
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="1">'
        )
        with pytest.raises(SheetError, match="工作簿内容已损坏"):
            list(read_rows(xml, COLUMNS))

    def test_a_cell_that_points_nowhere(self) -> None:
        xml = with_sheet(
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<dimension ref="A1"/><sheetData><row r="1"><c r="A1" t="s"><v>999</v></c></row>'
            b"</sheetData></worksheet>"
        )
        with pytest.raises(SheetError, match="工作簿内容已损坏"):
            read_rows(xml, COLUMNS)
