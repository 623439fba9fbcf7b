"""Workbooks as people spoil them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook


def source(content: bytes) -> BytesIO:
    """An open file."""
    return BytesIO(content)


def saved(book: Workbook) -> bytes:
    """A workbook as a file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
