"""The questions, one small form for each page; their fields are those of the filing form wherever they can be."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.kinds import Kind, Risk, Source
from zhunsheng.domains.disputes.mediation import choices
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.forms import Hinted, IdCardField, PhoneField, YuanField, soft
from zhunsheng.kernel.orgs.models import Place

KINDS = (
    (Kind.NEIGHBOUR, Hinted("邻居之间", "噪音、漏水、占道、院墙、通行")),
    (Kind.FAMILY, Hinted("家里人之间", "离婚、赡养、抚养、继承、分家")),
    (Kind.CONTRACT, Hinted("欠钱、合同", "借钱不还、货款、租房押金")),
    (Kind.DAMAGES, Hinted("受了伤、东西坏了", "打架受伤、狗咬人、财物损坏")),
    (Kind.TRAFFIC, Hinted("交通事故", "修车、医药费赔多少")),
    (Kind.LABOUR, Hinted("上班干活", "拖欠工资、工伤、辞退")),
    (Kind.CONSUMER, Hinted("买东西、花钱", "退货、退费、办卡、质量")),
    (Kind.PROPERTY, Hinted("小区物业", "物业费、停车、电梯、漏水")),
    (Kind.HOUSING, Hinted("房子、宅基地", "界线、建房、过户")),
    (Kind.FARMLAND, Hinted("土地承包", "地界、流转、补偿")),
    (Kind.DEMOLITION, Hinted("征地拆迁", "补偿、安置")),
    (Kind.MEDICAL, Hinted("看病", "医患之间的事")),
    (Kind.ENVIRONMENT, Hinted("污染", "油烟、噪声、污水、垃圾")),
    (Kind.OTHER, Hinted("别的事")),
)


class SafeForm(QuestionForm):
    """Whether somebody may come to harm: the one question that comes first."""

    danger = radio(
        "现在有没有危险",
        [
            ("no", Hinted("没有", "只是谈不拢")),
            ("yes", Hinted("有", "有人说要动手、要闹，或者已经动过手")),
        ],
        help_text="正在打人、有人受伤、有人要伤人或者要伤自己：不要填了，马上打 110，受伤打 120。",
        error_messages={"required": "请选一个：现在有没有危险。"},
    )


class WhatForm(QuestionForm):
    """What it is about."""

    kind = radio("是哪一类事", KINDS, error_messages={"required": "请选一类，拿不准就选“别的事”。"})
    facts = forms.CharField(
        label="说说是怎么回事",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="谁、什么时候、为什么、现在怎样，几句话也行。这里写的会给对方看；不敢让他知道的，不要写在这里，"
        "改用首页的“有矛盾、有难处，找人帮忙”。",
        error_messages={"required": "请写几句是怎么回事。"},
    )
    request = soft(
        forms.CharField(
            label="你想要什么结果",
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="例如“还我两千元”“把墙退回去”。",
        ),
        "不写也行，调解员会当面问你。",
    )
    amount = YuanField(label="牵涉多少钱", required=False, help_text="没有就不填，大概数也行。")


class WhereForm(QuestionForm):
    """Where it is, so that the nearest mediators come."""

    place = forms.ChoiceField(
        label="事情发生在哪里",
        help_text="选你们村或者社区；不知道是哪个社区的，选街道。",
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“掌政”"}),
        error_messages={"required": "请选一个地方，离得最近的调解员会来找你。"},
    )
    location = forms.CharField(
        label="具体地点", max_length=120, required=False, help_text="小区、楼号，或者哪户旁边。"
    )

    def prepare(self) -> None:
        """Townships with their villages."""
        field: Any = self.fields["place"]
        field.choices = _places()


def _places() -> list[Any]:
    levels = (Place.Level.TOWNSHIP, Place.Level.VILLAGE)
    rows = Place.objects.filter(level__in=levels).order_by("code")
    towns: dict[int, tuple[str, list[tuple[str, str]]]] = {}
    for place in rows:
        if place.level == Place.Level.TOWNSHIP:
            towns[place.pk] = (place.name, [(str(place.pk), f"{place.name}（不知道哪个村、社区）")])
    for place in rows:
        if place.level == Place.Level.VILLAGE and place.parent_id in towns:
            towns[place.parent_id][1].append((str(place.pk), place.name))
    return [("", "请选择"), *towns.values()]


class YouForm(QuestionForm):
    """Who asks."""

    applicant = forms.CharField(
        label="你的姓名", max_length=80, error_messages={"required": "请填写你的姓名。"}
    )
    applicant_phone = PhoneField(
        label="你的电话", help_text="调解员用这个号码找你，请填打得通的。对方看不到。"
    )
    applicant_id = IdCardField(
        label="身份证号",
        required=False,
        help_text="现在可以不填，写协议的时候再补。加密保存，只在写书面协议时用。",
    )


class OtherForm(QuestionForm):
    """Against whom, and whether they want it."""

    other = forms.CharField(
        label="对方是谁",
        max_length=80,
        help_text="姓名，或者单位、店名。不知道姓名就写“楼上邻居”这样的称呼。",
        error_messages={"required": "请写对方是谁，不知道姓名就写怎么称呼。"},
    )
    other_phone = PhoneField(label="对方的电话", required=False, help_text="不知道就不填。")
    other_agrees = radio(
        "对方愿不愿意让人来调解",
        [
            (choices.Consent.UNKNOWN, Hinted("不知道，没问过")),
            (choices.Consent.YES, Hinted("愿意")),
            (choices.Consent.NO, Hinted("不愿意", "也可以交，调解员会再问一次")),
        ],
        error_messages={"required": "请选一个，没问过就选“不知道”。"},
    )


class PhotoForm(QuestionForm):
    """The files; nothing has to be said about them."""


SAME = (
    "kind",
    "facts",
    "request",
    "amount",
    "place",
    "location",
    "applicant",
    "applicant_phone",
    "applicant_id",
    "other",
    "other_phone",
    "other_agrees",
)


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data: the questions are its own fields."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    risk = Risk.HIGH if answers.get("danger") == "yes" else Risk.NONE
    return found | {
        "source": Source.APPLICATION.value,
        "channel": "online",
        "risk": risk.value,
    }
