"""公示异议 as data: anybody objects, with or without a name; the office looks into it and answers.

A business word of its own (``objection``), so that a right in villages opens none of them.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from zhunsheng.domains.publicity.villages.forms import long
from zhunsheng.domains.publicity.villages.models import TitleObjection, VillageTitle
from zhunsheng.domains.publicity.villages.registers import OFFICE, STANDARD
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    SYSTEM,
    Action,
    Outcome,
    Procedure,
    Stage,
    Tell,
)
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib import clock

CODE = "objection.title"
APPLICANT = ("applicant",)
STAGES = (
    Stage(
        "received",
        "待核查",
        "received",
        "我们收到了你的意见，正在核查。查清以前，这个村不会报上去。",
        waits_for=(OFFICE,),
    ),
    Stage(
        "answered",
        "已核查",
        "answered",
        "已经核查清楚，结果写在下面。",
        closed=True,
        final=True,
    ),
    Stage("withdrawn", "已撤回", "answered", "你已经撤回了这条意见。", closed=True, final=True),
)


def open_titles(on: Any) -> Any:
    """Recommendations to which anybody may object on a day."""
    return (
        VillageTitle.objects.filter(stage="announced", announced_until__gte=on)
        .select_related("village")
        .order_by("announced_until", "pk")
    )


class ObjectForm(ActionForm):
    """提出异议."""

    target = forms.ModelChoiceField(VillageTitle.objects.none(), label="对哪一项公示")
    text = long("哪里不对", most=2000, rows=5)
    contact = forms.CharField(label="联系方式", max_length=120, required=False)

    def prepare(self) -> None:
        """What is being announced on the day of the act."""
        field: Any = self.fields["target"]
        field.queryset = open_titles(self.context.on if self.context else clock.today())
        field.label_from_instance = lambda one: one.title


class AnswerForm(ActionForm):
    """核查结果."""

    written: ClassVar[tuple[str, ...] | None] = ("answer",)
    result = forms.ChoiceField(label="核查结果", choices=[("no", "不属实"), ("yes", "属实")])
    answer = long("核查情况", help_text="提意见的人凭查询码能看到，不要写别人的个人信息。")


class TakeBackForm(ActionForm):
    """撤回意见."""

    is_sure = forms.BooleanField(label="确定撤回这条意见")


def prepare(context: Context) -> None:
    """The office takes it, whatever township the village lies in; the title says nothing of what was said."""
    duty = responsible("publicity", context.on)
    if duty is None:
        raise Refused("还没有设置普法工作机构。", "请管理员登记普法宣传的职责分工。")
    matter = context.matter
    matter.unit, matter.organ, matter.place = duty.unit, duty.organ, duty.unit.place
    matter.title = f"对{context.data['target'].village.name}公示的意见"


def decide(context: Context) -> None:
    """True or not."""
    context.matter.is_upheld = context.data["result"] == "yes"


OBJECTION = Procedure(
    code=CODE,
    version="2021",
    title="公示异议",
    law="《全国民主法治示范村（社区）建设指导标准》",
    model=TitleObjection,
    initial="received",
    filing=Action(
        "object",
        "提出异议",
        (),
        (OFFICE, PUBLIC, SYSTEM),
        "收到一条意见。",
        cite=STANDARD,
        form=ObjectForm,
        prepare=prepare,
        tells=(Tell(f"role:{OFFICE}", "objection", "公示收到意见，请核查"),),
        audience=APPLICANT,
    ),
    stages=STAGES,
    actions=(
        Action(
            "answer",
            "核查",
            ("received",),
            (OFFICE,),
            "{actor}核查：{result}。",
            cite=STANDARD,
            target="answered",
            form=AnswerForm,
            sets={"outcome": "=answered"},
            effect=decide,
            closes=True,
            audience=APPLICANT,
        ),
        Action(
            "withdraw",
            "撤回意见",
            ("received",),
            (OFFICE, PUBLIC),
            "意见撤回。",
            cite=STANDARD,
            target="withdrawn",
            form=TakeBackForm,
            sets={"outcome": "=withdrawn"},
            closes=True,
            audience=APPLICANT,
        ),
    ),
    outcomes=(Outcome("answered", "已核查", STANDARD), Outcome("withdrawn", "撤回", STANDARD)),
    steps=(("received", "收到意见"), ("answered", "核查结果")),
    number=Pattern("objection.title", "异〔{year}〕{n}号"),
    confidential=True,
    public_filing=True,
)
