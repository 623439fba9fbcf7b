"""The questions: few, and each may be left out but the first."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.intake import choices
from zhunsheng.domains.disputes.intake.forms.filing import HAS_DECISION, townships
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import QuestionForm
from zhunsheng.kernel.forms import ChineseDateField, Hinted, PhoneField, only_when, soft


class StoryForm(QuestionForm):
    """What happened."""

    urgency = radio(
        "现在安全吗",
        [
            (choices.Urgency.NONE, "安全，不着急"),
            (choices.Urgency.SOON, "安全，但是这几天要有人管"),
            (choices.Urgency.DANGER, Hinted("不安全", "有人要打人、伤人：先打 110，再填这里")),
        ],
        required=False,
    )
    story = forms.CharField(
        label="发生了什么事",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="想到哪写到哪，一句话也行。不用写清楚，我们会再问你。",
        error_messages={"required": "写一句就行，例如“邻居占了我家院子”。"},
    )
    wish = soft(
        forms.CharField(
            label="你想怎么解决",
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
        "没想好也没关系，我们会再问你。",
    )


class KindForm(QuestionForm):
    """What it is about, and which help is wanted."""

    kind = soft(
        forms.ChoiceField(label="是哪方面的事", choices=[("", "说不清"), *Kind.choices]),
        "说不清也行，我们看了再定。",
    )
    wants = forms.MultipleChoiceField(
        label="想要什么帮助",
        choices=choices.Need.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="可以选几个，也可以不选。",
    )
    other_side = forms.CharField(
        label="对方是谁", max_length=200, required=False, help_text="姓名、单位，知道多少写多少。"
    )
    place = forms.ChoiceField(label="在哪个乡镇、街道", required=False)

    def prepare(self) -> None:
        """Offer the townships."""
        rows = [(str(pk), name) for pk, name in townships().values_list("pk", "name")]
        self.fields["place"].choices = [("", "说不清"), *rows]  # type: ignore[attr-defined]


class DatesForm(QuestionForm):
    """What last days follow from."""

    happened_on = soft(
        ChineseDateField(
            label="什么时候发生的，或者你什么时候知道的",
            help_text="记不准的，写大概的日子。",
            past=True,
        ),
        "没有日期，我们算不出你最晚哪天可以去起诉、仲裁。",
    )
    decision = radio(
        "有没有收到政府、仲裁、法院的文书",
        [
            (choices.Decision.NONE, "没有"),
            (choices.Decision.ADMINISTRATIVE, Hinted("政府部门的", "处罚决定、处理决定、通知等")),
            (choices.Decision.AWARD, "劳动仲裁的裁决书"),
            (choices.Decision.JUDGMENT, "法院的判决书、裁定书"),
            (choices.Decision.UNKNOWN, "收到过，说不清是什么"),
        ],
        required=False,
    )
    decision_title = only_when(
        forms.CharField(label="上面写着什么名称、哪个单位", max_length=120, required=False),
        "decision",
        *HAS_DECISION,
    )
    decision_on = only_when(
        ChineseDateField(
            label="哪天收到的",
            required=False,
            past=True,
            help_text="很要紧：最晚哪天能申请复议、起诉，从这天往后数。",
        ),
        "decision",
        *HAS_DECISION,
    )


class YouForm(QuestionForm):
    """Whom to call."""

    name = soft(
        forms.CharField(label="怎么称呼你", max_length=40),
        "不写姓名也收。",
    )
    phone = soft(
        PhoneField(label="电话", help_text="不方便接电话的时间，可以写在“发生了什么事”里。"),
        "没有电话，我们联系不上你，你要自己凭回执来看进展。",
    )


class MaterialForm(QuestionForm):
    """Files; nothing has to be said about them."""


SAME = (
    "urgency",
    "story",
    "wish",
    "kind",
    "wants",
    "other_side",
    "place",
    "happened_on",
    "decision",
    "decision_title",
    "decision_on",
    "name",
    "phone",
)


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data: the questions are its own fields."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "", [])}
    return found | {"channel": choices.Channel.ONLINE.value}
