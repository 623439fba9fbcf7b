"""Workbooks that leave the house say in the model district that what they hold is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zhunsheng.kernel.documents.rendering import is_demonstration
from zhunsheng.lib import xlsx
from zhunsheng.lib.xlsx import Column

NOTE = "演示数据：内容都是虚构的，请勿用于正式工作。"


def invented() -> tuple[str, ...]:
    """The note in the model district, nothing elsewhere."""
    return (NOTE,) if is_demonstration() else ()


def marked(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], title: str) -> bytes:
    """A workbook of one sheet, with the note above the table in the model district; it can be imported all the same."""
    return xlsx.write(rows, columns, title=title, notes=invented())
