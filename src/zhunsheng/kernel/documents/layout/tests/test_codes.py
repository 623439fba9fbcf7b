"""QR codes on paper: the squares of the address, the same in every format."""

from __future__ import annotations

import io
import re

import docx
import pypdf
import pytest
import segno

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout.tests.samples import FRONT
from zhunsheng.kernel.documents.layout.tree import Code

ADDRESS = "https://example.cn/who-inspects/12/"
SOURCE = f"{FRONT}::: 二维码\n{ADDRESS}\n扫一扫，核对谁来检查\n:::\n"


@pytest.fixture
def code() -> Code:
    (block,) = layout.parse(SOURCE).blocks
    assert isinstance(block, Code)
    return block


def test_it_holds_the_squares_of_the_address(code: Code) -> None:
    matrix = segno.make(ADDRESS, error="m", micro=False).matrix
    assert code.address == ADDRESS
    assert [list(map(int, row)) for row in code.rows] == [list(row) for row in matrix]


def test_html_draws_every_black_square(code: Code) -> None:
    html = layout.to_html(layout.parse(SOURCE))
    lengths = re.findall(r"h(\d+)v1", html)
    assert sum(map(int, lengths)) == sum(row.count("1") for row in code.rows)
    assert "扫一扫，核对谁来检查" in html
    assert "style=" not in html


def test_word_draws_it_as_a_table(code: Code) -> None:
    document = docx.Document(io.BytesIO(layout.to_docx(layout.parse(SOURCE))))
    (table,) = document.tables
    assert (len(table.rows), len(table.columns)) == (len(code.rows), len(code.rows))
    first = table.rows[0]._tr.xml
    assert first.count("<w:tc>") == len(re.findall(r"1+|0+", code.rows[0]))
    assert first.count('w:fill="000000"') == len(re.findall("1+", code.rows[0]))


def test_the_pdf_has_its_caption_and_squares() -> None:
    made = layout.to_pdf(layout.parse(SOURCE))
    page = pypdf.PdfReader(io.BytesIO(made)).pages[0]
    assert "扫一扫，核对谁来检查" in page.extract_text()
    without = layout.to_pdf(layout.parse(FRONT + "扫一扫，核对谁来检查"))
    assert len(made) > len(without) + 1000


def test_text_names_the_caption() -> None:
    assert layout.to_text(layout.parse(SOURCE)).endswith("扫一扫，核对谁来检查")


def test_a_value_is_an_address_and_no_markup() -> None:
    source = f"{FRONT}::: 二维码\n{{{{ address }}}}\n:::\n"
    (block,) = layout.parse(layout.render_source(source, {"address": f"{ADDRESS}?a=__b__"})).blocks
    assert isinstance(block, Code)
    assert block.address == f"{ADDRESS}?a=__b__"
