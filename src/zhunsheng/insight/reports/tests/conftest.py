"""A report of one chapter over the sample indicators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from zhunsheng.insight.conftest import MakeMatter
from zhunsheng.insight.indicators.tests.samples import ALL
from zhunsheng.insight.reports.parts import ReportPart, parts

TEXT = (
    "{{ year }}年受理案件{{ F901|figure }}，审结{{ F902|figure }}，结案率{{ F903|figure }}。"
    "{% if demo.open.number %}年末未结{{ demo.open|figure }}。{% endif %}\n"
)
MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)

Publish = Callable[..., None]


@pytest.fixture
def publish(
    registered: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Publish:
    """Register the sample indicators and a part for each ``chapter=text``."""

    def make(**texts: str) -> None:
        registered(*ALL)
        made = {}
        for at, (name, text) in enumerate((texts or {"c7": TEXT}).items()):
            path = tmp_path / f"{name}.md"
            path.write_text(text, encoding="utf-8")
            made[name] = ReportPart(name, name[1:].split("_")[0], path, order=at)
        monkeypatch.setitem(parts.__dict__, "_items", made)

    return make


@pytest.fixture
def cases(matter: MakeMatter) -> None:
    """Three accepted, two of them closed."""
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="C1")
    matter(accepted_on=MARCH, closed_on=JUNE, outcome="B1")
    matter(accepted_on=MARCH)
