"""What breaks in the middle of an act leaves the case as it was, and the act can be done again."""

from __future__ import annotations

import errno
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import Case, pdf
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event, PersonalValue
from zhunsheng.kernel.ledger.verification.run import verify
from zhunsheng.kernel.numbers.issue import gaps
from zhunsheng.kernel.procedure import engine, paperwork, record
from zhunsheng.kernel.procedure.refusals import BadFile

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2022, 8, 2)


def traces(case: Case) -> tuple[Any, ...]:
    """All that an act could leave."""
    row = Reconsideration.objects.filter(pk=case.matter.pk).values().get()
    counts = [model._default_manager.count() for model in (Event, PersonalValue, Document)]
    return row, *counts


def add(case: Case) -> Event:
    """补充材料."""
    event: Event = case.do("add_documents", "registrar", ON, files=[pdf("material")])
    return event


class Killed(BaseException):
    """The process ends here; no handler of the application may catch it."""


@pytest.mark.parametrize(
    ("module", "name"),
    [(record, "write"), (paperwork, "save"), (engine, "_finish"), (record, "tell")],
)
def test_ended_between_the_store_and_the_commit(
    filed: Case, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    before = traces(filed)

    def end(*_arguments: Any, **_more: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(module, name, end)
        with pytest.raises(Killed):
            add(filed)
    assert traces(filed) == before
    add(filed)
    assert Document.objects.get(kind="material").event_id is not None
    assert verify().ok


def test_ended_after_a_number_was_taken(filed: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = filed.district.people["handler"].pk
    accepted = {"accepted_on": "2022-08-01", "handler": handler}

    def end(*_arguments: Any, **_more: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(engine, "_finish", end)
        with pytest.raises(Killed):
            filed.do("accept", "registrar", ON, **accepted)
    filed.do("accept", "registrar", ON, **accepted)
    assert Document.objects.get(kind="acceptance").number == "演复受〔2022〕1号"
    assert not gaps()


def test_a_full_disk_is_said_and_nothing_is_done(
    filed: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = traces(filed)

    def full(*_arguments: Any, **_more: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(type(default_storage._wrapped), "_save", full)  # type: ignore[attr-defined]
        with pytest.raises(BadFile, match="暂时无法保存") as refusal:
            add(filed)
    assert "请稍后再试" in refusal.value.remedy
    assert traces(filed) == before
    add(filed)
