"""A screening is kept once, whoever sends it how often; a high risk is told at once; a dispute is handed on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.organisations.registers import MEDIATORS
from zhunsheng.domains.disputes.organisations.tests.conftest import House
from zhunsheng.domains.disputes.screening import recording
from zhunsheng.domains.disputes.screening.models import Screening
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.domains.disputes.screening.tests.conftest import SEND, nothing, something
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.refs import EntryRef
from zhunsheng.lib import clock

pytestmark = pytest.mark.usefixtures("committee")


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the business that takes disputes were here."""
    monkeypatch.setattr(recording, "may_be_handed_on", lambda: True)


def test_it_is_kept_with_who_and_where(house: House) -> None:
    answer = house.client("grid").post(SEND, nothing(house)).json()
    one = Screening.objects.get()
    assert (one.place.name, one.screener, one.unit, one.found) == (
        "东甲社区",
        "测试grid",
        house.units["town"],
        0,
    )
    assert one.organisation is not None
    assert one.organisation.code == "TW001"
    assert answer["code"] == one.code == "20220810-0123456789"
    assert str(one.pk) in answer["url"]


def test_a_mediators_screening_is_the_own_organisations(house: House) -> None:
    own = house.organisation("TW009", "东街道", level="township", founder="township")
    house.add(
        MEDIATORS, code="T1", name="测试", organisation=own.pk, person=house.people["grid"].pk
    )
    house.client("grid").post(SEND, nothing(house))
    assert Screening.objects.get().organisation == own


def test_sent_twice_it_is_kept_once(house: House) -> None:
    client = house.client("grid")
    first, again = (client.post(SEND, something(house)).json() for _ in range(2))
    assert (first["again"], again["again"]) == (False, True)
    assert first["code"] == again["code"]
    assert Screening.objects.count() == 1


def test_sent_again_after_it_was_edited_it_is_still_the_same(house: House) -> None:
    client = house.client("grid")
    client.post(SEND, something(house))
    one = Screening.objects.get()
    change = Change(house.people["grid"], clock.today(), "核实")
    changing.edit(SCREENINGS, [Edit(one.pk, {"found": 2})], change)
    assert client.post(SEND, something(house)).json()["again"] is True


@pytest.mark.parametrize("change", [{"looked_at": "别的"}, {"valid_from": "2022-08-09"}])
def test_one_key_is_not_used_for_two_things(house: House, change: dict[str, str]) -> None:
    client = house.client("grid")
    client.post(SEND, nothing(house))
    answer = client.post(SEND, nothing(house, **change))
    assert answer.status_code == 409
    assert "已经用别的内容发送过" in answer.json()["said"]
    assert Screening.objects.count() == 1


def test_nobody_learns_by_a_key_what_another_one_sent(house: House) -> None:
    house.client("grid").post(SEND, nothing(house))
    keeper = house.client("keeper")
    assert keeper.post(SEND, nothing(house)).status_code == 409


