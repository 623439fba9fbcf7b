"""Registers on the command line: the operator takes a sheet out, changes it, and takes it in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from zhunsheng.domains.powers.tests.conftest import Lists, entry
from zhunsheng.kernel.ledger.models import Event

pytestmark = pytest.mark.usefixtures("today")


def change(path: Path, title: str) -> None:
    """Write a title into the first line of the sheet, as somebody at Excel would."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if any(c.value == "事项名称" for c in row))
    column = next(cell.column for cell in head if cell.value == "事项名称")
    sheet.cell((head[0].row or 0) + 1, column).value = title
    book.save(path)


def test_out_and_in_again(lists: Lists, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lists.add("A-1")
    path = tmp_path / "powers.xlsx"
    call_command("export", "powers.items", path)
    change(path, "对新名称的处罚")
    call_command("import", "powers.items", path, "--dry-run")
    assert entry("A-1").title != "对新名称的处罚"
    capsys.readouterr()
    call_command("import", "powers.items", path, "--json")
    assert json.loads(capsys.readouterr().out)["changed"] == 1
    assert entry("A-1").title == "对新名称的处罚"
    # The operator is no member of staff, and the ledger says so.
    event = Event.objects.filter(stream="entry.powers.items").latest("pk")
    assert (event.actor, event.person) == ("system", None)


def test_an_export_says_in_the_model_district_that_it_is_invented(
    lists: Lists, tmp_path: Path, settings: object
) -> None:
    lists.add("A-1")
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    path = tmp_path / "powers.xlsx"
    call_command("export", "powers.items", path)
    assert "演示数据" in load_workbook(path).worksheets[0]["A1"].value
    call_command("import", "powers.items", path)


def test_what_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"powers\.items"):
        call_command("export", "x", tmp_path / "x.xlsx")
