"""Who may open and change what, by every path: pages, sheets and the API ask the same rule."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from zhunsheng.domains.powers.registers import ITEMS, REGISTERS
from zhunsheng.domains.powers.tests.conftest import BEGUN, Lists, entry
from zhunsheng.kernel.exchange.declare import may_import, sheets
from zhunsheng.kernel.registers import access, changing
from zhunsheng.kernel.registers.changing import Change

pytestmark = pytest.mark.usefixtures("today")
ROOT = "/desk/registers/powers.items/"


@pytest.fixture(autouse=True)
def _records_at_once(settings: Settings) -> None:
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True


def client_of(lists: Lists, role: str) -> Client:
    client = Client()
    client.force_login(lists.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def listed(lists: Lists) -> Lists:
    """One published item of the market office, one that is not published."""
    lists.add("A-1")
    changing.add(ITEMS, [lists.item("A-2")], Change(None, BEGUN))
    return lists


FULL = {"list": 200, "A-1": 200, "A-2": 200, "new": 200, "edit": 200, "end": 200, "withdraw": 200}
READS = {**FULL, "new": 403, "edit": 403, "end": 403, "withdraw": 403}
#: Another unit's keeper reads what everybody may read, and adds lines for the own unit only.
OTHERS = {**READS, "A-2": 404, "new": 200}
NOTHING = dict.fromkeys(FULL, 404)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("keeper", FULL),
        ("office", FULL),
        ("stranger", OTHERS),
        ("leader", READS),
        ("admin", NOTHING),
    ],
)
def test_pages(listed: Lists, role: str, expected: dict[str, int]) -> None:
    client = client_of(listed, role)
    first, second = entry("A-1").pk, entry("A-2").pk
    urls = {
        "list": ROOT,
        "A-1": f"{ROOT}{first}/",
        "A-2": f"{ROOT}{second}/",
        "new": f"{ROOT}new/",
        "edit": f"{ROOT}{first}/edit/",
        "end": f"{ROOT}{first}/end/",
        "withdraw": f"{ROOT}{first}/withdraw/",
    }
    assert {kind: client.get(url).status_code for kind, url in urls.items()} == expected


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("keeper", {"A-1", "A-2"}),
        ("office", {"A-1", "A-2"}),
        ("leader", {"A-1", "A-2"}),
        ("stranger", {"A-1"}),
        # What everybody may read; no page offers it to administrators.
        ("admin", {"A-1"}),
    ],
)
def test_rows(listed: Lists, role: str, codes: set[str]) -> None:
    seen = access.visible(listed.people[role], ITEMS)
    assert set(seen.values_list("code", flat=True)) == codes


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.code)
def test_who_imports_and_edits(lists: Lists, register: Any) -> None:
    may = {
        role: (may_import(person, sheets[register.code]), access.may_edit(person, register))
        for role, person in lists.people.items()
    }
    assert {role for role, both in may.items() if both == (True, True)} == {
        "keeper",
        "stranger",
        "office",
    }
    assert {both for role, both in may.items()} == {(True, True), (False, False)}


def test_a_closed_account_sees_nothing(listed: Lists) -> None:
    person = listed.people["keeper"]
    person.is_active = False
    assert not access.visible(person, ITEMS).exists()
    assert access.editable_units(person, ITEMS) == frozenset()


def test_the_list_costs_the_same_for_one_and_for_many(
    lists: Lists, django_assert_max_num_queries: Any
) -> None:
    lists.add(*(f"A-{n}" for n in range(120)))
    client = client_of(lists, "keeper")
    for query in ({}, {"q": "无证"}, {"kind": "penalty"}):
        with django_assert_max_num_queries(30):
            assert client.get(ROOT, query).status_code == 200


@pytest.mark.parametrize(
    ("role", "found"),
    [("keeper", {"A-1", "A-2"}), ("stranger", {"A-1"}), ("admin", set())],
)
def test_the_search_over_everything(listed: Lists, role: str, found: set[str]) -> None:
    page = client_of(listed, role).get("/desk/search/", {"q": "无证经营"})
    hits = {pk for _register, rows in page.context["entries"] for pk, _name in rows}
    assert hits == {entry(code).pk for code in found}
