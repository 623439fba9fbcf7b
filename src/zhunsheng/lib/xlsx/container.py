"""The file around the sheets: is it a workbook, is it locked, may it be opened."""

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from zhunsheng.lib import archives
from zhunsheng.lib.xlsx.sheets import Package, Sheet

MAX_BYTES = 20 * 2**20

Source = str | Path | bytes | BinaryIO
"""A path, the content, or an open binary file."""

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "请用 Excel 或 WPS 打开后另存为“Excel 工作簿（*.xlsx）”再导入。"
DAMAGED = f"工作簿内容已损坏，无法读取。{_SAVE_AS}"


class SheetError(ValueError):
    """The file cannot be read as a table; the message says why and what to do."""


def content(source: Source, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of `source`; raises SheetError beyond `max_bytes`."""
    if isinstance(source, bytes):
        data = source[: max_bytes + 1]
    elif isinstance(source, (str, Path)):
        with Path(source).open("rb") as file:
            data = file.read(max_bytes + 1)
    else:
        data = source.read(max_bytes + 1)
    if len(data) > max_bytes:
        limit = f"{max_bytes / 2**20:g}"
        raise SheetError(f"文件超过{limit}MB的上限；请拆分为几个文件分别导入。")
    return data


def open_workbook(data: bytes) -> Workbook:
    """The workbook in `data` as openpyxl changes and writes it; formulas stay formulas."""
    check(data)
    try:
        return load_workbook(BytesIO(data))
    except Exception as error:  # openpyxl lets whatever its parsers meet through
        raise SheetError(DAMAGED) from error


def open_sheets(data: bytes) -> list[Sheet]:
    """The visible worksheets of the workbook in `data`, to be read; formulas give their values."""
    check(data)
    try:
        return [sheet for sheet in Package(data).sheets() if sheet.is_visible]
    except Exception as error:
        raise SheetError(DAMAGED) from error


def check(data: bytes) -> None:
    """Raise SheetError for what is no workbook, or one that must not be unpacked."""
    _refuse_other_formats(data)
    try:
        entries = archives.names(BytesIO(data))
    except archives.BadArchive as error:
        raise SheetError(str(error)) from error
    if "xl/workbook.xml" not in entries:
        raise SheetError(f"这不是 Excel 工作簿。{_SAVE_AS}")


def _refuse_other_formats(data: bytes) -> None:
    """Name the formats that people take for xlsx."""
    if not data:
        raise SheetError("文件是空的；请检查后重新选择文件。")
    if data.startswith(_OLE_MAGIC):
        if _ENCRYPTED_STREAM in data:
            raise SheetError("工作簿设有打开密码；请取消密码后再导入。")
        raise SheetError(f"这是旧版 Excel（*.xls）文件。{_SAVE_AS}")
    if data.startswith(b"PK"):
        return
    if b"<html" in data[:2048].lower() or b"<table" in data[:2048].lower():
        raise SheetError(f"这是网页格式的表格，只是扩展名像 Excel。{_SAVE_AS}")
    raise SheetError(f"这不是 Excel 工作簿（*.xlsx）。{_SAVE_AS}")
