"""The questions: a name to be called by, whether there is danger, an hour."""

from __future__ import annotations

from typing import Any

from django import forms

from zhunsheng.domains.disputes.counselling import choices
from zhunsheng.domains.disputes.counselling.helplines import sentences
from zhunsheng.domains.disputes.counselling.registers import free
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import CheckAnswer, QuestionForm
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.forms import Hinted, PhoneField, only_when, soft
from zhunsheng.lib import clock

MOST = 40
DANGERS = (
    (choices.Danger.NO, "没有"),
    (choices.Danger.UNSURE, Hinted("说不清", "可以先打 12356，现在就有人听你说")),
    (
        choices.Danger.YES,
        Hinted("有", "不要一个人扛：现在就打 12356；有人受伤打 120，有危险打 110"),
    ),
)


class HowForm(QuestionForm):
    """How it is."""

    danger = radio(
        "现在有没有伤害自己或者别人的念头",
        DANGERS,
        error_messages={"required": "请选一个，这样我们知道要不要马上找你。"},
    )
    way = radio(
        "想怎么聊",
        [
            (choices.Way.ROOM, "到心理服务室，当面聊"),
            (choices.Way.PHONE, "电话"),
            (choices.Way.VIDEO, "视频"),
        ],
        error_messages={"required": "请选一个：想怎么聊。"},
    )


class YouForm(QuestionForm):
    """A name to be called by."""

    name = forms.CharField(
        label="怎么称呼你",
        max_length=20,
        help_text="用什么名字都行，不用真名，不要身份证。",
        error_messages={"required": "写一个称呼就行，例如“小木”。"},
    )
    phone = soft(
        PhoneField(label="电话", help_text="只用来改时间。"),
        "没有电话，时间有变化没法告诉你，请自己凭回执来看。",
    )
    is_minor = radio(
        "你满十八岁了吗",
        [("no", "满了"), ("yes", "没有")],
        row=True,
        error_messages={"required": "请选一个：你满十八岁了吗。"},
    )
    guardian_name = only_when(
        forms.CharField(label="爸爸妈妈或者照顾你的人，怎么称呼", max_length=20, required=False),
        "is_minor",
        "yes",
        missing="请写照顾你的人怎么称呼。不方便让他们知道的，直接打 12356。",
    )
    guardian_phone = only_when(
        PhoneField(
            label="他们的电话",
            required=False,
            help_text="他们同意了我们才能开始；有人伤害你的，直接打 110。",
        ),
        "is_minor",
        "yes",
        missing="请写他们的电话。",
    )


class WhenForm(QuestionForm):
    """An hour."""

    slot = forms.ChoiceField(
        label="哪个时间", required=False, help_text="都不合适的不选，我们联系你。"
    )

    def prepare(self) -> None:
        """The soonest free hours."""
        rows = [(str(one.pk), f"{one}（{one.minutes}分钟）") for one in free(clock.today())[:MOST]]
        self.fields["slot"].choices = [("", "都不合适，请联系我"), *rows]  # type: ignore[attr-defined]


SAME = ("danger", "way", "name", "phone", "guardian_name", "guardian_phone", "slot")


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    found["is_minor"] = answers.get("is_minor") == "yes"
    return found | {"channel": choices.Channel.ONLINE.value}


class SafeForm(forms.Form):
    """The small question on the start page."""

    danger = forms.ChoiceField(
        label="现在有没有伤害自己或者别人的念头",
        choices=[(code, str(label)) for code, label in choices.Danger.choices],
        widget=forms.RadioSelect,
    )


def tell(data: dict[str, Any]) -> CheckAnswer:
    """Whom to call, at once."""
    if data["danger"] == choices.Danger.NO:
        return CheckAnswer(
            Tone.GREEN, "好的，可以往下约时间。", ("约的时间以前难受了，也可以先打 12356。",)
        )
    return CheckAnswer(Tone.RED, "先打电话，现在就打。", tuple(sentences()))
