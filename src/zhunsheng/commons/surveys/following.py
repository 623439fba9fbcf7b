"""差评回访: a low rating asks the chief of the rated unit for an answer in its days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from zhunsheng.commons.surveys.declare import HIGHEST, LOWEST
from zhunsheng.commons.surveys.models import FollowUp
from zhunsheng.insight.alerts.rules import due_soon, overdue
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    SYSTEM,
    Action,
    Outcome,
    Procedure,
    Stage,
    Tell,
    meet,
    start,
)
from zhunsheng.kernel.procedure.forms import ActionForm
from zhunsheng.kernel.statutes.cites import Cite

CODE = "surveys.followup"
LIMIT = "surveys.answer"
BASIS = Cite("政务服务好差评意见", "2019", 3)
LONG = forms.Textarea(attrs={"rows": 5})
OUTCOMES = (
    Outcome("improved", "属实，已经整改", BASIS, frozenset({"answered"})),
    Outcome("explained", "部分属实，已经说明", BASIS, frozenset({"answered"})),
    Outcome("unfounded", "不属实", BASIS, frozenset({"answered"})),
)


class FollowUpForm(ActionForm):
    """What a low rating says, without the case and the person behind it."""

    unit = forms.ModelChoiceField(Unit.objects.all(), label="被评价单位")
    service = forms.CharField(label="服务", max_length=60)
    score = forms.IntegerField(label="评分", min_value=LOWEST, max_value=HIGHEST)
    words = forms.CharField(label="评价内容", max_length=1000, required=False, widget=LONG)


class ReplyForm(ActionForm):
    """What was found and what is said to the person who rated."""

    written = ("outcome", "reply", "measures")
    outcome = forms.ChoiceField(
        label="核实结果",
        choices=[(one.code, one.title) for one in OUTCOMES],
        widget=forms.RadioSelect,
    )
    reply = forms.CharField(
        label="给评价人的答复",
        max_length=1000,
        widget=LONG,
        help_text="评价人在进度页上会看到这段话。请用平常的话写：查到什么，怎么改。不要追问是谁评的。",
    )
    measures = forms.CharField(
        label="整改措施",
        max_length=1000,
        required=False,
        widget=LONG,
        help_text="内部记录，评价人看不到。",
    )

    def clean(self) -> dict[str, Any]:
        """What was put right is named."""
        data = super().clean()
        if data.get("outcome") == "improved" and not data.get("measures"):
            self.add_error("measures", "选了“属实，已经整改”，请写明整改措施。")
        return data


def prepare(context: Context) -> None:
    """The rated unit answers; its title says the service and the score, nothing else."""
    matter = context.matter
    unit = context.data["unit"]
    duty = responsible("surveys", context.on)
    matter.organ = duty.organ if duty else unit
    matter.place = unit.place
    matter.title = f"{context.data['service']}收到{context.data['score']}分评价"


FOLLOW_UP = Procedure(
    code=CODE,
    version="2019",
    title="差评回访",
    law="国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见",
    model=FollowUp,
    initial="open",
    filing=Action(
        "raise",
        "转差评",
        (),
        (SYSTEM,),
        "系统转来一条{score}分的评价，请核实后答复。",
        form=FollowUpForm,
        prepare=prepare,
        clocks=(start(LIMIT, leading=True),),
        tells=(Tell("role:chief", "low_rating", "收到差评，请核实答复"),),
    ),
    stages=(
        Stage(
            "open", "待答复", "answer", "单位正在核实这条评价，会答复评价人。", waits_for=("chief",)
        ),
        Stage("done", "已答复", "answer", "单位已经核实并答复了评价人。", closed=True, final=True),
    ),
    actions=(
        Action(
            "reply",
            "答复差评",
            ("open",),
            ("chief",),
            "{actor}核实并答复：{outcome}。",
            cite=BASIS,
            target="done",
            form=ReplyForm,
            sets={"replied_on": "occurred"},
            clocks=(meet(LIMIT),),
            closes=True,
        ),
    ),
    outcomes=OUTCOMES,
    steps=(("answer", "核实答复"),),
)
ALERTS = (
    due_soon("surveys.answer_soon", (LIMIT,), "请核实并答复评价人。", title="差评答复即将到期"),
    overdue(
        "surveys.answer_late",
        (LIMIT,),
        "请马上答复，并向评价人说明原因。",
        title="差评没有按时答复",
    ),
)
OPEN = Q(procedure=CODE, closed_on=None)
