"""Settings and fixtures that every test has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
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


@pytest.fixture(scope="session", autouse=True)
def _flushable_ledger() -> Iterator[None]:
    """Transactional tests end by emptying tables that triggers protect."""
    from zhunsheng.kernel.ledger.testing import flushable

    with flushable():
        yield
