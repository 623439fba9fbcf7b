"""What the counsellor writes is read by the counsellor: no page, search, export, API, archive or backup has it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from zhunsheng.domains.disputes.counselling.models import CounsellingNote
from zhunsheng.domains.disputes.counselling.notes import write
from zhunsheng.domains.disputes.counselling.tests.conftest import Case, House
from zhunsheng.faces.api import clients
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.ledger import archive
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.privacy.fields import sealed_tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRET = "来访者说的悄悄话"


def _browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def _url(case: Case) -> str:
    return f"/desk/p/counselling/{case.matter.pk}/notes/"


@pytest.fixture
def noted(booked: Case) -> Case:
    """A case with a note, written on its page."""
    client = _browser(booked.house.people["counsellor"])
    assert client.post(_url(booked), {"text": SECRET}).status_code == 302
    return booked


def test_the_counsellor_reads_it(noted: Case) -> None:
    page = _browser(noted.house.people["counsellor"]).get(_url(noted))
    assert SECRET in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("who", ["desk", "other", "head"])
def test_nobody_else_does(noted: Case, who: str) -> None:
    assert _browser(noted.house.people[who]).get(_url(noted)).status_code in (403, 404)
    assert _browser(noted.house.people[who]).post(_url(noted), {"text": "x"}).status_code in (
        403,
        404,
    )


def test_who_has_every_right_does_not(noted: Case) -> None:
    person = Person.objects.create_user("boss", name="主任", unit=noted.house.unit)
    for role in ("admin", "chief", "handler", "registrar", "organ_head", "auditor"):
        Grant.objects.create(
            person=person,
            role=role,
            domain="counselling",
            scope=Scope.ALL,
            starts_on=noted.matter.received_on,
        )
    client = _browser(person)
    assert client.get(_url(noted)).status_code == 404
    page = client.get(f"/desk/matters/{noted.matter.pk}/")
    assert page.status_code == 200
    assert SECRET not in page.content.decode()
    assert "咨询记录" not in page.content.decode().replace("只有您能看的“咨询记录”", "")


def test_after_a_change_of_counsellor_the_new_one_reads_nothing_old(noted: Case) -> None:
    noted.do("assign", "desk", handler=noted.house.people["other"])
    new = _browser(noted.house.people["other"]).get(_url(noted))
    assert new.status_code == 200
    assert SECRET not in new.content.decode()


def test_no_search_no_list_no_export_no_archive(noted: Case) -> None:
    client = _browser(noted.house.people["counsellor"])
    pk = noted.matter.pk
    for url in (
        f"/desk/search/?q={SECRET}",
        "/desk/list/counselling.session/",
        f"/desk/matters/{pk}/",
    ):
        assert SECRET not in client.get(url).content.decode().replace(
            f'value="{SECRET}"', ""
        ).replace(f"“{SECRET}”", "")
    assert f"/desk/matters/{pk}/" not in client.get(f"/desk/search/?q={SECRET}").content.decode()
    sheet: Any = client.get("/desk/list/counselling.session/export/")
    assert SECRET.encode() not in b"".join(sheet)
    whole = client.get(f"/desk/matters/{pk}/archive/")
    content = b"".join(whole) if whole.streaming else whole.content
    assert SECRET.encode() not in content


def test_no_api(noted: Case) -> None:
    cache.clear()
    key = clients.create("x", noted.house.people["counsellor"], ("read", "act"))[1]
    found = Client().get(
        f"/api/v1/matters/{noted.matter.pk}", headers={"authorization": f"Bearer {key}"}
    )
    assert found.status_code == 200
    assert SECRET not in found.content.decode()


def test_no_event_and_nothing_in_clear(noted: Case) -> None:
    assert Event.objects.filter(stream="matter", subject_id=noted.matter.pk).count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM disputes_counsellingnote")
        [(stored,)] = cursor.fetchall()
    assert SECRET not in stored
    assert CounsellingNote._meta.db_table in sealed_tables()


@pytest.mark.usefixtures("database_for_oneself")
@pytest.mark.django_db(transaction=True)
def test_no_backup(house: House, tmp_path: Path) -> None:
    from zhunsheng.domains.disputes.counselling.tests.conftest import D, begin

    case = begin(house, slot=house.slot(D(2022, 8, 2)).pk)
    write(house.people["counsellor"], case.matter, SECRET)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM disputes_counsellingnote")
        [(stored,)] = cursor.fetchall()
    manifest = archive.backup(tmp_path / "backup")
    assert "disputes_counsellingnote" in manifest.left_out
    copy = tmp_path / "backup" / manifest.database
    assert stored.encode() not in copy.read_bytes()
    assert CounsellingNote.objects.count() == 1
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(copy)) as database:
            count = "SELECT count(*) FROM {}"
            assert database.execute(count.format("disputes_counsellingnote")).fetchone() == (0,)
            assert database.execute(count.format("disputes_counsellingcase")).fetchone() == (1,)
