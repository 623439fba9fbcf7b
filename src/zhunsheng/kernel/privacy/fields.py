"""A text field that is encrypted in the database and plain in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import BaseExpression
from django.db.models.lookups import Lookup, Transform

from zhunsheng.kernel.privacy.cipher import decrypt, encrypt
from zhunsheng.kernel.privacy.digests import lookup_digest

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


__all__ = ["EncryptedTextField", "SealedTextField", "lookup_digest", "sealed_tables"]


class EncryptedTextField(_TextField):
    """Text encrypted with SM4-GCM at rest, bound to its model and column.

    Equal texts have different ciphertexts, so the column cannot be filtered, sorted or made unique; keep a
    :func:`zhunsheng.kernel.privacy.digests.lookup_digest` beside it where rows must be found by value.
    """

    description = "加密文本"

    @property
    def context(self) -> str:
        """What the ciphertext is bound to: ``app.model.field``."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """Decrypt; raises ``Undecipherable`` with the column's name."""
        return value if value is None else decrypt(value, self.context)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Encrypt what is written."""
        if value is None or isinstance(value, BaseExpression):
            return super().get_db_prep_save(value, connection)
        return encrypt(str(value), self.context)

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Only ``isnull``: a comparison with a ciphertext would silently find nothing."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        """None: there is nothing to transform in a ciphertext."""
        return None


class SealedTextField(EncryptedTextField):
    """What only its author may read (a counsellor's notes): rows with such a field are in no backup.

    A backup may hold the keys and lies where many have access, so even its ciphertext would be too much. Put the
    field into a table of its own that nothing refers to.
    """

    description = "只有作者能看的加密文本"


def sealed_tables() -> list[str]:
    """Tables that no backup may hold."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if any(isinstance(field, SealedTextField) for field in model._meta.local_concrete_fields)
    )
