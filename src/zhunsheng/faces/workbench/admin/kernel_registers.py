"""Units, people, posts, grants, delegations and duties as tables that administrators keep."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.faces.workbench.declare import AdminRegister
from zhunsheng.kernel.access.models import Delegation, Grant, Scope
from zhunsheng.kernel.access.roles import roles
from zhunsheng.kernel.access.scope import forget, visible
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.modules import all_modules
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Post, Unit
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.lib.hanzi import date_text

COUNTED = 1000
GROUP = "机构和人员"


def domains() -> list[tuple[str, str]]:
    """Businesses that have cases, by code."""
    titles = {module.code: module.title for module in all_modules()}
    return [(code, titles.get(code, code)) for code in sorted({p.domain for p in procedures})]


class UnitForm(forms.ModelForm[Unit]):
    """A unit; abolishing it is a last day and a successor."""

    valid_from = ChineseDateField(label="成立日期", required=False)
    valid_to = ChineseDateField(
        label="撤销日期",
        required=False,
        help_text="撤并时填最后一日；案件和权限转到下面的承继单位。",
    )

    class Meta:
        model = Unit
        fields = (
            "code", "name", "short_name", "kind", "parent", "place", "document_code",
            "phone", "address", "valid_from", "valid_to", "successor",
        )  # fmt: skip
        help_texts = {"document_code": "文号里的机关代字，例如“兴”。"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.queryset = Place.objects.exclude(level=Place.Level.VILLAGE)

    def clean(self) -> dict[str, Any]:
        """Neither under itself nor gone without a successor."""
        data = super().clean() or {}
        parent, row = data.get("parent"), self.instance
        if parent and row.pk and parent.path.startswith(row.path):
            self.add_error("parent", "上级单位不能是本单位或者它的下属。")
        if data.get("valid_to") and not data.get("successor"):
            self.add_error("successor", "撤销单位须指明由谁承继职责，未办结的案件和权限才有人接。")
        if data.get("successor") and data["successor"].pk == row.pk:
            self.add_error("successor", "承继单位不能是本单位。")
        return data


class PersonForm(forms.ModelForm[Person]):
    """An account. A new one cannot log in until a first password is set."""

    class Meta:
        model = Person
        fields = ("username", "name", "unit", "phone", "email", "is_active")
        help_texts = {
            "username": "建立以后尽量不改。",
            "is_active": "离职、调离的取消勾选；办过的案件和记录不受影响。",
        }


class DatedForm(forms.ModelForm[Any]):
    """Something from one day to another."""

    starts_on = ChineseDateField(label="生效日期")
    ends_on = ChineseDateField(label="终止日期", required=False, help_text="不填表示一直有效。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "principal", "delegate"):
            if name in self.fields:
                people: Any = self.fields[name]
                people.queryset = Person.objects.select_related("unit").order_by("unit_id", "name")
                people.label_from_instance = lambda one: f"{one.name}（{one.unit or '未设单位'}）"

    def clean(self) -> dict[str, Any]:
        """The end is not before the start."""
        data = super().clean() or {}
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", "终止日期早于生效日期，请改正。")
        return data


class GrantForm(DatedForm):
    """Who may do what, in which business, how far."""

    role = forms.ChoiceField(label="角色")
    domain = forms.ChoiceField(label="业务", help_text="“全部业务”不含限制查阅的案件。")

    class Meta:
        model = Grant
        fields = ("person", "role", "domain", "scope", "unit", "place", "starts_on", "ends_on")
        help_texts = {
            "unit": "范围为本单位或者本单位及下属时，以这里的单位为准；不填就是本人所在单位。",
            "place": "范围为本辖区及以下时填写。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [(one.code, f"{one.title}：{one.description}") for one in roles]
        domain: Any = self.fields["domain"]
        domain.choices = [(Grant.EVERY, "全部业务"), *domains()]


class DelegationForm(DatedForm):
    """A leader lets somebody record what he decided."""

    class Meta:
        model = Delegation
        fields = ("principal", "delegate", "basis", "starts_on", "ends_on")

    def clean(self) -> dict[str, Any]:
        """Two people."""
        data = super().clean()
        if data.get("principal") and data.get("principal") == data.get("delegate"):
            self.add_error("delegate", "委托人和受托人不能是同一个人。")
        return data


class PostForm(DatedForm):
    """A post with its days."""

    class Meta:
        model = Post
        fields = ("person", "unit", "title", "is_head", "starts_on", "ends_on")


class DutyForm(DatedForm):
    """Which unit handles a business."""

    domain = forms.ChoiceField(label="业务")

    class Meta:
        model = Duty
        fields = ("domain", "organ", "unit", "starts_on", "ends_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        domain: Any = self.fields["domain"]
        domain.choices = domains()


def days_text(row: Any) -> str:
    """“2021年1月4日至长期”."""
    end = date_text(row.ends_on) if row.ends_on else "长期"
    return f"{date_text(row.starts_on)}至{end}"


def _role(row: Grant) -> str:
    role = roles.get(row.role)
    return role.title if role else row.role


def _domain(row: Any) -> str:
    return "全部业务" if row.domain == Grant.EVERY else dict(domains()).get(row.domain, row.domain)


def grant_words(row: Grant) -> str:
    """A grant as a sentence."""
    where = {
        Scope.OWN: "本人承办的案件",
        Scope.UNIT: f"{row.unit or row.person.unit or '本单位'}的案件",
        Scope.UNIT_BELOW: f"{row.unit or row.person.unit or '本单位'}及下属单位的案件",
        Scope.PLACE_BELOW: f"{row.place or '本单位所在辖区'}及以下的案件",
        Scope.ALL: "全部案件",
    }[Scope(row.scope)]
    role = roles.get(row.role)
    if role and role.participates_as:
        where = f"{row.unit or row.person.unit or '本单位'}参加的案件"
    if row.role == "admin":
        where = "系统设置，不因此看到案件"
    return (
        f"{row.person.name}作为{_role(row)}，在{_domain(row)}中可以接触{where}，{days_text(row)}。"
    )


def _grant_about(row: Grant) -> list[tuple[str, object]]:
    forget(row.person)
    count = visible(row.person, Matter.objects.all())[: COUNTED + 1].count()
    shown = f"{COUNTED}件以上" if count > COUNTED else f"{count}件"
    return [("含义", grant_words(row)), ("现在能看到的案件（全部授权合计）", shown)]


def _person_about(row: Person) -> list[tuple[str, object]]:
    grants = Grant.objects.filter(Grant.current(), person=row).select_related(
        "unit", "place", "person__unit"
    )
    posts = row.posts.select_related("unit")
    return [
        (
            "任职",
            "；".join(f"{p.unit.label}{p.title}（{days_text(p)}）" for p in posts) or "没有登记",
        ),
        ("授权", "；".join(grant_words(g) for g in grants) or "没有授权，登录后什么也看不到"),
        (
            "登录",
            "可以登录"
            if row.is_active and row.has_usable_password()
            else "不能登录（停用或者没有设置密码）",
        ),
    ]


KERNEL_REGISTERS = (
    AdminRegister(
        "units", "单位", Unit, (),
        (
            ("名称", lambda r: r.name), ("代码", lambda r: r.code), ("类别", lambda r: r.get_kind_display()),
            ("上级", lambda r: r.parent.label if r.parent else ""), ("机关代字", lambda r: r.document_code),
            ("状态", lambda r: f"{date_text(r.valid_to)}撤销" if r.valid_to else "在用"),
        ),
        "单位撤并时填撤销日期和承继单位，不删除：以前的案件仍在原单位名下。",
        search=("name", "short_name", "code", "pinyin"), related=("parent",), group=GROUP, order=10, form=UnitForm,
    ),
    AdminRegister(
        "people", "人员", Person, (),
        (
            ("姓名", lambda r: r.name), ("登录名", lambda r: r.username),
            ("单位", lambda r: r.unit.label if r.unit else ""),
            ("办公电话", lambda r: r.phone), ("状态", lambda r: "在用" if r.is_active else "停用"),
        ),
        "人离开时停用账号，不删除；在办案件由机构负责人在“工作交接”里移交。",
        search=("name", "username", "pinyin"), related=("unit",), group=GROUP, order=20, form=PersonForm,
        about=_person_about,
    ),
    AdminRegister(
        "posts", "任职", Post, (),
        (
            ("人员", lambda r: r.person.name), ("单位", lambda r: r.unit.label), ("职务", lambda r: r.title),
            ("负责人", lambda r: "是" if r.is_head else ""), ("期间", days_text),
        ),
        search=("person__name", "unit__name", "title"), related=("person", "unit"), group=GROUP, order=30,
        form=PostForm,
    ),
    AdminRegister(
        "grants", "授权", Grant, (),
        (
            ("人员", lambda r: r.person.name), ("角色", _role), ("业务", _domain),
            ("范围", lambda r: r.get_scope_display()),
            ("单位", lambda r: r.unit.label if r.unit else ""), ("期间", days_text),
        ),
        "一条授权是一个角色、一项业务、一个范围；两条授权各管各的，不会互相放大。",
        search=("person__name", "role"), related=("person__unit", "unit", "place"), group=GROUP, order=40,
        form=GrantForm,
        about=_grant_about,
    ),
    AdminRegister(
        "delegations", "代录委托", Delegation, (),
        (
            ("委托人", lambda r: r.principal.name), ("受托人", lambda r: r.delegate.name),
            ("依据", lambda r: r.basis), ("期间", days_text),
        ),
        "领导不登录：秘书凭书面委托，代录他在纸上的批示，并附扫描件。",
        search=("principal__name", "delegate__name"), related=("principal", "delegate"), group=GROUP, order=50,
        form=DelegationForm,
    ),
    AdminRegister(
        "duties", "职责分工", Duty, (),
        (
            ("业务", _domain), ("机关", lambda r: r.organ.label), ("承办机构", lambda r: r.unit.label),
            ("期间", days_text),
        ),
        "新案件归哪个机构办理由这里决定。",
        related=("organ", "unit"), group=GROUP, order=60, form=DutyForm,
    ),
)  # fmt: skip
