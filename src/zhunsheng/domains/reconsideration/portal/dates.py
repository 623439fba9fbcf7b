"""The small check on the start page: is it still in time?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from zhunsheng.faces.portal.declare import Check, CheckAnswer
from zhunsheng.faces.ui.parts import Step
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.clocks.query import query_due
from zhunsheng.kernel.clocks.services import default_area
from zhunsheng.kernel.forms import ChineseDateField
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

NEW = "2023"
EARLIEST = date(1999, 10, 1)


class KnownForm(forms.Form):
    """When the citizen knew, and whether they were told of the remedy."""

    known_on = ChineseDateField(
        label="你是哪天知道这个决定的",
        past=True,
        earliest=EARLIEST,
        help_text="收到文书或者听说的那一天。",
    )
    told = forms.ChoiceField(
        label="文书上写没写“可以申请行政复议”",
        choices=[("yes", "写了"), ("no", "没写，或者没给文书")],
        widget=forms.RadioSelect(attrs={"class": "options-row"}),
        required=False,
        initial="yes",
    )


def answer(data: dict[str, Any]) -> CheckAnswer:
    """The last day by the law, and what holds when it has passed. Nobody is turned away here."""
    known_on: date = data["known_on"]
    found = query_due("reconsideration.apply", known_on, default_area())
    due: date = found["due"]
    left = (due - clock.today()).days
    explanation: Sequence[str] = found["explanation"]
    if left >= 0:
        rest = "今天就是最后一天" if left == 0 else f"还有 {left} 天"
        return CheckAnswer(
            Tone.GREEN if left > 5 else Tone.AMBER,
            f"来得及，最晚{date_text(due)}申请（{rest}）",
            ["材料不全也可以先交，以后再补。"],
            explanation,
        )
    return _late(known_on, due, data.get("told") == "no", explanation)


def _late(known_on: date, due: date, untold: bool, explanation: Sequence[str]) -> CheckAnswer:
    last = last_day("reconsideration.apply_untold", known_on, NEW)
    if untold and clock.today() <= last:
        title = f"一般的 60 天在{date_text(due)}到期了，但你可能还来得及"
        sentences = [
            f"没有告诉你可以申请的，60 天从你知道这个权利那天开始数，最晚到{date_text(last)}。"
        ]
    else:
        title = f"一般的期限在{date_text(due)}已经过了，但仍然可以交"
        sentences = [
            "有不可抗力（例如灾害）或者别的正当理由（例如重病住院）耽误的，耽误的时间不算在内。"
        ]
    sentences.append("请在申请里写明原因，我们收下来审查。")
    return CheckAnswer(Tone.AMBER, title, sentences, explanation)


CHECK = Check(
    "还来得及吗",
    "从你知道的第二天开始数，一般 60 天以内。填一下日期，马上算给你看，不会保存。",
    KnownForm,
    answer,
)


def next_steps(on: date) -> list[Step]:
    """What happens after an application that came in on a day, under the law now in force."""
    examined = date_text(last_day("reconsideration.examine", on, NEW))
    return [
        Step(
            "我们审查能不能受理",
            f"5 个工作日内，也就是{examined}以前，告诉你结果。材料不全的，会一次说清要补什么。",
        ),
        Step("请对方说明理由", "受理以后 7 个工作日内把申请书送给对方，对方 10 个工作日内答复。"),
        Step(
            "听你的意见，作出决定",
            "一般受理以后 60 天内作出决定，复杂的最多再延长 30 天，会书面告诉你。",
        ),
        Step("把决定书送给你", "还不服的，收到以后 15 天内可以到法院起诉。"),
    ]
