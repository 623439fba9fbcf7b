"""What the law does by itself when nobody acts in time: the nightly task."""

from __future__ import annotations

from datetime import date

import time_machine

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.modules import provided
from zhunsheng.kernel.modules.schedule import Periodic
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.tasks import act_by_law


def _case(district: District, application: dict[str, object]) -> Reconsideration:
    application = {**application, "act_on": "2024-04-10", "known_on": "2024-04-12"}
    event = file("reconsideration", district.actor("registrar"), application, at=date(2024, 4, 29))
    return Reconsideration.objects.get(pk=event.subject_id)


def test_an_application_left_lying_is_deemed_accepted_once(
    district: District, application: dict[str, object]
) -> None:
    with time_machine.travel("2024-04-29T10:00:00+08:00") as traveller:
        matter = _case(district, application)
        # 9 May is the last day of the five: nothing happens on it.
        traveller.move_to("2024-05-09T23:00:00+08:00")
        assert act_by_law.call() == 0
        traveller.move_to("2024-05-10T00:05:00+08:00")
        assert act_by_law.call() == 1
        assert act_by_law.call() == 0
    matter.refresh_from_db()
    assert matter.stage == "accepted"
    last = Event.objects.filter(stream="matter", subject_id=matter.pk).order_by("sequence").last()
    assert last is not None
    assert last.actor == "system"


def test_what_recurs() -> None:
    paths = {item.task.module_path for _module, item in provided(Periodic)}
    assert {
        "zhunsheng.kernel.ledger.tasks.seal",
        "zhunsheng.kernel.clocks.tasks.recompute_open",
        "zhunsheng.kernel.procedure.tasks.act_by_law",
        "zhunsheng.kernel.notices.tasks.deliver",
        "zhunsheng.kernel.notices.tasks.send_digests",
    } <= paths
