"""Ask a lawyer on line: two short pages, the answer by the query code."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from zhunsheng.domains.legalservice.consultations import choices
from zhunsheng.domains.legalservice.consultations.models import Consultation
from zhunsheng.domains.legalservice.consultations.procedure import CODE, DOMAIN, LIMIT
from zhunsheng.domains.legalservice.stations.law import VERSION
from zhunsheng.domains.legalservice.stations.models import Terminal
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    Part,
    PublicAct,
    PublicService,
    QuestionForm,
)
from zhunsheng.faces.portal.themes import LEGAL
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.forms import PhoneField, soft
from zhunsheng.kernel.orgs.models import duties_on
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


class AskedForm(QuestionForm):
    """What about."""

    kind = radio(
        "哪一类的事",
        choices.Kind.choices,
        error_messages={"required": "请选一个。拿不准的选“其他”。"},
    )
    question = forms.CharField(
        label="你的问题",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="发生了什么、什么时候、你想怎么样。不用写身份证号。",
        error_messages={"required": "请写下你的问题。"},
    )


class ReachForm(QuestionForm):
    """How to reach somebody, if they want."""

    phone = soft(PhoneField(label="电话"), "不留电话也行，答复在网上看；留了，急事我们可以打给你。")
    asker = forms.CharField(label="怎么称呼你", max_length=40, required=False)


PARTS = (
    Part("question", "你的问题", "问题", AskedForm),
    Part("reach", "怎么联系你", "联系", ReachForm, hint="可以不填", after=("question",)),
)


def compose(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    return {**cleaned, "channel": choices.Channel.ONLINE}


def arrival(request: HttpRequest) -> dict[str, Any]:
    """At a kiosk: the channel, and where it stands."""
    serial = getattr(request, "kiosk", "")
    if not serial:
        return {}
    rows = Terminal.objects.filter(code=serial)
    station = rows.values_list("station", flat=True).first()
    return {"channel": choices.Channel.KIOSK, "station": station}


def contact() -> Contact:
    """Who answers."""
    duty = duties_on(DOMAIN, clock.today()).first()
    return (
        Contact(duty.unit.name, duty.unit.phone, duty.unit.address)
        if duty
        else Contact("法律援助中心")
    )


def _promised(on: date) -> date:
    """The last day of an answer to a question of that day."""
    return last_day(LIMIT, on, VERSION)


def next_steps(on: date) -> list[Step]:
    """What happens after a question of that day."""
    return [
        Step("有人看", "律师或者工作人员看你的问题，不清楚的会请你补充。"),
        Step(
            "答复你",
            f"3 个工作日以内，{date_text(_promised(on))}以前。凭查询码在“查进度”里看。",
        ),
        Step("评一评", "看完答复，可以打个分。"),
    ]


def facts(matter: Consultation) -> list[Fact]:
    """The question and its answer."""
    pairs = [
        ("答复", matter.answer),
        ("依据", matter.articles),
        ("你的问题", matter.question),
        ("类别", matter.get_kind_display()),
    ]
    return [Fact(label, value, wide=True) for label, value in pairs if value]


SERVICE = PublicService(
    code="ask",
    title="问法律",
    name="法律咨询",
    hint="写下问题，律师 3 个工作日内答复",
    procedure=CODE,
    keywords=(
        *("咨询", "问律师", "法律问题", "律师", "免费律师", "12348", "离婚", "欠钱不还"),
        *("拖欠工资", "工伤", "赔偿", "继承", "房产", "合同", "被骗", "起诉", "打官司"),
    ),
    intro=(
        ("谁能问", ("谁都能问，不收钱，不用登录，可以不留姓名和电话。",)),
        ("能问什么", ("婚姻、继承、工资、借钱、房子、车祸……和法律有关的都行。",)),
        ("多久答复", ("3 个工作日以内。着急的，直接打电话，当场答。",)),
        ("谁看得到", ("只有答复你的人看得到。整理成公开的问答时，会去掉能认出你的内容。",)),
    ),
    parts=PARTS,
    compose=compose,
    arrival=arrival,
    next_steps=next_steps,
    contact=contact,
    promises=(
        "答复是参考意见，不代替法院和机关的决定。要起诉、要复议的，期限不会因为咨询停下来。",
        "只有答复你的人看得到你的问题。",
    ),
    received=lambda on: f"你的问题{date_text(on)}交到了。",
    clocks={LIMIT: ClockWords("答复你", "我们在{due}以前答复你。")},
    acts={
        "add": PublicAct(
            "补充情况",
            "想起什么，可以再写几句，答复的人会一起看。",
            "收到你补充的情况了。",
            labels={"more": "要补充的"},
        )
    },
    stage_words={"waiting": "等答复", "done": "已经答复"},
    step_words={"ask": "你的提问", "answer": "答复你"},
    facts=facts,
    theme=LEGAL,
    order=10,
)
