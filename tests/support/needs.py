"""What a test needs of the machine: missing, it is skipped with the reason; under CI it fails."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection

ASSETS = Path(__file__).resolve().parents[2] / "frontend/dist/vendor/htmx.min.js"

MARKERS = {
    "browser": "drives Chromium",
    "libreoffice": "converts a document with LibreOffice",
    "postgresql": "holds on PostgreSQL only",
    "sqlite": "holds on SQLite only",
}


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail before any fixture is made."""
    for engine in ("postgresql", "sqlite"):
        if item.get_closest_marker(engine) and connection.vendor != engine:
            pytest.skip(f"只在 {engine} 上成立")
    for marker, reason in missing().items():
        if item.get_closest_marker(marker):
            skip_or_fail(reason)


def missing() -> dict[str, str]:
    """Why tests of a marker cannot run on this machine."""
    reasons = {}
    if not ASSETS.exists():
        reasons["browser"] = "前端资源还没有打包：请先运行 make setup。"
    if not shutil.which("chromium"):
        reasons["browser"] = "没有 Chromium：请运行 make system。"
    if not shutil.which("soffice"):
        reasons["libreoffice"] = "没有 LibreOffice：请运行 make system。"
    return reasons


def skip_or_fail(reason: str) -> None:
    """Skip on a developer's machine; under CI=true nothing may be left out."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
