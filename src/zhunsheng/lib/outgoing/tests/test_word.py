"""Word files: what is hidden, what was noted for colleagues, who wrote it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zhunsheng.lib.outgoing import inspect
from zhunsheng.lib.outgoing.tests.builders import (
    IDENTITY,
    docx,
    docx_with,
    exif,
    jpeg,
    run_xml,
    with_part,
)

Codes = Callable[[bytes, str], set[str]]
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain() -> bytes:
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    return docx("关于2022年义务教育招生工作的公告", document=document)


def test_a_plain_document_has_no_errors() -> None:
    report = inspect(plain(), "公告.docx")
    assert not report.errors
    assert not report.limits


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ("<w:vanish/>", "hidden_text"),
        ('<w:color w:val="FFFFFF"/>', "white_text"),
        ('<w:sz w:val="2"/>', "tiny_text"),
    ],
)
def test_hidden_text(properties: str, code: str, codes: Codes) -> None:
    assert code in codes(docx_with("内部意见", properties), "公告.docx")


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:sz w:val="21"/>',
        '<w:color w:val="1B2430"/>',
    ],
)
def test_visible_text_raises_no_alarm(properties: str) -> None:
    assert not inspect(docx_with("公开内容", properties), "公告.docx").errors


def test_white_headings_of_a_coloured_cell_can_be_read() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F4E79"/>')
    )
    cell.paragraphs[0]._p.append(run_xml("序号", '<w:color w:val="FFFFFF"/>'))
    assert not inspect(docx(document=document), "表.docx").errors


def test_hidden_by_a_style(codes: Codes) -> None:
    data = docx_with("内部意见", '<w:rStyle w:val="Secret"/>')
    styles = f'<w:styles {WORD}><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    assert "hidden_text" in codes(with_part(data, "word/styles.xml", styles), "公告.docx")


@pytest.mark.parametrize("tag", ["ins", "del", "moveFrom"])
def test_revisions_name_their_author(tag: str) -> None:
    document = Document()
    change = (
        f'<w:{tag} {nsdecls("w")} w:id="1" w:author="秦某"><w:r><w:t>删改</w:t></w:r></w:{tag}>'
    )
    document.add_paragraph("正文")._p.append(parse_xml(change))
    found = [
        f for f in inspect(docx(document=document), "公告.docx").errors if f.code == "revisions"
    ]
    assert "秦某" in found[0].what


def test_deleted_text_is_still_searched(codes: Codes) -> None:
    document = Document()
    xml = f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>{IDENTITY}</w:delText></w:r></w:del>'
    document.add_paragraph("正文")._p.append(parse_xml(xml))
    assert {"revisions", "identity"} <= codes(docx(document=document), "公告.docx")


def test_comments(codes: Codes) -> None:
    body = "<w:p><w:r><w:t>这段别公开</w:t></w:r></w:p>"
    comments = f'<w:comments {WORD}><w:comment w:id="0">{body}</w:comment></w:comments>'
    data = with_part(plain(), "word/comments.xml", comments)
    assert "comments" in codes(data, "公告.docx")


def test_headers_are_noted_and_their_marks_refused(codes: Codes) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料 不得外传"
    found = codes(docx("正文", document=document), "公告.docx")
    assert {"headers", "internal_mark"} <= found


def test_author_and_company_are_hints() -> None:
    document = Document()
    document.core_properties.author = "秦岭"
    found = {f.code: f for f in inspect(docx(document=document), "公告.docx").findings}
    assert not found["author"].is_error
    assert "秦岭" in found["author"].what


def test_embedded_files_and_photographs(codes: Codes) -> None:
    data = with_part(plain(), "word/embeddings/oleObject1.bin", b"x")
    data = with_part(data, "word/media/image1.jpg", jpeg(exif()))
    assert {"embedded", "location"} <= codes(data, "公告.docx")


def test_links_into_the_intranet_are_noted_public_ones_are_not(codes: Codes) -> None:
    def linked(target: str) -> bytes:
        document = Document()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        document.part.relate_to(target, kind, is_external=True)
        return docx(document=document)

    assert "external" in codes(linked("file://server/share/台账.xlsx"), "公告.docx")
    assert "external" not in codes(linked("https://www.example.gov.cn/"), "公告.docx")


def test_a_place_names_the_paragraph() -> None:
    report = inspect(docx("第一段", f"证件号{IDENTITY}"), "公告.docx")
    found = next(f for f in report.errors if f.code == "identity")
    assert found.place == "正文第2段"
    assert IDENTITY not in found.what
