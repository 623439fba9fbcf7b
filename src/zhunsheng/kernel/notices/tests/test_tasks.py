"""The background tasks of notices and of the ledger, run as the worker runs them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from zhunsheng.kernel.ledger import journal
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.tasks import seal
from zhunsheng.kernel.notices import services
from zhunsheng.kernel.notices.tasks import deliver, prune_tasks, send_digests
from zhunsheng.kernel.notices.tests.helpers import make_person
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db(transaction=True)


def work() -> None:
    call_command("db_worker", queue_name="*", batch=True, startup_delay=False, reload=False)


@override_settings(ZHUNSHENG_SENDERS={"email": "zhunsheng.kernel.notices.senders.EmailSender"})
def test_a_notice_reaches_its_addressee_by_way_of_the_digest() -> None:
    person = make_person("wang", email="wang@example.test")
    services.tell(kind="x", title="t", persons=[person])
    for step in (send_digests, deliver):
        step.enqueue()
        work()
    assert [message.to for message in mail.outbox] == [["wang@example.test"]]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_the_hourly_task_seals_everything() -> None:
    journal.append("units", 1, "change", "system", {})
    seal.enqueue()
    work()
    assert not Event.objects.filter(seal__isnull=True).exists()


def test_finished_tasks_are_forgotten_after_a_week() -> None:
    deliver.enqueue()
    work()
    DBTaskResult.objects.update(finished_at=clock.now() - timedelta(days=8))
    prune_tasks.enqueue()
    work()
    left = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL)
    assert [result.task_path.rsplit(".", 1)[1] for result in left] == ["prune_tasks"]
