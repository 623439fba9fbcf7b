"""The style sheets keep their own rules: colours and sizes from the tokens, contrast, no inline anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[1]
SHEETS = sorted((UI / "static/ui").glob("*.css"))
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
SCRIPTS = sorted((UI / "static/ui").glob("*.js"))
TOKENS = dict(
    re.findall(
        r"^  --([\w-]+): (#[0-9a-f]{3,6});", (UI / "static/ui/tokens.css").read_text(), re.MULTILINE
    )
)

ON_LIGHT = ["ink", "ink-2", "ink-label", "brand", "red", "green", "amber-deep"]
GROUNDS = ["paper", "card"]
PAIRS = [
    ("brand", "brand-bg"),
    ("red", "red-bg"),
    ("amber-deep", "amber-bg"),
    ("green", "green-bg"),
    ("ink-2", "grey-bg"),
    ("ink-label", "grey-bg"),
    ("on-brand", "brand"),
    ("on-brand", "green"),
    ("nav-ink", "nav"),
    ("nav-label", "nav"),
    ("nav-ink", "nav-line"),
    ("on-brand", "nav-here"),
]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"), [(i, g) for i in ON_LIGHT for g in GROUNDS] + PAIRS, ids=str
)
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_lines_of_inputs_can_be_seen() -> None:
    assert contrast("ink-3", "card") >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_colours_and_sizes_come_from_the_tokens(sheet: Path) -> None:
    text = sheet.read_text()
    sizes = re.findall(r"font-size: ([^;]+);", text)
    allowed = {f"var(--text-{s})" for s in "sml"} | {"inherit", "1em"}
    if sheet.name == "tokens.css":
        allowed.add("131.25%")
    if sheet.name == "print.css":
        text, allowed = text.replace("#fff", ""), allowed | {"11pt"}
    assert set(sizes) <= allowed
    if sheet.name != "tokens.css":
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.stem)
def test_templates_have_nothing_inline(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"href=[\"']javascript:", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_scripts_evaluate_nothing(script: Path) -> None:
    assert not re.search(
        r"\beval\(|new Function|innerHTML|setAttribute\(\"style\"", script.read_text()
    )


def test_every_sheet_is_linked_somewhere() -> None:
    linked = "".join(t.read_text() for t in TEMPLATES)
    assert [s.name for s in SHEETS if f"ui/{s.name}" not in linked] == []


def test_no_custom_property_is_misspelt() -> None:
    known = set(
        re.findall(r"^\s+--([\w-]+):", (UI / "static/ui/tokens.css").read_text(), re.MULTILINE)
    )
    used = {
        n for f in [*SHEETS, *SCRIPTS] for n in re.findall(r"(?:var\(|\")--([\w-]+)", f.read_text())
    }
    assert used - known == set()
