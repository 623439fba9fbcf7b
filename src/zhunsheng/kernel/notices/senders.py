"""Gateways for messages that leave the house; which ones are used is a matter of settings.

``ZHUNSHENG_SENDERS`` maps a channel (``"email"``, ``"sms"``) to the dotted path of a sender class.
A channel without one is only collected in the outbox, which is the default for both.
"""

from __future__ import annotations

import http.client
import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

TIMEOUT = 10.0
"""Seconds that a gateway may take."""


class NotSent(Exception):
    """The gateway did not take a message; ``final`` when trying again is of no use.

    The text is shown to administrators and stored: it names no addressee and no content.
    """

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


class Sender(Protocol):
    """What sends the messages of one channel."""

    def send(self, to: str, subject: str, body: str) -> None:
        """Hand one message to the gateway. Raises :class:`NotSent`."""


def sender_of(channel: str) -> Sender | None:
    """The configured sender of ``channel``, or None when its messages stay in the outbox."""
    path = getattr(settings, "ZHUNSHENG_SENDERS", {}).get(channel)
    sender: Sender | None = import_string(path)() if path else None
    return sender


class EmailSender:
    """E-mail through Django's e-mail backend (``EMAIL_BACKEND`` and ``DEFAULT_FROM_EMAIL``)."""

    def send(self, to: str, subject: str, body: str) -> None:
        """Send one e-mail."""
        try:
            EmailMessage(subject, body, to=[to]).send()
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _text in error.recipients.values()]
            final = all(code >= 500 for code in codes)
            raise NotSent(f"邮件服务器拒收（{codes[0]}）。", final=final) from None
        except smtplib.SMTPResponseException as error:
            raise NotSent(f"邮件服务器返回错误（{error.smtp_code}）。") from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(f"邮件服务器不可用（{type(error).__name__}）。") from None


class HttpSmsSender:
    """SMS through a gateway that takes one JSON request a message.

    ``ZHUNSHENG_SMS`` describes the gateway: ``url``; ``headers``; ``body``, JSON in whose texts
    ``{to}`` and ``{body}`` are replaced; ``ok``, the members that the answer has when the message
    was taken (for instance ``{"code": "0"}``).
    """

    def __init__(self) -> None:
        described: Mapping[str, Any] = getattr(settings, "ZHUNSHENG_SMS", None) or {}
        self.url = str(described.get("url", ""))
        if not self.url.startswith(("https://", "http://")):
            raise ImproperlyConfigured("ZHUNSHENG_SMS 没有配置短信网关地址 url（https://…）。")
        self.headers = {"Content-Type": "application/json", **described.get("headers", {})}
        self.body = described.get("body", {"mobile": "{to}", "content": "{body}"})
        self.ok: Mapping[str, Any] = described.get("ok", {})

    def send(self, to: str, subject: str, body: str) -> None:
        """Send one SMS; an SMS has no subject."""
        content = json.dumps(_fill(self.body, {"{to}": to, "{body}": body})).encode()
        # The scheme was checked above.
        request = urllib.request.Request(self.url, content, self.headers, method="POST")  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            error.close()
            # The request itself is wrong, unless the gateway only asks for patience.
            final = 400 <= error.code < 500 and error.code not in (408, 429)
            raise NotSent(f"短信网关返回错误（{error.code}）。", final=final) from None
        except (OSError, http.client.HTTPException) as error:
            raise NotSent(f"短信网关不可用（{type(error).__name__}）。") from None
        except ValueError:
            raise NotSent("短信网关的回答不是 JSON。") from None
        if not isinstance(answer, dict) or any(answer.get(k) != v for k, v in self.ok.items()):
            raise NotSent("短信网关没有接受这条短信。")


def _fill(template: Any, values: Mapping[str, str]) -> Any:
    if isinstance(template, str):
        for slot, value in values.items():
            template = template.replace(slot, value)
        return template
    if isinstance(template, Mapping):
        return {key: _fill(item, values) for key, item in template.items()}
    if isinstance(template, list | tuple):
        return [_fill(item, values) for item in template]
    return template
