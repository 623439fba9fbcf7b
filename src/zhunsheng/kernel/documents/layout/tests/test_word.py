"""The docx of a document, read back with python-docx and with LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout.tests.samples import DATA, DEMANDING, FRONT, NOTICE


def opened(source: str, **marks: Any) -> docx.document.Document:
    """The docx of a source, read back."""
    return docx.Document(io.BytesIO(layout.to_docx(layout.parse(source), **marks)))


def notice() -> layout.Document:
    """The sample notice."""
    return layout.parse(layout.render_source(NOTICE, DATA))


def test_the_words_are_all_there_in_order() -> None:
    paragraphs = [p.text for p in opened(layout.render_source(NOTICE, DATA)).paragraphs]
    assert paragraphs[:4] == [
        "示范区人民政府",
        "行政复议申请受理通知书",
        "示复受〔2022〕8号",
        "甄守义：",
    ]
    assert paragraphs[-4:] == [
        "附件：1．权利义务告知书",
        "　　　2．送达回证",
        "示范区人民政府",
        "2022年6月2日",
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = layout.to_docx(notice()), layout.to_docx(notice())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_page_is_that_of_the_standard() -> None:
    section = opened(DEMANDING).sections[0]
    names = (
        "page_width",
        "page_height",
        "top_margin",
        "bottom_margin",
        "left_margin",
        "right_margin",
    )
    width, height, top, bottom, left, right = (getattr(section, name).mm for name in names)
    assert (width, height, top, left) == pytest.approx((210, 297, 37, 28), abs=0.1)
    assert (width - left - right, height - top - bottom) == pytest.approx((156, 225), abs=0.1)


def test_faces_and_sizes() -> None:
    document = opened(DEMANDING)
    body = document.styles["Body Text"].element.rPr
    assert body.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert document.styles["Body Text"].font.size.pt == 16
    assert document.styles["Title"].font.size.pt == 22
    assert document.styles["Body Text"].paragraph_format.line_spacing.pt == pytest.approx(28.95)
    faces = {
        name: document.styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for name in ("Heading 1", "Heading 2", "Title")
    }
    assert faces == {"Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Title": "方正小标宋简体"}


def test_page_numbers_stand_at_the_outer_edge() -> None:
    section = opened(DEMANDING).sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert "PAGE" in odd._p.xml
    assert odd.text.startswith("— ")
    assert odd.text.endswith(" —")


def test_pages_need_no_number() -> None:
    section = opened(FRONT.replace("head: none", "head: none\npages: none") + "甲").sections[0]
    assert "PAGE" not in section.footer._element.xml


def test_a_table_keeps_head_spans_and_height() -> None:
    (table,) = opened(DEMANDING).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["类别", "件数"], ["维持", "3"], ["维持", "4"], ["合计", "合计"]]
    assert "<w:tblHeader/>" in table.rows[0]._tr.xml
    assert table.rows[1].height == pytest.approx(Mm(9), rel=0.01)


def test_a_figure_is_a_content_control() -> None:
    xml = opened(DEMANDING).element.xml
    assert '<w:tag w:val="figure:F060"/>' in xml
    assert "F060" not in "".join(p.text for p in opened(DEMANDING).paragraphs)


def test_the_seal_has_its_place() -> None:
    sealed = docx.Document(io.BytesIO(layout.to_docx(notice()))).element.xml
    assert 'w:name="seal"' in sealed
    assert 'w:name="seal"' not in opened(DEMANDING).element.xml


def test_characters_xml_forbids_do_not_break_the_file() -> None:
    source = layout.render_source(FRONT + "{{ x }}", {"x": "甲\x00\x08\ufffe\ud800乙 & <丙>"})
    assert opened(source).paragraphs[-1].text == "甲乙 & <丙>"


def test_marks_are_in_the_page_header() -> None:
    assert opened(DEMANDING).sections[0].header.paragraphs[0].text == ""
    marked = opened(DEMANDING, demonstration=True).sections[0]
    assert marked.header.paragraphs[0].text == "演示数据"
    assert marked.even_page_header.paragraphs[0].text == "演示数据"


@pytest.mark.parametrize(("number", "flush"), [("640104198706050013", True), ("2022", False)])
def test_a_line_before_a_long_number_is_not_pulled_apart(number: str, flush: bool) -> None:
    found = opened(f"{FRONT}\n申请人：卜橡亭，公民身份号码：{number}。\n\n1. 号码：{number}。\n")
    aligned = [p.alignment for p in found.paragraphs if number in p.text]
    assert aligned == [WD_ALIGN_PARAGRAPH.LEFT if flush else None] * 2


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    source = tmp_path / "demanding.docx"
    source.write_bytes(layout.to_docx(layout.parse(DEMANDING), demonstration=True))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "demanding.pdf").pages
    assert len(pages) == 3
    assert "示范区人民政府文件" in pages[0].extract_text()
    assert "印发" in pages[1].extract_text()
    assert all("演示数据" in page.extract_text() for page in pages)
