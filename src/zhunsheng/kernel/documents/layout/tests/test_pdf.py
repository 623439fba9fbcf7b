"""The PDF of a document."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
import typst

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout import pdf
from zhunsheng.kernel.documents.layout.tests.samples import DATA, DEMANDING, FRONT, NOTICE


def pages(document: layout.Document, **marks: Any) -> list[str]:
    """The words of every page."""
    reader = pypdf.PdfReader(io.BytesIO(layout.to_pdf(document, **marks)))
    return [page.extract_text() for page in reader.pages]


def test_words_pages_and_size() -> None:
    document = layout.parse(DEMANDING)
    text = pages(document)
    assert len(text) == 3
    assert "示范区人民政府文件" in text[0]
    assert "2022年3月8日印发" in text[1]
    assert "附表见后" in text[2]
    assert "— 3 —" in text[2]
    box = pypdf.PdfReader(io.BytesIO(layout.to_pdf(document))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.3, 841.9), abs=0.1)


def test_pages_need_no_number() -> None:
    source = FRONT.replace("head: none", "head: none\npages: none")
    assert "—" in pages(layout.parse(FRONT + "甲"))[0]
    assert "—" not in pages(layout.parse(source + "甲"))[0]


def test_28_characters_fill_a_line() -> None:
    document = layout.parse(f"{FRONT}::: 顶格\n{'国' * 57}\n:::\n")
    (text,) = pages(document)
    assert [line.count("国") for line in text.splitlines() if "国" in line] == [28, 28, 1]


def test_22_lines_fill_a_page() -> None:
    lines = "\n\n".join(f"第{number:02}行" for number in range(1, 61))
    text = pages(layout.parse(FRONT + lines))
    assert text[1].count("行") == 22


def test_the_same_document_gives_the_same_bytes() -> None:
    document = layout.parse(layout.render_source(NOTICE, DATA))
    assert layout.to_pdf(document) == layout.to_pdf(document)
    assert b"CreationDate" not in layout.to_pdf(document)


def test_text_is_never_typst_markup() -> None:
    words = '#panic("x") *a* $x$ = b <c> @d \\ // e [f] #{1+1} "g"'
    template = FRONT + "{{ x }}\n\n| 甲 |\n|---|\n| {{ x }} |\n\n::: 落款\n{{ x }}\n:::\n"
    (text,) = pages(layout.parse(layout.render_source(template, {"x": words})))
    assert "".join(text.split()).count("".join(words.split())) == 3


def test_marks_are_on_every_page() -> None:
    document = layout.parse(DEMANDING)
    assert not any("演示数据" in text for text in pages(document))
    assert all(text.count("演示数据") == 2 for text in pages(document, demonstration=True))


def test_a_machine_without_chinese_fonts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typst, "Fonts", lambda: bare)
    pdf._fonts.cache_clear()
    with pytest.raises(layout.MissingFont, match="本机没有中文字体"):
        layout.to_pdf(layout.parse(FRONT + "甲"))
    pdf._fonts.cache_clear()


@pytest.mark.parametrize("lines", range(12, 23))
def test_no_page_holds_a_signature_alone(lines: int) -> None:
    body = "\n\n".join(f"第{number}行。" for number in range(lines))
    closing = (
        "\n\n最后一段。\n\n::: 附件\n清单\n:::\n\n::: 落款\n示范区人民政府\n2022年6月2日\n:::\n"
    )
    last = pages(layout.parse(FRONT + body + closing))[-1]
    assert "示范区人民政府" in last
    assert "最后一段" in last
    assert "清单" in last


def test_the_seal_goes_over_the_date() -> None:
    document = layout.parse(layout.render_source(NOTICE, DATA))
    (place,) = layout.seal_places(document)
    assert place.page == 1
    # The date keeps four characters off the right edge of the type area (184 mm), 2022年6月2日 is 6 wide.
    assert place.across == pytest.approx(184 - (4 + 3) * 156 / 28, abs=3)
    dated: list[float] = []

    def visit(text: str, matrix: list[float], at: list[float], *_: Any) -> None:
        if "日" in text:
            up = matrix[1] * at[4] + matrix[3] * at[5] + matrix[5]
            dated.append(297 - up * 25.4 / 72)

    reader = pypdf.PdfReader(io.BytesIO(layout.to_pdf(document)))
    reader.pages[0].extract_text(visitor_text=visit)
    assert place.down == pytest.approx(dated[-1], abs=6)
    assert layout.seal_places(layout.parse(DEMANDING)) == []
