"""Making, showing, sealing and voiding documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse, Http404
from pytest_django import Settings

from zhunsheng.kernel.documents import layout, reading, rendering, services, templates
from zhunsheng.kernel.documents.checking import OFFICIAL
from zhunsheng.kernel.documents.models import AlreadyIssued, Document, TemplateText
from zhunsheng.kernel.documents.tests.helpers import (
    DATA,
    DAY,
    TEMPLATE,
    case,
    generated,
    pdf,
    uploaded,
)
from zhunsheng.lib.digest import sm3

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which ``test/…`` templates are found."""
    monkeypatch.setattr(templates, "find", lambda name: tmp_path / name.partition("/")[2])
    (tmp_path / "acceptance.md").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def make(**more: Any) -> Document:
    """A document made of the template in the folder."""
    known: dict[str, Any] = {
        "kind": "acceptance",
        "title": "受理通知书",
        "template": "test/acceptance.md",
        "facts": DATA | {"on": date(2022, 6, 2)},
        "number": DATA["number"],
        "issued": True,
        "audience": ("applicant",),
        "on": DAY,
    }
    return services.generated(**known | more)


def body(response: FileResponse) -> bytes:
    """What a response sends."""
    data = b"".join(response)
    # Not response.close(): it would end the request and with it the connection to the database.
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()
    return data


def test_template_and_data_are_kept_by_digest(folder: Path) -> None:
    document = make()
    document.save()
    kept = TemplateText.objects.get()
    assert (kept.pk, kept.text, kept.name) == (
        sm3(TEMPLATE.encode()),
        TEMPLATE,
        "test/acceptance.md",
    )
    assert json.loads(document.data) == DATA
    assert document.data_digest == sm3(document.data.encode())
    assert document.ledger_entry() == {
        "kind": "acceptance",
        "number": "示复受〔2022〕8号",
        "template": kept.pk,
        "data": document.data_digest,
    }


def test_a_later_template_changes_no_earlier_document(folder: Path) -> None:
    document = make()
    document.save()
    before = rendering.docx_of(document)
    (folder / "acceptance.md").write_text(TEMPLATE.replace("受理。", "收到。"), encoding="utf-8")
    later = make()
    later.save()
    assert rendering.docx_of(Document.objects.get(pk=document.pk)) == before
    assert "受理。" in rendering.text_of(document)
    assert "收到。" in rendering.text_of(later)
    assert TemplateText.objects.count() == 2


def test_data_at_rest_is_encrypted(folder: Path) -> None:
    from django.db import connection

    make().save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM documents_document")
        assert "甄守义" not in cursor.fetchone()[0]


def test_what_cannot_be_filled_is_not_made(folder: Path) -> None:
    facts = {name: value for name, value in DATA.items() if name != "applicant"}
    with pytest.raises(layout.TemplateProblem, match="applicant"):
        make(facts=facts)
    assert TemplateText.objects.count() == 0


def test_a_defective_document_is_not_issued_but_may_be_drafted(folder: Path) -> None:
    facts = DATA | {"number": "示复受[2022]8号"}
    with pytest.raises(services.Defective, match="不合规范") as problem:
        make(facts=facts, rules=OFFICIAL)
    assert [finding.rule for finding in problem.value.findings] == ["number"]
    assert make(facts=facts, rules=OFFICIAL, issued=False).state == Document.State.DRAFT
    assert make(rules=OFFICIAL).state == Document.State.ISSUED


def test_templates_take_in_others(folder: Path) -> None:
    included = TEMPLATE.replace("你的申请", '{% include "test/remedy.md" %}\n你的申请')
    (folder / "with.md").write_text(included, encoding="utf-8")
    (folder / "remedy.md").write_text("你可以起诉。\n", encoding="utf-8")
    template = templates.load("test/with.md")
    assert "include" not in template.text
    assert template.text == TEMPLATE.replace("你的申请", "你可以起诉。\n\n你的申请")
    assert template.meta.title == "受理通知书"
    (folder / "remedy.md").write_text('{% include "test/remedy.md" %}\n', encoding="utf-8")
    with pytest.raises(layout.TemplateProblem, match="互相引用"):
        templates.load("test/with.md")


@pytest.mark.parametrize("name", ["nowhere/a.md", "documents/absent.md"])
def test_an_unknown_template_is_named(name: str) -> None:
    with pytest.raises(templates.NoTemplate, match=name):
        templates.find(name)


def test_an_issued_document_does_not_change() -> None:
    document = generated()
    document.title = "另一个标题"
    with pytest.raises(AlreadyIssued):
        document.save()
    with pytest.raises(AlreadyIssued):
        document.save(update_fields=["title"])
    document.save(update_fields=["audience"])
    draft = generated(state=Document.State.DRAFT)
    draft.title = "另一个标题"
    draft.save()


def test_every_form_says_what_is_no_longer_or_not_yet_in_force(settings: Settings) -> None:
    draft = generated(state=Document.State.DRAFT)
    assert "草稿" in rendering.html_of(draft)
    document = generated()
    assert "草稿" not in rendering.html_of(document)
    services.void(document)
    assert "已作废" in rendering.html_of(Document.objects.get(pk=document.pk))
    settings.DEMONSTRATION = True
    assert "演示数据　已作废" in rendering.html_of(document)


def test_a_sealed_copy_belongs_to_an_issued_document() -> None:
    matter = case().matter
    document = generated(matter, audience=["applicant"])
    scan = uploaded(matter, pdf(words="扫描"), "扫描.pdf").blob
    assert scan is not None
    copy = services.attach_sealed(document, scan, "扫描.pdf", DAY)
    assert Document.objects.get(pk=document.pk).sealed_copy == copy
    assert (copy.audience, copy.number) == (["applicant"], document.number)
    assert body(reading.sealed(document)) == pdf(words="扫描")
    services.void(document)
    with pytest.raises(services.UploadRefused, match="已作废"):
        services.attach_sealed(document, scan, "扫描.pdf", DAY)


def test_generated_documents_are_downloaded_under_their_number() -> None:
    response = reading.as_docx(generated())
    assert "%E5%8F%97%E7%90%86%E9%80%9A%E7%9F%A5%E4%B9%A6" in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert body(reading.as_pdf(generated())).startswith(b"%PDF-")
    for form in (reading.original, reading.sealed):
        with pytest.raises(Http404):
            form(generated())


def test_uploaded_files_go_out_as_they_came_in() -> None:
    matter = case().matter
    shown = reading.original(uploaded(matter, pdf(), "申请书.pdf"))
    assert shown["Content-Disposition"].startswith("inline")
    assert body(shown) == pdf()
    text = reading.original(uploaded(matter, "<b>你好</b>".encode(), "说明.txt"))
    assert text["Content-Disposition"].startswith("attachment")
    assert body(text) == "<b>你好</b>".encode()
    with pytest.raises(Http404):
        reading.as_docx(uploaded(matter, pdf(), "申请书.pdf"))
