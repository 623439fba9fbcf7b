"""Store contents and make documents; nothing is rendered here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from django.db import transaction

from zhunsheng.kernel.documents import templates
from zhunsheng.kernel.documents.models import Document, TemplateText
from zhunsheng.kernel.documents.store import UploadRefused, store
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3


def generated(
    *,
    kind: str,
    title: str,
    template: str,
    facts: Mapping[str, Any],
    number: str,
    issued: bool,
    audience: Sequence[str],
    on: date,
) -> Document:
    """An unsaved document: the template's present text and the facts as they are now, both digested."""
    data = canonical.dumps(dict(facts))
    return Document(
        kind=kind,
        title=title,
        number=number,
        state=Document.State.ISSUED if issued else Document.State.DRAFT,
        direction=Document.Direction.OUTGOING,
        audience=list(audience),
        template_id=_kept(template),
        data=data.decode(),
        data_digest=sm3(data),
        occurred_on=on,
    )


def _kept(name: str) -> str:
    """The digest of the template's present text, which is kept in the database from its first use."""
    origin = templates.find(name)
    digest, text = _read(origin, origin.stat().st_mtime_ns)
    if digest not in _known:
        TemplateText.objects.get_or_create(digest=digest, defaults={"name": name, "text": text})
        # Known for good only once it is committed: a refused act takes the row back.
        transaction.on_commit(partial(_known.add, digest))
    return digest


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> tuple[str, str]:
    text = path.read_text(encoding="utf-8")
    return sm3(text.encode()), text


_known: set[str] = set()

__all__ = ["UploadRefused", "generated", "store"]
