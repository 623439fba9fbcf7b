"""People of the small district at the workbench."""

from __future__ import annotations

from django.test import Client

from zhunsheng.domains.inspection.tests.conftest import House


def client_of(house: House, name: str) -> Client:
    """A logged-in client."""
    client = Client()
    client.force_login(house.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(house: House, name: str, path: str, status: int = 200) -> str:
    """The page of an address as somebody sees it."""
    answer = client_of(house, name).get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return "" if answer.streaming else answer.content.decode()
