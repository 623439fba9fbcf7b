"""Keys: given once, found by digest, closed by date, by hand and with the person."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from zhunsheng.faces.api import clients
from zhunsheng.faces.api.models import ApiClient
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.orgs.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return Person.objects.create_user("system", name="省平台账号")


def test_only_the_digest_is_kept(person: Person) -> None:
    client, key = clients.create("省平台", person, ["act", "read"])
    assert client.scopes == ["read", "act"]
    assert key not in json.dumps(list(ApiClient.objects.values()), default=str)
    assert clients.find(key) == client
    assert clients.find(key + "x") is None
    assert clients.find("\ud800") is None


def test_a_key_lives_between_its_dates(person: Person) -> None:
    _client, key = clients.create(
        "省平台", person, ["read"], valid_from=date(2022, 8, 2), valid_to=date(2022, 8, 4)
    )
    found = []
    for day in range(1, 6):
        with time_machine.travel(f"2022-08-0{day}T12:00:00+08:00"):
            found.append(clients.find(key) is not None)
    assert found == [False, True, True, True, False]


def test_a_key_ends_with_its_person(person: Person) -> None:
    _client, key = clients.create("省平台", person, ["read"])
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert clients.find(key) is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scopes": []}, "至少选一项"),
        ({"scopes": ["everything"]}, "范围只能是"),
        ({"scopes": ["read"], "valid_to": date(2000, 1, 1)}, "早于生效日期"),
    ],
)
def test_what_makes_no_client(person: Person, options: dict[str, Any], message: str) -> None:
    with pytest.raises(clients.BadClient, match=message):
        clients.create("省平台", person, **options)


def test_giving_and_closing_stand_in_the_ledger(person: Person) -> None:
    client, key = clients.create("省平台", person, ["read"], created_by=person)
    clients.revoke(client, person)
    clients.revoke(client, person)
    assert clients.find(key) is None
    rows = Event.objects.filter(stream=clients.STREAM, subject_id=client.pk).order_by("sequence")
    assert [row.action for row in rows] == ["api_client.created", "api_client.revoked"]


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("apikey", *arguments, stdout=out)
    return out.getvalue()


def test_the_command(person: Person) -> None:
    made = json.loads(command("省平台", "--person", "system", "--scope", "file", "--json"))
    found = clients.find(made["key"])
    assert found is not None
    assert found.scopes == ["file"]
    assert "已停用" in command("--revoke", str(made["id"]))
    assert clients.find(made["key"]) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["省平台"], "--person"),
        (["省平台", "--person", "nobody"], "没有登录名为“nobody”的人员"),
        (["--revoke", "99"], "没有编号为99的密钥"),
        (["省平台", "--person", "system", "--until", "2000-01-01"], "早于生效日期"),
    ],
)
def test_mistakes_at_the_command(person: Person, arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        command(*arguments)
