"""Keyed digests by which a row is found without its personal value standing there."""

from __future__ import annotations

from cryptography.hazmat.primitives import hashes, hmac

from zhunsheng.kernel.privacy.keys import lookup_key


def lookup_digest(value: str, purpose: str = "") -> str:
    """HMAC-SM3 of ``value`` in hex; the empty string gives the empty string.

    ``purpose`` separates uses: the same value under two purposes has two digests, so tables cannot be joined over
    a person unless the code says so. Normalise ``value`` (case, spaces) before.
    """
    if not value:
        return ""
    code = hmac.HMAC(lookup_key(), hashes.SM3())
    code.update(f"{purpose}\x00{value}".encode())
    return code.finalize().hex()
