"""docs/settings.md lists every setting with its default and meaning."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import SecretStr

from zhunsheng.config.environment import PREFIX, ROOT, Environment

PAGE = Path(__file__).resolve().parents[2] / "docs/settings.md"


def shown(default: object) -> str:
    """A default as the page shows it."""
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if isinstance(default, bool):
        return f"`{default}`".lower()
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}`"
    return f"`{default}`" if default else ""


def test_page_lists_every_setting() -> None:
    expected = [
        (PREFIX + name.upper(), shown(field.get_default()), field.description)
        for name, field in Environment.model_fields.items()
    ]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) ?\| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    assert rows == expected
