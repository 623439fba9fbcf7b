"""Pages speak Chinese and hold no script or style of their own (the content security policy)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
TEMPLATES = sorted(SOURCES.rglob("templates/**/*.html"))

TEMPLATE_TAG = re.compile(
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL
)
# Blocks that stand inside a tag, as in <main class="{% block width %}…, hold no words.
INSIDE_TAG = {
    name
    for path in TEMPLATES
    for name in re.findall(r"<\w[^<>]*{%\s*block\s+(\w+)", path.read_text())
}
ENGLISH = re.compile(r"[A-Za-z][A-Za-z'-]+")
SPOKEN = {"alt", "aria-description", "aria-label", "placeholder", "title"}
ALLOWED = {
    "API", "CSV", "Cookie", "Ctrl", "DOCX", "Excel", "HTML", "ID", "JSON", "OFD", "OIDC", "PDF", "SM", "TXT", "Tab",
    "UTC", "Word", "XLSX", "docx", "html", "pdf", "txt", "xlsx",
}  # fmt: skip
"""Names that Chinese offices write in Latin letters."""


class Page(HTMLParser):
    """Collects what a reader sees or hears, and what the policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.forbidden: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        for name, value in attributes.items():
            if name in SPOKEN:
                self.handle_data(value or "")
            if name == "style" or name.startswith(("on", "hx-on")):
                self.forbidden.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.forbidden.append(tag)
        self._hidden += tag in {"code", "kbd", "script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"code", "kbd", "script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words += [word for word in ENGLISH.findall(data) if word not in ALLOWED]


def read(text: str) -> Page:
    page = Page()
    for name in INSIDE_TAG:
        text = re.sub(rf"{{%\s*block\s+{name}\s*%}}.*?{{%\s*endblock.*?%}}", "", text)
    page.feed(TEMPLATE_TAG.sub("", text))
    page.close()
    return page


def test_reader_finds_english_words_and_inline_code() -> None:
    page = read(
        '{% if a %}<p title="Close" hx-on:click="x()">好 Save {{ b }} PDF</p>{# note #}'
        '<code>make run</code><i style="color: red"></i><script>1</script>'
    )
    assert page.words == ["Close", "Save"]
    assert page.forbidden == ["p hx-on:click", "i style", "script"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_template_speaks_chinese_and_holds_no_inline_code(path: Path) -> None:
    page = read(path.read_text())
    assert page.words == []
    assert page.forbidden == []
