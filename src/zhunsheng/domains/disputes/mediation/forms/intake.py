"""Registration of a dispute: the same form at the counter, on the portal, from the one desk, by API and from Excel.

Field names that other businesses hand over (``context.refer``):

- the dispute: ``kind``, ``title``, ``place``, ``location``, ``facts``, ``request``, ``amount``, ``heads``,
  ``known_on``, ``source``, ``channel``, ``risk``;
- the first side: ``applicant``, ``applicant_phone``, ``applicant_id``, ``applicant_address``, ``applicant_more``;
- the other side: ``other``, ``other_phone``, ``other_id``, ``other_address``, ``other_more``, ``other_agrees``;
- ``carried_from``: the number of the matter of another kind of mediation that goes on here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from zhunsheng.domains.disputes import kinds
from zhunsheng.domains.disputes.mediation import choices, house
from zhunsheng.kernel.forms import (
    ChineseDateField,
    Group,
    IdCardField,
    PhoneField,
    YuanField,
    only_when,
)
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.lib import clock

ORAL = choices.Intake.ORAL.value
CHANNELS = (
    ("counter", "上门、到窗口"),
    ("phone", "电话"),
    ("visit", "入户、巡查"),
    ("online", "网上"),
    ("kiosk", "自助终端"),
    ("hotline", "12345热线"),
    ("letter", "来信、来函"),
)
NAMES = "一行一个姓名或者名称。"


def long(label: str, most: int = 3000, **more: Any) -> forms.CharField:
    """A text of several lines."""
    widget = forms.Textarea(attrs={"rows": more.pop("rows", 4)})
    return forms.CharField(label=label, max_length=most, widget=widget, **more)


def lines_of(text: str | None) -> list[str]:
    """Names, one a line."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class DisputeForm(ActionForm):
    """矛盾纠纷登记 (人民调解法 17、18)."""

    in_clear = ("suit_number", "carried_from", "superior_number")
    groups: ClassVar[Sequence[Group]] = (
        Group("登记什么", ("intake",)),
        Group("纠纷", ("kind", "source", "place", "location", "title", "facts", "request")),
        Group("情况", ("amount", "heads", "known_on", "risk"), columns=2),
        Group(
            "申请人一方",
            (
                "applicant",
                "applicant_phone",
                "applicant_id",
                "applicant_address",
                "applicant_more",
                "applicant_agrees",
            ),
            columns=2,
        ),
        Group(
            "对方当事人",
            (
                "other",
                "other_phone",
                "other_id",
                "other_address",
                "other_more",
                "other_agrees",
            ),
            columns=2,
        ),
        Group(
            "口头协议",
            (
                "agreement",
                "performance",
                "is_performed",
                "perform_by",
                "settled_amount",
                "mediator",
                "committee",
                "difficulty",
            ),
        ),
        Group("收件", ("channel", "carried_from", "superior_number"), columns=2),
    )

    intake = forms.ChoiceField(
        label="这次登记",
        choices=choices.Intake.choices,
        initial=choices.Intake.REGISTER,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    kind = forms.ChoiceField(label="纠纷类型", choices=kinds.Kind.choices)
    source = forms.ChoiceField(
        label="来源", choices=kinds.Source.choices, initial=kinds.Source.APPLICATION
    )
    place = forms.ModelChoiceField(
        Place.objects.none(),
        label="所在区划",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“演示第一村”"}),
    )
    location = forms.CharField(label="具体地点", max_length=120, required=False)
    title = forms.CharField(
        label="标题", max_length=100, required=False, help_text="不填就按双方和类型写。"
    )
    facts = long("纠纷事实", help_text="谁、什么时候、为什么事、现在怎样。")
    request = long("当事人的请求", 1000, required=False, rows=2)
    amount = YuanField(label="涉案金额", required=False)
    heads = forms.IntegerField(label="涉及人数", min_value=1, max_value=100_000, required=False)
    known_on = ChineseDateField(
        label="知道权利受损害的日期",
        required=False,
        future=False,
        help_text="用来算诉讼时效等最后期限；不清楚就不填。",
    )
    risk = forms.ChoiceField(
        label="激化风险",
        choices=kinds.Risk.choices,
        initial=kinds.Risk.NONE,
        required=False,
        help_text="只说这一件纠纷，纠纷办结就不再显示。可能激化的，登记后立即办“报告激化风险”。",
    )
    applicant = forms.CharField(label="姓名或名称", max_length=80)
    applicant_phone = PhoneField(label="电话", required=False)
    applicant_id = IdCardField(label="身份证号", required=False)
    applicant_address = forms.CharField(label="住址", max_length=200, required=False)
    applicant_more = long("同一方其他人", 400, required=False, rows=2, help_text=NAMES)
    applicant_agrees = forms.ChoiceField(
        label="这一方愿不愿意调解",
        choices=[("", "自己来申请的视为愿意"), *choices.Consent.choices],
        required=False,
    )
    other = forms.CharField(label="姓名或名称", max_length=80)
    other_phone = PhoneField(label="电话", required=False)
    other_id = IdCardField(label="身份证号", required=False)
    other_address = forms.CharField(label="住址", max_length=200, required=False)
    other_more = long("同一方其他人", 400, required=False, rows=2, help_text=NAMES)
    other_agrees = forms.ChoiceField(
        label="对方愿不愿意调解",
        choices=choices.Consent.choices,
        initial=choices.Consent.UNKNOWN,
        required=False,
    )
    agreement = only_when(long("协议内容"), "intake", ORAL, missing="请写双方怎么说定的。")
    performance = only_when(
        long("怎么履行、什么时候履行", 1000, rows=2),
        "intake",
        ORAL,
        missing="请写怎么履行，例如“当场付清”“月底前付清”。",
    )
    is_performed = only_when(
        forms.BooleanField(label="已经当场履行完毕", required=False), "intake", ORAL
    )
    perform_by = only_when(ChineseDateField(label="约定履行日期", required=False), "intake", ORAL)
    settled_amount = only_when(YuanField(label="协议金额", required=False), "intake", ORAL)
    mediator = only_when(
        forms.CharField(
            label="调解员", max_length=40, required=False, help_text="不填就是登记人自己。"
        ),
        "intake",
        ORAL,
    )
    committee = only_when(
        forms.CharField(
            label="调解组织", max_length=80, required=False, help_text="不填就是登记人的单位。"
        ),
        "intake",
        ORAL,
    )
    difficulty = only_when(
        forms.ChoiceField(
            label="难易程度",
            choices=[("", "不选为一般"), *choices.Difficulty.choices],
            required=False,
        ),
        "intake",
        ORAL,
    )
    channel = forms.ChoiceField(
        label="怎么来的", choices=CHANNELS, initial="counter", required=False
    )
    carried_from = forms.CharField(
        label="原调解案号",
        max_length=60,
        required=False,
        help_text="从另一种调解转来的才填，转来的不重复计数。",
    )
    superior_number = forms.CharField(label="上级系统编号", max_length=60, required=False)

    def prepare(self) -> None:
        """Offer the places; begin with the one of the person's own unit."""
        context = self.context
        field: Any = self.fields["place"]
        field.queryset = house.places()
        person = context.actor.person if context else None
        if person is not None and person.unit is not None:
            field.initial = person.unit.place_id

    def clean(self) -> dict[str, Any]:
        """What a registration may not say at once: agreed although somebody refuses; an agreement by the public."""
        data = super().clean() or {}
        data["intake"] = data.get("intake") or choices.Intake.REGISTER.value
        settled = data["intake"] != choices.Intake.REGISTER
        for name in ("applicant_agrees", "other_agrees"):
            if settled and data.get(name) == choices.Consent.NO:
                self.add_error(
                    name,
                    "一方明确拒绝的不得调解（人民调解法第十七条）。请选“登记，待征求双方意见”。",
                )
        if settled and self.context is not None and self.context.actor.kind == "public":
            self.add_error("intake", "受理和口头协议由调解员登记。")
        return data


class OrganForm(DisputeForm):
    """行政调解登记: which department mediates."""

    groups: ClassVar[Sequence[Group]] = (
        Group("办理", ("department",)),
        *DisputeForm.groups,
    )
    department = forms.ModelChoiceField(Unit.objects.none(), label="负责调解的机关")

    def prepare(self) -> None:
        """Offer departments and townships; begin with the own one."""
        super().prepare()
        context = self.context
        field: Any = self.fields["department"]
        field.queryset = house.departments(context.on if context else clock.today())
        if context is not None and context.actor.person is not None:
            field.initial = context.actor.person.unit_id


class CourtForm(DisputeForm):
    """特邀调解登记: what the court entrusts."""

    groups: ClassVar[Sequence[Group]] = (
        Group("法院", ("suit", "suit_number"), columns=2),
        *DisputeForm.groups,
    )
    suit = forms.ChoiceField(label="委派或者委托", choices=choices.Suit.choices)
    suit_number = forms.CharField(label="法院案号", max_length=60, required=False)
