"""docs/document-templates.md names everything that a template may use, and its example works."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from zhunsheng.kernel.documents.layout import parse, render_source, to_text
from zhunsheng.kernel.documents.layout.markdown import (
    BLOCK_DIRECTIVES,
    LINE_DIRECTIVES,
    PAGE_BREAK,
)
from zhunsheng.kernel.documents.layout.slots import register
from zhunsheng.kernel.documents.layout.source import _FILLED, _FIXED

MANUAL = Path(__file__).parents[6] / "docs/document-templates.md"


@pytest.fixture(scope="module")
def manual() -> str:
    """The manual's text."""
    return MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*register.filters, *register.tags, *_FIXED, *_FILLED])
def test_every_word_of_the_language_is_described(manual: str, name: str) -> None:
    assert re.search(rf"`[^`]*\b{name}\b[^`]*`", manual)


@pytest.mark.parametrize("name", [*LINE_DIRECTIVES, *BLOCK_DIRECTIVES, PAGE_BREAK])
def test_every_block_is_described(manual: str, name: str) -> None:
    assert f"`::: {name}" in manual


@pytest.mark.parametrize("stay", [True, False])
def test_the_example_works(manual: str, stay: bool) -> None:
    template = re.findall(r"```\n(.*?)```", manual, re.DOTALL)[0]
    day = dt.date(2022, 6, 1)
    data = {
        "organ": {"name": "示范区人民政府"},
        "number": "",
        "applicant": {"name": "甄守义"},
        "respondent": "示范区样例监督管理局",
        "act": {"on": day, "title": "行政处罚决定书"},
        "received_on": day,
        "issued_on": day,
        "stay": stay,
    }
    text = to_text(parse(render_source(template, data)))
    assert ("停止执行" in text) == stay
    assert "一、本机关自受理之日起六十日内作出决定；" in text
