"""The petition as it comes in: at the window, by telephone, from the portal, by API and from a sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.kernel.access.scope import rights
from zhunsheng.kernel.forms import Group, IdCardField, PhoneField, only_when
from zhunsheng.kernel.orgs.models import Person, Unit, duties_on
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

DOMAIN = "petition"
NAMED = (
    Unit.Kind.DEPARTMENT,
    Unit.Kind.TOWNSHIP,
    Unit.Kind.STATION,
    Unit.Kind.JUSTICE_OFFICE,
    Unit.Kind.PARTY,
    Unit.Kind.COURT,
    Unit.Kind.OTHER,
)
MOST_REPRESENTATIVES = 5
ANONYMOUS = "匿名"


def long(label: str, most: int = 3000, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea, **more)


def takers(on: date, person: Person | None = None) -> Any:
    """Units that take petitions on a day; of a member of staff, those whose petitions the person may handle."""
    duties = duties_on(DOMAIN, on)
    found = Unit.objects.filter(pk__in=duties.values("unit")).order_by("kind", "code")
    mine = [right.units for right in rights(person) if right.domain == DOMAIN] if person else [None]
    if None in mine:
        return found
    return found.filter(pk__in=frozenset().union(*(units for units in mine if units)))


def nameable(on: date) -> Any:
    """Units that somebody may complain of here; against the government itself the level above is asked."""
    return Unit.objects.valid_on(on).filter(kind__in=NAMED).order_by("kind", "code")


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class IntakeForm(ActionForm):
    """登记信访事项. Who wants something gives name and address (19); the rest may be anonymous."""

    #: The petitioner is a party, the unit complained of takes part.
    not_columns = ("name", "named", "taker", "earlier_number")
    in_clear = ("superior_number",)
    groups = (
        Group("信访事项", ("kind", "field", "title", "facts", "demand", "earlier_number")),
        Group(
            "信访人",
            ("name", "id_number", "phone", "address", "people_count", "representatives"),
            columns=2,
        ),
        Group("被反映的单位和人员", ("named", "named_people", "is_secret")),
        Group("收件", ("taker", "channel", "superior_number"), columns=2),
    )

    kind = forms.ChoiceField(label="类别", choices=choices.Kind.choices)
    field = forms.ChoiceField(
        label="领域", choices=[("", "请选择"), *choices.Field.choices], required=False
    )
    title = forms.CharField(
        label="反映的事项",
        max_length=80,
        help_text="一句话。检举控告的，不会出现在列表、通知里。",
    )
    facts = long("事实和理由", 8000, required=False)
    demand = long("请求", 2000, required=False)
    earlier_number = forms.CharField(
        label="原信访件编号",
        max_length=60,
        required=False,
        help_text="同一事项以前提出过的，填原来的编号，两件互相关联。",
    )
    name = forms.CharField(
        label="姓名或名称",
        max_length=80,
        required=False,
        help_text="申诉求决事项须写明；建议意见和检举控告可以匿名。",
    )
    id_number = IdCardField(label="身份证号", required=False)
    phone = PhoneField(label="联系电话", required=False)
    address = forms.CharField(label="住址", max_length=200, required=False)
    people_count = only_when(
        forms.IntegerField(label="来访人数", min_value=2, max_value=9999),
        "channel",
        choices.Channel.GROUP,
        missing="多人走访的，请写明来访人数。",
    )
    representatives = only_when(
        long("代表", 400, help_text="一行一个姓名，不超过五人。"),
        "channel",
        choices.Channel.GROUP,
        missing="多人走访的，应当推选代表，请写明代表姓名。",
    )
    named = forms.ModelChoiceField(
        Unit.objects.none(),
        label="被反映的单位",
        required=False,
        empty_label="说不清、没有",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“住房”"}),
        help_text="检举控告和要求保密的：这里选的单位和它的人员一律看不到本件。不止一个的，登记后再补。",
    )
    named_people = forms.CharField(label="被反映的人员", max_length=200, required=False)
    is_secret = forms.BooleanField(label="信访人要求对被反映的单位保密", required=False)
    taker = forms.ModelChoiceField(Unit.objects.none(), label="收件单位", empty_label=None)
    channel = forms.ChoiceField(label="信访形式", choices=choices.Channel.choices)
    superior_number = forms.CharField(
        label="上级系统编号", max_length=60, required=False, help_text="国家信访信息系统的编号。"
    )

    #: The matter that is brought again, when there is one.
    earlier: Petition | None = None

    def prepare(self) -> None:
        """Offer the units that take petitions and those that may be complained of."""
        context = self.context
        on = context.on if context else clock.today()
        staff = context.actor.person if context and context.actor.kind == "staff" else None
        fields: Any = self.fields
        fields["taker"].queryset = takers(on, staff)
        fields["named"].queryset = nameable(on)
        if context is not None and context.actor.kind == "public":
            fields["taker"].required = False
        if staff is not None:
            fields["taker"].initial = staff.unit_id

    def clean(self) -> dict[str, Any]:
        """Who asks for something says who they are; an earlier matter must exist."""
        data = super().clean() or {}
        if data.get("kind") == choices.Kind.APPEAL and not data.get("name"):
            self.add_error("name", "申诉求决事项要书面答复，请写明信访人的姓名（名称）。")
        number = data.get("earlier_number")
        self.earlier = Petition.objects.filter(number=number).first() if number else None
        if number and self.earlier is None:
            self.add_error("earlier_number", "没有这个编号的信访件，请核对；不在本系统的，不填。")
        return data
