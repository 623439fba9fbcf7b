"""The application (2023: 22; 2017: 11): the same form at the counter, on the portal, by API and from Excel."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import IntakeChannel
from zhunsheng.kernel.forms import (
    ChineseDateField,
    CreditCodeField,
    Group,
    IdCardField,
    PhoneField,
    YuanField,
    only_when,
)
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.forms import ActionForm


def respondents() -> Any:
    """Units against whose acts this district's government hears cases (2023: 24)."""
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.TOWNSHIP, Unit.Kind.STATION)
    return Unit.objects.filter(kind__in=kinds).order_by("kind", "code")


def channels() -> list[tuple[str, str]]:
    """Channels in use."""
    return list(IntakeChannel.objects.filter(is_active=True).values_list("code", "title"))


PEOPLE = (Party.Kind.PERSON, Party.Kind.SOLE_TRADER)
REGISTERED = (Party.Kind.SOLE_TRADER, Party.Kind.COMPANY, Party.Kind.ORGANISATION)
"""Who has an identity number, and who a credit code; the trader has both."""


class IntakeForm(ActionForm):
    """收件登记. Only what the office needs to reach the applicant and to name the act is compulsory.

    The law obliges the office to take an incomplete application and ask for correction once, so everything else is
    asked softly.
    """

    in_clear = ("act_number", "credit_code")
    groups = (
        Group(
            "申请人",
            (
                "kind",
                "name",
                "id_number",
                "credit_code",
                "legal_representative",
                "phone",
                "address",
                "email",
            ),
            columns=2,
        ),
        Group("代理人", ("agent_name", "agent_phone"), columns=2),
        Group(
            "不服的行政行为",
            (
                "respondent",
                "act_kind",
                "field",
                "act_name",
                "act_number",
                "act_on",
                "known_on",
                "amount",
            ),
            columns=2,
        ),
        Group(
            "请求和理由",
            (
                "request",
                "grounds",
                "wants_compensation",
                "wants_attached_review",
                "reviewed_text",
                "wants_stay",
                "wants_legal_aid",
            ),
        ),
        Group("收件", ("channel", "office", "place", "superior_number"), columns=2),
    )

    kind = forms.ChoiceField(
        label="申请人类别", choices=Party.Kind.choices, initial=Party.Kind.PERSON
    )
    name = forms.CharField(label="姓名或名称", max_length=80)
    id_number = only_when(IdCardField(label="身份证号"), "kind", *PEOPLE)
    credit_code = only_when(CreditCodeField(label="统一社会信用代码"), "kind", *REGISTERED)
    legal_representative = only_when(
        forms.CharField(label="法定代表人或负责人", max_length=40), "kind", *REGISTERED
    )
    phone = PhoneField(label="联系电话")
    address = forms.CharField(label="送达地址", max_length=200, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)
    agent_name = forms.CharField(label="代理人姓名", max_length=40, required=False)
    agent_phone = only_when(PhoneField(label="代理人电话"), "agent_name")
    respondent = forms.ModelChoiceField(Unit.objects.none(), label="被申请人")
    act_kind = forms.ChoiceField(label="行为类别", choices=choices.ActKind.choices)
    field = forms.ChoiceField(label="管理领域", choices=choices.Field.choices)
    act_name = forms.CharField(label="不服的行政行为", max_length=120)
    act_number = forms.CharField(label="文书编号", max_length=60, required=False)
    act_on = ChineseDateField(label="作出日期", required=False)
    known_on = ChineseDateField(label="知道日期", required=False)
    amount = YuanField(label="涉及款额（元）", required=False)
    request = forms.CharField(label="复议请求", max_length=2000, widget=forms.Textarea)
    grounds = forms.CharField(
        label="事实和理由", max_length=20000, widget=forms.Textarea, required=False
    )
    wants_compensation = forms.BooleanField(label="一并请求行政赔偿", required=False)
    wants_attached_review = forms.BooleanField(label="请求一并审查规范性文件", required=False)
    reviewed_text = only_when(
        forms.CharField(label="请求审查的文件名称", max_length=160),
        "wants_attached_review",
        missing="请填写要求审查的文件名称，例如“某某管理办法”。",
    )
    wants_stay = forms.BooleanField(label="申请停止执行", required=False)
    wants_legal_aid = forms.BooleanField(label="同时申请法律援助", required=False)
    channel = forms.ChoiceField(label="收案渠道")
    office = only_when(
        forms.ModelChoiceField(Unit.objects.none(), label="代收单位"),
        "channel",
        "justice_office",
        missing="请选择代收申请的司法所。",
    )
    place = forms.ModelChoiceField(Place.objects.none(), label="行为发生地", required=False)
    superior_number = forms.CharField(label="上级系统编号", max_length=60, required=False)

    def prepare(self) -> None:
        """Offer respondents, channels, offices and places."""
        fields: dict[str, Any] = self.fields
        fields["respondent"].queryset = respondents()
        fields["channel"].choices = channels()
        fields["office"].queryset = Unit.objects.filter(kind=Unit.Kind.JUSTICE_OFFICE).order_by(
            "code"
        )
        fields["place"].queryset = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
        self._at_an_office()

    def _at_an_office(self) -> None:
        """Who works at a justice office takes applications in there, and for no other office."""
        person = self.context.actor.person if self.context else None
        unit = person.unit if person else None
        if unit is None or unit.kind != Unit.Kind.JUSTICE_OFFICE:
            return
        office: Any = self.fields["office"]
        office.queryset = office.queryset.filter(pk=unit.pk)
        office.initial, self.fields["channel"].initial = unit.pk, "justice_office"

    def clean(self) -> dict[str, Any]:
        """Dates in order; a business by its code, a person by the ID number's check digit."""
        data = super().clean() or {}
        today = self.context.on if self.context else None
        act_on, known_on = data.get("act_on"), data.get("known_on")
        self._not_after("act_on", act_on, today, "作出日期不能晚于申请日期，请核对文书上的日期。")
        self._not_after("known_on", known_on, today, "知道日期不能晚于申请日期，请核对。")
        if act_on and known_on and known_on < act_on:
            self.add_error("known_on", "知道日期不能早于行政行为作出日期，请核对这两个日期。")
        return data

    def _not_after(self, name: str, value: date | None, limit: date | None, message: str) -> None:
        if value and limit and value > limit:
            self.add_error(name, message)


class ParticipantForm(ActionForm):
    """追加申请人、第三人或代理人."""

    ROLES = (("applicant", "申请人"), ("third_party", "第三人"), ("agent", "代理人"))

    role = forms.ChoiceField(label="身份", choices=ROLES)
    kind = forms.ChoiceField(label="类别", choices=Party.Kind.choices, initial=Party.Kind.PERSON)
    name = forms.CharField(label="姓名或名称", max_length=80)
    id_number = only_when(IdCardField(label="身份证号"), "kind", *PEOPLE)
    credit_code = only_when(CreditCodeField(label="统一社会信用代码"), "kind", *REGISTERED)
    phone = PhoneField(label="联系电话", required=False)
    address = forms.CharField(label="送达地址", max_length=200, required=False)
