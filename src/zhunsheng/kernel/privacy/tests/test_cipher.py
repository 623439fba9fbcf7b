"""Encryption of single values."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.privacy.cipher import Undecipherable, decrypt, encrypt
from zhunsheng.kernel.privacy.digests import lookup_digest
from zhunsheng.kernel.privacy.keys import fingerprints, key_ring

OLD, NEW = "00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"
PHONE = "13995001234"


@given(st.text(st.characters(codec="utf-8"), max_size=50))
def test_what_is_encrypted_decrypts(text: str) -> None:
    assert decrypt(encrypt(text, "parties.party.phone"), "parties.party.phone") == text


def test_the_same_text_never_looks_the_same() -> None:
    assert encrypt(PHONE, "a") != encrypt(PHONE, "a")


def test_the_empty_text_stays_empty() -> None:
    assert encrypt("", "a") == decrypt("", "a") == ""


def test_a_value_moved_to_another_column_does_not_decrypt() -> None:
    with pytest.raises(Undecipherable, match="移到别的字段"):
        decrypt(encrypt(PHONE, "parties.party.phone"), "parties.party.address")


def test_every_changed_byte_is_noticed() -> None:
    key, _, encoded = encrypt(PHONE, "a").partition(":")
    raw = b64decode(encoded)
    for i in range(len(raw)):
        changed = raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1 :]
        with pytest.raises(Undecipherable):
            decrypt(f"{key}:{b64encode(changed).decode()}", "a")


@pytest.mark.parametrize("stored", [PHONE, "k1:", "k1:?", "k1:AAAA"])
def test_what_is_no_ciphertext_is_refused_without_being_quoted(stored: str) -> None:
    with (
        override_settings(ZHUNSHENG_FIELD_KEYS={"k1": OLD}),
        pytest.raises(Undecipherable) as refusal,
    ):
        decrypt(stored, "parties.party.phone")
    assert "parties.party.phone" in str(refusal.value)
    assert PHONE not in str(refusal.value)


class TestKeys:
    def test_an_older_key_still_decrypts_while_the_first_encrypts(self) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            sealed = encrypt(PHONE, "a")
        with override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW, "old": OLD}):
            assert decrypt(sealed, "a") == PHONE
            assert encrypt(PHONE, "a").startswith("new:")

    def test_a_missing_key_is_named(self) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"old": OLD}):
            sealed = encrypt(PHONE, "a")
        with (
            override_settings(ZHUNSHENG_FIELD_KEYS={"new": NEW}),
            pytest.raises(Undecipherable, match=r"密钥 old .*ZHUNSHENG_FIELD_KEYS"),
        ):
            decrypt(sealed, "a")

    def test_another_key_under_the_same_id_is_noticed(self) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"k": OLD}):
            sealed = encrypt(PHONE, "a")
        with (
            override_settings(ZHUNSHENG_FIELD_KEYS={"k": NEW}),
            pytest.raises(Undecipherable, match="密钥不对"),
        ):
            decrypt(sealed, "a")

    @pytest.mark.parametrize("keys", [{}, {"k": "12"}, {"k": "x" * 32}, {"k:1": OLD}])
    def test_malformed_rings_are_refused(self, keys: dict[str, str]) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS=keys), pytest.raises(ImproperlyConfigured):
            key_ring()

    def test_fingerprints_tell_keys_apart_without_telling_them(self) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"k": OLD}):
            one = fingerprints()
        with override_settings(ZHUNSHENG_FIELD_KEYS={"k": NEW}):
            other = fingerprints()
        assert one["k"] != other["k"]
        assert one["lookup_key"] == other["lookup_key"]
        assert one["k"] not in OLD

    def test_keys_do_not_show(self) -> None:
        with override_settings(ZHUNSHENG_FIELD_KEYS={"k": OLD}):
            assert OLD not in repr(key_ring())
            assert bytes.fromhex(OLD).hex() not in repr(key_ring())
            assert repr(bytes.fromhex(OLD)) not in repr(key_ring())


class TestLookupDigest:
    def test_equal_values_have_equal_digests_within_one_purpose(self) -> None:
        assert lookup_digest(PHONE) == lookup_digest(PHONE)
        assert lookup_digest(PHONE, "a") != lookup_digest(PHONE, "b")
        assert len(lookup_digest(PHONE)) == 64

    def test_the_empty_value_has_none(self) -> None:
        assert lookup_digest("") == ""

    def test_it_depends_on_the_key(self) -> None:
        with override_settings(ZHUNSHENG_LOOKUP_KEY="11" * 32):
            one = lookup_digest(PHONE)
        with override_settings(ZHUNSHENG_LOOKUP_KEY="22" * 32):
            assert lookup_digest(PHONE) != one

    @pytest.mark.parametrize("key", ["", "12", "zz"])
    def test_a_short_key_is_refused(self, key: str) -> None:
        with override_settings(ZHUNSHENG_LOOKUP_KEY=key), pytest.raises(ImproperlyConfigured):
            lookup_digest(PHONE)
