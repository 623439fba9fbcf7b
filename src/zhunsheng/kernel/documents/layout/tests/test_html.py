"""The HTML of a document."""

from __future__ import annotations

import re
from pathlib import Path

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.layout.tests.samples import DATA, DEMANDING, FRONT, NOTICE

SCRIPT = "<script>alert(1)</script>"


def test_values_are_escaped_everywhere() -> None:
    names = ("organ", "number", "respondent")
    data = DATA | dict.fromkeys(names, SCRIPT)
    data |= {"applicant": {"name": SCRIPT}, "act": {"title": SCRIPT}, "requests": [SCRIPT]}
    html = layout.to_html(layout.parse(layout.render_source(NOTICE, data)))
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 7


def test_template_text_is_escaped_too() -> None:
    html = layout.to_html(
        layout.parse(f"{FRONT}## {SCRIPT}\n\n| {SCRIPT} |\n|---|\n| **{SCRIPT}** |\n")
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 3


def test_attributes_cannot_be_broken_out_of() -> None:
    figure = layout.link("64", kind="figure", code='F"><b onclick=x>', href="/f/?a=1&b='2'")
    html = layout.to_html(layout.parse(FRONT + figure))
    assert "<b" not in html
    assert 'data-figure="F&quot;&gt;&lt;b onclick=x&gt;"' in html
    assert 'href="/f/?a=1&amp;b=&#x27;2&#x27;"' in html


def test_a_figure_survives_with_its_data() -> None:
    html = layout.to_html(layout.parse(DEMANDING))
    assert '<a class="figure" href="/figures/F060/2022/" data-figure="F060">64</a>' in html


def test_elements_have_their_classes() -> None:
    html = layout.to_html(layout.parse(DEMANDING))
    for name in ("doc-masthead", "doc-signer", "doc-h1", "doc-fields", "doc-imprint", "doc-page"):
        assert f'"{name}"' in html
    assert '<td class="doc-center" rowspan="2">' in html or 'rowspan="2" class="doc-center"' in html
    assert 'colspan="2"' in html
    assert '<th scope="col"' in html
    assert "style=" not in html


def test_every_class_has_a_rule() -> None:
    style = Path(layout.__file__).parents[1] / "static/documents/document.css"
    ruled = set(re.findall(r"\.(doc[a-z0-9-]*)", style.read_text(encoding="utf-8")))
    html = layout.to_html(layout.parse(DEMANDING), mark="草稿")
    html += layout.to_html(layout.parse(layout.render_source(NOTICE, DATA)))
    used = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    assert used - ruled <= {"figure", "doc-item-1", "doc-h2", "doc-p", "doc-marker"}


def test_marks_are_shown_only_when_asked() -> None:
    document = layout.parse(DEMANDING)
    assert "doc-mark" not in layout.to_html(document)
    assert '<p class="doc-mark">演示数据</p>' in layout.to_html(document, demonstration=True)
    assert '<p class="doc-mark">演示数据　草稿</p>' in layout.to_html(
        document, demonstration=True, mark="草稿"
    )
