"""The directory, the page of what is off line, keys."""

from __future__ import annotations

from typing import Any

from django.test import Client

from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.tests.conftest import House, desk, staff
from zhunsheng.kernel.orgs.models import Unit


def test_the_public_finds_the_nearest(client: Client, house: House) -> None:
    town = house.stations[1].township_id
    page = client.get(f"/lists/stations-stations/?township={town}").content.decode()
    assert "演示2镇公共法律服务工作站" in page
    assert "0951-0000002" in page
    assert "演示1镇公共法律服务工作站" not in page


def test_what_is_off_line(house: House, django_assert_max_num_queries: Any) -> None:
    beats.take(house.terminals[0].pk)
    client = desk(house.clerk)
    client.get("/desk/terminals/")
    with django_assert_max_num_queries(25):
        page = client.get("/desk/terminals/").content.decode()
    assert "演示1镇" in page
    assert "还没有接入" in page


def test_a_key_is_shown_once(house: House) -> None:
    client = desk(house.clerk)
    url = f"/desk/terminals/{house.terminals[0].pk}/"
    assert "terminal-key" in client.post(url).content.decode()
    assert "terminal-key" not in client.get(url).content.decode()


def test_readers_hand_out_no_keys(house: House) -> None:
    reader = desk(staff(house.bureau, "reader", "leader"))
    url = f"/desk/terminals/{house.terminals[0].pk}/"
    assert reader.get(url).status_code == 200
    assert reader.post(url).status_code == 403


def test_another_business_sees_no_terminals(house: House) -> None:
    other = Unit.objects.create(code="B", name="演示区民政局", kind="department")
    stranger = desk(staff(other, "stranger", "handler", "disclosure"))
    assert stranger.get("/desk/terminals/").status_code == 403
    assert stranger.get(f"/desk/terminals/{house.terminals[0].pk}/").status_code == 404


def test_reporting_begins_with_the_machine(house: House) -> None:
    terminal = house.terminals[1]
    url = f"/desk/new/stations.fault/?terminal={terminal.pk}&description=x"
    page = desk(house.clerk).get(url)
    assert f'<option value="{terminal.pk}" selected>' in page.content.decode()
    assert "description" not in page.context["attempt"].form.initial
