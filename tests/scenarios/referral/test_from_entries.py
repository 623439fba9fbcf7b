"""A line of a register leads to a matter as another matter does; nobody tells it, its keepers ask."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from tests.scenarios.referral.conftest import CODE
from zhunsheng.domains.disclosure.requests.tests.conftest import House
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.domains.powers.tests.conftest import BEGUN
from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.matters.models import Matter, MatterLink
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.procedure import referral
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.registers.refs import EntryRef

pytestmark = pytest.mark.django_db
ITEM = {
    "code": "A-1",
    "title": "无证经营查处",
    "kind": "penalty",
    "basis_law": "行政处罚法",
    "duties": "查处",
    "accountability": "追责",
}


@pytest.fixture
def link(house: House, today: Any, application: dict[str, Any]) -> MatterLink:
    """A power item hands an application on to the department."""
    row = {**ITEM, "unit": house.department.pk}
    (item,) = changing.add(ITEMS, [row], Change(None, BEGUN))
    ref = EntryRef(ITEMS.code, item.pk, item.version)
    return referral.from_entry(ref, CODE, "台账引出的申请", application, house.department)


@pytest.fixture
def clerk(client: Client, house: House) -> Client:
    client.force_login(
        house.people["registrar"], backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def take(house: House, link: MatterLink) -> Matter:
    event = file(CODE, house.actor("registrar"), link.data, at=date(2022, 8, 4), taking=link.pk)
    return Matter.objects.get(pk=event.subject_id)


def test_it_is_taken_like_any_other(house: House, link: MatterLink) -> None:
    second = take(house, link)
    link.refresh_from_db()
    assert (link.to_matter_id, link.is_waiting) == (second.pk, False)
    ref = EntryRef.parse(link.from_entry)
    assert list(referral.of_entry(ref.register, ref.id)) == [link]
    assert not list(referral.of_entry(ref.register, ref.id * 10 + 1))


def test_the_receiving_unit_is_told(house: House, link: MatterLink) -> None:
    assert Notice.objects.filter(unit=house.department, kind="referred").count() == 1


def test_it_may_be_sent_back(house: House, link: MatterLink) -> None:
    assert referral.decline(link.pk, house.actor("registrar"), "不属于本单位职责").declined_on


def test_the_pages_name_the_line_only_to_those_who_may_see_it(
    clerk: Client, house: House, link: MatterLink
) -> None:
    entry = EntryRef.parse(link.from_entry)
    address = f"/desk/registers/{entry.register}/{entry.id}/"
    second = take(house, link)
    hidden = clerk.get(f"/desk/matters/{second.pk}/").content.decode()
    assert "台账引出的申请" in hidden
    assert address not in hidden
    Grant.objects.create(
        person=house.people["registrar"],
        role="registrar",
        domain="powers",
        scope="all",
        starts_on=date(2020, 1, 1),
    )
    assert address in clerk.get(f"/desk/matters/{second.pk}/").content.decode()


def test_what_waits_is_listed_with_the_register_from_which_it_comes(
    clerk: Client, link: MatterLink
) -> None:
    page = clerk.get("/desk/waiting/").content.decode()
    assert "来自权责事项" in page
    assert f"/desk/new/{CODE}/?from={link.pk}" in page


def test_a_hand_over_comes_from_a_matter_or_a_line(house: House, today: Any) -> None:
    with pytest.raises(IntegrityError):
        MatterLink.objects.create(procedure=CODE, title="无主", referred_on=date(2022, 8, 4))


def test_a_business_that_is_not_here_is_called_by_what_was_handed_on(
    house: House, link: MatterLink
) -> None:
    ref = EntryRef.parse(link.from_entry)
    waiting = referral.from_entry(ref, "nothing.here", "台账引出的事项", {}, house.department)
    assert referral.title_of(waiting) == "台账引出的事项"
