"""The description of the API, as other systems were given it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from zhunsheng.faces.api.urls import api

SNAPSHOT = Path(__file__).parents[1] / "openapi.json"


def described() -> dict[str, Any]:
    return dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"))))


def test_the_description_is_the_published_one() -> None:
    """A change of the API is a change of this file, so that nobody makes one unaware: ``make openapi``."""
    assert described() == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_every_reference_leads_somewhere() -> None:
    document = described()
    known = document["components"]["schemas"]
    text = json.dumps(document)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert {"Act", "Filing", "Problem"} <= names
    assert names <= set(known)


def test_every_operation_asks_for_the_key_and_has_a_summary() -> None:
    for path, operations in described()["paths"].items():
        for method, operation in operations.items():
            (scheme,) = operation["security"]
            assert set(scheme) <= {"Key", "TerminalKey"}, (method, path)
            assert operation["summary"]


@pytest.mark.django_db
def test_it_is_served_without_a_key() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "准绳接口"
