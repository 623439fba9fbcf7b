"""The rules that every installation has in its tables: calendars, statutes, time limits."""

from __future__ import annotations

import sys

import pytest
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database begins like an installation after set-up."""
    with django_db_blocker.unblock():
        load_rules()


def load_rules() -> None:
    """Fill the tables; tests that flush the database call it before they begin."""
    from zhunsheng.kernel.calendar.load import load as load_calendar
    from zhunsheng.kernel.statutes.load import load as load_statutes

    load_calendar()
    load_statutes()


@pytest.fixture(autouse=True)
def _fresh_rules() -> None:
    """Begin with nothing in memory, as the transactions of tests roll back; then look at the tables once only."""
    versions = sys.modules.get("zhunsheng.kernel.calendar.versions")
    if versions is not None:
        versions.Watched.max_age = float("inf")
        versions.Watched.forget_all()
