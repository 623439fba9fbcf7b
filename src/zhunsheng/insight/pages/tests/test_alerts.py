"""预警: what a person sees, the badge, settling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.conftest import District, MakeMatter
from zhunsheng.insight.pages.alerting import badge
from zhunsheng.insight.pages.tests.conftest import Enter
from zhunsheng.kernel.access.models import Scope
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.orgs.models import Person

Raise = Callable[..., Alert]


@pytest.fixture
def raised(matter: MakeMatter, district: District) -> Raise:
    def make(**given: Any) -> Alert:
        about = matter(**{"handler": None, **given})
        return Alert.objects.create(
            rule="demo.overdue",
            domain="demo",
            tone="red",
            key=f"{about.pk}:",
            matter=about,
            label=about.title,
            due_on=date(2023, 2, 20),
            owner_unit=about.unit,
            raised_on=date(2023, 2, 21),
        )

    return make


def test_alerts_of_other_units_are_neither_listed_nor_opened_nor_counted(
    raised: Raise, enter: Enter, district: District, person: Callable[..., Person]
) -> None:
    own, other = raised(), raised(unit=district.second)
    client = enter("chief", Scope.UNIT)
    text = client.get("/desk/alerts/").content.decode()
    assert own.label in text
    assert other.label not in text
    assert client.get(f"/desk/alerts/{own.pk}/").status_code == 200
    assert client.get(f"/desk/alerts/{other.pk}/").status_code == 404
    assert badge(person("chief", Scope.UNIT, "another")) == 1
    assert badge(person("leader")) == 2


def test_the_badge_is_one_query(
    raised: Raise, person: Callable[..., Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        raised()
    leader = person("leader")
    rights(leader)
    with django_assert_num_queries(1):
        assert badge(leader) == 3


def test_nothing_open_shows_no_badge_and_says_so(
    enter: Enter, person: Callable[..., Person]
) -> None:
    assert badge(person("leader", name="another")) is None
    assert "没有待处理的预警。" in enter("leader").get("/desk/alerts/").content.decode()


def settle(client: Client, alert: Alert, state: str, reason: str = "已催办。") -> Any:
    return client.post(f"/desk/alerts/{alert.pk}/", {"state": state, "reason": reason})


def test_what_was_excused_stays_listed_with_its_reason(raised: Raise, enter: Enter) -> None:
    alert, client = raised(), enter("chief")
    assert settle(client, alert, "excused", "法院已受理。").status_code == 302
    assert alert.label not in client.get("/desk/alerts/").content.decode()
    kept = client.get("/desk/alerts/?state=excused").content.decode()
    assert alert.label in kept
    assert "法院已受理。" in kept


def test_a_reason_is_needed(raised: Raise, enter: Enter) -> None:
    alert = raised()
    assert settle(enter("chief"), alert, "handled", "").status_code == 422
    assert Alert.objects.get(pk=alert.pk).is_open


def test_a_handler_may_not_excuse_and_a_leader_may_do_nothing(
    raised: Raise, enter: Enter, district: District
) -> None:
    alert = raised()
    clerk = enter("registrar", Scope.UNIT)
    assert "不需要处理，说明理由" not in clerk.get(f"/desk/alerts/{alert.pk}/").content.decode()
    assert settle(clerk, alert, "excused").status_code == 422
    leader = enter("leader")
    assert "您不能处理这条预警" in leader.get(f"/desk/alerts/{alert.pk}/").content.decode()
    assert settle(leader, alert, "handled").status_code == 422
    assert Alert.objects.get(pk=alert.pk).is_open


def test_the_front_links_open_and_overdue_matters_of_a_unit(
    enter: Enter, matter: MakeMatter, district: District
) -> None:
    matter(due_on=date(2023, 2, 1), title="超期的案件")
    matter(due_on=date(2023, 6, 1), title="没有超期的案件")
    matter(unit=district.second, title="别的单位的案件")
    leader = enter("leader")
    unit = district.first.pk
    front = leader.get("/desk/cockpit/?year=2022").content.decode()
    assert f'href="/desk/cockpit/open/{unit}/">2</a>' in front
    assert f'href="/desk/cockpit/overdue/{unit}/">1</a>' in front
    late = leader.get(f"/desk/cockpit/overdue/{unit}/").content.decode()
    assert "超期的案件" in late
    assert "没有超期的案件" not in late
    chief = enter("chief", Scope.UNIT)
    other = chief.get(f"/desk/cockpit/open/{district.second.pk}/").content.decode()
    assert "别的单位的案件" not in other
