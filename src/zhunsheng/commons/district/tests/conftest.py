"""A directory of its own for the passwords that the model district writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _own_var(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.DEMONSTRATION_MARK = tmp_path / "demonstration"
