"""Sending what is in the outbox."""

from __future__ import annotations

import json
import smtplib
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import override_settings

from zhunsheng.kernel.notices import delivery, digests, services
from zhunsheng.kernel.notices.models import Notice, Outbox
from zhunsheng.kernel.notices.senders import HttpSmsSender, NotSent
from zhunsheng.kernel.notices.tests.helpers import make_matter, make_person, make_unit
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib import clock

SENDERS = "zhunsheng.kernel.notices.senders"
EMAIL = {"email": f"{SENDERS}.EmailSender"}
SMS = {"sms": f"{SENDERS}.HttpSmsSender"}


def queue(channel: str = "email", to: str = "zhang@example.test") -> Outbox:
    return Outbox.objects.create(channel=channel, to=to, subject="已受理", body="正文")


class Failing:
    """A gateway that fails as often as it is told to."""

    failures: ClassVar[int] = 10**6
    final: ClassVar[bool] = False
    sent: ClassVar[list[str]] = []

    def send(self, to: str, subject: str, body: str) -> None:
        """Fail, or remember."""
        if Failing.failures:
            Failing.failures -= 1
            raise NotSent("网关忙。", final=Failing.final)
        Failing.sent.append(to)


class Broken:
    """A gateway with a mistake in its program."""

    def send(self, to: str, subject: str, body: str) -> None:
        """Fail for one address in a way that nobody foresaw."""
        if to.startswith("bad"):
            raise ZeroDivisionError


@pytest.fixture
def failing() -> Iterator[type[Failing]]:
    Failing.failures, Failing.final, Failing.sent = 10**6, False, []
    with override_settings(ZHUNSHENG_SENDERS={"email": f"{__name__}.Failing"}):
        yield Failing


@pytest.mark.django_db
class TestDeliver:
    def test_without_a_gateway_messages_stay_in_the_outbox(self) -> None:
        queue()
        with override_settings(ZHUNSHENG_SENDERS={}):
            assert delivery.deliver() == {}
        assert Outbox.objects.get().state == "queued"
        assert mail.outbox == []

    @override_settings(ZHUNSHENG_SENDERS=EMAIL)
    def test_an_email_is_sent_once(self) -> None:
        queue()
        assert delivery.deliver() == {"sent": 1}
        assert delivery.deliver() == {}
        [message] = mail.outbox
        assert (message.to, message.subject, message.body) == (
            ["zhang@example.test"],
            "已受理",
            "正文",
        )
        row = Outbox.objects.get()
        assert (row.state, row.attempts) == ("sent", 1)
        assert row.sent_at is not None

    @override_settings(ZHUNSHENG_SENDERS=EMAIL)
    def test_only_channels_with_a_gateway_are_sent(self) -> None:
        queue("sms", "13995001234")
        queue()
        assert delivery.deliver() == {"sent": 1}
        assert Outbox.objects.get(channel="sms").state == "queued"

    def test_a_failure_is_tried_again_later(self, failing: type[Failing]) -> None:
        queue()
        failing.failures = 1
        assert delivery.deliver() == {"retried": 1}
        assert delivery.deliver() == {}
        assert Outbox.objects.get().last_error == "网关忙。"
        with time_machine.travel(clock.now() + timedelta(minutes=2)):
            assert delivery.deliver() == {"sent": 1}
        assert failing.sent == ["zhang@example.test"]

    def test_in_the_end_it_has_failed_and_can_be_queued_again(self, failing: type[Failing]) -> None:
        message = queue()
        outcomes = []
        for day in range(10):
            with time_machine.travel(clock.now() + timedelta(days=day)):
                outcomes += list(delivery.deliver())
        assert outcomes == ["retried"] * len(delivery.RETRIES) + ["failed"]
        failing.failures = 0
        assert delivery.again([message.pk]) == 1
        with time_machine.travel(clock.now() + timedelta(minutes=1)):
            assert delivery.deliver() == {"sent": 1}

    def test_a_final_failure_is_not_tried_again(self, failing: type[Failing]) -> None:
        queue()
        failing.final = True
        assert delivery.deliver() == {"failed": 1}

    def test_a_fault_of_the_sender_holds_up_nobody_else(self) -> None:
        queue(to="bad@example.test")
        queue(to="good@example.test")
        with override_settings(ZHUNSHENG_SENDERS={"email": f"{__name__}.Broken"}):
            assert delivery.deliver() == {"retried": 1, "sent": 1}
        assert Outbox.objects.get(state="queued").last_error.startswith("发送程序出错")

    def test_a_message_left_by_a_dead_sender_is_taken_up(self, failing: type[Failing]) -> None:
        failing.failures = 0
        message = queue()
        assert delivery._claim(message.pk)
        assert not delivery._claim(message.pk)
        assert delivery.deliver() == {}
        with time_machine.travel(clock.now() + delivery.LEASE + timedelta(seconds=1)):
            assert delivery.deliver() == {"sent": 1}

    def test_a_message_that_does_not_decrypt_fails_and_the_rest_goes_out(
        self, failing: type[Failing]
    ) -> None:
        failing.failures = 0
        with override_settings(ZHUNSHENG_FIELD_KEYS={"lost": "0" * 32}):
            queue()
        queue()
        assert delivery.deliver() == {"failed": 1, "sent": 1}

    @override_settings(ZHUNSHENG_SENDERS=EMAIL)
    def test_errors_of_the_mail_server_name_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: Any, **__: Any) -> int:
            raise smtplib.SMTPRecipientsRefused({"zhang@example.test": (550, b"no zhang here")})

        monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
        queue()
        assert delivery.deliver() == {"failed": 1}
        assert Outbox.objects.get().last_error == "邮件服务器拒收（550）。"

    @pytest.mark.parametrize(
        "error",
        [ConnectionRefusedError("zhang"), smtplib.SMTPServerDisconnected("zhang"), TimeoutError()],
    )
    @override_settings(ZHUNSHENG_SENDERS=EMAIL)
    def test_a_mail_server_that_is_away_is_tried_again(
        self, monkeypatch: pytest.MonkeyPatch, error: Exception
    ) -> None:
        def fail(*_: Any, **__: Any) -> int:
            raise error

        monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
        queue()
        assert delivery.deliver() == {"retried": 1}
        assert "zhang" not in Outbox.objects.get().last_error


