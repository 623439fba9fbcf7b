"""A machine keeps nothing: what was begun is gone, whoever ends the visit; it leads nowhere else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from zhunsheng.faces.kiosk import device, visits
from zhunsheng.faces.kiosk.declare import KioskDirectory, KioskTile, Machine, directories
from zhunsheng.faces.kiosk.models import Visit
from zhunsheng.faces.portal import drafts
from zhunsheng.faces.portal.declare import Part, services
from zhunsheng.faces.portal.models import Draft
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db
MACHINE = Machine("ZD1", "演示村公共法律服务工作室")
TOLD: list[str] = []


def _told(text: str) -> bool:
    TOLD.append(text)
    return True


DIRECTORY = KioskDirectory(
    "tests",
    find=lambda serial, key: MACHINE if (serial, key) == ("ZD1", "right") else None,
    get=lambda _serial: MACHINE,
    beat=TOLD.append,
    report=lambda serial, symptom: _told(f"{serial}:{symptom}"),
    symptoms=(("screen", "屏幕不灵"),),
    trial=lambda: MACHINE,
)


@pytest.fixture(autouse=True)
def _directory(monkeypatch: pytest.MonkeyPatch) -> None:
    TOLD.clear()
    monkeypatch.setitem(directories.__dict__, "_items", {"tests": DIRECTORY})


@pytest.fixture
def kiosk(client: Client) -> Client:
    """A browser that is a kiosk."""
    client.post("/kiosk/setup/", {"serial": "ZD1", "key": "right"})
    return client


def first_page() -> tuple[str, Part]:
    """The address and the part of the first page of some service."""
    service = next(iter(services))
    part = service.parts[0]
    return reverse("portal:part", args=[service.code, part.code]), part


def begun(kiosk: Client) -> Draft:
    """Something typed on the first page of some service."""
    url, part = first_page()
    kiosk.post(url, dict.fromkeys(part.form.base_fields, "填了一半"))
    return Draft.objects.get()


def test_only_the_machines_key_makes_a_kiosk(client: Client) -> None:
    assert client.get("/kiosk/").headers["Location"] == "/kiosk/setup/"
    assert client.post("/kiosk/setup/", {"serial": "ZD1", "key": "wrong"}).status_code == 422
    client.cookies[device.COOKIE] = "ZD1:made:up"
    assert client.get("/kiosk/").headers["Location"] == "/kiosk/setup/"
    assert "trial" not in client.get("/kiosk/setup/").content.decode()


def test_the_model_district_is_tried_without_a_key(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    client.post("/kiosk/setup/", {"trial": "1"})
    assert client.get("/kiosk/").status_code == 200
    client.post("/kiosk/setup/", {"trial": "1"})
    assert client.get("/kiosk/").status_code == 302


def test_it_is_dressed_and_leads_nowhere_else(kiosk: Client) -> None:
    home = kiosk.get("/kiosk/").content.decode()
    assert MACHINE.place in home
    url, _part = first_page()
    page = kiosk.get(url)
    assert "kiosk-idle" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    for other in ("/", "/desk/", "/accounts/login/", "/api/v1/openapi.json"):
        assert kiosk.get(other).headers["Location"] == "/kiosk/"


def test_another_browser_is_not_dressed(client: Client) -> None:
    url, _part = first_page()
    page = client.get(url)
    assert "kiosk-idle" not in page.content.decode()
    assert not Visit.objects.exists()


def test_ending_a_visit_deletes_what_was_typed(kiosk: Client) -> None:
    begun(kiosk)
    session = kiosk.session.session_key
    answer = kiosk.post("/kiosk/end/", {"idle": "1"})
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Draft.objects.exists()
    assert kiosk.session.session_key != session
    visit = Visit.objects.get()
    assert (visit.end, visit.drafts) == ("idle", [])
    url, part = first_page()
    assert "填了一半" not in kiosk.get(url).content.decode()
    assert part


def test_the_server_wipes_when_the_script_does_not(
    kiosk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(kiosk)
    later = clock.now() + visits.patience() + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    url, _part = first_page()
    assert kiosk.get(url).headers["Location"] == "/kiosk/"
    assert not Draft.objects.exists()


def test_a_machine_that_broke_down_is_swept(kiosk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(kiosk)
    assert visits.sweep() == 0
    later = clock.now() + visits.patience() + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert visits.sweep() == 1
    assert not Draft.objects.exists()
    assert Visit.objects.get().end == "swept"


def test_who_types_long_is_still_there(kiosk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(kiosk)
    start = clock.now()
    for minutes in (2, 4, 6):
        monkeypatch.setattr(clock, "now", lambda m=minutes: start + timedelta(minutes=m))
        kiosk.post("/kiosk/alive/")
    url, _part = first_page()
    assert kiosk.get(url).status_code == 200
    assert Draft.objects.exists()


def test_a_code_that_is_taken_along_keeps_the_draft(kiosk: Client) -> None:
    draft = begun(kiosk)
    kiosk.post(reverse("portal:leave", args=[draft.service]))
    kiosk.post("/kiosk/end/")
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_draft_from_elsewhere_is_only_forgotten(kiosk: Client) -> None:
    service = next(iter(services))
    draft, code = drafts.begin(service.code)
    kiosk.get("/resume/")
    kiosk.post("/resume/", {"code": code})
    assert kiosk.get(reverse("portal:tasks", args=[service.code])).status_code == 200
    kiosk.post("/kiosk/end/", {"idle": "1"})
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert drafts.cookie_name(service.code) not in {
        name for name, one in kiosk.cookies.items() if one.value
    }


def test_a_fault_is_told_by_one_touch(kiosk: Client) -> None:
    kiosk.post("/kiosk/fault/", {"symptom": "screen"})
    kiosk.post("/kiosk/fault/", {"symptom": "nonsense"})
    kiosk.post("/kiosk/beat/")
    assert TOLD == ["ZD1:screen", "ZD1"]


def test_a_tile_without_an_aim_is_not_shown() -> None:
    assert KioskTile("a", "甲", "", procedure="nothing.here").url == ""
    assert KioskTile("b", "乙", "", name="portal:progress").url == "/progress/"
