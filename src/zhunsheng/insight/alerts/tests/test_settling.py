from __future__ import annotations

import pytest

from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.alerts.settling import AlertRefused, counts, excuse, handle, may_settle
from zhunsheng.insight.alerts.tests.conftest import TODAY, person_of
from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.kernel.ledger.models import Event


@pytest.fixture
def alert(matter: MakeMatter, district: District) -> Alert:
    row = matter(handler=district.person)
    return Alert.objects.create(
        rule="demo.overdue",
        domain="demo",
        tone="red",
        key=f"{row.pk}:demo.decide",
        matter=row,
        owner_person=district.person,
        owner_unit=district.first,
        raised_on=TODAY,
    )


def test_the_owner_says_what_was_done(alert: Alert, district: District) -> None:
    done = handle(alert, district.person, " 已催办 ")
    assert (done.state, done.reason, done.handled_by) == ("handled", "已催办", district.person)
    assert not done.is_open
    event = Event.objects.get(stream="alert", subject_id=alert.pk)
    assert (event.action, event.person) == ("alert.handled", district.person)


def test_the_chief_excuses_and_the_owner_does_not(alert: Alert, district: District) -> None:
    with pytest.raises(AlertRefused, match="不是责任人本人"):
        excuse(alert, district.person, "忙")
    chief = person_of(district.first, "chief", "chief")
    assert excuse(alert, chief, "等待鉴定结论").state == "excused"


def test_a_chief_of_another_unit_settles_nothing(alert: Alert, district: District) -> None:
    stranger = person_of(district.second, "stranger", "chief")
    assert not may_settle(alert, stranger)
    with pytest.raises(AlertRefused, match="您不能处理"):
        handle(alert, stranger, "已催办")


def test_a_chief_who_is_the_owner_does_not_excuse_himself(alert: Alert, district: District) -> None:
    chief = person_of(district.first, "chief", "chief")
    Alert.objects.update(owner_person=chief)
    alert.refresh_from_db()
    with pytest.raises(AlertRefused):
        excuse(alert, chief, "自己说明")


def test_a_reason_is_needed(alert: Alert, district: District) -> None:
    with pytest.raises(AlertRefused, match="须写明"):
        handle(alert, district.person, "  ")
    assert Alert.objects.get().is_open


def test_what_is_settled_or_gone_is_not_settled_again(alert: Alert, district: District) -> None:
    handle(alert, district.person, "已办")
    with pytest.raises(AlertRefused, match="已经处理"):
        handle(alert, district.person, "再办")


def test_an_alert_of_a_register_belongs_to_its_unit(district: District) -> None:
    row = Alert.objects.create(
        rule="demo.expired",
        domain="demo",
        tone="yellow",
        key="e1:",
        entry=1,
        owner_unit=district.first,
        raised_on=TODAY,
    )
    chief = person_of(district.first, "chief", "chief")
    assert may_settle(row, chief)
    assert not may_settle(row, person_of(district.second, "stranger", "chief"))


def test_who_sees_an_alert(alert: Alert, district: District) -> None:
    chief = person_of(district.first, "chief", "chief")
    stranger = person_of(district.second, "stranger", "chief")
    for person, seen in ((district.person, 1), (chief, 1), (stranger, 0)):
        assert Alert.objects.visible_to(person).count() == seen
    assert counts(chief) == {"red": 1, "yellow": 0}
    handle(alert, district.person, "已办")
    assert counts(chief) == {"red": 0, "yellow": 0}
