"""A matter with an organ and two participants, written past ``perform`` as only tests may."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import pypdf
from django.db import models

from zhunsheng.kernel.documents import layout
from zhunsheng.kernel.documents.models import Document, TemplateText
from zhunsheng.kernel.documents.store import store
from zhunsheng.kernel.matters.models import Matter, Participant
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.parties.models import Party
from zhunsheng.lib import canonical
from zhunsheng.lib.digest import sm3

DAY = date(2022, 6, 2)
TEMPLATE = """\
---
title: 受理通知书
kind: acceptance
organ: {{ organ }}
number: {{ number }}
addressee: {{ applicant }}
---
你的申请已于{{ on }}受理。

::: 落款
{{ organ }}
{{ on }}
:::
"""
DATA = {
    "organ": "示范区人民政府",
    "number": "示复受〔2022〕8号",
    "applicant": "甄守义",
    "on": "2022-06-02",
}


@dataclass
class Case:
    """A matter and its people."""

    matter: Matter
    applicant: Participant
    respondent: Participant


def case() -> Case:
    """A matter of 示范区人民政府."""
    organ = Unit.objects.create(code="T-G", name="示范区人民政府", kind=Unit.Kind.GOVERNMENT)
    bureau = Unit.objects.create(
        code="T-M", name="示范区样例监督管理局", kind=Unit.Kind.DEPARTMENT, parent=organ
    )
    matter = Matter(
        domain="test",
        procedure="test.case",
        procedure_version="2017",
        number="示复〔2022〕8号",
        title="甄守义不服行政处罚决定案",
        organ=organ,
        unit=organ,
        stage="closed",
        received_on=date(2022, 6, 1),
        acted_on=date(2022, 6, 1),
        closed_on=date(2022, 7, 29),
        head_hash="ab" * 32,
    )
    models.Model.save(matter)
    party = Party.objects.create(name="甄守义", address="云杉巷17号")
    return Case(
        matter,
        Participant.objects.create(matter=matter, role="applicant", party=party),
        Participant.objects.create(matter=matter, role="respondent", unit=bureau),
    )


def generated(matter: Matter | None = None, **more: Any) -> Document:
    """A generated document, issued unless told otherwise."""
    text, _ = TemplateText.objects.get_or_create(
        digest=sm3(TEMPLATE.encode()), defaults={"name": "test/acceptance.md", "text": TEMPLATE}
    )
    data = canonical.dumps(DATA)
    known: dict[str, Any] = {
        "matter": matter,
        "kind": "acceptance",
        "title": "受理通知书",
        "number": DATA["number"],
        "state": Document.State.ISSUED,
        "template": text,
        "data": data.decode(),
        "data_digest": sm3(data),
        "occurred_on": DAY,
    }
    return Document.objects.create(**known | more)


def uploaded(matter: Matter, content: bytes, filename: str, **more: Any) -> Document:
    """A document that came in as a file."""
    known: dict[str, Any] = {
        "matter": matter,
        "kind": "material",
        "title": filename.rpartition(".")[0],
        "state": Document.State.ISSUED,
        "direction": Document.Direction.INCOMING,
        "filename": filename,
        "blob": store(io.BytesIO(content), filename),
        "occurred_on": DAY,
    }
    return Document.objects.create(**known | more)


def pdf(pages: int = 1, words: str = "材料") -> bytes:
    """A PDF with so many pages."""
    front = "---\ntitle: 材料\nkind: test\nhead: none\npages: none\n---\n"
    body = "\n\n::: 分页\n\n".join(f"{words}之{number}" for number in range(1, pages + 1))
    return layout.to_pdf(layout.parse(front + body))


def page_texts(data: bytes) -> list[str]:
    """The words of every page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
