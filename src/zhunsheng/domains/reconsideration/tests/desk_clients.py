"""Browsers of the workbench's tests."""

from __future__ import annotations

from django.test import Client

from zhunsheng.domains.reconsideration.tests.conftest import Case, District
from zhunsheng.kernel.access.scope import forget


def client_of(district: District, role: str) -> Client:
    """A browser logged in as the person of a role."""
    forget(district.people[role])
    client = Client()
    client.force_login(district.people[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(case: Case, role: str, tail: str = "") -> str:
    """The case's page, or one under it, as the person of a role sees it."""
    answer = client_of(case.district, role).get(f"/desk/matters/{case.matter.pk}/{tail}")
    assert answer.status_code == 200
    return answer.content.decode()
