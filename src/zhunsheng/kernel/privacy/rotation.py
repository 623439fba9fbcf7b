"""Key rotation: encrypt again, with the active key, what an older key of the ring encrypted.

To rotate: put a new key in front of ``ZHUNSHENG_FIELD_KEYS``, restart, run :func:`rotate_all`, and
take the old key out when :func:`keys_in_use` no longer names it (backups still need it).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from zhunsheng.kernel.privacy.cipher import decrypt, encrypt, key_id_of
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.privacy.keys import key_ring

BATCH = 200
"""Rows of one transaction: well within the 50 ms for which a job may hold SQLite's write lock."""


def encrypted_fields(model: type[Model]) -> list[EncryptedTextField]:
    """The encrypted columns of the model's own table."""
    fields = model._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, EncryptedTextField)]


def rotate_all() -> Counter[str]:
    """Rotate every model; returns the number of values encrypted again, by model label."""
    return Counter({model._meta.label: rotate(model) for model in _models()})


def rotate(model: type[Model]) -> int:
    """Encrypt again every value of ``model`` that is not under the active key; returns how many.

    May run beside the daily work and be repeated: a value written meanwhile is left alone. Raises
    ``Undecipherable`` at the first value whose key is missing; what was done until then stays.
    """
    return sum(_rotate(field) for field in encrypted_fields(model))


def keys_in_use() -> Counter[str]:
    """How many stored values each key id encrypts; ids that are not in the ring included."""
    used: Counter[str] = Counter()
    for model in _models():
        for field in encrypted_fields(model):
            last = None
            while rows := _page(field, last):
                used.update(key_id_of(sealed) for _pk, sealed in rows)
                last = rows[-1][0]
    return used


def _models() -> list[type[Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if encrypted_fields(m)]


def _rotate(field: EncryptedTextField) -> int:
    active, done, last = key_ring().active, 0, None
    while rows := _page(field, last):
        last = rows[-1][0]
        old = [(pk, sealed) for pk, sealed in rows if key_id_of(sealed) != active]
        if old:
            done += _encrypt_again(field, old)
    return done


def _names(field: EncryptedTextField) -> tuple[str, str, str]:
    quote, key = connection.ops.quote_name, field.model._meta.pk
    assert key is not None
    return quote(field.model._meta.db_table), quote(str(key.column)), quote(str(field.column))


def _page(field: EncryptedTextField, last: Any) -> list[tuple[Any, str]]:
    """The next rows after primary key ``last`` as (primary key, ciphertext)."""
    table, pk, column = _names(field)
    after, params = (f" AND {pk} > %s", [last]) if last is not None else ("", [])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {pk}, {column} FROM {table} WHERE {column} <> ''{after} "  # noqa: S608 - names from _meta
            f"ORDER BY {pk} LIMIT {BATCH}",
            params,
        )
        return list(cursor.fetchall())


def _encrypt_again(field: EncryptedTextField, rows: list[tuple[Any, str]]) -> int:
    table, pk, column = _names(field)
    # The old ciphertext in the condition: what somebody wrote meanwhile must not be overwritten.
    sql = f"UPDATE {table} SET {column} = %s WHERE {pk} = %s AND {column} = %s"  # noqa: S608
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for key, sealed in rows:
            plain = decrypt(sealed, field.context)
            cursor.execute(sql, [encrypt(plain, field.context), key, sealed])
            done += cursor.rowcount
    return done
