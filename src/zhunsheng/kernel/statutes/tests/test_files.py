"""Data files that do not fit are refused with file, place and fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhunsheng.kernel.statutes import catalog
from zhunsheng.kernel.statutes.checks import check_files
from zhunsheng.kernel.statutes.files import FileError, LimitsFile, StatutesFile, read

LIMITS = """
prefix: trial
sources: {here: 试验}
versions:
  "2022":
    from: 2022-01-01
    limits:
      trial.decide:
        title: 办结
        trigger: 受理之日
        amount: 30
        unit: CD
        rollover: true
        cite: 行政复议法 2023 62
        source: here
        confirmed: true
"""


def write(tmp_path: Path, text: str, name: str = "limits.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file(tmp_path: Path) -> None:
    law = read(write(tmp_path, LIMITS), LimitsFile).versions["2022"]
    assert law.limits["trial.decide"].cite.article == 62
    assert law.limits["trial.decide"].direction == "after"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("unit: CD", "unit: 日", "trial.decide.unit"),
        ("amount: 30", "amount: 0", "trial.decide.amount"),
        ("        rollover: true\n", "", "trial.decide.rollover"),
        ("cite: 行政复议法 2023 62", "cite: 第六十二条", "trial.decide.cite"),
        ("confirmed: true", "confirmed: true\n        color: red", "trial.decide.color"),
        ("trial.decide:", "decide:", "does not begin with 'trial'"),
        ("unit: CD", "unit: CD\n        unit: WD", "key 'unit' comes twice"),
        ("source: here", "source: here\n        extension: {authority: 负责人, amount: 3}", "unit"),
        ("prefix: trial", "prefix: [trial", "while parsing"),
    ],
)
def test_what_does_not_fit(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = write(tmp_path, LIMITS.replace(old, new))
    with pytest.raises(FileError) as caught:
        read(path, LimitsFile)
    assert fault in str(caught.value)
    assert "limits.yaml" in str(caught.value)


def test_a_statute_needs_its_number_of_articles(tmp_path: Path) -> None:
    text = "statutes: {法: {title: 法, versions: {'1': {from: 2020-01-01, source: x, confirmed: true}}}}"
    with pytest.raises(FileError, match="articles"):
        read(write(tmp_path, text, "statutes.yaml"), StatutesFile)


class TestWholeCatalog:
    @pytest.fixture(autouse=True)
    def _fresh(self) -> None:
        catalog.catalog.cache_clear()

    @pytest.fixture
    def limits(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The only limits.yaml there is."""
        path = write(tmp_path, LIMITS)
        monkeypatch.setattr(
            catalog, "_files", lambda name: iter([path] if name == "limits.yaml" else [])
        )
        monkeypatch.setattr(catalog, "catalog", catalog.catalog.__wrapped__)
        return path

    def test_a_sound_one(self, limits: Path) -> None:
        assert check_files() == []

    def test_an_unknown_source(self, limits: Path) -> None:
        limits.write_text(LIMITS.replace("source: here", "source: there"), encoding="utf-8")
        assert [error.id for error in check_files()] == ["statutes.E003"]

    def test_an_article_that_does_not_exist(self, limits: Path) -> None:
        limits.write_text(LIMITS.replace("2023 62", "2023 91"), encoding="utf-8")
        assert [error.id for error in check_files()] == ["statutes.E002"]

    def test_an_exclusion_that_cites_nothing(self, limits: Path) -> None:
        exclusion = "\n        exclusions: [{code: x, title: x, cite: 行政复议法实施条例 2007 67}]"
        limits.write_text(LIMITS.rstrip() + exclusion, encoding="utf-8")
        assert [error.id for error in check_files()] == ["statutes.E002"]

    def test_a_law_that_ends_before_it_begins(self, limits: Path) -> None:
        text = LIMITS.replace("from: 2022-01-01", "from: 2022-01-01\n    to: 2021-12-31")
        limits.write_text(text, encoding="utf-8")
        assert [error.id for error in check_files()] == ["statutes.E004"]

    def test_a_broken_file_is_one_error(self, limits: Path) -> None:
        limits.write_text("versions: 3", encoding="utf-8")
        assert [error.id for error in check_files()] == ["statutes.E001"]

    def test_two_files_with_one_limit(self, limits: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            catalog, "_files", lambda name: iter([limits] * 2 if name == "limits.yaml" else [])
        )
        text = LIMITS.replace("sources: {here: 试验}\n", "").replace("source: here", "source: L1")
        limits.write_text(text, encoding="utf-8")
        (error,) = check_files()
        assert "already declared elsewhere" in error.msg
