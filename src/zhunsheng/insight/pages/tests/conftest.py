"""People of every kind, three cases, and the sample indicators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from zhunsheng.insight.conftest import District
from zhunsheng.insight.reports.tests.conftest import cases, publish
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.orgs.models import Person

__all__ = ["cases", "publish"]

Enter = Callable[..., Client]


@pytest.fixture
def person(district: District) -> Callable[..., Person]:
    """``person("chief", scope="all")``: somebody with one role in the sample business."""

    def make(role: str, scope: str = Scope.ALL, name: str = "") -> Person:
        found = Person.objects.create_user(
            name or f"{role}-{scope}", name="测试员乙", unit=district.first
        )
        if role:
            Grant.objects.create(
                person=found, role=role, domain="demo", scope=scope, starts_on=date(2010, 1, 1)
            )
        return found

    return make


@pytest.fixture
def enter(person: Callable[..., Person]) -> Enter:
    """``enter("chief")``: a browser session of such a person."""

    def make(role: str, scope: str = Scope.ALL) -> Client:
        client = Client()
        client.force_login(person(role, scope), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make
