"""普法活动 as data: plan, approve, hold, prove; a request by the public; an event recorded after it was held."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.commons.publication.actions import Publishing
from zhunsheng.domains.publicity.outreach.facts import event_facts
from zhunsheng.domains.publicity.outreach.forms import events as forms
from zhunsheng.domains.publicity.outreach.forms.publishing import PublishNewsForm
from zhunsheng.domains.publicity.outreach.law import VERSIONS, under
from zhunsheng.domains.publicity.outreach.models import PublicityEvent
from zhunsheng.domains.publicity.outreach.procedure import effects, papers
from zhunsheng.domains.publicity.outreach.publication import CONSENTED, KEPT, NEWS, compose_news
from zhunsheng.domains.publicity.outreach.registers import OFFICE
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    SYSTEM,
    Action,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)
from zhunsheng.kernel.statutes.cites import Cite

CODE = "publicity.event"
APPLICANT = ("applicant",)
STAFF = ("registrar", OFFICE)
DECIDERS = ("chief", OFFICE)
OPEN = ("proposed", "approved", "held", "returned")
STEPS = (
    ("plan", "计划"),
    ("hold", "举办"),
    ("check", "核实"),
)
STAGES = (
    Stage(
        "proposed",
        "待批准",
        "plan",
        "我们收到了你的预约，五个工作日以内告诉你能不能办、谁来讲、什么时候来。",
        waits_for=DECIDERS,
    ),
    Stage(
        "approved",
        "待举办",
        "hold",
        "已经安排好了，讲师会按定好的日子来。有变化我们会先联系你。",
        waits_for=("registrar",),
    ),
    Stage("held", "待核实", "hold", "活动已经办完，正在整理材料。", waits_for=(OFFICE,)),
    Stage("returned", "待补充", "hold", "活动已经办完，正在整理材料。", waits_for=("registrar",)),
    Stage("closed", "已办结", "check", "这次活动已经全部办完。", closed=True),
    Stage(
        "archived",
        "已归档",
        "check",
        "这次活动已经全部办完，材料已经归档。",
        closed=True,
        final=True,
    ),
    Stage("cancelled", "已取消", "hold", "这次活动取消了，原因写在下面。", closed=True, final=True),
    Stage(
        "declined",
        "不予安排",
        "plan",
        "这次没有安排上，原因在下面。以后可以再预约。",
        closed=True,
        final=True,
    ),
)
REQUESTED = Guard(
    "requested",
    lambda c: c.matter.filed == forms.REQUEST,
    "这不是群众预约的活动。",
    "要取消的，请办理“取消活动”。",
    early=True,
    moot=True,
)


def _by_another(context: Context) -> bool:
    """Nobody proves an event of the own house, but for the office, beside which there is nobody."""
    person, unit = context.actor.person, context.matter.unit_id
    return person is None or person.unit_id != unit or unit == effects.office_unit(context.on)


CHECKED = Guard(
    "not_own_event",
    _by_another,
    "本单位的活动要由别的单位核实。",
    "请由普法办的工作人员核实。",
    early=True,
)


FILING = Action(
    "register",
    "登记活动",
    (),
    (*STAFF, "chief", PUBLIC, SYSTEM),
    "登记“{title}”（{filed}）。",
    target=effects.first_stage,
    targets=("proposed", "held"),
    form=forms.EventForm,
    prepare=effects.prepare_event,
    effect=effects.register,
    clocks=(start("publicity.answer_request", leading=True, when=effects.is_request),),
    accepts=papers.PROOF,
    generates=(papers.PLAN, papers.AT_ONCE),
    tells=(Tell(f"role:{OFFICE}", "received", "有新的普法活动"),),
    audience=APPLICANT,
)


BEFORE = (
    Action(
        "approve",
        "批准",
        ("proposed",),
        DECIDERS,
        "{actor}批准，定在{planned_on}。",
        target="approved",
        form=forms.ApproveForm,
        effect=effects.name_lecturers,
        clocks=(meet("publicity.answer_request", when=effects.is_request),),
        tells=(Tell("role:registrar", "approved", "活动已经批准，请按计划办"),),
        audience=APPLICANT,
    ),
    Action(
        "decline",
        "不同意",
        ("proposed",),
        DECIDERS,
        "{actor}没有同意：{reply}。",
        target="declined",
        form=forms.DeclineForm,
        sets={"outcome": "=declined"},
        clocks=(meet("publicity.answer_request", when=effects.is_request),),
        closes=True,
        audience=APPLICANT,
    ),
    Action(
        "change",
        "变更活动",
        ("approved",),
        (*STAFF, "chief"),
        "{actor}变更：改到{planned_on}。原因：{reason}。",
        form=forms.ChangeForm,
        group="变动",
        audience=APPLICANT,
    ),
    Action(
        "cancel",
        "取消活动",
        ("proposed", "approved"),
        (*STAFF, "chief"),
        "{actor}取消活动：{reason}。",
        target="cancelled",
        form=forms.CancelForm,
        sets={"outcome": "=cancelled"},
        clocks=(cancel("publicity.answer_request"),),
        closes=True,
        group="变动",
        destructive=True,
        audience=APPLICANT,
    ),
    Action(
        "withdraw",
        "撤回预约",
        ("proposed", "approved"),
        (*STAFF, PUBLIC),
        "预约人撤回预约。",
        target="cancelled",
        form=forms.WithdrawForm,
        sets={"outcome": "=cancelled"},
        guards=(REQUESTED,),
        clocks=(cancel("publicity.answer_request"),),
        closes=True,
        group="变动",
        audience=APPLICANT,
    ),
)


AFTER = (
    Action(
        "hold",
        "登记举办情况",
        ("approved",),
        STAFF,
        "{held_on}举办，{heads}人次参加（{counted}）。",
        target="held",
        form=forms.HoldForm,
        sets={"outcome": "=held"},
        effect=effects.name_lecturers,
        accepts=papers.PROOF,
        generates=(papers.RECORD,),
        audience=APPLICANT,
    ),
    Action(
        "check",
        "核实",
        ("held",),
        (OFFICE,),
        "{actor}核实：{decision}。",
        target=effects.after_check,
        targets=("closed", "returned"),
        form=forms.CheckForm,
        sets={"checked_on": "occurred"},
        guards=(CHECKED,),
        tells=(Tell("role:registrar", "checked", "活动材料已经核实"),),
    ),
    Action(
        "uncount",
        "不计入统计",
        ("held", "returned"),
        (OFFICE,),
        "{actor}核实：不能证实，不计入统计。原因：{reason}。",
        target="closed",
        form=forms.UncountForm,
        sets={"checked_on": "occurred", "outcome": "=uncounted"},
        guards=(CHECKED,),
        closes=True,
        destructive=True,
        tells=(Tell("role:registrar", "checked", "活动不能证实，不计入统计"),),
    ),
    Action(
        "supplement",
        "补充材料",
        ("returned", "held"),
        STAFF,
        "{actor}补充材料。",
        target="held",
        form=forms.SupplementForm,
        accepts=papers.PROOF,
    ),
    Action(
        "archive",
        "归档",
        ("closed",),
        STAFF,
        "{actor}归档。",
        target="archived",
        group="案卷",
    ),
)


PUBLISHING = Publishing(
    NEWS,
    compose=compose_news,
    grounds=KEPT,
    sources=("held", "closed", "archived"),
    public=("held", "closed", "archived"),
    form=PublishNewsForm,
    guards=(CONSENTED,),
)


def event_procedure(version: str, law: str, cite: Cite, since: str, until: str) -> Procedure:
    """The procedure under the rules of one time."""
    return Procedure(
        code=CODE,
        version=version,
        title="普法活动",
        law=law,
        model=PublicityEvent,
        initial="proposed",
        filing=replace(FILING, cite=cite),
        stages=STAGES,
        actions=(*under(cite, *BEFORE, *AFTER), *PUBLISHING.actions),
        outcomes=(
            Outcome("held", "已经举办", cite, frozenset({"held"})),
            Outcome("uncounted", "不能证实，不计入统计", cite),
            Outcome("cancelled", "取消", cite),
            Outcome("declined", "不予安排", cite),
        ),
        steps=STEPS,
        number=papers.EVENT_NUMBER,
        in_force_from=since,
        in_force_to=until,
        public_filing=True,
        facts=event_facts,
    )


EVENTS = tuple(event_procedure(*row) for row in VERSIONS)
