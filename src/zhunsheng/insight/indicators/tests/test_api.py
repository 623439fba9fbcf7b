"""Figures through the API."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.faces.api import clients
from zhunsheng.insight.indicators.figures import figures
from zhunsheng.kernel.orgs.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def get() -> Any:
    cache.clear()
    person = Person.objects.create_user("system", name="平台账号")
    key = clients.create("省平台", person, ["read"])[1]
    client = Client(headers={"authorization": f"Bearer {key}"})
    return lambda path, **query: client.get(f"/api/v1/figures/{path}", query)


def test_all_figures_of_a_year(get: Any) -> None:
    answer = get("2022")
    assert answer.status_code == 200
    assert answer.json() == [one.as_json() for one in figures(2022)]
    assert answer.json()


def test_the_records_behind_one(get: Any) -> None:
    code = figures(2022)[0].code
    assert get(f"2022/{code}/records").json() == {"rows": [], "note": ""}


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("2022/nothing/records", {}, 404),
        ("2022", {"place": "999"}, 404),
        ("2022", {"place": "x"}, 422),
        ("2190", {}, 422),
        ("1", {}, 422),
        ("2022/nothing/records", {"limit": "0"}, 422),
    ],
)
def test_mistakes(get: Any, path: str, query: dict[str, str], status: int) -> None:
    answer = get(path, **query)
    assert answer.status_code == status
    assert answer.json()["message"]
