"""The archive as one paged PDF."""

from __future__ import annotations

import io
import struct
import zlib

import docx
import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from zhunsheng.kernel.documents import services
from zhunsheng.kernel.documents.archive import Cover, archive, archive_of, office
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.tests.helpers import (
    DAY,
    case,
    generated,
    page_texts,
    pdf,
    uploaded,
)

pytestmark = pytest.mark.django_db


def png(width: int = 4, height: int = 2) -> bytes:
    """A small white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def test_everything_is_bound_and_paged() -> None:
    matter = case().matter
    uploaded(matter, pdf(2, "申请"), "复议申请书.pdf")
    generated(matter)
    uploaded(matter, png(), "现场照片.png")
    generated(matter, state=Document.State.DRAFT, title="未签发")
    data = archive_of(matter, retention="长期", outcome="撤销")
    texts = page_texts(data)
    assert len(texts) == 2 + 4 + 1
    cover, contents = texts[0], texts[1]
    assert "甄守义不服行政处罚决定案" in cover
    assert "申请人：甄守义" in cover
    assert "被申请人：示范区样例监督管理局" in cover
    assert "本卷共3件4页" in cover
    assert "长期" in cover
    words = "".join(contents.split())
    assert "1复议申请书202206021—2" in words
    assert "2受理通知书示复受〔2022〕8号示范区人民政府202206023" in words
    assert "3现场照片202206024" in words
    assert "未签发" not in words
    assert [text.split()[-1] for text in texts[2:6]] == ["1", "2", "3", "4"]
    assert "备考表" in "".join(texts[6].split())
    assert "abababab" in texts[6]
    titles = [entry["/Title"] for entry in pypdf.PdfReader(io.BytesIO(data)).outline]  # type: ignore[call-overload]
    assert titles == ["卷宗封面", "卷内目录", "复议申请书", "受理通知书", "现场照片", "备考表"]


def test_the_same_file_gives_the_same_bytes() -> None:
    matter = case().matter
    uploaded(matter, pdf(), "复议申请书.pdf")
    assert archive_of(matter) == archive_of(matter)


def test_the_sealed_copy_stands_for_its_document() -> None:
    matter = case().matter
    document = generated(matter)
    scan = uploaded(matter, pdf(3, "盖章"), "扫描.pdf", state=Document.State.DRAFT).blob
    assert scan is not None
    services.attach_sealed(document, scan, "扫描.pdf", DAY)
    texts = page_texts(archive_of(matter))
    assert "本卷共1件3页" in texts[0]
    assert "盖章之1" in texts[2]


@pytest.mark.parametrize("size", [(400, 300), (1200, 1700)])
@pytest.mark.parametrize("turned", [0, 90, 180])
def test_numbers_stand_in_the_upper_corner_of_any_page(size: tuple[int, int], turned: int) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(*size).rotate(turned)
    target = io.BytesIO()
    writer.write(target)
    matter = case().matter
    uploaded(matter, target.getvalue(), "大图.pdf")
    page = pypdf.PdfReader(io.BytesIO(archive_of(matter))).pages[2]
    places: list[tuple[float, float]] = []

    def visit(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        if text.strip() == "1":
            x = matrix[0] * place[4] + matrix[2] * place[5] + matrix[4]
            y = matrix[1] * place[4] + matrix[3] * place[5] + matrix[5]
            places.append((x, y))

    page.extract_text(visitor_text=visit)
    assert page.rotation == 0
    (x, y) = places[0]
    assert float(page.cropbox.right) - 60 < x < float(page.cropbox.right)
    assert float(page.cropbox.top) - 60 < y < float(page.cropbox.top)


def encrypted() -> bytes:
    """A PDF that opens with a password only."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (encrypted(), "加密.pdf", "打开密码"),
        (pdf()[:400], "残缺.pdf", "损坏"),
        (png()[:40], "残图.png", "损坏"),
        (b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), "录音.wav", "不能排成页面"),
    ],
)
def test_a_slip_stands_for_what_cannot_be_shown(content: bytes, name: str, reason: str) -> None:
    matter = case().matter
    document = uploaded(matter, content, name)
    texts = page_texts(archive_of(matter))
    slip = "".join(texts[2].split())
    assert reason in slip
    assert name in slip
    assert str(document.blob_id) in slip
    assert name in texts[3]


def test_a_file_lost_by_the_storage_is_named() -> None:
    from django.core.files.storage import default_storage

    from zhunsheng.kernel.documents.store import path_of

    matter = case().matter
    document = uploaded(matter, pdf(), "复议申请书.pdf")
    default_storage.delete(path_of(str(document.blob_id)))
    assert "文件库中没有找到原件" in "".join(page_texts(archive_of(matter))[2].split())


def test_nothing_in_the_archive_acts_by_itself() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("evil()")}
    )
    writer.root_object[NameObject("/OpenAction")] = action
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    target = io.BytesIO()
    writer.write(target)
    matter = case().matter
    uploaded(matter, target.getvalue(), "申请书.pdf")
    data = archive_of(matter)
    assert b"evil" in target.getvalue()
    assert b"evil" not in data


def test_an_empty_file_has_cover_and_remarks() -> None:
    texts = page_texts(archive([], Cover(organ="示范区人民政府", title="空卷")))
    assert len(texts) == 3
    assert "本卷共0件0页" in texts[0]


def word_file() -> bytes:
    """A docx with one line."""
    document = docx.Document()
    document.add_paragraph("情况说明之正文")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_without_libreoffice_an_office_file_is_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)
    matter = case().matter
    uploaded(matter, word_file(), "情况说明.docx")
    assert "没有安装LibreOffice" in "".join(page_texts(archive_of(matter))[2].split())


@pytest.mark.libreoffice
def test_libreoffice_shows_office_files() -> None:
    matter = case().matter
    uploaded(matter, word_file(), "情况说明.docx")
    assert "情况说明之正文" in page_texts(archive_of(matter))[2]


@pytest.mark.libreoffice
def test_what_libreoffice_cannot_read_is_kept_apart() -> None:
    assert office.to_pdf(b"PK\x03\x04 broken", "docx") is None
