"""The key ring of field encryption and the key of look-up digests, both from settings.

``ZHUNSHENG_FIELD_KEYS`` is a list of 128-bit SM4 keys in hex; the first one encrypts, all of them decrypt, so a new
key is put in front and the old one leaves after :func:`zhunsheng.kernel.privacy.rotation.rotate`. A key is known by
the start of its digest: nobody has to name keys, and a key can be looked for by the id in a stored value.
``ZHUNSHENG_LOOKUP_KEY`` is hex too (at least 16 bytes) and does not rotate: digests already stored depend on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test.signals import setting_changed

from zhunsheng.lib import digest

KEY_BYTES = 16
LOOKUP_KEY_BYTES = 16
ID_DIGITS = 8


@dataclass(frozen=True)
class KeyRing:
    """SM4 keys by id; ``active`` is the one that encrypts. Keys never show in ``repr``."""

    active: str
    keys: dict[str, bytes] = field(repr=False)


@lru_cache(maxsize=1)
def key_ring() -> KeyRing:
    """The ring of ``settings.ZHUNSHENG_FIELD_KEYS``.

    Raises ``ImproperlyConfigured`` when it is empty or a key has another length.
    """
    configured: Sequence[str] = getattr(settings, "ZHUNSHENG_FIELD_KEYS", ())
    if not configured:
        raise ImproperlyConfigured(
            "ZHUNSHENG_FIELD_KEYS 没有配置：个人信息字段须加密保存，至少要有一把密钥。"
        )
    keys = [_field_key(position, text) for position, text in enumerate(configured, 1)]
    ids = [key_id(key) for key in keys]
    return KeyRing(ids[0], dict(zip(ids, keys, strict=True)))


def key_id(key: bytes) -> str:
    """The id of a key: the first digits of its SM3 digest."""
    return digest.sm3(b"zhunsheng field key" + key)[:ID_DIGITS]


def _field_key(position: int, text: str) -> bytes:
    name = f"ZHUNSHENG_FIELD_KEYS 的第 {position} 把密钥"
    key = _unhex(text, name)
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"{name}须为 {KEY_BYTES * 2} 位十六进制数（SM4，128 位）。")
    return key


@lru_cache(maxsize=1)
def lookup_key() -> bytes:
    """The HMAC key of look-up digests. Raises ``ImproperlyConfigured`` when missing or short."""
    key = _unhex(
        getattr(settings, "ZHUNSHENG_LOOKUP_KEY", ""), "查找摘要密钥 ZHUNSHENG_LOOKUP_KEY "
    )
    if len(key) < LOOKUP_KEY_BYTES:
        raise ImproperlyConfigured(
            f"ZHUNSHENG_LOOKUP_KEY 没有配置或太短：至少要有 {LOOKUP_KEY_BYTES * 2} 位十六进制数。"
        )
    return key


def _unhex(text: str, name: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        # ``from None``: the message of the cause could quote the key.
        raise ImproperlyConfigured(f"{name}不是十六进制数。") from None


def _forget(*, setting: str, **_: object) -> None:
    """Settings changed in a test: read the keys again."""
    if setting == "ZHUNSHENG_FIELD_KEYS":
        key_ring.cache_clear()
    elif setting == "ZHUNSHENG_LOOKUP_KEY":
        lookup_key.cache_clear()


setting_changed.connect(_forget)
