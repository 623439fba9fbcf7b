"""The change's page: its lines old and new, and the sheet to fill in."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from zhunsheng.domains.powers.registers import REGISTERS
from zhunsheng.domains.powers.tests.conftest import Case, Lists

JUNE = date(2022, 6, 2)


@pytest.fixture(autouse=True)
def _records_at_once(settings: Settings) -> None:
    """Access records are written by the request, not by a thread that outlives the test."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


def client_of(lists: Lists, role: str) -> Client:
    client = Client()
    client.force_login(lists.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_lines_are_shown_old_and_new(change: Case) -> None:
    change.do(
        "line_items", "keeper", date(2022, 6, 2), operation="modify", code="A-1", duties="新的责任"
    )
    page = client_of(change.lists, "keeper").get(f"/desk/matters/{change.matter.pk}/")
    text = page.content.decode()
    assert "<del>立案、调查、决定、送达</del> <ins>新的责任</ins>" in text
    assert "/desk/powers/change-sheet/?register=powers.items" in text


def test_a_browsers_line_ends_are_no_difference(change: Case) -> None:
    changed: dict[str, Any] = {"duties": "一\r\n二", "process": "三\r\n四"}
    change.do("line_items", "keeper", JUNE, operation="modify", code="A-1", **changed)
    (line,) = change.matter.lines.all()
    values = json.loads(line.values)
    assert {name: values[name] for name in changed} == {"duties": "一\n二", "process": "三\n四"}


def test_what_comes_next_without_lines(change: Case) -> None:
    page = client_of(change.lists, "keeper").get(f"/desk/matters/{change.matter.pk}/")
    text = page.content.decode()
    assert "送合法性审核：暂不能办" in re.sub(r"<[^>]*>|\s", "", text)
    assert "/do/line_items/" in text
    assert "/do/drop_lines/" not in text


@pytest.mark.parametrize(
    ("role", "status"),
    [("keeper", 200), ("office", 200), ("reviewer", 200), ("stranger", 404), ("admin", 404)],
)
def test_who_opens_a_change(change: Case, role: str, status: int) -> None:
    page = client_of(change.lists, role).get(f"/desk/matters/{change.matter.pk}/")
    assert page.status_code == status


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.code)
def test_the_sheet_to_fill_in(lists: Lists, register: Any) -> None:
    answer = client_of(lists, "keeper").get(
        "/desk/powers/change-sheet/", {"register": register.code}
    )
    book = load_workbook(BytesIO(answer.content))
    titles = [str(cell.value) for cell in book.worksheets[0][1]]
    assert "调整方式" in titles[0]
    assert any(register.title_of("code") in title for title in titles)


def test_no_sheet_of_another_list(lists: Lists) -> None:
    answer = client_of(lists, "keeper").get("/desk/powers/change-sheet/", {"register": "x"})
    assert answer.status_code == 404


def test_the_page_of_many_lines_costs_as_few_queries(
    change: Case, django_assert_max_num_queries: Any
) -> None:
    change.lists.add(*(f"C-{n}" for n in range(40)))
    for n in range(40):
        change.do("line_items", "keeper", date(2022, 6, 2), operation="cancel", code=f"C-{n}")
    client = client_of(change.lists, "keeper")
    with django_assert_max_num_queries(60):
        client.get(f"/desk/matters/{change.matter.pk}/")
