"""What every line of every register has, and the versions of all of them.

A line's present state is the row of its own table; each state it ever had is an ``EntryVersion``. Rows change only
through ``kernel/registers/changing.py``, which writes version and ledger event in the same transaction.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.lib import clock


class NotThroughRegister(RuntimeError):
    """Somebody tried to change an entry other than through the register."""

    def __init__(self) -> None:
        super().__init__(
            "Entries change only through zhunsheng.kernel.registers.changing; see docs/registers.md."
        )


class EntryQuerySet(models.QuerySet[Any]):
    """Reads, and the dates by which entries are asked for; writing goes through ``changing``."""

    def in_force(self, on: date | None = None) -> EntryQuerySet:
        """Lines in force on a day (today if none is given); ``valid_to`` is the last day."""
        day = on or clock.today()
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def public(self, on: date | None = None) -> EntryQuerySet:
        """What the public may read: published, not taken down, in force."""
        return self.in_force(on).filter(published_on__isnull=False, withdrawn_on__isnull=True)

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughRegister

    def delete(self) -> NoReturn:
        """Refuse: a line ends, it is not deleted."""
        raise NotThroughRegister

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughRegister

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughRegister


class Entry(models.Model):
    """册: a line of a register.

    ``code`` identifies the line in the world (item number, credit code, certificate number) and is unique in its
    register; a subclass may declare it anew with the statute's own name. ``unit`` answers for the line. It is in force
    from ``valid_from`` to ``valid_to``, both included, and public between ``published_on`` and ``withdrawn_on``.
    """

    code = models.CharField("编码", max_length=60, unique=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任单位"
    )
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True)
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    published_on = models.DateField("公开日期", null=True, blank=True, editable=False)
    withdrawn_on = models.DateField("撤下日期", null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField("撤下原因", max_length=120, blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see the module's docstring."""
        raise NotThroughRegister

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see the module's docstring."""
        raise NotThroughRegister

    @property
    def is_public(self) -> bool:
        """Published and not taken down."""
        return self.published_on is not None and self.withdrawn_on is None

    def is_in_force(self, on: date | None = None) -> bool:
        """Whether the line holds on a day (today if none is given)."""
        day = on or clock.today()
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


class EntryVersion(models.Model):
    """版本: one state of one line, from ``since`` until before ``until``.

    ``data`` holds the values of the register's fields as canonical JSON; encrypted fields of the line stand in
    ``private`` instead. The ledger event of the change binds both by a digest with ``salt``.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "新增"
        CHANGED = "changed", "修改"
        ENDED = "ended", "失效"
        RESTORED = "restored", "恢复"
        CORRECTED = "corrected", "更正"

    register = models.CharField("台账", max_length=40)
    entry_id = models.BigIntegerField("条目")
    number = models.PositiveIntegerField("版本号")
    kind = models.CharField("变动", max_length=10, choices=Kind)
    data = models.TextField("内容")
    private = EncryptedTextField("加密内容", blank=True)
    changed = models.TextField("变动的项目", blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True)
    reason = models.CharField("依据或原因", max_length=200, blank=True)
    source = models.CharField("来源", max_length=40, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="办理人"
    )
    recorded_at = models.DateTimeField("登记时间", default=clock.now)
    salt = EncryptedTextField("盐", blank=True)

    class Meta:
        verbose_name = "台账版本"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "entry_id", "number"], name="registers_version_number"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["register", "since", "entry_id"], name="registers_version_since"),
            models.Index(fields=["register", "entry_id", "since"], name="registers_version_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.entry_id} 第{self.number}版"
