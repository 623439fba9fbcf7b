"""对示范村公示提意见: no name is asked for, and none has to be given."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.publicity.villages.models import VillageTitle
from zhunsheng.domains.publicity.villages.objections import open_titles
from zhunsheng.faces.portal.declare import Contact, Part, PublicAct, PublicService, QuestionForm
from zhunsheng.faces.portal.themes import GOVERNMENT
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


class SayForm(QuestionForm):
    """To which announcement, and what is wrong."""

    target = forms.ModelChoiceField(
        VillageTitle.objects.none(),
        label="对哪个村、社区的公示",
        empty_label="请选择",
        error_messages={"required": "请选一个。没有可以选的，说明现在没有正在公示的。"},
    )
    text = forms.CharField(
        label="你觉得哪里不对",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写清楚是哪一件事、大概什么时候。",
        error_messages={"required": "请写你觉得哪里不对。"},
    )
    contact = forms.CharField(
        label="怎么联系你",
        max_length=120,
        required=False,
        help_text="可以不填。填了的，只有核查的人能看到，不会告诉乡镇和村里。",
    )

    def prepare(self) -> None:
        """What is announced today."""
        field: Any = self.fields["target"]
        field.queryset = open_titles(clock.today())
        field.label_from_instance = lambda one: (
            f"{one.village.name}（公示到{date_text(one.announced_until)}）"
        )


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    return {name: answers[name] for name in ("target", "text", "contact") if answers.get(name)}


def contact() -> Contact:
    """The office that looks into it."""
    duty = responsible("publicity", clock.today())
    return (
        Contact(duty.unit.name, duty.unit.phone, duty.unit.address) if duty else Contact("普法办")
    )


def next_steps(on: date) -> list[Step]:
    """What happens after an objection."""
    del on
    return [
        Step("核查", "由区司法局核查，不交给乡镇和村里。查清以前，这个村不会报上去。"),
        Step("告诉你", "结果写在这里，凭回执号和查询码随时看。"),
    ]


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"你的意见{date_text(on)}收到了。"


def facts(matter: Any) -> list[Fact]:
    """What the objector recognises it by, and what came of it."""
    found = {None: "", True: "属实", False: "不属实"}[matter.is_upheld]
    pairs = [
        ("编号", matter.number or ""),
        ("回执号", matter.receipt),
        ("对哪个村、社区", matter.target.village.name),
        ("核查结果", found),
        ("核查情况", matter.answer),
    ]
    return [Fact(label, value) for label, value in pairs if value]


OBJECTING = PublicService(
    code="objection",
    title="对示范村公示提意见",
    name="示范村公示异议",
    hint="不用写名字，查清以前不会报上去",
    procedure="objection.title",
    keywords=("示范村", "公示", "有意见", "异议", "不同意", "举报", "村务不公开"),
    intro=(
        ("谁可以提", ("谁都可以，不用写名字。",)),
        ("谁来查", ("区司法局核查，乡镇和村里看不到是谁提的、提了什么。",)),
        ("交了以后", ("查清以前，这个村、社区不会报上去。结果凭查询码能看到。",)),
    ),
    parts=(Part("say", "你的意见", "意见", SayForm),),
    compose=compose,
    next_steps=next_steps,
    contact=contact,
    promises=(
        "你的意见只交给区司法局核查，不告诉乡镇和村里。",
        "不想提了，核查以前凭回执号和查询码可以撤回。",
    ),
    received=received,
    acts={
        "withdraw": PublicAct("撤回意见", "不想提了可以撤回。", "意见已经撤回。"),
    },
    stage_words={
        "received": "正在核查",
        "answered": "已经查清",
        "withdrawn": "已经撤回",
    },
    facts=facts,
    theme=GOVERNMENT,
    order=66,
)
