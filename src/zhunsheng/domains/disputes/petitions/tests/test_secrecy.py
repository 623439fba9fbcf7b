"""An accusation never reaches whom it is about (信访工作条例 30), by whichever way they look."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.tests.conftest import Case, House, begin, pdf
from zhunsheng.faces.api import clients
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.access.scope import forget
from zhunsheng.kernel.notices.services import inbox
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.procedure.refusals import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
D = date
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _everything(house: House, who: str) -> None:
    """Give somebody every right over petitions, everywhere."""
    for role in ("registrar", "handler", "chief"):
        Grant.objects.create(
            person=house.people[who],
            role=role,
            domain="petition",
            scope=Scope.ALL,
            starts_on=D(2010, 1, 1),
        )
    forget(house.people[who])


@pytest.fixture
def informed(house: House, accusation: dict[str, Any]) -> Case:
    """An informer's matter about the market bureau, whose clerk has every right over petitions."""
    _everything(house, "market")
    event = file(
        "petition.case", house.actor("office"), accusation, [pdf("material")], at=D(2022, 8, 1)
    )
    return Case(house, Petition.objects.get(pk=event.subject_id))


def _browser(house: House, who: str) -> Client:
    client = Client()
    client.force_login(house.people[who], backend=BACKEND)
    return client


def _addresses(case: Case) -> list[str]:
    pk = case.matter.pk
    file_id = case.document("material").pk
    party = case.matter.participants.get(role="applicant").pk
    return [
        f"/desk/matters/{pk}/",
        f"/desk/matters/{pk}/archive/",
        f"/desk/matters/{pk}/parties/{party}/",
        f"/desk/documents/{file_id}/",
        f"/desk/matters/{pk}/do/forward/",
    ]


def test_no_page_no_file_no_act(informed: Case) -> None:
    ours, theirs = _browser(informed.house, "office"), _browser(informed.house, "market")
    for url in _addresses(informed):
        answer: Any = ours.get(url)
        # The files only: the whole ``close`` would end the request's database.
        for close in answer._resource_closers:
            close()
        assert answer.status_code == 200, url
        assert theirs.get(url).status_code == 404, url
    assert theirs.post(f"/desk/matters/{informed.matter.pk}/do/accept/", {}).status_code == 404
    with pytest.raises(Refused, match="权限"):
        informed.do("accept", D(2022, 8, 2), "market")


def test_no_list_no_search_no_export(informed: Case) -> None:
    link = f"/desk/matters/{informed.matter.pk}/"
    urls = (
        "/desk/list/petition.case/",
        "/desk/search/?q=秦某甲",
        f"/desk/search/?q={informed.matter.number}",
    )
    for who, there in (("office", True), ("market", False)):
        client = _browser(informed.house, who)
        for url in urls:
            assert (link in client.get(url).content.decode()) is there, (who, url)
    sheets = [
        b"".join(_browser(informed.house, who).get("/desk/list/petition.case/export/"))
        for who in ("office", "market")
    ]
    assert len(sheets[0]) > len(sheets[1])


def test_no_answer_from_the_api(informed: Case) -> None:
    cache.clear()
    pk = informed.matter.pk
    for who, status, listed in (("office", 200, 1), ("market", 404, 0)):
        key = clients.create(who, informed.house.people[who], ("read", "act"))[1]
        headers = {"authorization": f"Bearer {key}"}
        client = Client()
        assert client.get(f"/api/v1/matters/{pk}", headers=headers).status_code == status
        rows = client.get("/api/v1/matters", headers=headers).json()
        assert len(rows["items"]) == listed


def test_no_notice_no_alert(informed: Case) -> None:
    people = informed.house.people
    informed.forward(D(2022, 8, 3), "J")
    assert inbox(people["discipline"])
    assert not inbox(people["market"])
    refresh()
    assert Alert.objects.visible_to(people["office"]).exists()
    assert not Alert.objects.visible_to(people["market"]).exists()


