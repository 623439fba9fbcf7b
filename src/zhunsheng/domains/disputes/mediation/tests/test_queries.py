"""Queries do not grow with what there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file

pytestmark = pytest.mark.django_db
MOST = 45
"""Statements from the sent questions to the receipt: both parties, number, receipt, application, notices."""


def test_intake_to_receipt_is_bounded(house: House, dispute: dict[str, Any], today: None) -> None:
    citizen = Actor.public("q")
    file("mediation.people", citizen, dispute, at=D(2022, 8, 1))
    with CaptureQueriesContext(connection) as queries:
        event = file("mediation.people", citizen, dispute, at=D(2022, 8, 2))
    assert event.receipt_secret  # type: ignore[attr-defined]
    assert len(queries) <= MOST


def test_the_list_does_not_ask_for_each_row(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    client = Client()
    client.force_login(house.people["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    counts = []
    for number in (1, 6):
        for _each in range(number):
            Case.accept(begin(house, dispute, D(2022, 8, 1)), D(2022, 8, 2))
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/list/mediation.people/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1


def test_the_page_does_not_ask_for_each_mediator_or_earlier_dispute(
    house: House, dispute: dict[str, Any], today: None
) -> None:
    client = Client()
    client.force_login(house.people["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    case = begin(house, dispute, D(2022, 8, 1))
    case.accept(D(2022, 8, 2))
    url = f"/desk/matters/{case.matter.pk}/"
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _each in range(4):
        begin(house, dispute, D(2022, 8, 3))
        case.matter.mediators.create(name="白某丁", starts_on=D(2022, 8, 3))
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few) + 1
