"""Digests by name: SM3 (GB/T 32905-2016) unless a record names another algorithm.

OpenSSL's SM3 through hashlib is the fastest; a Python whose OpenSSL was built without it gets the
one inside `cryptography`. Both give the same bytes.
"""

import hashlib
from typing import Protocol, Self

from cryptography.hazmat.primitives import hashes

ALGORITHM = "sm3"
"""The algorithm of every new record; old records name their own."""

ALGORITHMS = ("sm3", "sha256")
"""Every algorithm that a record may name."""


class Hasher(Protocol):
    """What `new` returns: the part of a hashlib object that both back ends have."""

    def update(self, data: bytes, /) -> None: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...
    def copy(self) -> "Hasher": ...


class CryptographySM3:
    """SM3 from `cryptography`, shaped like a hashlib object."""

    def __init__(self, inner: hashes.Hash | None = None) -> None:
        self._inner = inner or hashes.Hash(hashes.SM3())

    def update(self, data: bytes, /) -> None:
        """Add `data` to what is digested."""
        self._inner.update(data)

    def copy(self) -> Self:
        """An independent hasher that has seen the same data."""
        return type(self)(self._inner.copy())

    def digest(self) -> bytes:
        """The digest so far, 32 bytes; more data may follow, as with hashlib."""
        return self._inner.copy().finalize()

    def hexdigest(self) -> str:
        """The digest so far in 64 hexadecimal digits."""
        return self.digest().hex()


def _empty_sm3() -> Hasher:
    try:
        return hashlib.new("sm3")
    except ValueError:
        return CryptographySM3()


_EMPTY: dict[str, Hasher] = {"sm3": _empty_sm3(), "sha256": hashlib.sha256()}


def new(algorithm: str = ALGORITHM) -> Hasher:
    """An incremental hasher. Raises ValueError for an algorithm that is not in `ALGORITHMS`."""
    try:
        # Copying an empty hasher skips OpenSSL's look-up by name, which costs more than a block.
        return _EMPTY[algorithm].copy()
    except KeyError:
        raise ValueError(f"不支持摘要算法“{algorithm}”；可用：{'、'.join(ALGORITHMS)}。") from None


def digest(algorithm: str, data: bytes) -> str:
    """The digest of `data` under a named algorithm, in hexadecimal."""
    hasher = new(algorithm)
    hasher.update(data)
    return hasher.hexdigest()


def sm3(data: bytes) -> str:
    """The SM3 digest of `data` in 64 lower-case hexadecimal digits."""
    return digest("sm3", data)
