"""法治夏令营报名: a guardian registers a child and says yes; whether pictures may go out is another question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from zhunsheng.domains.publicity.outreach import choices
from zhunsheng.domains.publicity.outreach.forms.enrolments import open_camps
from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.outreach.portal.lecture import contact
from zhunsheng.faces.portal.asking import radio
from zhunsheng.faces.portal.declare import Contact, Part, PublicAct, PublicService, QuestionForm
from zhunsheng.faces.portal.themes import LEARNING
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.forms import PhoneField
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text, mask_name

NONE_OPEN = "现在没有正在报名的夏令营。一般在放假前一个月开始报名，可以打下面的电话问。"


class CampForm(QuestionForm):
    """Which camp, which school stage."""

    camp = forms.ModelChoiceField(
        PublicityEvent.objects.none(),
        label="哪个夏令营",
        empty_label="请选择",
        help_text="只列出正在报名的。",
        error_messages={"required": NONE_OPEN},
    )
    school_stage = radio(
        "孩子上几年级",
        choices.Stage.choices,
        error_messages={"required": "请选孩子上几年级。"},
    )

    def prepare(self) -> None:
        """The camps that are open, with their days."""
        field: Any = self.fields["camp"]
        field.queryset = open_camps(clock.today())
        field.label_from_instance = lambda one: f"{one.title}，{date_text(one.planned_on)}开始"


class ChildForm(QuestionForm):
    """The child and who answers for it. Nothing else is asked."""

    child = forms.CharField(
        label="孩子的姓名",
        max_length=40,
        help_text="加密保存，只有夏令营的老师能看到，不会公开。夏令营结束后删除。",
        error_messages={"required": "请填写孩子的姓名。"},
    )
    guardian = forms.CharField(
        label="你的姓名", max_length=40, error_messages={"required": "请填写你的姓名。"}
    )
    relation = radio(
        "你是孩子的",
        choices.Relation.choices,
        row=True,
        error_messages={"required": "请选你是孩子的什么人。"},
    )
    phone = PhoneField(label="你的电话", help_text="孩子有事我们马上打这个电话。")
    needs = forms.CharField(
        label="需要我们注意的事",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如过敏、正在吃药。没有就不填。",
    )


class ConsentForm(QuestionForm):
    """Yes to the camp; pictures are another question."""

    consent = forms.BooleanField(
        label="我是孩子的父母或者监护人，同意孩子参加",
        error_messages={"required": "要监护人同意，孩子才能参加。"},
    )
    photo_consent = radio(
        "活动照片里认得出孩子，能公开吗",
        [("no", "不要公开"), ("yes", "可以公开")],
        error_messages={"required": "请选一个。不同意也能参加。"},
    )


PARTS = (
    Part("camp", "哪个夏令营", "夏令营", CampForm),
    Part("child", "孩子和你", "孩子", ChildForm),
    Part("consent", "你的同意", "孩子", ConsentForm, hint="照片能不能公开，由你决定"),
)
SAME = ("camp", "school_stage", "child", "guardian", "relation", "phone", "needs")
INTRO = (
    ("谁可以报名", ("在本区上学的孩子，由父母或者其他监护人报名。",)),
    ("要不要钱", ("不要钱。",)),
    ("我们问什么", ("孩子的姓名、上几年级，你的姓名和电话。不要身份证号，不要照片。",)),
    ("孩子的信息", ("加密保存，不公开，不排名次，夏令营结束后删除。",)),
    ("交了以后", ("按报名先后，在这里告诉你有没有名额。",)),
)
ACTS = {
    "leave": PublicAct(
        "取消报名",
        "孩子来不了，请取消，把名额让给别的孩子。",
        "报名已经取消。",
        labels={"reason": "原因（可以不写）"},
    ),
}
STAGE_WORDS = {
    "received": "等待录取",
    "accepted": "有名额了",
    "refused": "没有名额了",
    "left": "已经取消",
    "finished": "已经结束",
    "erased": "已经结束，信息已删除",
}
STEP_WORDS = {"enrol": "报名", "place": "录取", "after": "结束"}


def compose(answers: dict[str, Any]) -> dict[str, Any]:
    """The filing form's data."""
    found = {name: answers[name] for name in SAME if answers.get(name) not in (None, "")}
    return found | {
        "consent": bool(answers.get("consent")),
        "photo_consent": answers.get("photo_consent") == "yes",
    }


def next_steps(on: date) -> list[Step]:
    """What happens after a registration."""
    del on
    return [
        Step("看名额", "按报名先后录取。"),
        Step("告诉你", "有没有名额写在这里，也会打电话。"),
        Step("开营", "请按时送孩子来，来不了请早点取消。"),
    ]


def contact_for(matter: Any) -> Contact:
    """The house that holds the camp."""
    return Contact(matter.unit.name, matter.unit.phone, matter.unit.address)


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"报名{date_text(on)}收到了。"


def facts(matter: Any) -> list[Fact]:
    """What the guardian recognises it by; the child's name is masked even here."""
    pairs = [
        ("编号", matter.number or ""),
        ("回执号", matter.receipt),
        ("夏令营", matter.camp.title),
        ("哪天开始", day(matter.camp.planned_on)),
        ("地点", f"{matter.camp.place.name if matter.camp.place else ''}{matter.camp.venue}"),
        ("孩子", mask_name(matter.child) if matter.child else ""),
        ("照片", "可以公开" if matter.photo_consent else "不公开"),
        ("我们的答复", matter.reply),
    ]
    return [Fact(label, value) for label, value in pairs if value]


CAMP = PublicService(
    code="camp",
    title="给孩子报法治夏令营",
    name="法治夏令营报名",
    hint="由父母或者监护人报名，免费",
    procedure="camp.enrolment",
    keywords=("夏令营", "冬令营", "孩子", "暑假", "寒假", "小学生", "报名", "普法代言人", "青少年"),
    intro=INTRO,
    parts=PARTS,
    compose=compose,
    next_steps=next_steps,
    contact=contact,
    contact_for=contact_for,
    promises=(
        "孩子和你的信息只交给办夏令营的单位，加密保存，不公开。",
        "夏令营结束后，孩子和你的信息会删除。",
        "来不了的，凭回执号和查询码可以在网上取消。",
    ),
    received=received,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    theme=LEARNING,
    order=61,
)