def test_it_is_not_forwarded_to_them(informed: Case) -> None:
    with pytest.raises(Refused, match="不能转给被反映的单位"):
        informed.forward(D(2022, 8, 3), "S")


def test_nobody_of_theirs_is_asked_or_put_in_charge(informed: Case) -> None:
    person = informed.house.people["market"]
    with pytest.raises(Refused, match="不能让"):
        informed.do("ask_opinion", D(2022, 8, 3), "office", people=[person], question="怎么看")
    informed.forward(D(2022, 8, 3), "Z")
    person.unit = informed.house.units["Z"]
    person.save()
    informed.do("name_units", D(2022, 8, 4), "office", named=informed.house.units["S"].pk)


def test_the_title_betrays_nothing(informed: Case) -> None:
    matter = informed.matter
    assert matter.title == "检举控告件"
    assert matter.subject == "检查人员收受礼品"
    assert matter.restricted


def test_somebody_of_theirs_cannot_even_register_it(
    house: House, accusation: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="不能由您登记"):
        begin(house, accusation, D(2022, 8, 1), "market", taker=house.units["S"].pk)


def test_about_the_petition_office_it_goes_to_the_discipline_side(
    house: House, accusation: dict[str, Any]
) -> None:
    data = {**accusation, "named": house.units["X"].pk}
    case = begin(house, {**data, "taker": ""}, D(2022, 8, 1), "public")
    assert case.matter.unit == house.units["J"]
    assert _browser(house, "office").get(f"/desk/matters/{case.matter.pk}/").status_code == 404
    assert _browser(house, "discipline").get(f"/desk/matters/{case.matter.pk}/").status_code == 200


def test_a_secret_appeal_hides_who_complains(house: House, appeal: dict[str, Any]) -> None:
    _everything(house, "market")
    named: dict[str, Any] = {"named": house.units["S"].pk}
    secret = begin(house, appeal, D(2022, 8, 1), is_secret=True, **named)
    plain = begin(house, appeal, D(2022, 8, 1), **named)
    client = _browser(house, "market")
    assert client.get(f"/desk/matters/{secret.matter.pk}/").status_code == 404
    assert client.get(f"/desk/matters/{plain.matter.pk}/").status_code == 200
    with pytest.raises(Refused, match="不能转给"):
        secret.forward(D(2022, 8, 3), "S")
    plain.forward(D(2022, 8, 3), "S")


def test_units_that_become_known_later_lose_sight_of_it(informed: Case) -> None:
    _everything(informed.house, "township")
    url = f"/desk/matters/{informed.matter.pk}/"
    assert _browser(informed.house, "township").get(url).status_code == 200
    informed.do("name_units", D(2022, 8, 4), "office", named=informed.house.units["T"].pk)
    assert _browser(informed.house, "township").get(url).status_code == 404


def test_whoever_handles_it_is_not_named_unawares(informed: Case) -> None:
    informed.forward(D(2022, 8, 3), "Z")
    with pytest.raises(Refused, match="请先收回"):
        informed.do("name_units", D(2022, 8, 4), "office", named=informed.house.units["Z"].pk)


def test_a_grant_of_another_business_opens_nothing(filed: Case) -> None:
    person = filed.house.people["market"]
    Grant.objects.filter(person=person).delete()
    for domain in ("mediation", "labour", "*"):
        Grant.objects.create(
            person=person, role="chief", domain=domain, scope=Scope.ALL, starts_on=D(2010, 1, 1)
        )
    url = f"/desk/matters/{filed.matter.pk}/"
    assert _browser(filed.house, "market").get(url).status_code == 404


def test_another_units_petitions_are_not_seen(filed: Case) -> None:
    filed.forward(D(2022, 8, 3))
    url = f"/desk/matters/{filed.matter.pk}/"
    assert _browser(filed.house, "bureau").get(url).status_code == 200
    assert _browser(filed.house, "township").get(url).status_code == 404
