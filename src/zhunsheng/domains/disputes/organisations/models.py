"""Who settles disputes, where, and who is there today: five registers.

Columns that name several things (kinds of dispute, languages) hold their words parted by 、 as sheets have them;
:mod:`zhunsheng.domains.disputes.organisations.words` reads them.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from zhunsheng.domains.disputes.organisations import choices
from zhunsheng.kernel.orgs.models import Place
from zhunsheng.kernel.privacy.fields import EncryptedTextField
from zhunsheng.kernel.registers.models import Entry


class Network(Entry):
    """调解网络: a grouping of organisations that the district chooses itself (四张网络). ``code`` is its name."""

    code = models.CharField("网络名称", max_length=30, unique=True)
    purpose = models.CharField("覆盖范围", max_length=200, blank=True)

    class Meta:
        verbose_name = "调解网络"
        verbose_name_plural = verbose_name


class Organisation(Entry):
    """调解组织: a centre, a committee, a one-stop centre or a star room.

    ``founder``, ``term_ends`` and the members belong to committees. ``unit`` guides it (art. 5).
    """

    code = models.CharField("组织编号", max_length=60, unique=True)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=12, choices=choices.OrganisationKind)
    level = models.CharField("层级", max_length=10, choices=choices.Level)
    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所属网络"
    )
    founder = models.CharField("设立主体", max_length=12, choices=choices.Founder, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name="所在区划")
    address = models.CharField("地址", max_length=120)
    phone = models.CharField("电话", max_length=40)
    hours = models.CharField("开放时间", max_length=80, default="工作日9时至17时")
    disputes = models.CharField("调解哪些纠纷", max_length=200, default="全部")
    founded_on = models.DateField("成立日期", null=True, blank=True)
    members = models.PositiveSmallIntegerField("委员人数", null=True, blank=True)
    women = models.PositiveSmallIntegerField("其中妇女", null=True, blank=True)
    minority = models.PositiveSmallIntegerField("其中少数民族", null=True, blank=True)
    term_began = models.DateField("本届任期起", null=True, blank=True)
    term_ends = models.DateField("本届任期止", null=True, blank=True)

    class Meta:
        verbose_name = "调解组织"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["place", "kind"], name="disputes_organisation_place")
        ]

    def __str__(self) -> str:
        return self.name


class Mediator(Entry):
    """调解员: a member of a committee or somebody whom it has engaged (art. 13, 14). Who has ended takes no cases."""

    code = models.CharField("调解员编号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=40)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mediators", verbose_name="所在组织"
    )
    post = models.CharField(
        "专职或者兼职", max_length=10, choices=choices.Post, default=choices.Post.PART_TIME
    )
    skills = models.CharField("擅长的纠纷", max_length=200, default="全部")
    languages = models.CharField("语言", max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="系统账号",
    )
    is_active = models.BooleanField("可以分派", default=True)
    term_ends = models.DateField("聘期或者任期止", null=True, blank=True)
    trained_on = models.DateField("最近一次培训", null=True, blank=True)
    phone = EncryptedTextField("手机", blank=True)

    class Meta:
        verbose_name = "调解员"
        verbose_name_plural = verbose_name
        indexes: ClassVar = [
            models.Index(fields=["organisation", "is_active"], name="disputes_mediator_where")
        ]

    def __str__(self) -> str:
        return self.name


class Room(Entry):
    """窗口和房间: the desk, a window, a reception room or a function room of a centre (“1+6+7+7”)."""

    code = models.CharField("房间编号", max_length=60, unique=True)
    name = models.CharField("名称", max_length=40)
    kind = models.CharField("种类", max_length=10, choices=choices.RoomKind)
    function = models.CharField("功能", max_length=12, choices=choices.Function, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="rooms", verbose_name="所在中心"
    )
    floor = models.CharField("楼层位置", max_length=40, blank=True)
    seats = models.PositiveSmallIntegerField("座位", null=True, blank=True)
    needs_duty = models.BooleanField("工作日须有人值班", default=False)

    class Meta:
        verbose_name = "窗口和房间"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return self.name


class RosterLine(Entry):
    """值班: one person at one window or in one room on one day, ``valid_from``, which is also ``valid_to``."""

    code = models.CharField("值班编号", max_length=60, unique=True)
    valid_from = models.DateField("值班日期", db_index=True)
    room = models.ForeignKey(
        Room, models.PROTECT, related_name="roster", verbose_name="窗口或者房间"
    )
    name = models.CharField("值班人员", max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="系统账号",
    )
    is_cancelled = models.BooleanField("已取消", default=False)

    class Meta:
        verbose_name = "值班"
        verbose_name_plural = verbose_name

    def __str__(self) -> str:
        return f"{self.valid_from} {self.name}"
