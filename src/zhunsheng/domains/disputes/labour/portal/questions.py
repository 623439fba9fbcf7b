"""The questions, one small form for each page; their fields are those of the filing form wherever they can be."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.labour import choices
from zhunsheng.domains.disputes.labour.limitation import limitation
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import CheckAnswer, QuestionForm
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.forms import (
    ChineseDateField,
    Hinted,
    IdCardField,
    PhoneField,
    YuanField,
    soft,
)
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

CAUSE = choices.Cause
LATER = "不填也能交，我们可能会请你补。"


class WhatForm(QuestionForm):
    """What happened."""

    cause = radio(
        "是哪种事",
        [
            (CAUSE.PAY, Hinted("欠工资、工伤、补偿", "工资、加班费、工伤医疗费、经济补偿、赔偿金")),
            (CAUSE.DISMISSAL, Hinted("被辞退、离职", "开除、辞退、不给办离职")),
            (CAUSE.CONTRACT, Hinted("劳动合同", "没签合同、随便改合同、不续签")),
            (CAUSE.RELATION, Hinted("单位不承认我是员工", "确认劳动关系")),
            (CAUSE.STANDARDS, Hinted("社保、工时、休假", "没交社保、超时加班、不给休假")),
            (CAUSE.OTHER, Hinted("别的")),
        ],
        error_messages={"required": "请选一个：是哪种事。选最主要的就行。"},
    )
    facts = soft(
        forms.CharField(
            label="经过",
            max_length=8000,
            widget=forms.Textarea(attrs={"rows": 6}),
            help_text="什么时候开始干、做什么、说好多少钱、后来怎么了。想到哪写到哪。",
        ),
        "没有经过，我们可能会请你补。",
    )


class DatesForm(QuestionForm):
    """What the limitation follows from."""

    is_wages = radio(
        "包括欠工资吗",
        [("yes", "包括"), ("no", "不包括")],
        row=True,
        error_messages={"required": "请选一个：包括欠工资吗。"},
    )
    known_on = soft(
        ChineseDateField(
            label="你是哪天知道的",
            past=True,
            help_text="例如该发工资没发的那天、收到辞退通知的那天。记不准写大概的日子。",
        ),
        "没有日期，我们算不出一年的期限到哪天。",
    )
    left_on = ChineseDateField(
        label="哪天离开单位的", required=False, past=True, help_text="还在上班的不填。"
    )


class ClaimsForm(QuestionForm):
    """What is wanted."""

    claims = forms.CharField(
        label="你要单位做什么",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行写一样，例如“支付2022年3月到6月的工资24000元”。",
        error_messages={"required": "请写你要单位做什么，一句话也行。"},
    )
    amount = YuanField(
        label="一共多少钱", required=False, help_text="单位是元。算不准的不填，开庭前都可以改。"
    )
    people_count = forms.IntegerField(
        label="和你一起的有几个人",
        required=False,
        min_value=1,
        max_value=9999,
        help_text="只有你自己的不填。十个人以上、要求一样的，可以推代表。",
    )


class YouForm(QuestionForm):
    """Who asks."""

    name = forms.CharField(
        label="你的姓名", max_length=80, error_messages={"required": "请写你的姓名。"}
    )
    phone = PhoneField(label="电话", help_text="开庭要通知你，请填打得通的。")
    id_number = soft(
        IdCardField(label="身份证号", help_text="加密保存，只有办案的人能看到。"), LATER
    )
    address = soft(
        forms.CharField(
            label="收信地址",
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        ),
        "没有地址，文书没法寄给你，只能请你来取。",
    )


class OtherForm(QuestionForm):
    """The employer."""

    other_name = forms.CharField(
        label="单位叫什么",
        max_length=80,
        help_text="照营业执照、合同、工资条上写全称。不知道全称的，写工地、店名和老板姓名。",
        error_messages={"required": "请写单位叫什么，知道多少写多少。"},
    )
    other_head = forms.CharField(label="老板或负责人", max_length=40, required=False)
    other_phone = PhoneField(label="单位电话", required=False)
    other_address = forms.CharField(label="单位地址", max_length=200, required=False)


class MaterialForm(QuestionForm):
    """The files; nothing has to be said about them."""


SAME = (
    "cause",
    "facts",
    "known_on",
    "left_on",
    "claims",
    "amount",
    "people_count",
    "name",
    "phone",
    "id_number",
    "address",
    "other_name",
    "other_head",
    "other_phone",
    "other_address",
)


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data: the questions are its own fields. Sums were read into 分 and are typed in 元."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    if "amount" in found:
        found["amount"] = f"{found['amount'] / 100:.2f}"
    return found | {
        "applicant_kind": choices.Applicant.WORKER.value,
        "is_wages": answers.get("is_wages") == "yes",
        "channel": choices.Channel.ONLINE.value,
    }


class TimeForm(forms.Form):
    """The small question: is there time?"""

    is_wages = forms.ChoiceField(
        label="是欠工资吗",
        choices=[("yes", "是欠工资"), ("no", "是别的事")],
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
    )
    since = ChineseDateField(
        label="哪天离开单位的；别的事，哪天知道的",
        required=False,
        past=True,
        help_text="欠工资、还在上班的不填。",
    )


def tell_time(data: dict[str, Any]) -> CheckAnswer:
    """Whether the year of art. 27 is over; what is late can still be asked for."""
    wages, since = data["is_wages"] == "yes", data["since"]
    found = limitation(
        clock.today(), None if wages else since, since if wages else None, is_wages=wages
    )
    if found.last_day is None:
        text = "还在上班、只是欠工资的，不受一年限制。" if wages else "填了日期才能算。"
        return CheckAnswer(Tone.GREEN if wages else Tone.PLAIN, text, ("也别拖，证据会丢。",))
    if found.is_over:
        return CheckAnswer(
            Tone.AMBER,
            f"一年的期限{date_text(found.last_day)}已经过了。",
            (
                "仍然可以申请：中间你要过、对方答应过、找过有关部门的，期限重新算。",
                "把要过的证据（短信、聊天记录、投诉回执）一起交来。",
            ),
        )
    return CheckAnswer(
        Tone.GREEN,
        f"来得及，最晚{date_text(found.last_day)}。",
        ("早点申请，证据好找。",),
    )
