"""The key ring of field encryption and the key of look-up digests, both from settings.

``ZHUNSHENG_FIELD_KEYS`` maps key ids to 128-bit SM4 keys in hex; the first one encrypts, all of
them decrypt, so a new key is put in front and the old one leaves after ``privacy.rotation.rotate``.
``ZHUNSHENG_LOOKUP_KEY`` is hex too (at least 16 bytes) and does not rotate: digests already stored
depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

from zhunsheng.lib import digest

KEY_BYTES = 16
LOOKUP_KEY_BYTES = 16
LOOKUP_ID = "lookup_key"
"""How :func:`fingerprints` names the key of look-up digests."""
_ID = re.compile(r"[A-Za-z0-9_-]{1,20}")


@dataclass(frozen=True)
class KeyRing:
    """SM4 keys by id; ``active`` is the one that encrypts. Keys never show in ``repr``."""

    active: str
    keys: dict[str, bytes] = field(repr=False)


@lru_cache(maxsize=1)
def key_ring() -> KeyRing:
    """The ring of ``settings.ZHUNSHENG_FIELD_KEYS``.

    Raises ``ImproperlyConfigured`` when it is empty, or an id or a key is malformed.
    """
    configured: Mapping[str, str] = getattr(settings, "ZHUNSHENG_FIELD_KEYS", None) or {}
    if not configured:
        raise ImproperlyConfigured(
            "ZHUNSHENG_FIELD_KEYS 没有配置：个人信息字段须加密保存，至少要有一把密钥。"
        )
    return KeyRing(next(iter(configured)), {k: _field_key(k, v) for k, v in configured.items()})


def _field_key(key_id: str, text: str) -> bytes:
    if not _ID.fullmatch(key_id):
        raise ImproperlyConfigured(
            f"字段密钥编号 {key_id!r} 只能由 1 至 20 位字母、数字、- 和 _ 组成。"
        )
    key = _unhex(text, f"字段密钥 {key_id} ")
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"字段密钥 {key_id} 须为 {KEY_BYTES * 2} 位十六进制数（SM4，128 位）。"
        )
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


def fingerprints() -> dict[str, str]:
    """What tells whether a key is the same one elsewhere, by key id; it does not tell the key."""
    keys = {**key_ring().keys, LOOKUP_ID: lookup_key()}
    return {key_id: digest.sm3(b"zhunsheng key" + key)[:16] for key_id, key in keys.items()}


def forget() -> None:
    """Read the keys from the settings again."""
    key_ring.cache_clear()
    lookup_key.cache_clear()


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
