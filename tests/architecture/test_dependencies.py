"""Each dependency is locked, and docs/dependencies.md says why it is there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
FRONTEND = json.loads((ROOT / "frontend/package.json").read_text())
REASONS = re.findall(
    r"^\| `([^`]+)` \| (.+) \|$", (ROOT / "docs/dependencies.md").read_text(), re.MULTILINE
)


def normal(name: str) -> str:
    return name.lower().replace("_", "-")


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=~! ]", wanted, maxsplit=1)[0]) for wanted in requirements}


RUNTIME = names(PROJECT["project"]["dependencies"])
GROUPS = {group: names(listed) for group, listed in PROJECT["dependency-groups"].items()}
NPM = {*FRONTEND["dependencies"], *FRONTEND["devDependencies"]}


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    assert sorted(normal(name) for name, _ in REASONS) == sorted(
        RUNTIME | set().union(*GROUPS.values()) | NPM
    )


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("runtime", RUNTIME | GROUPS["build"]),
        ("development", RUNTIME | GROUPS["build"] | GROUPS["dev"]),
        ("node", GROUPS["node"]),
    ],
)
def test_every_dependency_is_locked_with_hashes(lock: str, wanted: set[str]) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text()
    packages = re.findall(
        r"^([a-z0-9._-]+)==.*(?:\n    --hash=sha256:\w{64}.*)+", text, re.MULTILINE
    )
    assert wanted <= set(packages)
    assert len(packages) == len(re.findall(r"^[a-z0-9].*==", text, re.MULTILINE))


def test_front_end_lock_holds_no_address() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text())
    packages = [package for path, package in lock["packages"].items() if path]
    assert all("integrity" in package and "resolved" not in package for package in packages)
