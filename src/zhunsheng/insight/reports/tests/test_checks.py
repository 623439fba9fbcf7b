from __future__ import annotations

from pathlib import Path

import pytest

from zhunsheng.insight.reports.checks import check_parts, problems_of
from zhunsheng.insight.reports.parts import ReportPart
from zhunsheng.insight.reports.tests.conftest import TEXT, Publish


def test_every_registered_part_is_sound() -> None:
    assert check_parts() == []


@pytest.mark.parametrize(
    ("chapter", "text", "code"),
    [
        ("7", TEXT, ""),
        ("12", TEXT, "reports.E001"),
        ("7", None, "reports.E002"),
        ("7", "受理{{ F999|figure }}", "reports.E003"),
        ("7", "{% if demo.open.number %}{{ demo.nothing|figure }}{% endif %}", "reports.E003"),
        (
            "7",
            "{% if demo.open.number %}{% else %}{{ demo.nothing|figure }}{% endif %}",
            "reports.E003",
        ),
        ("7", "受理{{ F901|figure }", ""),
        ("7", "{% load static %}", "reports.E003"),
    ],
)
def test_faults_of_a_part(
    publish: Publish, tmp_path: Path, chapter: str, text: str | None, code: str
) -> None:
    publish()
    path = tmp_path / "part.md"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found = problems_of(ReportPart("demo", chapter, path))
    assert [one.id for one in found] == ([code] if code else [])
