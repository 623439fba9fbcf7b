"""Files as people make them, with what they forget in them."""

from __future__ import annotations

import io
import struct
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from zhunsheng.lib.identity import make_id_card

IDENTITY = make_id_card("640104", date(1990, 3, 7), 12)
CARD = "6222021234567890128"
"""A number with the right check digit that no bank has issued."""
MOBILE = "13800000000"


def docx(*paragraphs: str, document: Any = None) -> bytes:
    """A Word file."""
    document = document or Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run_xml(text: str, properties: str) -> Any:
    """A run with properties of its own."""
    return parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")


def docx_with(text: str, properties: str) -> bytes:
    """A Word file with one odd run."""
    document = Document()
    document.add_paragraph("通知正文")._p.append(run_xml(text, properties))
    return docx(document=document)


def xlsx(workbook: Workbook) -> bytes:
    """An Excel file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def workbook(*rows: tuple[Any, ...]) -> Workbook:
    """A workbook with one sheet."""
    book = Workbook()
    book.properties.creator = ""
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    return book


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """The container with one part more, or another one in its place."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


def pdf(content: bytes = b"", *, writer: PdfWriter | None = None) -> bytes:
    """A PDF of one page with the given operations."""
    writer = writer or PdfWriter()
    if not writer.pages:
        page = writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def exif(latitude: bool = True, owner: str = "") -> bytes:
    """A block of EXIF: optionally a position, optionally the camera's owner."""
    entries, tail, start = [], b"", 8 + 2 + 12 * (bool(latitude) + bool(owner)) + 4
    if owner:
        text = owner.encode() + b"\0"
        entries.append(struct.pack("<HHII", 0x013B, 2, len(text), start))
        tail += text
    if latitude:
        entries.append(struct.pack("<HHII", 0x8825, 4, 1, start + len(tail)))
        tail += struct.pack("<H", 1) + struct.pack("<HHII", 2, 5, 3, 0) + b"\0\0\0\0"
    head = struct.pack("<2sHIH", b"II", 42, 8, len(entries))
    return head + b"".join(entries) + b"\0\0\0\0" + tail


def jpeg(block: bytes) -> bytes:
    """The frame of a JPEG with a block of EXIF."""
    body = b"Exif\0\0" + block
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"
