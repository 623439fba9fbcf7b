"""Places (行政区划), units, people and posts.

Trees carry a materialised path (``/1/5/23/``), so that "this one and below" is one indexed prefix look-up.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from zhunsheng.kernel.database.compiled import Read
from zhunsheng.lib import clock
from zhunsheng.lib.search import pinyin_initials


class Tree(models.Model):
    """A node of a tree with a materialised path of primary keys."""

    path = models.CharField("路径", max_length=255, blank=True, editable=False, db_index=True)
    pinyin = models.CharField("拼音首字母", max_length=100, blank=True, editable=False)

    class Meta:
        abstract = True

    parent: models.ForeignKey[Any, Any]
    name: models.CharField[str, str]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep pinyin and path true; a moved node takes its descendants along."""
        self.pinyin = pinyin_initials(self.name)[:100]
        if self.pk is None:
            super().save(*args, **kwargs)
            kwargs = {"update_fields": ["path"]}
            args = ()
        old = self.path
        if old and self.parent and self.parent.path.startswith(old):
            raise ValidationError(
                {"parent": f"“{self.name}”不能放到它自己或者它的下级之下，请另选上级。"}
            )
        self.path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        super().save(*args, **kwargs)
        if old and old != self.path:
            self._move_descendants(old)

    def _move_descendants(self, old: str) -> None:
        for node in type(self)._default_manager.filter(path__startswith=old).exclude(pk=self.pk):
            node.path = self.path + node.path[len(old) :]
            super(Tree, node).save(update_fields=["path"])

    def below(self) -> models.QuerySet[Any]:
        """This node and everything under it."""
        return type(self)._default_manager.filter(path__startswith=self.path)


class Place(Tree):
    """行政区划 down to village level; codes are the statistical 12-digit codes or invented ones."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省级"
        CITY = "city", "地级"
        COUNTY = "county", "县级"
        TOWNSHIP = "township", "乡级"
        VILLAGE = "village", "村级"

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=60)
    full_name = models.CharField("全称", max_length=160, blank=True)
    level = models.CharField("层级", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级区划",
    )

    class Meta:
        verbose_name = "行政区划"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.full_name or self.name

    @classmethod
    def coded(cls, code: str) -> Place | None:
        """The place of a code; of a short one too (640104), as people know counties and townships."""
        return cls.objects.filter(code=code.strip().ljust(12, "0")).first()


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units by date."""

    def valid_on(self, day: date) -> UnitQuerySet:
        """Units that exist on ``day`` (valid_to is the last day)."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class Unit(Tree):
    """单位: an organ, department, township or an office inside one; it lives between two dates.

    When a unit is abolished, ``successor`` says who answers for its matters; scopes follow it.
    """

    class Kind(models.TextChoices):
        GOVERNMENT = "government", "人民政府"
        DEPARTMENT = "department", "政府部门"
        TOWNSHIP = "township", "乡镇街道"
        OFFICE = "office", "内设机构"
        STATION = "station", "派出机构"
        JUSTICE_OFFICE = "justice_office", "司法所"
        PARTY = "party", "党委机构"
        COURT = "court", "法院检察院"
        OTHER = "other", "其他单位"

    code = models.CharField("单位代码", max_length=18, unique=True)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=30, blank=True)
    kind = models.CharField("类别", max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级单位",
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="units", verbose_name="所在区划"
    )
    document_code = models.CharField("机关代字", max_length=12, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    valid_from = models.DateField("成立日期", null=True, blank=True)
    valid_to = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="职责承继单位",
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class PersonManager(BaseUserManager["Person"]):
    """Creates people who can log in."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Person:
        """A person with ``username``; without a password the account cannot log in."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """工作人员: one account. Leaders who never log in are people without a usable password."""

    username = models.CharField(
        "登录名",
        max_length=50,
        unique=True,
        error_messages={"unique": "这个登录名已有人使用，请换一个。"},
    )
    name = models.CharField("姓名", max_length=40)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="所在单位"
    )
    phone = models.CharField("办公电话", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    pinyin = models.CharField("拼音首字母", max_length=40, blank=True, editable=False)
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    joined_at = models.DateTimeField("建立时间", default=clock.now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the pinyin key true."""
        self.pinyin = pinyin_initials(self.name, person=True)[:40]
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name, as Django's contributed code asks for it."""
        return self.name


class Post(models.Model):
    """任职: a person's post in a unit between two dates."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="单位")
    title = models.CharField("职务", max_length=40)
    is_head = models.BooleanField("负责人", default=False)
    starts_on = models.DateField("任职日期")
    ends_on = models.DateField("免职日期", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["unit_id", "-starts_on"]

    def __str__(self) -> str:
        return f"{self.unit}{self.title}{self.person}"


class Duty(models.Model):
    """职责分工: which unit handles a business for which organ, between two dates."""

    domain = models.CharField("业务", max_length=32)
    organ = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="机关")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="duties", verbose_name="承办机构")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = "职责分工"
        verbose_name_plural = verbose_name
        ordering: ClassVar = ["domain", "-starts_on"]

    def __str__(self) -> str:
        return f"{self.domain}：{self.unit}"


def responsible(domain: str, on: date, organ: int | None = None) -> Duty | None:
    """The duty that holds for a business on a day, with its organ and unit.

    ``organ`` is asked where each organ has a unit of its own for the business.
    """
    found = _duties(domain, on) if organ is None else _duties_of(domain, on, organ)
    return next(iter(found), None)


def duties_on(domain: str, on: date) -> models.QuerySet[Duty]:
    """Every duty that holds for a business on a day, the newest first."""
    return (
        Duty.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on), domain=domain, starts_on__lte=on
        )
        .select_related("organ", "unit__place")
        .order_by("-starts_on", "pk")
    )


_duties: Read[Duty] = Read(lambda domain, on: duties_on(domain, on)[:1], str, date)
_duties_of: Read[Duty] = Read(
    lambda domain, on, organ: duties_on(domain, on).filter(organ=organ)[:1], str, date, int
)
