"""The questions, one small form for each page; their fields are those of the filing form wherever they can be."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.petitions import choices
from zhunsheng.domains.disputes.petitions.forms.intake import nameable
from zhunsheng.faces.portal.asking import radio, units_by_kind
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.forms import Hinted, IdCardField, PhoneField, soft
from zhunsheng.lib import clock

KIND = choices.Kind
OTHER = "说不清、都不是"


def _kind(form: QuestionForm) -> str:
    return form.answers.value("kind") if form.answers else ""


class KindForm(QuestionForm):
    """What is wanted."""

    kind = radio(
        "你想做什么",
        [
            (KIND.APPEAL, Hinted("有问题要解决", "自己或者大家遇到的难处，希望有人管")),
            (KIND.SUGGESTION, Hinted("提建议", "觉得哪里可以做得更好")),
            (KIND.ACCUSATION, Hinted("检举控告", "公职人员、单位违纪违法、不作为、乱作为")),
        ],
        error_messages={"required": "请选一个：你想做什么。"},
    )
    field = radio(
        "是哪方面的",
        [*choices.Field.choices[:-1], (choices.Field.OTHER, OTHER)],
        row=True,
        required=False,
    )


class WhatForm(QuestionForm):
    """What happened."""

    title = forms.CharField(
        label="一句话说是什么事",
        max_length=80,
        help_text="例如“某某小区冬天暖气不热”。",
        error_messages={"required": "请用一句话说是什么事。"},
    )
    facts = soft(
        forms.CharField(
            label="详细情况",
            max_length=8000,
            widget=forms.Textarea(attrs={"rows": 7}),
            help_text="时间、地点、经过、找过谁、怎么说的。想到哪写到哪。",
        ),
        "说得太少，我们可能要打电话问你。",
    )
    demand = forms.CharField(
        label="你希望怎么解决",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        """An informer wants nothing for themselves."""
        if _kind(self) == KIND.ACCUSATION:
            del self.fields["demand"]


class NamedForm(QuestionForm):
    """Whom it is about, and who must not know."""

    named = forms.ChoiceField(
        label="说的是哪个单位",
        required=False,
        widget=forms.Select(attrs={"data-narrow": "输入几个字，例如“住房”"}),
        help_text="说不清就不选。",
    )
    named_people = forms.CharField(
        label="说的是谁", max_length=200, required=False, help_text="姓名、职务，知道多少写多少。"
    )
    is_secret = radio(
        "要不要对这个单位保密",
        [
            ("yes", Hinted("要保密", "这个单位和它的人看不到你的信，也不会由它来办")),
            ("no", Hinted("不用保密", "由管这件事的单位直接办，快一些")),
        ],
        error_messages={"required": "请选一个：要不要保密。"},
    )

    def prepare(self) -> None:
        """Units to choose from; an accusation is always kept from them."""
        self.fields["named"].choices = units_by_kind(nameable(clock.today()))  # type: ignore[attr-defined]
        if _kind(self) == KIND.ACCUSATION:
            del self.fields["is_secret"]


class YouForm(QuestionForm):
    """Who writes; only somebody who wants an answer must say so."""

    name = forms.CharField(
        label="姓名",
        max_length=80,
        error_messages={"required": "要书面答复你，请写姓名。"},
    )
    phone = soft(
        PhoneField(label="电话", help_text="打得通的。"), "没有电话，有不清楚的地方没法问你。"
    )
    address = soft(
        forms.CharField(
            label="住址",
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        ),
        "没有住址，答复没法寄给你，你可以凭回执在网上看。",
    )
    id_number = IdCardField(label="身份证号", required=False, help_text="可以不填。")

    def prepare(self) -> None:
        """Who suggests or informs may stay unnamed."""
        if _kind(self) in (KIND.SUGGESTION, KIND.ACCUSATION):
            name = self.fields["name"]
            name.required = name.widget.is_required = False
            name.help_text = "可以不写。不写的话，凭回执和查询码看结果。"
            for field in ("id_number",):
                del self.fields[field]


class MaterialForm(QuestionForm):
    """Files; nothing has to be said about them."""


SAME = (
    "kind",
    "field",
    "title",
    "facts",
    "demand",
    "named",
    "named_people",
    "name",
    "phone",
    "address",
    "id_number",
)


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    found["is_secret"] = answers.get("is_secret") == "yes"
    return found | {"channel": choices.Channel.ONLINE.value}
