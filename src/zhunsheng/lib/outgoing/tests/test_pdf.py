"""PDF files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from zhunsheng.lib.outgoing import Unreadable, inspect
from zhunsheng.lib.outgoing.tests.builders import IDENTITY, pdf

Codes = Callable[[bytes, str], set[str]]
TEXT = b"BT /F1 12 Tf 50 200 Td (Hello 12345) Tj ET "
BAR = b"40 195 200 20 re f "


def made(content: bytes = TEXT) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(content))))


def test_a_plain_file_has_no_errors() -> None:
    assert not inspect(pdf(TEXT), "公告.pdf").errors


def test_properties_are_hints() -> None:
    writer = made()
    writer.add_metadata({"/Author": "秦岭"})
    report = inspect(pdf(writer=writer), "公告.pdf")
    assert "秦岭" in next(f.what for f in report.hints if f.code == "document_info")


def test_attachments_are_named() -> None:
    writer = made()
    writer.add_attachment("draft.docx", b"x")
    report = inspect(pdf(writer=writer), "公告.pdf")
    assert "draft.docx" in next(f.what for f in report.errors if f.code == "attachments")


def test_annotations(codes: Codes) -> None:
    writer = made()
    writer.add_annotation(0, FreeText(text=f"ID {IDENTITY}", rect=(0, 0, 90, 20)))
    assert {"annotations", "identity"} <= codes(pdf(writer=writer), "公告.pdf")


def test_a_redaction_that_was_not_carried_out(codes: Codes) -> None:
    writer = made()
    mark = DictionaryObject({NameObject("/Subtype"): NameObject("/Redact")})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(mark)])
    assert "redaction" in codes(pdf(writer=writer), "公告.pdf")


def test_scripts(codes: Codes) -> None:
    writer = made()
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app")}
    )
    writer._root_object[NameObject("/OpenAction")] = script
    assert "script" in codes(pdf(writer=writer), "公告.pdf")


def test_hidden_layers(codes: Codes) -> None:
    writer = made()
    layer = writer._add_object(DictionaryObject({NameObject("/Name"): TextStringObject("内部")}))
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer._root_object[NameObject("/OCProperties")] = DictionaryObject({NameObject("/D"): off})
    assert "hidden_layer" in codes(pdf(writer=writer), "公告.pdf")


@pytest.mark.parametrize(
    ("content", "covered"),
    [
        (TEXT + b"0 g " + BAR, True),
        (TEXT + b"0 0 0 1 k " + BAR, True),
        (TEXT + b"q 2 0 0 2 0 0 cm 0 0 0 rg 20 97 100 10 re f Q", True),
        (b"0 g " + BAR + b"1 g " + TEXT, False),
        (TEXT + b"0.9 g " + BAR, False),
        (TEXT + b"0 g 40 20 200 20 re f", False),
        (TEXT + b"0 g 40 195 200 20 re S", False),
    ],
)
def test_text_under_a_dark_bar(content: bytes, covered: bool, codes: Codes) -> None:
    assert ("covered_text" in codes(pdf(content), "公告.pdf")) is covered


def test_invisible_text_is_a_hint_and_searched(codes: Codes) -> None:
    content = f"BT 3 Tr /F1 12 Tf 50 200 Td ({IDENTITY}) Tj ET".encode()
    assert {"invisible_text", "identity"} <= codes(pdf(content), "公告.pdf")


def test_pages_without_text_ask_for_eyes(codes: Codes) -> None:
    assert "no_text" in codes(pdf(), "公告.pdf")


def test_a_locked_file_is_refused() -> None:
    writer = made()
    writer.encrypt("geheim", algorithm="RC4-128")
    with pytest.raises(Unreadable, match="密码"):
        inspect(pdf(writer=writer), "公告.pdf")


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="损坏"):
        inspect(b"%PDF-1.7\n" + b"rubbish " * 40, "公告.pdf")


def test_long_files_say_where_the_check_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhunsheng.lib.outgoing.pdf.MOST_PAGES", 2)
    writer = PdfWriter()
    for _ in range(5):
        writer.add_blank_page(100, 100)
    assert "前2页，共5页" in inspect(pdf(writer=writer), "公告.pdf").limits[0]
