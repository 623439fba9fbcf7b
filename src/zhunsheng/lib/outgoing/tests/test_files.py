"""Other files, refused files, clean copies."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from zhunsheng.lib.outgoing import Unreadable, clean, inspect
from zhunsheng.lib.outgoing.tests.builders import (
    IDENTITY,
    docx,
    exif,
    jpeg,
    with_part,
    workbook,
    xlsx,
)


def codes(data: bytes, name: str) -> set[str]:
    return {finding.code for finding in inspect(data, name).findings}


def test_photographs() -> None:
    assert codes(jpeg(exif()), "现场.jpg") == {"location"}
    assert codes(jpeg(exif(latitude=False, owner="Qin Ling")), "现场.jpg") == {"device"}
    assert codes(jpeg(exif(latitude=False)), "现场.jpg") == set()


def test_broken_exif_is_passed_over() -> None:
    for length in range(2, len(exif())):
        found = codes(jpeg(exif(owner="somebody")[:length]), "现场.jpg")
        assert found <= {"location", "device"}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text(encoding: str) -> None:
    assert codes(f"名单\n{IDENTITY}\n".encode(encoding), "名单.txt") == {"identity"}


def test_web_pages() -> None:
    page = (
        f"<!-- 内部 {IDENTITY} --><p style='display: none'>底稿</p><p onclick='x()'>公告</p>"
        "<input type=hidden value=内部编号>"
    )
    assert codes(page.encode(), "公告.html") == {
        "comments",
        "identity",
        "hidden_element",
        "script",
    }
    assert codes("<p>公告</p><br><script>x</script>".encode(), "公告.html") == {"script"}


def test_types_that_cannot_be_looked_into_need_a_reason() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("清单.txt", "x")
    assert [f.code for f in inspect(out.getvalue(), "附件.zip").errors] == ["not_checked"]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"MZ" + b"\0" * 99, "公告.pdf", "程序"),
        (b"%PDF-1.4 x", "公告.docx", "PDF"),
        (b"", "公告.docx", "空"),
        (b"PK\x03\x04 broken", "公告.docx", "损坏"),
        (b"x" * (51 * 2**20), "公告.txt", "50MB"),
    ],
    ids=["program", "disguised", "empty", "damaged", "large"],
)
def test_refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        inspect(data, name)


def test_bombs_and_macros_are_refused() -> None:
    bomb = with_part(docx("x"), "word/media/image1.bmp", b"\0" * (210 * 2**20))
    with pytest.raises(Unreadable, match="解压"):
        inspect(bomb, "公告.docx")
    with pytest.raises(Unreadable, match="宏"):
        inspect(with_part(docx("x"), "word/vbaProject.bin", b"x"), "公告.docx")


def test_entities_are_refused() -> None:
    xml = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with pytest.raises(Unreadable):
        inspect(with_part(docx("x"), "word/document.xml", xml), "公告.docx")


def test_a_clean_word_file_names_nobody_and_keeps_its_text() -> None:
    document = Document()
    document.core_properties.author = "秦岭"
    copy = clean(docx("正文", document=document), "docx")
    assert "author" not in codes(copy, "公告.docx")
    again = Document(io.BytesIO(copy))
    assert [p.text for p in again.paragraphs] == ["正文"]
    assert clean(copy, "docx") == copy


def test_a_clean_workbook_keeps_its_hidden_sheet() -> None:
    made = workbook(("a",))
    made.properties.creator = "秦岭"
    sheet = made.create_sheet("底稿")
    sheet["A1"] = 1
    sheet.sheet_state = "hidden"
    copy = clean(xlsx(made), "xlsx")
    assert codes(copy, "表.xlsx") == {"hidden_sheet"}
    assert load_workbook(io.BytesIO(copy)).sheetnames == ["Sheet", "底稿"]


def test_other_types_cannot_be_cleaned() -> None:
    with pytest.raises(Unreadable, match="不能自动清除"):
        clean(b"%PDF-1.4", "pdf")
