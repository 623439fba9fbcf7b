"""Excel sheets in and out: tables with one header row, read with reasons and written safely; official forms."""

from zhunsheng.lib.xlsx.annotating import ERROR_TITLE, annotate_errors
from zhunsheng.lib.xlsx.columns import Column, Kind
from zhunsheng.lib.xlsx.container import SheetError
from zhunsheng.lib.xlsx.forms import Block, Box, places, write_form
from zhunsheng.lib.xlsx.reading import Row, Rows, read_rows
from zhunsheng.lib.xlsx.writing import template, write

__all__ = [
    "ERROR_TITLE",
    "Block",
    "Box",
    "Column",
    "Kind",
    "Row",
    "Rows",
    "SheetError",
    "annotate_errors",
    "places",
    "read_rows",
    "template",
    "write",
    "write_form",
]
