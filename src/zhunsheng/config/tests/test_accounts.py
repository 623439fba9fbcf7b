"""Signing in: shut after wrong passwords, ended when idle, opened by the identity service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import Settings

from zhunsheng.config.accounts import VarietyValidator

LOGIN = "/accounts/login/"
PASSWORD = "Zhunsheng-2022"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Any:
    return get_user_model().objects.create_user("clerk", PASSWORD, name="张三")


def sign_in(client: Client, password: str, address: str = "10.0.0.1") -> Any:
    data = {"login": "clerk", "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/password/change/").status_code == 200


def test_a_wrong_password_is_said_in_plain_words(clerk: Any, client: Client) -> None:
    page = sign_in(client, "nonsense").content.decode()
    assert "用户名或者密码不对，请再输一次。" in page


def test_username_and_password_sign_in(client: Client, clerk: Any) -> None:
    assert sign_in(client, PASSWORD)["Location"] == "/desk/"
    assert is_signed_in(client)


def test_five_wrong_passwords_shut_the_account_for_that_address(clerk: Any) -> None:
    with time_machine.travel("2026-03-02 09:00+08:00", tick=False) as clock:
        statuses = [sign_in(Client(), "wrong").status_code for _ in range(5)]
        assert statuses == [200, 200, 200, 200, 429]
        refused = sign_in(Client(), PASSWORD)
        assert refused.status_code == 429
        assert "15 分钟" in refused.content.decode()
        assert sign_in(Client(), PASSWORD, address="10.0.0.2").status_code == 302
        clock.shift(15 * 60 + 1)
        assert sign_in(Client(), PASSWORD).status_code == 302


def test_success_forgets_earlier_failures(clerk: Any) -> None:
    for _ in range(2):
        assert [sign_in(Client(), "wrong").status_code for _ in range(4)] == [200] * 4
        assert sign_in(Client(), PASSWORD).status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    data = {"username": "new", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", data)
    assert not get_user_model().objects.filter(username="new").exists()


def test_session_ends_when_idle_and_lives_while_used(client: Client, clerk: Any) -> None:
    with time_machine.travel("2026-03-02 09:00+08:00", tick=False) as clock:
        client.force_login(clerk)
        for _ in range(4):
            clock.shift(50 * 60)
            assert is_signed_in(client)
        clock.shift(60 * 60 + 1)
        assert not is_signed_in(client)


def test_pages_soon_after_one_another_do_not_write_the_session(
    client: Client, clerk: Any, django_assert_num_queries: Any
) -> None:
    with time_machine.travel("2026-03-02 09:00+08:00", tick=False) as clock:
        client.force_login(clerk)
        is_signed_in(client)
        clock.shift(60)
        with django_assert_num_queries(2) as queries:
            is_signed_in(client)
    assert [query["sql"].split()[0] for query in queries] == ["SELECT", "SELECT"]


def test_browsers_are_told_what_pages_may_do(client: Client) -> None:
    headers = client.get(LOGIN).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == {
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("password", ["abcdefghij", "abcdefgh12", "ABCDEF!!!!", "准绳准绳准绳"])
def test_password_of_few_kinds_is_refused(password: str) -> None:
    with pytest.raises(ValidationError, match="至少三种"):
        VarietyValidator().validate(password)


def test_password_of_three_kinds_is_taken(client: Client, clerk: Any) -> None:
    VarietyValidator().validate("Abcdefgh12")
    client.force_login(clerk)
    data = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    page = client.post("/accounts/password/change/", data).content.decode()
    assert "至少三种" in page
    assert "至少 10 个字符" in page


class Issuer(BaseHTTPRequestHandler):
    """An identity service that vouches for whomever `claims` says."""

    claims: dict[str, str]

    def do_GET(self) -> None:
        """Tell the addresses of the service, or the person."""
        base = f"http://{self.headers['Host']}"
        addresses = {
            "issuer": base,
            "authorization_endpoint": f"{base}/authorize",
            "token_endpoint": f"{base}/token",
            "userinfo_endpoint": f"{base}/userinfo",
        }
        self._answer(self.claims if self.path == "/userinfo" else addresses)

    def do_POST(self) -> None:
        """Give a token for the code."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"access_token": "token", "token_type": "Bearer"})

    def _answer(self, body: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def issuer(settings: Settings) -> Iterator[type[Issuer]]:
    with HTTPServer(("127.0.0.1", 0), Issuer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        app = {"provider_id": "oidc", "client_id": "c", "secret": "s"}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [{**app, "settings": {"server_url": url}}]}
        }
        yield Issuer
        server.shutdown()
        thread.join()


def come_back_from_issuer(client: Client) -> Any:
    """Go to the identity service and return with its code."""
    away = client.post("/accounts/oidc/oidc/login/")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    return client.get("/accounts/oidc/oidc/login/callback/", {"state": state, "code": "code"})


def test_identity_service_signs_in_the_person_entered_here(
    client: Client, clerk: Any, issuer: type[Issuer]
) -> None:
    issuer.claims = {"sub": "42", "preferred_username": "clerk"}
    assert come_back_from_issuer(client)["Location"] == "/desk/"
    assert is_signed_in(client)
    assert SocialAccount.objects.get(uid="42").user == clerk
    # From then on the issuer's own number counts, whatever the person is called there.
    issuer.claims = {"sub": "42", "preferred_username": "renamed"}
    assert come_back_from_issuer(Client())["Location"] == "/desk/"


@pytest.mark.parametrize("username", ["stranger", "left", ""])
def test_identity_service_opens_nothing_for_others(
    client: Client, clerk: Any, issuer: type[Issuer], username: str
) -> None:
    people = get_user_model().objects
    people.create_user("left", PASSWORD, name="李四", is_active=False)
    issuer.claims = {"sub": "43", "preferred_username": username}
    answer = come_back_from_issuer(client)
    assert answer["Location"] == LOGIN
    assert "没有您的账号" in client.get(LOGIN).content.decode()
    assert not is_signed_in(client)
    assert people.count() == 2
