"""Risk of escalation: reported at once, seen by who must act, gone with the dispute; repeated disputes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.mediation.repeated import earlier
from zhunsheng.domains.disputes.mediation.tests.conftest import Case, D, House, begin
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.documents.reading import as_html
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.notices.models import Notice

pytestmark = pytest.mark.django_db


def report(case: Case) -> None:
    case.do(
        "report_risk",
        D(2022, 8, 2),
        risk="high",
        told=case.house.police.pk,
        content="双方扬言动手。",
    )


def seen_by(case: Case, who: str) -> bool:
    found = visible(case.house.people[who], Matter.objects.filter(pk=case.matter.pk))
    return bool(found.exists())


def test_chief_and_police_are_told_and_the_police_see_it(filed: Case) -> None:
    assert not seen_by(filed, "police")
    report(filed)
    assert (filed.matter.risk, filed.matter.risk_reported_on) == ("high", D(2022, 8, 2))
    assert seen_by(filed, "police")
    assert "扬言动手" in as_html(filed.document("risk"))
    assert filed.document("risk").audience == ["risk_unit"]
    told = Notice.objects.filter(kind="risk")
    assert told.filter(person=filed.house.people["chief"]).exists()
    assert told.filter(unit=filed.house.police).exists()


def test_risk_ends_with_the_dispute(filed: Case) -> None:
    report(filed)
    filed.accept(D(2022, 8, 3))
    filed.agree(D(2022, 8, 4))
    assert filed.matter.risk == "none"
    assert filed.matter.risk_reported_on == D(2022, 8, 2)
    assert not seen_by(filed, "police")


def test_risk_can_end_before(filed: Case) -> None:
    report(filed)
    filed.do("end_risk", D(2022, 8, 3), note="双方冷静下来。")
    assert filed.matter.risk == "none"
    assert not seen_by(filed, "police")


def test_the_same_two_are_noticed_whoever_applies(
    house: House, dispute: dict[str, Any], filed: Case
) -> None:
    turned = {**dispute, "applicant": "赵某 乙", "other": "秦某甲"}
    second = begin(house, turned, D(2022, 8, 5))
    third = begin(house, {**dispute, "other": "钱某"}, D(2022, 8, 5))
    clerk = house.people["clerk"]
    assert [one.pk for one in earlier(second.matter, clerk)] == [filed.matter.pk]
    assert earlier(third.matter, clerk) == []
    client = Client()
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/desk/matters/{second.matter.pk}/").content.decode()
    assert "双方以前有过纠纷" in page
    assert str(filed.matter.number) in page


def test_who_may_not_see_the_earlier_one_does_not_learn_of_it(
    house: House, dispute: dict[str, Any], filed: Case
) -> None:
    second = begin(house, dispute, D(2022, 8, 5))
    assert earlier(second.matter, house.people["organ"]) == []
