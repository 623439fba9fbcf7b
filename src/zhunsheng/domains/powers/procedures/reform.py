"""“放管服”改革措施法治审核: submit → assign → review against the checklist → adopted or not → close."""

from __future__ import annotations

from zhunsheng.domains.powers.facts import reform_facts
from zhunsheng.domains.powers.forms import reform as forms
from zhunsheng.domains.powers.forms.change import ReasonForm
from zhunsheng.domains.powers.models import ReformReview
from zhunsheng.domains.powers.procedures import effects
from zhunsheng.domains.powers.procedures.change import (
    AUDIENCE,
    BASIS,
    PROPOSERS,
    REVIEWERS,
    VERSION,
    paper,
)
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.declaration import (
    Accepts,
    Action,
    Outcome,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)

CODE = "powers.reform_review"
LIMIT = "powers.reform_legality"

STEPS = (("submitted", "送审"), ("review", "法治审核"), ("adoption", "采纳"))
STAGES = (
    Stage(
        "submitted",
        "待分派",
        "submitted",
        "司法行政部门收到了改革措施，正在安排审核。",
        waits_for=("chief",),
    ),
    Stage(
        "reviewing",
        "审核中",
        "review",
        "司法行政部门正在对照审核要点审核改革措施。",
        waits_for=("handler",),
    ),
    Stage(
        "opined",
        "待反馈采纳情况",
        "adoption",
        "审核意见已经送起草单位，等它说明采纳情况。",
        waits_for=PROPOSERS,
    ),
    Stage("done", "已办结", "adoption", "审核和采纳情况都已经登记。", closed=True, final=True),
    Stage(
        "withdrawn",
        "已撤回",
        "submitted",
        "起草单位撤回了送审，不再审核。",
        closed=True,
        final=True,
    ),
)
OUTCOMES = (
    Outcome("adopted", "采纳审核意见", BASIS, frozenset({"reviewed"})),
    Outcome("partly", "部分采纳审核意见", BASIS, frozenset({"reviewed"})),
    Outcome("not_adopted", "未采纳审核意见", BASIS, frozenset({"reviewed"})),
    Outcome("withdrawn", "撤回送审", BASIS),
)
FILING = Action(
    "submit_measure",
    "送审改革措施",
    (),
    PROPOSERS,
    "{actor}送审改革措施（{reform}）。",
    form=forms.MeasureForm,
    prepare=effects.prepare,
    effect=effects.take_part,
    clocks=(start(LIMIT, leading=True),),
    accepts=(Accepts("measure", "改革措施文本"), Accepts("basis", "改革依据")),
    tells=(Tell("role:chief", "received", "收到改革措施，请分派审核"),),
    audience=AUDIENCE,
)
ACTIONS = (
    Action(
        "dispatch",
        "分派审核",
        ("submitted",),
        ("chief",),
        "{actor}分派{handler}审核。",
        target="reviewing",
        form=forms.DispatchForm,
        tells=(Tell("handler", "assigned", "由您审核改革措施"),),
        audience=AUDIENCE,
    ),
    Action(
        "opine",
        "出具审核意见",
        ("reviewing",),
        REVIEWERS,
        "{actor}出具法治审核意见：{legality}。",
        cite=BASIS,
        target="opined",
        form=forms.ChecklistForm,
        sets={"opinion_on": "occurred"},
        clocks=(meet(LIMIT),),
        generates=(paper("reform_opinion", "改革措施法治审核意见书", "法审意"),),
        tells=(Tell("proposer", "opinion", "改革措施有了法治审核意见"),),
        audience=AUDIENCE,
    ),
    Action(
        "close",
        "登记采纳情况",
        ("opined",),
        (*PROPOSERS, "handler"),
        "{actor}登记采纳情况：{outcome}。",
        target="done",
        form=forms.AdoptionForm,
        closes=True,
        audience=AUDIENCE,
    ),
    Action(
        "withdraw",
        "撤回送审",
        ("submitted", "reviewing"),
        PROPOSERS,
        "{actor}撤回送审。",
        target="withdrawn",
        form=ReasonForm,
        sets={"outcome": "=withdrawn"},
        clocks=(cancel(LIMIT),),
        destructive=True,
        closes=True,
        audience=AUDIENCE,
    ),
)

REFORM = Procedure(
    code=CODE,
    version=VERSION,
    title="改革措施法治审核",
    law="《关于推行地方各级政府工作部门权力清单制度的指导意见》（中办发〔2015〕21号）",
    model=ReformReview,
    initial="submitted",
    filing=FILING,
    stages=STAGES,
    actions=ACTIONS,
    outcomes=OUTCOMES,
    steps=STEPS,
    number=Pattern("powers.reform", "{code}法审〔{year}〕{n}号"),
    in_force_from="2015-03-24",
    facts=reform_facts,
)
