"""Where document templates lie: ``<app label>/<file>`` is the file in the app's folder ``documents``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.apps import apps


class NoTemplate(LookupError):
    """There is no template of that name."""


@lru_cache(maxsize=512)
def find(name: str) -> Path:
    """The path of the template ``name``. Raises :class:`NoTemplate`."""
    label, _slash, file = name.partition("/")
    try:
        path = Path(apps.get_app_config(label).path) / "documents" / file
    except LookupError as error:
        raise NoTemplate(name) from error
    if not path.is_file():
        raise NoTemplate(name)
    return path
