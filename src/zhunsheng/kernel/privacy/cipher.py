"""SM4-GCM (GB/T 32907-2016, GB/T 36624-2018) for single values.

A sealed value reads ``key id:base64(nonce ‖ ciphertext ‖ tag)``. The nonce is random; the context (``app.Model.field``)
is authenticated, so a ciphertext copied into another column does not decrypt.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.views.decorators.debug import sensitive_variables

from zhunsheng.kernel.privacy.keys import key_ring

NONCE_BYTES = 12
TAG_BYTES = 16


class Undecipherable(ValueError):
    """A stored value that cannot be decrypted; the message names the place and the key, never the value."""


@sensitive_variables()
def encrypt(text: str, context: str) -> str:
    """Encrypt ``text`` for ``context`` with the active key; the empty string stays empty."""
    if not text:
        return ""
    ring = key_ring()
    nonce = os.urandom(NONCE_BYTES)
    encryptor = Cipher(algorithms.SM4(ring.keys[ring.active]), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(context.encode())
    sealed = nonce + encryptor.update(text.encode()) + encryptor.finalize() + encryptor.tag
    return f"{ring.active}:{b64encode(sealed).decode()}"


@sensitive_variables()
def decrypt(sealed: str, context: str) -> str:
    """Decrypt what :func:`encrypt` made for the same ``context``.

    Raises :class:`Undecipherable` when the key is not in the ring, or the value was changed, moved from another
    column, or encrypted with another key of the same id.
    """
    if not sealed:
        return ""
    key_id, _, encoded = sealed.partition(":")
    key = key_ring().keys.get(key_id) if encoded else None
    if not encoded:
        raise Undecipherable(
            f"{context} 的内容不是加密格式，无法解密。请核对这一行是否被直接改过。"
        )
    if key is None:
        raise Undecipherable(
            f"{context} 的内容用密钥 {key_id} 加密，密钥环里没有它。请把它加回 ZHUNSHENG_FIELD_KEYS。"
        )
    try:
        raw = b64decode(encoded, validate=True)
        nonce, body, tag = raw[:NONCE_BYTES], raw[NONCE_BYTES:-TAG_BYTES], raw[-TAG_BYTES:]
        decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(context.encode())
        return (decryptor.update(body) + decryptor.finalize()).decode()
    except (InvalidTag, Base64Error, ValueError):
        raise Undecipherable(
            f"{context} 的内容用密钥 {key_id} 解不开：密钥不对，或者内容被改动、被移到别的字段。"
        ) from None


def key_id_of(sealed: str) -> str:
    """The id of the key that encrypted ``sealed``; empty for the empty string."""
    return sealed.partition(":")[0] if sealed else ""
