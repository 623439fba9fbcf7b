"""Changed, lost and slipped-in documents are noticed."""

from __future__ import annotations

import json

import pytest
from django.core.files.storage import default_storage

from zhunsheng.kernel.documents import verification
from zhunsheng.kernel.documents.models import Document, TemplateText
from zhunsheng.kernel.documents.store import path_of
from zhunsheng.kernel.documents.tests.helpers import case, generated, pdf, uploaded
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import Report
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents() -> tuple[Document, Document]:
    """A generated and an uploaded document of one event."""
    matter = case().matter
    made, came = generated(matter), uploaded(matter, pdf(), "申请书.pdf")
    entries = [document.ledger_entry() for document in (made, came)]
    event = Event.objects.create(
        stream="matter",
        subject_id=matter.pk,
        sequence=1,
        action="accept",
        actor="test",
        data=json.dumps({"documents": entries}),
        occurred_at=clock.now(),
        recorded_at=clock.now(),
        algorithm="sm3",
        hash="0" * 64,
    )
    Document.objects.filter(matter=matter).update(event_id=event.pk)
    return made, came


def found() -> list[tuple[str, str]]:
    """Place and message of every defect."""
    report = Report()
    verification.check_all(report)
    return [(defect.place, defect.message) for defect in report.defects]


def test_what_is_untouched_passes(documents: tuple[Document, Document]) -> None:
    assert found() == []


def test_changed_data_shows(documents: tuple[Document, Document]) -> None:
    made, _ = documents
    Document.objects.filter(pk=made.pk).update(data=made.data.replace("甄守义", "甄守仪"))
    assert found() == [("文书 受理通知书 示复受〔2022〕8号", "冻结的数据与它的摘要不一致。")]


def test_a_changed_number_or_digest_shows_against_the_event(
    documents: tuple[Document, Document],
) -> None:
    made, _ = documents
    Document.objects.filter(pk=made.pk).update(number="示复受〔2022〕9号")
    ((place, message),) = found()
    assert place == "文书 受理通知书 示复受〔2022〕9号"
    assert "不一致" in message


def test_a_lost_document_shows(documents: tuple[Document, Document]) -> None:
    documents[1].delete()
    assert [message for _place, message in found()] == ["所附的文书少了1件。"]


def test_a_slipped_in_document_shows(documents: tuple[Document, Document]) -> None:
    made, _ = documents
    generated(made.matter, event_id=Document.objects.get(pk=made.pk).event_id, title="多出的")
    assert len(found()) == 1
    generated(made.matter, event_id=10**9, title="无事项的")
    assert ("文书 无事项的", "事项记录中没有这份文书。") in found()


def test_changed_files_and_templates_show(documents: tuple[Document, Document]) -> None:
    _, came = documents
    default_storage.delete(path_of(str(came.blob_id)))
    TemplateText.objects.update(text="改过的模板")
    messages = [message for _place, message in found()]
    assert messages == ["模板文本与它的摘要不一致。", "文件库中的内容缺失或者与摘要不一致。"]
    report = Report()
    verification.check_all(report, files=False)
    assert report.n_defects == 1
