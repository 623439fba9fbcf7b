from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from zhunsheng.domains.reconsideration.tests.conftest import Case, District, pdf
from zhunsheng.domains.reconsideration.tests.rows import accepted, clock
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.kernel.clocks.models import Clock

TODAY = date(2025, 6, 2)
MARCH = date(2025, 3, 3)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel("2025-06-02T10:00:00+08:00", tick=False):
        yield


def found(on: date = TODAY) -> set[str]:
    """The rules, without the business, that have something standing after an evaluation."""
    refresh(on)
    return {alert.rule.split(".")[1] for alert in Alert.objects.standing()}


def running(district: District, limit: str, due: date, **given: Any) -> Clock:
    """A clock of ``limit`` that ends on ``due``, over a case under the new law."""
    row = accepted(district, MARCH, **{"procedure_version": "2023", **given})
    return clock(row, limit, MARCH, due_on=due)


@pytest.mark.parametrize(
    ("limit", "before", "after"),
    [
        ("examine", {"due_soon"}, {"overdue"}),
        ("decide", {"due_soon"}, {"overdue"}),
        ("decide_summary", {"due_soon"}, {"overdue"}),
        ("send_copy", {"due_soon"}, {"overdue"}),
        ("reply", {"reply_due_soon"}, {"no_reply"}),
        ("reply_summary", {"reply_due_soon"}, {"no_reply"}),
        ("publish", {"publish_due_soon"}, {"publish_overdue"}),
        ("redo", set(), {"not_performed"}),
        ("opinion_reply", set(), {"opinion_unanswered"}),
        ("sue", set(), set()),
        ("correct", set(), set()),
    ],
)
def test_which_limits_are_watched(
    district: District, limit: str, before: set[str], after: set[str]
) -> None:
    running(district, limit, TODAY)
    assert found() == before
    assert found(TODAY + DAY) == after


def test_the_respondent_is_named(district: District) -> None:
    running(district, "reply", TODAY - DAY, respondent=district.other)
    refresh(TODAY)
    alert = Alert.objects.get()
    assert (alert.about, alert.owner_unit) == (district.other, district.bureau)


def test_a_late_reply_is_watched_until_the_case_is_concluded(district: District) -> None:
    late = {"replied_on": MARCH, "reply_is_late": True, "reply_due_on": MARCH - DAY}
    accepted(district, MARCH, **late)
    accepted(district, MARCH, **late, closed_on=TODAY, outcome="B1")
    refresh(TODAY)
    alert = Alert.objects.get()
    assert (alert.rule, alert.about) == ("reconsideration.late_reply", district.respondent)


@pytest.mark.parametrize(
    ("given", "hit"),
    [
        ({}, {"deemed_accepted"}),
        ({"accepted_on": MARCH - DAY}, set()),
        ({"closed_on": TODAY, "outcome": "B1"}, set()),
        ({"procedure_version": "2017"}, set()),
    ],
)
def test_deemed_acceptance_is_shown_to_the_office(
    district: District, given: dict[str, Any], hit: set[str]
) -> None:
    made = running(district, "examine", MARCH, **given)
    made.state, made.closed_on = Clock.State.MISSED, MARCH + DAY
    made.save()
    assert found() == hit
    assert not Alert.objects.filter(owner_person__isnull=False).exists()


def test_performance_without_a_period_is_asked_for_after_sixty_days(district: District) -> None:
    pending = {"performance": "pending", "closed_on": MARCH, "outcome": "C5"}
    accepted(district, MARCH, **pending, served_on=TODAY - 60 * DAY)
    assert found() == set()
    assert found(TODAY + DAY) == {"performance_unknown"}


def test_alerts_come_and_go_with_the_acts_of_a_case(
    district: District, application: dict[str, Any]
) -> None:
    from zhunsheng.domains.reconsideration.models import Reconsideration
    from zhunsheng.kernel.procedure.engine import file

    application |= {"act_on": "2025-05-01", "known_on": "2025-05-05"}
    event = file("reconsideration", district.actor("registrar"), application, at=date(2025, 5, 26))
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    assert found() == {"due_soon"}
    handler = district.people["handler"]
    case.do("accept", "registrar", TODAY, accepted_on="2025-06-02", handler=handler.pk)
    case.do("send_copy", "handler", TODAY, method="online")
    assert found() == set()
    with time_machine.travel("2025-06-03T10:00:00+08:00", tick=False):
        case.do("acknowledge", "respondent", date(2025, 6, 3))
        due = case.matter.reply_due_on
        assert due
        assert found(due) == {"reply_due_soon"}
        assert Alert.objects.standing().get().owner_person == handler
    with time_machine.travel(f"{due + DAY}T10:00:00+08:00", tick=False):
        assert "no_reply" in found(due + DAY)
        files = [pdf("reply"), pdf("reply_evidence")]
        case.do("reply", "respondent", due + DAY, evidence_count=1, files=files)
        assert found(due + DAY) == {"late_reply"}


def test_a_back_entry_that_broke_a_rule_is_shown(
    district: District, application: dict[str, Any]
) -> None:
    from zhunsheng.kernel.procedure.engine import file, perform

    application |= {"act_on": "2022-01-04", "known_on": "2022-01-10"}
    event = file(
        "reconsideration",
        district.actor("registrar"),
        application,
        at=date(2022, 8, 1),
        back_entry="补录历史案件",
    )
    perform(
        event.subject_id,
        "accept",
        district.actor("registrar"),
        {"accepted_on": "2022-08-08", "handler": district.people["handler"].pk},
        at=date(2022, 8, 8),
        back_entry="补录历史案件",
    )
    refresh(TODAY)
    alert = Alert.objects.get(rule="reconsideration.violation")
    assert alert.note.startswith("申请超过了六十日的申请期限。《行政复议法》（2017）第九条")
    assert alert.owner_person == district.people["handler"]
