"""Layers, in imports and in foreign keys given as strings, which import-linter cannot see."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"


def test_imports_keep_the_contracts() -> None:
    assert lint_imports(str(PYPROJECT), cache_dir=None) == EXIT_STATUS_SUCCESS


def layers(container: str) -> list[str]:
    """Layers of `container` from top to bottom, as the import contract declares them."""
    contracts = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]
    (found,) = (c["layers"] for c in contracts if c.get("containers") == [container])
    return [layer.strip("()") for layer in found]


def height(module: str) -> tuple[int, int]:
    """How high a module of ours stands: its layer, then its layer within the kernel."""
    _, layer, *rest = module.split(".")
    main = layers("zhunsheng")[::-1].index(layer)
    if layer != "kernel":
        return main, 0
    return main, next(
        number
        for number, names in enumerate(layers("zhunsheng.kernel")[::-1])
        if rest[0] in names.split(" | ")
    )


def package(module: str) -> str:
    """The app or domain of a module: what may refer to itself freely."""
    return ".".join(module.split(".")[:3])


def relations() -> Iterator[tuple[type[models.Model], Any]]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            ours = isinstance(field, models.ForeignKey | models.ManyToManyField)
            if ours and model.__module__.startswith("zhunsheng."):
                yield model, field


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("zhunsheng.domains.reconsideration.models", "zhunsheng.kernel.matters.models"),
        ("zhunsheng.kernel.matters.models", "zhunsheng.kernel.parties.models"),
        ("zhunsheng.faces.ui", "zhunsheng.kernel.procedure"),
    ],
)
def test_height_follows_the_declared_layers(above: str, below: str) -> None:
    assert height(above) > height(below)


def test_foreign_keys_point_downwards_or_stay_at_home() -> None:
    wrong = []
    for model, field in relations():
        source, target = model.__module__, field.related_model.__module__
        if not target.startswith("zhunsheng.") or package(source) == package(target):
            continue
        if height(target) >= height(source):
            wrong.append(f"{model._meta.label}.{field.name} → {field.related_model._meta.label}")
    assert wrong == []
