"""A register that is written day by day begins with its newest line; both ways lead through every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import Lists

ROOT = "/desk/registers/powers.items/"


@pytest.fixture(params=[False, True])
def newest_first(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Both orders."""
    kept = ITEMS.newest_first
    object.__setattr__(ITEMS, "newest_first", request.param)
    yield request.param
    object.__setattr__(ITEMS, "newest_first", kept)


def codes(page: Any) -> list[str]:
    return [row[1] for row in page.context["table"].rows]


def test_every_page_there_and_back(lists: Lists, today: None, newest_first: bool) -> None:
    lists.add(*(f"A-{n:03d}" for n in range(120)))
    client = Client()
    client.force_login(lists.people["keeper"], backend="django.contrib.auth.backends.ModelBackend")
    address, there = ROOT, list[list[str]]()
    while address:
        page = client.get(address)
        there.append(codes(page))
        table = page.context["table"]
        address = f"{ROOT}{table.older}" if table.older else ""
    every = [f"A-{n:03d}" for n in range(120)]
    assert [code for some in there for code in some] == (every[::-1] if newest_first else every)
    back = codes(client.get(f"{ROOT}{table.newer}"))
    assert back == there[1]