def test_two_tabs_at_once_keep_one(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    client = house.client("grid")
    client.post(SEND, nothing(house))
    real, answers = recording._before, [None]

    def late(*args: Any) -> Any:
        """The first look comes before the other tab has written."""
        return answers.pop() if answers else real(*args)

    monkeypatch.setattr(recording, "_before", late)
    assert client.post(SEND, nothing(house)).json()["again"] is True
    assert Screening.objects.count() == 1


def test_names_do_not_lie_in_the_database_in_clear(house: House) -> None:
    house.client("grid").post(SEND, something(house))
    with connection.cursor() as cursor:
        for table in ("disputes_screening", "registers_entryversion", "ledger_event"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "秦某甲" not in str(cursor.fetchall()), table


def test_a_high_risk_is_told_at_once_and_names_nobody(house: House) -> None:
    answer = house.client("grid").post(SEND, something(house, risk="high")).json()
    notice = Notice.objects.get(kind="screening_risk")
    assert notice.person == house.people["chief"]
    assert "东甲社区" in notice.title
    assert "秦某甲" not in notice.title + notice.body
    assert "已通知矛调中心负责人" in answer["said"]
    assert house.client("chief").get(notice.url).status_code == 200


def test_a_high_risk_sent_again_is_told_once(house: House) -> None:
    for _ in range(2):
        house.client("grid").post(SEND, something(house, risk="high"))
    assert Notice.objects.filter(kind="screening_risk").count() == 1


@pytest.mark.usefixtures("received")
def test_a_dispute_is_handed_on_with_what_was_written(house: House) -> None:
    house.client("grid").post(SEND, something(house, hand_on="on"))
    one, link = Screening.objects.get(), MatterLink.objects.get()
    assert (link.procedure, link.unit) == ("mediation.people", house.units["station"])
    assert EntryRef.parse(link.from_entry) == EntryRef(SCREENINGS.code, one.pk, 1)
    data = link.data
    assert (data["kind"], data["place"], data["source"]) == (
        "neighbour",
        one.place_id,
        "screening",
    )
    assert "楼上漏水" in data["facts"]
    assert "秦某甲" in data["facts"]
    assert "秦某甲" not in link.title


def test_who_may_file_finds_the_form_filled_in(house: House) -> None:
    house.person("mediator", "station", "registrar", "unit")
    client = house.client("grid")
    client.post(SEND, something(house))
    one = Screening.objects.get()
    assert client.post(f"/desk/screening/{one.pk}/dispute/").status_code == 302
    link = MatterLink.objects.get()
    form = house.client("mediator").get(f"/desk/new/mediation.people/?from={link.pk}")
    initial = form.context["attempt"].form.initial
    assert (initial["kind"], initial["source"]) == ("neighbour", "screening")
    assert "楼上漏水" in form.content.decode()


def test_the_keeper_who_may_file_is_led_to_the_form(house: House) -> None:
    house.client("grid").post(SEND, something(house))
    house.person("both", "bureau", "registrar", "place_below", place=house.places["county"])
    Grant.objects.create(
        person=house.people["both"],
        role="mediation_keeper",
        domain="mediation",
        scope="place_below",
        place=house.places["county"],
        starts_on=clock.today(),
    )
    one = Screening.objects.get()
    answer = house.client("both").post(f"/desk/screening/{one.pk}/dispute/")
    assert answer["Location"] == f"/desk/new/mediation.people/?from={MatterLink.objects.get().pk}"


@pytest.mark.usefixtures("received")
def test_a_waiting_one_is_not_made_twice(house: House) -> None:
    client = house.client("grid")
    client.post(SEND, something(house, hand_on="on"))
    one = Screening.objects.get()
    for _ in range(2):
        client.post(f"/desk/screening/{one.pk}/dispute/")
    assert MatterLink.objects.count() == 1


@pytest.mark.usefixtures("received")
def test_one_that_came_back_is_handed_on_anew(house: House) -> None:
    client = house.client("grid")
    client.post(SEND, something(house, hand_on="on"))
    MatterLink.objects.update(declined_on=clock.today(), reason="不属于本组织")
    one = Screening.objects.get()
    page = client.get(f"/desk/registers/mediation.screenings/{one.pk}/").content.decode()
    assert "不属于本组织" in page
    assert "登记为纠纷" in page
    client.post(f"/desk/screening/{one.pk}/dispute/")
    assert list(
        referral.of_entry(SCREENINGS.code, one.pk).values_list("declined_on", flat=True)
    ) == [
        clock.today(),
        None,
    ]


@pytest.mark.usefixtures("received")
def test_where_nothing_was_found_nothing_is_handed_on(house: House) -> None:
    client = house.client("grid")
    client.post(SEND, nothing(house))
    one = Screening.objects.get()
    page = client.post(f"/desk/screening/{one.pk}/dispute/", follow=True)
    assert "没有发现纠纷的排查不能登记" in page.content.decode()
    assert not MatterLink.objects.exists()


@pytest.mark.usefixtures("received")
def test_another_units_screening_is_not_handed_on(house: House) -> None:
    house.client("grid").post(SEND, something(house))
    one = Screening.objects.get()
    assert house.client("stranger").post(f"/desk/screening/{one.pk}/dispute/").status_code == 404
    assert not MatterLink.objects.exists()


def test_without_that_business_there_is_no_button(house: House, committee: Organisation) -> None:
    client = house.client("grid")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recording, "may_be_handed_on", lambda: False)
        client.post(SEND, something(house, hand_on="on"))
        one = Screening.objects.get()
        page = client.get(f"/desk/registers/mediation.screenings/{one.pk}/").content.decode()
    assert f"/desk/screening/{one.pk}/dispute/" not in page
    assert not MatterLink.objects.exists()