@pytest.mark.django_db(transaction=True)
def test_several_senders_send_every_message_once(failing: type[Failing]) -> None:
    failing.failures = 0
    for i in range(20):
        queue(to=f"{i}@example.test")

    def run() -> None:
        delivery.deliver()
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(failing.sent) == sorted(f"{i}@example.test" for i in range(20))


class Gateway(BaseHTTPRequestHandler):
    """An SMS gateway on this machine."""

    answer: ClassVar[tuple[int, bytes]] = (200, b'{"code": "0"}')
    requests: ClassVar[list[tuple[dict[str, str], Any]]] = []

    def do_POST(self) -> None:
        """Note the request and answer as told."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Gateway.requests.append((dict(self.headers), json.loads(body)))
        status, content = Gateway.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def gateway() -> Iterator[dict[str, Any]]:
    Gateway.answer, Gateway.requests = (200, b'{"code": "0"}'), []
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield {
        "url": f"http://127.0.0.1:{server.server_port}/send",
        "headers": {"Authorization": "Bearer key"},
        "body": {"mobile": "{to}", "text": "【兴庆区】{body}", "template": 3},
        "ok": {"code": "0"},
    }
    server.shutdown()
    thread.join()
    server.server_close()


class TestSms:
    def test_the_request_is_what_the_settings_describe(self, gateway: dict[str, Any]) -> None:
        with override_settings(ZHUNSHENG_SMS=gateway):
            HttpSmsSender().send("13995001234", "", "已受理{to}")
        [(headers, body)] = Gateway.requests
        assert headers["Authorization"] == "Bearer key"
        assert body == {"mobile": "13995001234", "text": "【兴庆区】已受理{to}", "template": 3}

    @pytest.mark.parametrize(
        ("answer", "final"),
        [
            ((200, b'{"code": "7"}'), False),
            ((200, b"[]"), False),
            ((200, b"<html>"), False),
            ((500, b""), False),
            ((429, b""), False),
            ((400, b"{}"), True),
        ],
    )
    def test_refusals_are_told_apart(
        self, gateway: dict[str, Any], answer: tuple[int, bytes], final: bool
    ) -> None:
        Gateway.answer = answer
        with override_settings(ZHUNSHENG_SMS=gateway), pytest.raises(NotSent) as refusal:
            HttpSmsSender().send("13995001234", "", "正文")
        assert refusal.value.final is final
        assert "1399" not in str(refusal.value)

    def test_a_gateway_that_is_away_is_tried_again(self, gateway: dict[str, Any]) -> None:
        gateway["url"] = "http://127.0.0.1:9/"
        with override_settings(ZHUNSHENG_SMS=gateway), pytest.raises(NotSent) as refusal:
            HttpSmsSender().send("13995001234", "", "正文")
        assert not refusal.value.final

    @pytest.mark.parametrize("described", [None, {}, {"url": "file:///etc/passwd"}])
    def test_a_gateway_without_an_address_is_refused(self, described: Any) -> None:
        with override_settings(ZHUNSHENG_SMS=described), pytest.raises(ImproperlyConfigured):
            HttpSmsSender()

    @pytest.mark.django_db
    def test_it_is_used_for_the_outbox(self, gateway: dict[str, Any]) -> None:
        queue("sms", "13995001234")
        with override_settings(ZHUNSHENG_SMS=gateway, ZHUNSHENG_SENDERS=SMS):
            assert delivery.deliver() == {"sent": 1}


@pytest.mark.django_db
class TestDigest:
    @pytest.fixture
    def wang(self) -> Person:
        return make_person("wang", unit=make_unit("U1", "城管局"), email="wang@example.test")

    def test_one_mail_a_day_counts_what_is_unread(self, wang: Person) -> None:
        matter = make_matter(wang.unit, number="兴政复〔2022〕1号")  # type: ignore[arg-type]
        services.tell(kind="x", title="张某案将到期", persons=[wang], matter=matter)
        services.tell(kind="x", title="张某案", units=[matter.unit], matter=matter)
        services.tell(kind="x", title="系统维护", persons=[wang])
        assert digests.daily_digest() == 1
        assert digests.daily_digest() == 0
        [message] = Outbox.objects.all()
        assert (message.to, message.subject) == ("wang@example.test", "您有 3 条未读通知")
        assert "兴政复〔2022〕1号：2 条" in message.body
        assert "其他通知：1 条" in message.body

    def test_it_names_no_party(self, wang: Person) -> None:
        matter = make_matter(wang.unit)  # type: ignore[arg-type]
        services.tell(kind="x", title="张某案将到期", persons=[wang], matter=matter)
        digests.daily_digest()
        message = Outbox.objects.get()
        assert "张某" not in message.subject + message.body

    def test_the_next_day_counts_only_what_is_new(self, wang: Person) -> None:
        services.tell(kind="x", title="一", persons=[wang])
        digests.daily_digest()
        tomorrow = clock.today() + timedelta(days=1)
        assert digests.daily_digest(tomorrow) == 0
        services.tell(kind="x", title="二", persons=[wang])
        assert digests.daily_digest(tomorrow) == 1
        assert Outbox.objects.order_by("pk").last().subject == "您有 1 条未读通知"  # type: ignore[union-attr]

    def test_nobody_hears_of_what_is_read(self, wang: Person) -> None:
        services.tell(kind="x", title="一", persons=[wang])
        services.mark_read(wang)
        assert digests.daily_digest() == 0

    def test_people_without_mail_or_gone_get_none(self, wang: Person) -> None:
        gone = make_person("gone", email="gone@example.test", is_active=False)
        silent = make_person("silent")
        services.tell(kind="x", title="一", persons=[gone, silent])
        assert digests.daily_digest() == 0
        assert Notice.objects.count() == 2
