"""Many at once at one window: no number twice, none left out, nobody called twice."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from tests.scenarios.threads import together

from zhunsheng.domains.disputes.intake.models import Ticket
from zhunsheng.domains.disputes.intake.queue import service
from zhunsheng.domains.disputes.intake.queue.windows import Window
from zhunsheng.domains.disputes.intake.tests.conftest import House
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db(transaction=True)
WINDOW = Window("R1", "A", "综合受理台", "", 1, "演示区矛调中心")


def test_numbers_taken_at_once_have_no_gap_and_no_double(transactional_db: Any) -> None:
    found = together(*[partial(service.take, WINDOW)] * 8)
    assert sorted(ticket.number for ticket in found) == list(range(1, 9))


def test_two_clerks_call_two_people_or_one_is_refused(transactional_db: Any, house: House) -> None:
    for number in (1, 2):
        Ticket.objects.create(day=clock.today(), window="R1", number=number, taken_at=clock.now())
    clerk = house.people["handler"]
    found = together(*[partial(service.call_next, WINDOW, clerk, None)] * 2)
    refused = [one for one in found if isinstance(one, service.QueueRefused)]
    assert len(refused) == 1
    assert Ticket.objects.filter(state="called").count() == 1
