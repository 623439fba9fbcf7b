"""Who answers, without knowing who: one signed cookie with a random number, the attempts made, and the paper begun.

Nothing else tells visitors apart, no fingerprint, no address. Whoever empties the browser is somebody new; what is
counted as persons is therefore browsers, and the figures say so.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from zhunsheng.commons.exams.taking import Ticket, ticket_of
from zhunsheng.kernel.privacy.digests import lookup_digest

COOKIE = "zhunsheng_quiz"
SALT = "zhunsheng.quiz.visitor"
KEPT = 400 * 24 * 3600
MOST = 40
"""Attempts remembered; older ones belong to days that are over."""


@dataclass
class Visitor:
    """``done`` holds (exam, slot, code of the result) of papers handed in, ``ticket`` the paper begun last."""

    token: str
    done: list[tuple[int, int, str]] = field(default_factory=list)
    ticket: str = ""

    @property
    def who(self) -> str:
        """What is kept with a sitting; nobody can make the cookie from it."""
        return lookup_digest(self.token, "quiz")[:32]

    def used(self, exam: int) -> set[int]:
        """Attempts made in an exam."""
        return {slot for one, slot, _code in self.done if one == exam}

    def last(self, exam: int) -> str:
        """The code of the newest result in an exam, or nothing."""
        return next((code for one, _slot, code in reversed(self.done) if one == exam), "")

    def paper(self, exam: int) -> Ticket | None:
        """The paper of an exam that was begun and is not handed in, or None."""
        ticket = ticket_of(self.ticket) if self.ticket else None
        if ticket is None or ticket.exam != exam or ticket.who != self.who:
            return None
        return None if ticket.slot in self.used(exam) else ticket

    def finish(self, exam: int, slot: int, code: str) -> None:
        """Remember a paper handed in."""
        if slot not in self.used(exam):
            self.done = [*self.done, (exam, slot, code)][-MOST:]

    def keep(self, response: HttpResponse) -> HttpResponse:
        """Set the cookie."""
        value = signing.dumps([self.token, self.done, self.ticket], salt=SALT, compress=True)
        response.set_cookie(
            COOKIE,
            value,
            max_age=KEPT,
            path="/quiz/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


def visitor_of(request: HttpRequest) -> Visitor:
    """The visitor of the cookie, or a new one."""
    told = _read(request.COOKIES.get(COOKIE, ""))
    if told is None:
        return Visitor(secrets.token_urlsafe(16))
    token, done, ticket = told
    return Visitor(token, [(exam, slot, code) for exam, slot, code in done], ticket)


def _read(value: str) -> Sequence[Any] | None:
    if not value:
        return None
    try:
        told: Sequence[Any] = signing.loads(value, salt=SALT)
    except signing.BadSignature:
        return None
    return told
