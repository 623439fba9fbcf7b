"""SM3 against the examples of GB/T 32905-2016, from both back ends."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.lib import digest

# GB/T 32905-2016 appendix A.1 and A.2, and the digest of nothing.
VECTORS = [
    (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    (b"", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
]


@pytest.mark.parametrize(("data", "expected"), VECTORS)
def test_the_examples_of_the_standard(data: bytes, expected: str) -> None:
    assert digest.sm3(data) == expected
    assert digest.digest("sm3", data) == expected


@pytest.mark.parametrize(("data", "expected"), VECTORS)
def test_the_fallback_gives_the_same(data: bytes, expected: str) -> None:
    hasher = digest.CryptographySM3()
    hasher.update(data)
    assert hasher.hexdigest() == expected
    assert hasher.digest() == bytes.fromhex(expected)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_piece_by_piece_equals_at_once(first: bytes, second: bytes) -> None:
    hasher = digest.new()
    hasher.update(first)
    branch = hasher.copy()
    hasher.update(second)
    assert hasher.hexdigest() == digest.sm3(first + second)
    assert branch.hexdigest() == digest.sm3(first)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_the_fallback_copies_and_continues_after_a_digest(first: bytes, second: bytes) -> None:
    hasher = digest.CryptographySM3()
    hasher.update(first)
    assert hasher.hexdigest() == digest.sm3(first)
    branch = hasher.copy()
    branch.update(second)
    assert branch.hexdigest() == digest.sm3(first + second)
    assert hasher.hexdigest() == digest.sm3(first)


def test_two_hashers_are_independent() -> None:
    one, other = digest.new("sm3"), digest.new("sm3")
    one.update(b"a")
    assert other.hexdigest() == digest.sm3(b"")


def test_sha256_for_old_or_foreign_records() -> None:
    assert digest.digest("sha256", b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_an_unknown_algorithm_is_refused_with_the_choice() -> None:
    with pytest.raises(ValueError, match="不支持摘要算法“md5”；可用：sm3、sha256"):
        digest.digest("md5", b"")


def test_every_named_algorithm_works() -> None:
    assert [len(digest.digest(name, b"")) for name in digest.ALGORITHMS] == [64, 64]


def test_an_openssl_without_sm3_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ValueError(f"unsupported hash type {name}")

    monkeypatch.setattr(hashlib, "new", refuse)
    assert isinstance(digest._empty_sm3(), digest.CryptographySM3)
