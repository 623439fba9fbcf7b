"""What people and programs send that is wrong: refused with the field and the remedy, nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.core.signals import request_finished
from django.db import close_old_connections, connection

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import Case, District, pdf
from zhunsheng.kernel.access.models import AccessRecord, Grant, Scope
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents import reading
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.engine import Upload, file
from zhunsheng.kernel.procedure.refusals import BadFile, InvalidForm, KeyReused, Refused, WrongDate

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def nothing_left(district: District, today: None) -> Iterator[None]:
    """Whatever the test does leaves no trace."""
    events = Event.objects.count()
    yield
    assert Event.objects.count() == events
    for model in (Reconsideration, Party, Document, IssuedNumber):
        assert not model._default_manager.exists(), model


def receive(district: District, data: dict[str, Any], *files: Upload, **more: Any) -> Event:
    more.setdefault("at", date(2022, 8, 1))
    return file("reconsideration", district.actor("registrar"), data, files, **more)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "长" * 81),
        ("name", "秦\x00某"),
        ("name", "秦\ud800某"),
        ("id_number", "110101199003070000"),
        ("credit_code", "91350211M000100Y43"),
        ("phone", "12"),
        ("email", "不是邮箱"),
        ("respondent", "999999"),
        ("respondent", "1 OR 1=1"),
        ("act_kind", "murder"),
        ("act_on", "2022-02-30"),
        ("act_on", "2022-08-02"),
        ("known_on", "2022-07-19"),
        ("amount", "-1"),
        ("amount", "1e9"),
        ("request", "长" * 2001),
        ("channel", "pigeon"),
        ("place", "0"),
    ],
)
def test_a_wrong_field_is_named(
    district: District, application: dict[str, Any], nothing_left: None, field: str, value: str
) -> None:
    with pytest.raises(InvalidForm) as refusal:
        receive(district, {**application, field: value})
    assert field in refusal.value.errors
    assert refusal.value.remedy


@pytest.mark.parametrize("name", ["😀某", "𠮷某", "㐂某·阿依", "O'Brien", "  秦某甲  ", "é"])
def test_names_that_are_unusual_and_right(
    district: District, application: dict[str, Any], today: None, name: str
) -> None:
    receive(district, {**application, "name": name})
    assert Party.objects.get().name == name.strip()


def test_the_day_of_the_act_is_not_in_the_future(
    district: District, application: dict[str, Any], nothing_left: None
) -> None:
    with pytest.raises(WrongDate):
        receive(district, application, at=date(2022, 12, 31))


def test_an_unknown_version_of_the_law(
    district: District, application: dict[str, Any], nothing_left: None
) -> None:
    with pytest.raises(Refused, match="1999"):
        receive(district, application, version="1999")


def test_a_number_from_json_with_a_key(
    district: District, application: dict[str, Any], today: None
) -> None:
    """A program may send a decimal where the form reads text."""
    first = receive(district, {**application, "amount": 12.5}, key="k")
    assert receive(district, {**application, "amount": 12.5}, key="k").pk == first.pk
    with pytest.raises(KeyReused):
        receive(district, {**application, "amount": 12.6}, key="k")


def finish(response: Any) -> None:
    """Close the file, and not the connection of the test."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def archive(name: str, content: bytes = b"x") -> bytes:
    body = BytesIO()
    with ZipFile(body, "w") as packed:
        packed.writestr(name, content)
    return body.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("申请书.pdf", b"MZ\x90\x00" + bytes(200)),
        ("申请书.pdf", b"<html><script>alert(1)</script>"),
        ("照片.jpg", b"%PDF-1.4 no picture"),
        ("照片.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("申请书.docx", archive("evil.exe")),
        ("申请书.exe", b"MZ\x90\x00" + bytes(200)),
        ("申请书.html", b"<p>hello</p>"),
        ("申请书.pdf", b""),
    ],
)
def test_a_disguised_file(
    district: District,
    application: dict[str, Any],
    nothing_left: None,
    name: str,
    content: bytes,
) -> None:
    with pytest.raises(BadFile) as refusal:
        receive(district, application, Upload("application", BytesIO(content), name))
    assert refusal.value.remedy


