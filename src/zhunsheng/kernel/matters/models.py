"""The one row that every case of every kind has, its participants and its links.

Only columns that every kind of case has live here; the rest is in each business's own subclass. Rows change only
through ``perform`` (kernel/procedure) and are never deleted: ``save`` and ``delete`` refuse.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models

from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.privacy.fields import EncryptedTextField


class NotThroughPerform(RuntimeError):
    """Somebody tried to change a matter other than through ``perform``."""

    def __init__(self) -> None:
        super().__init__(
            "Matters change only through zhunsheng.kernel.procedure.perform; see docs/architecture.md."
        )


class MatterQuerySet(models.QuerySet[Any]):
    """Reads; writing goes through ``perform``."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughPerform

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NotThroughPerform

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughPerform

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NotThroughPerform


class Matter(models.Model):
    """案件.

    ``procedure`` and ``procedure_version`` are frozen at filing; ``stage`` and ``outcome`` are codes of that
    declaration; ``due_on`` is the end of the leading clock; ``head_hash`` is the hash of the newest event.
    """

    domain = models.CharField("业务", max_length=32)
    procedure = models.CharField("程序", max_length=48)
    procedure_version = models.CharField("程序版本", max_length=16)
    number = models.CharField("案号", max_length=60, null=True, blank=True, unique=True)
    receipt = models.CharField("回执号", max_length=24, blank=True, db_index=True)
    title = models.CharField("标题", max_length=200)
    organ = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="办理机关", db_index=False
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="承办机构", db_index=False
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所在区划",
        db_index=False,
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承办人",
        db_index=False,
    )
    channel = models.CharField("收案渠道", max_length=16, blank=True)
    stage = models.CharField("阶段", max_length=32)
    outcome = models.CharField("结果", max_length=16, blank=True)
    received_on = models.DateField("收到日期")
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    due_on = models.DateField("期限届满日", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    acted_on = models.DateField("最近办理日期")
    restricted = models.BooleanField("限制查阅", default=False)
    back_entry = models.BooleanField("补录", default=False)
    superior_number = models.CharField("上级系统编号", max_length=60, blank=True)
    version = models.PositiveIntegerField("版本", default=1)
    head_hash = models.CharField("最新记录摘要", max_length=64, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = "案件"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["domain", "unit", "-id"], name="matter_unit"),
            models.Index(fields=["domain", "place", "-id"], name="matter_place"),
            models.Index(fields=["domain", "-id"], name="matter_domain"),
            models.Index(fields=["handler", "-id"], name="matter_handler"),
            models.Index(fields=["procedure", "stage", "-id"], name="matter_stage"),
            models.Index(
                fields=["handler", "due_on", "id"],
                name="matter_open_due",
                condition=models.Q(closed_on__isnull=True),
            ),
            models.Index(fields=["superior_number"], name="matter_superior"),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.receipt} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see the module's docstring."""
        raise NotThroughPerform

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see the module's docstring."""
        raise NotThroughPerform

    @property
    def is_open(self) -> bool:
        """Not concluded yet."""
        return self.closed_on is None


class Participant(models.Model):
    """参加人: a party, a unit or a member of staff in one role in one matter."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="participants", verbose_name="案件"
    )
    role = models.CharField("身份", max_length=24)
    party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name="当事人",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name="单位",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name="人员",
    )
    represents = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agents",
        verbose_name="代理的参加人",
    )
    note = models.CharField("说明", max_length=120, blank=True)

    class Meta:
        verbose_name = "参加人"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["unit", "role", "matter"], name="participant_unit"),
            models.Index(fields=["person", "matter"], name="participant_person"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of whoever it is."""
        return str(self.party or self.unit or self.person or "")


class MatterLink(models.Model):
    """关联: one matter led to another, or waits to be handed on, perhaps to a business that is not here yet.

    ``to_matter`` is empty while nobody has taken the hand-over. ``content`` is what the receiving filing form begins
    with, as JSON: it names people, so it is encrypted. ``papers`` are the documents that go along, by id. ``unit`` is
    who should take it; empty, whoever takes in such matters. ``heard_on``: when the first matter was told of the end.
    It comes from a matter or, as ``from_entry`` (the text of an ``EntryRef``), from a line of a register.
    """

    from_matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, related_name="leads_to", verbose_name="原案"
    )
    from_entry = models.CharField("来源条目", max_length=80, blank=True, db_index=True)
    to_matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comes_from",
        verbose_name="新案",
    )
    procedure = models.CharField("移交程序", max_length=48, db_index=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="接收单位"
    )
    title = models.CharField("说明", max_length=120)
    content = EncryptedTextField("移交内容", default="{}")
    papers = models.JSONField("随案材料", default=list, blank=True)
    referred_on = models.DateField("移交日期")
    taken_on = models.DateField("接收日期", null=True, blank=True)
    declined_on = models.DateField("退回日期", null=True, blank=True)
    reason = EncryptedTextField("退回原因", blank=True)
    heard_on = models.DateField("告知原案日期", null=True, blank=True)

    class Meta:
        verbose_name = "案件关联"
        verbose_name_plural = verbose_name
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(from_matter__isnull=False, from_entry="")
                | (models.Q(from_matter__isnull=True) & ~models.Q(from_entry="")),
                name="matterlink_one_origin",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def data(self) -> dict[str, Any]:
        """What the receiving filing form begins with, by field name."""
        given: dict[str, Any] = json.loads(self.content)
        return given

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has taken or declined it."""
        return self.to_matter_id is None and self.declined_on is None
