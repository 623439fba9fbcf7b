"""The rules that every installation has in its tables: calendars, statutes, time limits."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database begins like an installation after set-up."""
    with django_db_blocker.unblock():
        load_rules()


def load_rules() -> None:
    """Fill the tables; what is there already stays."""
    from zhunsheng.kernel.calendar.load import load as load_calendar
    from zhunsheng.kernel.statutes.load import load as load_statutes

    load_calendar()
    load_statutes()


class _Tables:
    """Whether a transactional test has emptied the tables since they were filled."""

    emptied = False


# Django has no hook for it, and its stubs do not know the method.
_CASE: Any = TransactionTestCase
_teardown = _CASE._fixture_teardown


def _noted_teardown(self: TransactionTestCase) -> None:
    _teardown(self)
    _Tables.emptied = True


_CASE._fixture_teardown = _noted_teardown


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fill the tables again after a test that emptied them, before the next one opens its transaction."""
    if _Tables.emptied:
        _Tables.emptied = False
        with item.config.stash[blocking_manager_key].unblock():
            load_rules()


@pytest.fixture(autouse=True)
def _fresh_rules() -> None:
    """Begin with nothing in memory, as the transactions of tests roll back; then look at the tables once only."""
    versions = sys.modules.get("zhunsheng.kernel.calendar.versions")
    if versions is not None:
        versions.Watched.max_age = float("inf")
        versions.Watched.forget_all()
