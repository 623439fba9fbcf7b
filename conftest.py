"""Settings and fixtures that every test has."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import Settings

pytest_plugins = [
    "tests.support.needs",
    "tests.support.rules",
    "tests.support.postgres",
    "tests.support.browser",
]


def pytest_configure() -> None:
    """Cheaper or simpler parts than in production, where the difference cannot matter."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Whatever lies in this machine's var/.
    settings.DEMONSTRATION = False
    settings.ZHUNSHENG_KEY_DIR = None
    settings.STORAGES = {
        **settings.STORAGES,
        # Without the manifest that collectstatic writes.
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file of this process: threads of the live server need one, and so does WAL."""
    default = connections.settings["default"]
    if "sqlite" in default["ENGINE"]:
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    """Files that a test stores go with the test."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def database_for_oneself(request: pytest.FixtureRequest) -> None:
    """Close what threads of a live server in this process left open, for tests that restore a database."""
    if request.node.get_closest_marker("django_db") is None:
        return
    own = {id(one) for one in connections.all()}
    # By type: asking a lazy object for its class would wake it.
    wrappers = [one for one in gc.get_objects() if issubclass(type(one), BaseDatabaseWrapper)]
    for one in wrappers:
        if id(one) not in own and one.connection is not None:
            one.inc_thread_sharing()
            one.close()


@pytest.fixture(scope="session", autouse=True)
def _flushable_ledger() -> Iterator[None]:
    """Transactional tests end by emptying tables that triggers protect."""
    from zhunsheng.kernel.ledger.testing import flushable

    with flushable():
        yield
