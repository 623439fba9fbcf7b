"""A party (当事人): a natural person, a business or an organisation that is not one of our units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from zhunsheng.kernel.privacy.fields import EncryptedTextField, lookup_digest
from zhunsheng.lib.search import pinyin_initials


class Party(models.Model):
    """当事人. One row per appearance in a matter: there is no cross-business file of a person (design §9)."""

    class Kind(models.TextChoices):
        PERSON = "person", "自然人"
        SOLE_TRADER = "sole_trader", "个体工商户"
        COMPANY = "company", "法人"
        ORGANISATION = "organisation", "其他组织"

    kind = models.CharField("类别", max_length=14, choices=Kind, default=Kind.PERSON)
    name = models.CharField("姓名或名称", max_length=80)
    id_number = EncryptedTextField("身份证号", blank=True)
    id_lookup = models.CharField(
        "身份证号摘要", max_length=64, blank=True, editable=False, db_index=True
    )
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    legal_representative = models.CharField("法定代表人或负责人", max_length=40, blank=True)
    phone = EncryptedTextField("联系电话", blank=True)
    address = EncryptedTextField("送达地址", blank=True)
    email = EncryptedTextField("电子邮箱", blank=True)
    pinyin = models.CharField("拼音首字母", max_length=80, blank=True, editable=False)

    #: Fields that never leave the row in clear: ledger data holds commitments to them, lists mask them.
    PERSONAL: ClassVar = ("id_number", "phone", "address", "email")

    class Meta:
        verbose_name = "当事人"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the look-up keys true."""
        self.pinyin = pinyin_initials(self.name, person=self.kind == self.Kind.PERSON)[:80]
        self.id_lookup = lookup_digest(self.id_number) if self.id_number else ""
        super().save(*args, **kwargs)
