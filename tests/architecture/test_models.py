"""Every model says in Chinese what it is, is in the glossary, and has one migration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.db import models

GLOSSARY = Path(__file__).resolve().parents[2] / "docs/glossary.md"
CHINESE = re.compile(r"[\u4e00-\u9fff]")

OUR_APPS = [config for config in apps.get_app_configs() if config.name.startswith("zhunsheng.")]
OUR_MODELS = [model for config in OUR_APPS for model in config.get_models()]


def label(model: type[models.Model]) -> str:
    return model._meta.label


def own_fields(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.local_fields + model._meta.local_many_to_many:
        # The key that Django adds is shown to nobody.
        if not field.auto_created and not getattr(field.remote_field, "parent_link", False):
            yield field


@pytest.mark.parametrize("model", OUR_MODELS, ids=label)
def test_model_and_fields_have_chinese_names(model: type[models.Model]) -> None:
    assert CHINESE.search(str(model._meta.verbose_name))
    unnamed = [f.name for f in own_fields(model) if not CHINESE.search(str(f.verbose_name))]
    assert unnamed == []


@pytest.mark.parametrize("model", OUR_MODELS, ids=label)
def test_model_says_what_it_is(model: type[models.Model]) -> None:
    # Django writes a docstring itself when there is none: the name with the fields.
    assert not (model.__doc__ or "").startswith(f"{model.__name__}(")


@pytest.mark.parametrize("model", OUR_MODELS, ids=label)
def test_model_is_in_the_glossary(model: type[models.Model]) -> None:
    assert f"`{model.__name__}`" in GLOSSARY.read_text()


@pytest.mark.parametrize("config", OUR_APPS, ids=lambda config: config.label)
def test_app_has_a_chinese_name_and_one_migration(config: AppConfig) -> None:
    assert CHINESE.search(str(config.verbose_name))
    folder = Path(config.path) / "migrations"
    migrations = sorted(path.stem for path in folder.glob("[0-9]*.py"))
    assert migrations == (["0001_initial"] if list(config.get_models()) else [])
