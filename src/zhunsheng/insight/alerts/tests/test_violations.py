from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.alerts import violations
from zhunsheng.insight.alerts.models import Alert, Watermark
from zhunsheng.insight.alerts.rules import ViolationRule
from zhunsheng.insight.alerts.tests.conftest import TODAY
from zhunsheng.insight.alerts.violations import read_violations
from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter

RULE = ViolationRule("demo.violation", "补录违反规定", "请核实。", domains=("demo",))
BROKEN = [{"code": "in_time", "message": "超过申请期限。", "cite": "《行政复议法》（2017）第九条"}]


@pytest.fixture
def event(db: None) -> Callable[..., Event]:
    """One event of a matter, as the engine writes it."""
    moment = datetime(2023, 2, 1, tzinfo=UTC)

    def make(matter: Matter, sequence: int, action: str = "accept", **data: Any) -> Event:
        return Event.objects.create(
            stream="matter",
            subject_id=matter.pk,
            sequence=sequence,
            action=action,
            actor="测试",
            data=json.dumps(data, ensure_ascii=False, separators=(",", ":")),
            occurred_at=moment,
            recorded_at=moment,
            algorithm="sm3",
            hash=f"{matter.pk}-{sequence}",
        )

    return make


def test_a_marked_violation_raises_an_alert_with_its_article(
    matter: MakeMatter, event: Callable[..., Event], district: District
) -> None:
    row = matter(handler=district.person)
    event(row, 1, text="受理")
    event(row, 2, violations=BROKEN)
    assert read_violations(RULE, TODAY) == (1, 0)
    alert = Alert.objects.get()
    assert alert.note == "超过申请期限。《行政复议法》（2017）第九条"
    assert (alert.matter_id, alert.owner_person, alert.tone) == (row.pk, district.person, "red")


def test_reading_again_raises_nothing(matter: MakeMatter, event: Callable[..., Event]) -> None:
    event(matter(), 1, violations=BROKEN)
    read_violations(RULE, TODAY)
    assert read_violations(RULE, TODAY) == (0, 0)
    Alert.objects.update(state="handled")
    assert read_violations(RULE, TODAY) == (0, 0)


def test_an_undone_act_ends_its_alert_for_good(
    matter: MakeMatter, event: Callable[..., Event]
) -> None:
    row = matter()
    event(row, 1, violations=BROKEN)
    read_violations(RULE, TODAY)
    event(row, 2, "undo", notes={"undoes": 1})
    assert read_violations(RULE, TODAY) == (0, 1)
    assert read_violations(RULE, TODAY) == (0, 0)
    assert not Alert.objects.standing().exists()


def test_an_act_undone_before_it_was_read_raises_nothing(
    matter: MakeMatter, event: Callable[..., Event]
) -> None:
    row = matter()
    event(row, 1, violations=BROKEN)
    event(row, 2, "undo", notes={"undoes": 1})
    assert read_violations(RULE, TODAY) == (0, 0)


def test_other_businesses_have_their_own_rule(
    matter: MakeMatter, event: Callable[..., Event]
) -> None:
    event(matter(domain="other"), 1, violations=BROKEN)
    read_violations(RULE, TODAY)
    assert not Alert.objects.exists()


def test_an_event_committed_late_is_still_read(
    matter: MakeMatter, event: Callable[..., Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids are given out before commit: the watermark has already passed the late event's id."""
    row = matter()
    event(row, 1)
    Watermark.objects.create(rule=RULE.code, event_id=10**6)
    late = event(row, 2, violations=BROKEN)
    monkeypatch.setattr(violations, "OVERLAP", 10**6 - late.pk + 1)
    assert read_violations(RULE, TODAY) == (1, 0)


def test_old_events_are_not_read_again(
    matter: MakeMatter, event: Callable[..., Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(violations, "OVERLAP", 0)
    event(matter(), 1, violations=BROKEN)
    read_violations(RULE, TODAY)
    Alert.objects.all().delete()
    assert read_violations(RULE, TODAY) == (0, 0)


def test_queries_do_not_grow_with_events(
    matter: MakeMatter,
    event: Callable[..., Event],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        event(matter(), 1, violations=BROKEN)
    Watermark.objects.create(rule=RULE.code)
    with django_assert_max_num_queries(8):
        assert read_violations(RULE, TODAY) == (30, 0)
