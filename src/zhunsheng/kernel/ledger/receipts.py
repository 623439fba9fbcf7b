"""Receipts: a code that shows the event's hash at once and its place under a seal afterwards.

A receipt holds no personal data and may be shown to anybody; progress asks for the secret as well.
"""

from __future__ import annotations

import hmac
import io
import secrets
import unicodedata
from datetime import timedelta
from typing import Any

import segno
from django.db.models import F

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.ledger import chain, seals
from zhunsheng.kernel.ledger.models import Event, Receipt
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.lib import clock, merkle

ALPHABET = "23456789ACDEFHJKMNPRTWX"
"""Letters that are not taken for another one or for a digit, read aloud or by hand. There are 23, a
prime, so the weighted sum below finds every wrong letter and every two letters exchanged."""

CODE_LETTERS = 11
SECRET_LETTERS = 8
GROUP = 4
MOST_ATTEMPTS = 5
LOCKED_FOR = timedelta(minutes=30)


class WrongReceipt(ValueError):
    """The code or the secret does not open anything; the message may be shown."""


class Locked(WrongReceipt):
    """Too many wrong secrets; the message says until when."""


def make(event: Event) -> tuple[Receipt, str]:
    """An unsaved receipt for a saved ``event``, and its secret, of which no copy is kept."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LETTERS))
    code = _new_code()
    receipt = Receipt(
        code=code,
        secret_digest=_secret_digest(code, secret),
        event=event,
        event_hash=event.hash,
    )
    return receipt, _grouped(secret)


def issue(event: Event) -> tuple[str, str]:
    """Store a receipt for ``event``; returns its code and the secret.

    Codes are random among 23^11, so a second use of one (``IntegrityError``) is not to be expected.
    """
    receipt, secret = make(event)
    compiled.insert(receipt)
    return receipt.code, secret


def find(code: str) -> Receipt:
    """The receipt with ``code`` however it is typed: case, spaces, dashes, full-width letters.

    Raises :class:`WrongReceipt` that says whether the code is mistyped or unknown.
    """
    receipt = Receipt.objects.select_related("event__seal").filter(code=normalise(code)).first()
    if receipt is None:
        raise WrongReceipt("没有这个编号的回执。请核对编号，或到受理窗口查询。")
    return receipt


def open_with(code: str, secret: str) -> Receipt:
    """The receipt, if ``secret`` is its secret.

    Five wrong secrets in a row lock it for half an hour. Raises :class:`WrongReceipt` or
    :class:`Locked`. Call it outside a transaction: rolled back, an attempt would not count.
    """
    receipt = find(code)
    now = clock.now()
    if receipt.locked_until and receipt.locked_until > now:
        raise Locked(_locked_message(receipt))
    given = _secret_digest(receipt.code, _letters(secret))
    if hmac.compare_digest(given, receipt.secret_digest):
        if receipt.attempts:
            Receipt.objects.filter(pk=receipt.pk).update(attempts=0, locked_until=None)
        return receipt
    _count_wrong(receipt)
    receipt.refresh_from_db(fields=["attempts", "locked_until"])
    if receipt.locked_until and receipt.locked_until > now:
        raise Locked(_locked_message(receipt))
    left = MOST_ATTEMPTS - receipt.attempts
    raise WrongReceipt(f"查询码不对。查询码印在回执编号下方；再输错 {left} 次将暂停查询半小时。")


def _count_wrong(receipt: Receipt) -> None:
    """One statement each, so that guesses sent at once are all counted."""
    same = Receipt.objects.filter(pk=receipt.pk)
    same.update(attempts=F("attempts") + 1)
    same.filter(attempts__gte=MOST_ATTEMPTS).update(
        attempts=0, locked_until=clock.now() + LOCKED_FOR
    )


def _locked_message(receipt: Receipt) -> str:
    assert receipt.locked_until is not None
    until = receipt.locked_until.astimezone(clock.CHINA)
    return f"查询码连续输错 {MOST_ATTEMPTS} 次，请在 {until:%H:%M} 以后再试，或到受理窗口查询。"


def prove(code: str) -> dict[str, Any]:
    """Everything that anybody needs to check the receipt without this system; plain JSON values.

    ``state`` is ``recorded`` (hash only) until the next seal and ``sealed`` (with proof) after.
    """
    receipt = find(code)
    event = receipt.event
    proof: dict[str, Any] = {
        "receipt": receipt.code,
        "state": "recorded",
        "algorithm": event.algorithm,
        "event_hash": event.hash,
        "recorded_at": chain.instant(event.recorded_at),
    }
    if event.seal is not None and event.leaf is not None:
        path = seals.tree(event.seal).proof(event.leaf)
        sealed = {"leaf": event.leaf, "path": path, "seal": seals.published(event.seal)}
        proof |= {"state": "sealed", **sealed}
    return proof


def check(proof: dict[str, Any]) -> bool:
    """Whether a sealed proof holds together: the event's hash lies under the seal's root."""
    seal = proof["seal"]
    leaf = seals.leaf(proof["event_hash"])
    return merkle.check(leaf, proof["leaf"], seal["n_events"], proof["path"], seal["root"])


def qr_svg(url: str) -> str:
    """A QR code of ``url`` as an SVG element without inline styles."""
    out = io.BytesIO()
    segno.make(url, error="m").save(
        out, kind="svg", scale=4, xmldecl=False, svgclass="qr", lineclass=None
    )
    return out.getvalue().decode().strip()


def normalise(code: str) -> str:
    """``code`` as it is stored. Raises :class:`WrongReceipt` when it cannot be one."""
    letters = _letters(code)
    if len(letters) != CODE_LETTERS + 1:
        raise WrongReceipt(
            f"回执编号应为 {CODE_LETTERS + 1} 位字母和数字，您输入了 {len(letters)} 位。"
        )
    if not set(letters) <= set(ALPHABET) or _check_letter(letters[:-1]) != letters[-1]:
        raise WrongReceipt("回执编号有误：有字母或数字输错，或者相邻两位颠倒。请对照回执重新输入。")
    return _grouped(letters)


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return _grouped(letters + _check_letter(letters))


def _check_letter(letters: str) -> str:
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(letters, 2))
    return ALPHABET[total % len(ALPHABET)]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in plain if letter.isalnum())


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


def _secret_digest(code: str, secret: str) -> str:
    return lookup_digest(f"{code} {secret}", "receipt")
