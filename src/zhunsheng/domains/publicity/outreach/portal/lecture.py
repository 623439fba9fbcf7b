"""预约讲座: a village, school or firm asks for a lecture; it becomes a proposal of the office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.forms.events import DOMAIN
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    Part,
    PublicAct,
    PublicService,
    QuestionForm,
)
from zhunsheng.faces.portal.themes import LEARNING
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.forms import ChineseDateField, PhoneField
from zhunsheng.kernel.orgs.models import Place, responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

#: So much time is needed to find a lecturer.
AHEAD = timedelta(days=5)


class WhoForm(QuestionForm):
    """For whom, and whom to call."""

    requester_kind = radio(
        "你们是",
        choices.Requester.choices,
        error_messages={"required": "请选一个：你们是村、社区、学校还是企业。"},
    )
    requester = forms.CharField(
        label="单位名称",
        max_length=120,
        help_text="例如：某某社区居民委员会、某某中学。",
        error_messages={"required": "请填写单位名称。"},
    )
    contact = forms.CharField(
        label="联系人",
        max_length=40,
        help_text="讲师到了找谁。加密保存，只有安排讲座的人能看到。",
        error_messages={"required": "请填写联系人。"},
    )
    phone = PhoneField(label="电话", help_text="我们用这个号码商量时间。")


class WhatForm(QuestionForm):
    """On what, to whom."""

    audience = radio(
        "讲给谁听",
        choices.Audience.choices,
        error_messages={"required": "请选一个：讲给谁听。"},
    )
    wish = forms.CharField(
        label="想听什么",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="用自己的话写，例如“邻居装修吵架怎么办”“怎么防电话诈骗”“工资拖欠怎么要”。",
        error_messages={"required": "请写想听什么。"},
    )


class WhenForm(QuestionForm):
    """When and where."""

    planned_on = ChineseDateField(
        label="最好哪天", help_text="至少五天以后。讲师排不开的话，我们打电话商量。"
    )
    planned_time = forms.CharField(
        label="几点", max_length=40, required=False, help_text="例如：下午3点，大约一个小时。"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(),
        label="在哪个乡镇街道",
        empty_label="请选择",
        error_messages={"required": "请选乡镇街道。"},
    )
    venue = forms.CharField(
        label="具体地点",
        max_length=120,
        help_text="例如：社区二楼活动室。",
        error_messages={"required": "请写具体地点。"},
    )

    def prepare(self) -> None:
        """The townships."""
        rows = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
        self.fields["place"].queryset = rows  # type: ignore[attr-defined]

    def clean_planned_on(self) -> date:
        """Not tomorrow."""
        wished: date = self.cleaned_data["planned_on"]
        first = clock.today() + AHEAD
        if wished < first:
            raise forms.ValidationError(f"请选{date_text(first)}以后的日子，我们要时间安排讲师。")
        return wished


PARTS = (
    Part("who", "你们是谁", "关于你们", WhoForm),
    Part("what", "想听什么", "讲座", WhatForm),
    Part("when", "什么时候、在哪里", "讲座", WhenForm),
)
SAME = (
    *("requester_kind", "requester", "contact", "phone", "audience", "wish"),
    *("planned_on", "planned_time", "place", "venue"),
)
INTRO = (
    (
        "谁可以预约",
        ("村、社区、学校、企业、机关和其他组织都可以。", "个人有法律问题，请用“问法律”。"),
    ),
    ("要不要钱", ("不要钱。讲师也不会推销东西。",)),
    ("要准备什么", ("听的人大约多少、在哪里讲、最好哪天。",)),
    ("要填多久", ("三页，大约 3 分钟。每填一页自动保存。",)),
    ("交了以后", ("五个工作日以内告诉你能不能办、谁来讲、哪天来。",)),
)
CLOCKS = {
    "publicity.answer_request": ClockWords("答复你们", "我们在{due}以前告诉你能不能安排。"),
}
ACTS = {
    "withdraw": PublicAct(
        "撤回预约",
        "不需要了可以撤回，讲师就不用来了。",
        "预约已经撤回。",
        labels={"reason": "原因（可以不写）"},
    ),
}
STAGE_WORDS = {
    "proposed": "我们正在安排",
    "approved": "已经安排好",
    "held": "已经讲完",
    "returned": "已经讲完",
    "closed": "已经讲完",
    "cancelled": "已经取消",
    "declined": "这次没有安排上",
}
STEP_WORDS = {"plan": "安排", "hold": "讲课", "check": "结束"}


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    return found | {
        "filed": choices.Filed.REQUEST.value,
        "kind": choices.Kind.LECTURE.value,
        "title": f"请讲师到{answers.get('requester', '')}讲课"[:120],
    }


def next_steps(on: date) -> list[Step]:
    """What happens after a request."""
    del on
    return [
        Step("找讲师", "照你们想听的，找合适的讲师，跟他们对时间。"),
        Step("告诉你们", "五个工作日以内打电话，也写在这里：谁来、哪天、几点。"),
        Step("来讲课", "请准备好地方。讲完请告诉我们听的人满不满意。"),
    ]


def contact() -> Contact:
    """The office for publicity."""
    duty = responsible(DOMAIN, clock.today())
    return (
        Contact(duty.unit.name, duty.unit.phone, duty.unit.address) if duty else Contact("普法办")
    )


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"你们的预约{date_text(on)}收到了。"


def facts(matter: Any) -> list[Fact]:
    """What the requester recognises it by, and what was arranged."""
    settled = matter.stage != "proposed"
    names = "、".join(one.name for one in matter.lecturers.all()) if settled else ""
    when = f"{day(matter.planned_on)} {matter.planned_time}".strip()
    pairs = [
        ("编号", matter.number or ""),
        ("回执号", matter.receipt),
        ("单位", matter.requester),
        ("想听什么", matter.wish),
        ("定在哪天" if settled else "你们希望哪天", when),
        ("地点", f"{matter.place.name if matter.place else ''}{matter.venue}"),
        ("讲师", names),
        ("我们的答复", matter.reply),
    ]
    return [Fact(label, value) for label, value in pairs if value]


LECTURE = PublicService(
    code="lecture",
    title="请人来讲法",
    name="预约普法讲座",
    hint="村、社区、学校、企业都可以，免费",
    procedure="publicity.event",
    keywords=(
        *("讲座", "讲课", "宣讲", "请讲师", "预约讲座", "普法", "法治讲座", "法治副校长"),
        *("学法", "培训", "进社区", "进校园", "进企业", "讲师"),
    ),
    intro=INTRO,
    parts=PARTS,
    compose=compose,
    next_steps=next_steps,
    contact=contact,
    promises=(
        "你们的预约交给司法局普法科安排。",
        "联系人和电话只用来安排这次讲座，加密保存。",
        "讲课以前不需要了，凭回执号和查询码可以在网上撤回。",
    ),
    received=received,
    clocks=CLOCKS,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    theme=LEARNING,
    order=60,
)