def test_a_file_of_more_than_fifty_megabytes(
    district: District, application: dict[str, Any], nothing_left: None
) -> None:
    big = BytesIO(b"%PDF-1.4\n" + bytes(50 * 1024 * 1024))
    with pytest.raises(BadFile, match="MB"):
        receive(district, application, Upload("application", big, "大.pdf"))


def test_a_kind_of_file_that_nobody_asked_for(
    district: District, application: dict[str, Any], nothing_left: None
) -> None:
    with pytest.raises(BadFile):
        receive(district, application, pdf("decision"))


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "a\r\nSet-Cookie: x=1.pdf", "\x00.pdf"])
def test_a_hostile_file_name(
    district: District, application: dict[str, Any], today: None, name: str
) -> None:
    try:
        event = receive(district, application, pdf("application", name))
    except BadFile:
        return
    document = Document.objects.get(matter_id=event.subject_id)
    assert not set(document.filename) & set("/\\\r\n\x00")
    response: Any = reading.original(document)
    header = response["Content-Disposition"]
    finish(response)
    assert not set("\r\n\x00") & set(header)


def test_a_script_in_a_text_is_text_in_every_output(
    district: District, application: dict[str, Any], today: None
) -> None:
    texts = dict.fromkeys(("name", "address", "act_name", "request", "grounds"), SCRIPT)
    event = receive(district, {**application, **texts})
    case = Case(district, Reconsideration.objects.get(pk=event.subject_id))
    handler = district.people["handler"].pk
    case.do("accept", "registrar", date(2022, 8, 4), accepted_on="2022-08-01", handler=handler)
    case.do("send_copy", "handler", date(2022, 8, 5), method="online")
    for document in Document.objects.filter(matter=case.matter):
        html = str(reading.as_html(document))
        assert "<script" not in html
        assert "<img" not in html
        response: Any = reading.as_docx(document)
        word = b"".join(response) if response.streaming else response.content
        finish(response)
        body = ZipFile(BytesIO(word)).read("word/document.xml")
        assert b"<script" not in body
        assert b"<img" not in body


@pytest.mark.parametrize("year", [2027, 2028])
def test_a_year_without_holidays_is_provisional(
    district: District, application: dict[str, Any], year: int
) -> None:
    with time_machine.travel(f"{year}-03-01T10:00:00+08:00", tick=False):
        data = {**application, "act_on": f"{year}-02-20", "known_on": f"{year}-02-21"}
        event = receive(district, data, at=date(year, 3, 1))
    clock = Clock.objects.get(matter_id=event.subject_id)
    assert clock.provisional
    assert Matter.objects.get(pk=event.subject_id).due_on == clock.due_on


def test_a_restricted_matter(
    district: District, application: dict[str, Any], today: None, settings: Any, client: Any
) -> None:
    """Seen only with a grant that names the business, and whoever opens it is on record."""
    settings.ZHUNSHENG_ACCESS_RECORDS_AT_ONCE = True
    event = receive(district, application)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matters_matter SET restricted = %s", [True])
    auditor, chief = district.people["outsider"], district.people["chief"]
    Grant.objects.filter(person=auditor).delete()
    day = date(2020, 1, 1)
    Grant.objects.create(person=auditor, role="auditor", scope=Scope.ALL, starts_on=day)
    url = f"/desk/matters/{event.subject_id}/"
    model = "django.contrib.auth.backends.ModelBackend"
    client.force_login(auditor, backend=model)
    assert client.get(url).status_code == 404
    assert not AccessRecord.objects.exists()
    client.force_login(chief, backend=model)
    assert client.get(url).status_code == 200
    record = AccessRecord.objects.get()
    assert (record.person_id, record.matter_id, record.path) == (chief.pk, event.subject_id, url)
