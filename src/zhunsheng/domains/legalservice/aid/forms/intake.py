"""The application (40, 41), at the desk, on the portal, at a station, by API; and the notice of an authority (36).

What the law cannot do without is compulsory: who, what about, how to reach them. The rest is asked for and can be
supplied: an incomplete application is taken (43).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.legalservice.aid import choices, eligibility
from zhunsheng.kernel.forms import (
    ChineseDateField,
    Group,
    IdCardField,
    PhoneField,
    YuanField,
    only_when,
    soft,
)
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.procedure.forms import ActionForm

APPOINTED = choices.Channel.NOTICE.value
LATER = "可以先收下，审查时一次性通知补充。"
RELATIONS = (
    ("guardian", "法定代理人"),
    ("family", "近亲属"),
    ("agent", "受委托的人"),
    ("social", "基层组织、群团组织的工作人员"),
)


def long(label: str, most: int = 3000, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea, **more)


def offices() -> Any:
    """Stations of the public legal service: the justice offices."""
    return Unit.objects.filter(kind=Unit.Kind.JUSTICE_OFFICE).order_by("code")


class IntakeForm(ActionForm):
    """收件登记."""

    in_clear = ("subject", "agency", "agency_number", "language")
    groups = (
        Group(
            "申请人",
            ("name", "id_number", "phone", "address", "belongs", "language", "recipients"),
            columns=2,
        ),
        Group("代为申请的人", ("agent_name", "agent_relation", "agent_phone"), columns=2),
        Group(
            "申请事项",
            (
                "kind",
                "ground",
                "subject",
                "opponents",
                "agency",
                "agency_number",
                "level",
                "is_grave",
                "amount",
                "limitation_on",
                "claim",
                "wants_reconsideration",
                "act_name",
            ),
            columns=2,
        ),
        Group(
            "经济状况",
            ("hardship", "exemption", "household", "income", "hardship_note"),
            columns=2,
        ),
        Group(
            "收件",
            ("channel", "office", "asked_on", "is_oral", "place", "superior_number"),
            columns=2,
        ),
    )

    name = forms.CharField(label="姓名", max_length=40)
    id_number = soft(IdCardField(label="身份证号"), LATER)
    phone = PhoneField(label="联系电话", required=False)
    address = soft(forms.CharField(label="住址", max_length=200), LATER)
    belongs = forms.MultipleChoiceField(
        label="受援人类别",
        choices=choices.Group.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-row"}),
        required=False,
        help_text="填了身份证号的，老年人、未成年人、妇女自动识别。",
    )
    language = forms.CharField(
        label="需要的语言或者手语", max_length=20, required=False, help_text="普通话不用填。"
    )
    recipients = forms.IntegerField(
        label="受援人数",
        min_value=1,
        max_value=2000,
        initial=1,
        required=False,
        help_text="多人为同一件事申请的，填总人数。",
    )
    agent_name = forms.CharField(label="代为申请人姓名", max_length=40, required=False)
    agent_relation = only_when(
        forms.ChoiceField(label="与申请人的关系", choices=[("", "请选择"), *RELATIONS]),
        "agent_name",
        missing="请选择代为申请的人与申请人是什么关系。",
    )
    agent_phone = only_when(PhoneField(label="代为申请人电话"), "agent_name")
    kind = forms.ChoiceField(label="案件种类", choices=choices.Kind.choices)
    ground = forms.ChoiceField(label="援助事项")
    subject = forms.CharField(
        label="案由", max_length=60, help_text="例如“追索劳动报酬”“离婚”“盗窃罪”。"
    )
    opponents = soft(
        forms.CharField(
            label="对方当事人",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="一行一个，写全名；指派时按它核查利益冲突。",
        ),
        "没有对方的姓名，指派时查不出利益冲突。",
    )
    agency = forms.CharField(
        label="办案机关或者争议处理机关",
        max_length=80,
        required=False,
        help_text="诉讼事项向办案机关所在地的机构申请，非诉讼事项向争议处理机关所在地或者事由发生地的机构申请。",
    )
    agency_number = forms.CharField(label="办案机关案号", max_length=60, required=False)
    level = forms.ChoiceField(
        label="办理阶段", choices=[("", "未定"), *choices.Level.choices], required=False
    )
    is_grave = only_when(
        forms.BooleanField(label="可能判处无期徒刑、死刑，或者死刑复核"), "kind", "criminal"
    )
    amount = YuanField(label="标的额（元）", required=False)
    limitation_on = ChineseDateField(
        label="时效或者期限届满日",
        required=False,
        help_text="起诉、申请仲裁、申请复议的最后一天；不足七日的可以先行提供。",
    )
    claim = soft(long("请求和事实", 5000), LATER)
    hardship = soft(
        forms.ChoiceField(
            label="经济状况怎么核查",
            choices=[("", "请选择"), *choices.Hardship.choices],
        ),
        LATER,
    )
    exemption = only_when(
        forms.ChoiceField(
            label="免予核查的情形",
            choices=[("", "请选择"), *eligibility.choices(eligibility.exemptions())],
        ),
        "hardship",
        choices.Hardship.EXEMPT,
        missing="请选择属于哪一种免予核查的人员。",
    )
    household = forms.IntegerField(label="家庭人口", min_value=1, max_value=30, required=False)
    income = YuanField(label="家庭月收入（元）", required=False)
    hardship_note = long("经济状况说明", 1000, required=False)
    wants_reconsideration = only_when(
        forms.BooleanField(
            label="同时申请行政复议",
            help_text="勾选后，这份申请同时转给行政复议机构登记，不用再写一遍。",
        ),
        "kind",
        choices.Kind.ADMINISTRATIVE,
    )
    act_name = only_when(
        forms.CharField(label="不服的行政行为", max_length=120),
        "wants_reconsideration",
        missing="请写明不服哪个决定，例如“行政处罚决定书”。",
    )
    channel = forms.ChoiceField(label="申请渠道", choices=choices.Channel.choices)
    office = only_when(
        forms.ModelChoiceField(Unit.objects.none(), label="接收的工作站"),
        "channel",
        choices.Channel.STATION,
        missing="请选择接收申请的工作站。",
    )
    asked_on = only_when(
        ChineseDateField(
            label="当事人提出申请或者机关通知的日期",
            help_text="监管场所、值班律师应当在二十四小时内转交。",
        ),
        "channel",
        *choices.FORWARDED,
        APPOINTED,
    )
    is_oral = forms.BooleanField(label="口头申请，已经代填并念给申请人核对", required=False)
    place = forms.ModelChoiceField(Place.objects.none(), label="所在乡镇、街道", required=False)
    superior_number = forms.CharField(
        label="全国法律援助信息系统编号", max_length=60, required=False
    )

    def prepare(self) -> None:
        """Offer grounds, stations and places; a station takes in for itself."""
        fields: dict[str, Any] = self.fields
        appointed = eligibility.choices(eligibility.notices())
        fields["ground"].choices = [
            ("申请", eligibility.choices(eligibility.grounds())),
            ("通知辩护", appointed),
        ]
        fields["office"].queryset = offices()
        fields["place"].queryset = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
        self._at_a_station()

    def _at_a_station(self) -> None:
        person = self.context.actor.person if self.context else None
        unit = person.unit if person else None
        if unit is None or unit.kind != Unit.Kind.JUSTICE_OFFICE:
            return
        office: Any = self.fields["office"]
        office.queryset = office.queryset.filter(pk=unit.pk)
        office.initial, self.fields["channel"].initial = unit.pk, choices.Channel.STATION
        self.fields["place"].initial = unit.place_id

    def clean(self) -> dict[str, Any]:
        """Channel, kind and ground fit together; somebody can be reached; days are not in the future."""
        data = super().clean() or {}
        appointed = data.get("channel") == APPOINTED
        self._ground(data, appointed=appointed)
        past = bool(self.context and self.context.back_entry)
        reached = data.get("phone") or data.get("agent_phone")
        if not appointed and not past and not reached:
            self._say("phone", "请填写申请人或者代为申请人的电话，至少一个。")
        asked: date | None = data.get("asked_on")
        if asked and self.context and asked > self.context.on:
            self._say("asked_on", "不能晚于收件日期，请核对转交材料或者通知书。")
        return data

    def _ground(self, data: dict[str, Any], *, appointed: bool) -> None:
        ground = eligibility.ground(data.get("ground") or "")
        if ground is None or "kind" not in data:
            return
        if appointed != (ground in eligibility.notices()):
            wanted = "通知辩护的情形" if appointed else "申请援助的事项"
            self._say("ground", f"申请渠道与援助事项对不上，请选择{wanted}。")
        elif appointed and data["kind"] != choices.Kind.CRIMINAL:
            self._say("kind", "办案机关通知辩护的是刑事案件。")
        elif not appointed and data["kind"] not in ground.kinds:
            self._say("ground", "这个援助事项不属于所选的案件种类，请核对其中一项。")

    def _say(self, name: str, message: str) -> None:
        if name in self.fields and name not in self.errors:
            self.add_error(name, message)
