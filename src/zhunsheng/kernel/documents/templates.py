"""Where document templates lie: ``<app label>/<file>`` is the file in the app's folder ``documents``.

A template may take in another one with a line ``{% include "app/file.md" %}``. The text is put in before
anything else happens, so that the text kept with a document stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.apps import apps

from zhunsheng.kernel.documents.layout import Meta, TemplateProblem, read_meta
from zhunsheng.lib.digest import sm3

_INCLUDE = re.compile(r"""^[ \t]*\{%\s*include\s+["']([^"']+)["']\s*%\}[ \t]*$""", re.MULTILINE)
_DEEPEST = 3


class NoTemplate(LookupError):
    """There is no template of that name."""


@dataclass(frozen=True)
class Template:
    """The present text of a template, with what it takes in, and its digest."""

    name: str
    text: str
    digest: str

    @property
    def meta(self) -> Meta:
        """The front matter. Raises ``TemplateProblem``."""
        return read_meta(self.text)


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


def load(name: str) -> Template:
    """The template ``name`` as it is now. Raises :class:`NoTemplate`."""
    return _template(name, _whole(name))


def _whole(name: str, depth: int = 0) -> str:
    if depth > _DEEPEST:
        raise TemplateProblem(f"模板“{name}”的引用超过{_DEEPEST}层。", "请检查是否互相引用。")
    path = find(name)
    text = _read(path, path.stat().st_mtime_ns)
    return _INCLUDE.sub(lambda found: _whole(found[1], depth + 1), text)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> str:
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _template(name: str, text: str) -> Template:
    return Template(name, text, sm3(text.encode()))
