"""How a case ends, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zhunsheng.commons.publication.actions import Publishing
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.forms import decision as forms
from zhunsheng.domains.reconsideration.forms.review import NoteForm, RecordForm
from zhunsheng.domains.reconsideration.procedures import effects, guards, papers
from zhunsheng.domains.reconsideration.procedures.clocks import each
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.publication import DECISION
from zhunsheng.domains.reconsideration.procedures.stages import HANDLERS, PARTIES, UNDER_REVIEW
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    Accepts,
    Action,
    ClockOp,
    Tell,
    cancel,
    meet,
    start,
)

ATTACHED = ("own", "transfer", "received")
ASKED = ("ask", "answer")
SERVABLE = ("decided", "rejected", "referred", "terminated")
CONCLUDED = ("decided", "served")


def _ends(law: Law) -> tuple[Any, ...]:
    """Every clock of the review loses its object or is met when the case is concluded."""
    return (
        *each(law, meet, "reconsideration.decide"),
        *each(law, cancel, "reconsideration.reply"),
        *each(law, cancel, "reconsideration.send_copy"),
        *(
            cancel(f"reconsideration.attached_{code}")
            for code in (*ATTACHED, *(ASKED if law.is_new else ()))
        ),
    )


def _is(*stages: str) -> Callable[[Context], bool]:
    return lambda context: context.matter.stage in stages


def _is_published(context: Context) -> bool:
    outcomes = context.procedure.outcomes_in("decision")
    return context.matter.stage == "served" and context.matter.outcome in outcomes


def _served(law: Law) -> tuple[ClockOp, ...]:
    """What runs from the proven day: the time to sue, to do again what was annulled, to publish."""
    common = (
        start("reconsideration.sue", on="served_on", when=_is("served", "terminated")),
        start("reconsideration.sue_not_accepted", on="served_on", when=_is("rejected")),
        start(
            "reconsideration.redo",
            on="respondent_served_on",
            amount="redo_days",
            when=lambda context: bool(context.matter.redo_days),
        ),
    )
    publish = start("reconsideration.publish", on="served_on", when=_is_published)
    return (*common, publish) if law.is_new else common


def _decide(law: Law) -> Action:
    """作出决定."""
    return Action(
        "decide",
        "作出决定",
        ("approval",),
        ("organ_head",),
        "{actor}签发行政复议决定：{outcome}。",
        cite=law.cite("61", "28"),
        target="decided",
        form=forms.DecideForm,
        sets={"decided_on": "occurred"},
        guards=(guards.discussed(law),),
        clocks=_ends(law),
        generates=(papers.DECISION,),
        effect=effects.decide,
        closes=True,
        tells=(Tell("handler", "decided", "决定已签发，请送达"),),
        audience=PARTIES,
    )


def _conclude_mediation(law: Law) -> Action:
    """调解结案."""
    return Action(
        "conclude_mediation",
        "调解结案",
        (*UNDER_REVIEW, "suspended"),
        HANDLERS,
        "双方达成调解协议，制发行政复议调解书。",
        cite=law.cite("73", "条例50"),
        target="decided",
        form=forms.MediationForm,
        sets={"outcome": "=D1", "decided_on": "occurred"},
        clocks=_ends(law),
        generates=(papers.MEDIATION,),
        effect=effects.settle,
        closes=True,
        audience=PARTIES,
    )


def _withdraw(law: Law) -> Action:
    """撤回申请并终止."""
    return Action(
        "withdraw",
        "撤回申请并终止",
        (*UNDER_REVIEW, "suspended"),
        HANDLERS,
        "申请人撤回申请（{outcome}），复议终止。",
        cite=law.cite("74", "条例38"),
        target="terminated",
        form=forms.WithdrawForm,
        sets={"decided_on": "occurred"},
        accepts=(Accepts("withdrawal", "撤回申请书或者笔录", required=True),),
        clocks=_ends(law),
        generates=(papers.TERMINATION,),
        effect=effects.settle,
        closes=True,
        destructive=True,
        audience=PARTIES,
    )


def _terminate(law: Law) -> Action:
    """终止复议."""
    return Action(
        "terminate",
        "终止复议",
        (*UNDER_REVIEW, "suspended"),
        HANDLERS,
        "{actor}决定终止复议：{termination_ground}。",
        cite=law.cite("41", "条例42"),
        target="terminated",
        form=forms.TerminateForm,
        sets={"outcome": "=D4", "decided_on": "occurred"},
        guards=(guards.sixty_days_suspended(law),),
        clocks=_ends(law),
        generates=(papers.TERMINATION,),
        effect=effects.settle,
        closes=True,
        destructive=True,
        audience=PARTIES,
    )


def endings(law: Law) -> tuple[Action, ...]:
    """决定, 调解, 撤回, 其他终止."""
    return (
        _decide(law),
        _conclude_mediation(law),
        _withdraw(law),
        _terminate(law),
    )


def _after_service(context: Context) -> str:
    stage: str = context.matter.stage
    return "served" if stage == "decided" else stage


def service(law: Law) -> Action:
    """送达: the time to sue and the time to perform start on the proven day."""
    return Action(
        "serve",
        "登记送达",
        SERVABLE,
        (*HANDLERS, "registrar"),
        "文书于{served_on}送达申请人（{method}）。",
        cite=law.cite("75", "31"),
        target=_after_service,
        targets=("served", *SERVABLE[1:]),
        form=forms.ServeForm,
        accepts=(Accepts("service_proof", "送达回证或者签收凭证"),),
        clocks=_served(law),
        after=effects.serve,
        audience=PARTIES,
    )


def publication(law: Law) -> tuple[Action, ...]:
    """公开 (new law 79; a setting under the old one, without a time limit)."""
    return Publishing(
        DECISION,
        compose=effects.compose,
        grounds=forms.NOT_PUBLISHED,
        sources=CONCLUDED,
        public=(*CONCLUDED, "archived"),
        form=forms.PublishForm,
        guards=(guards.publishable(law),),
        takes_files=False,
        clocked=law.is_new,
        cite=law.cite("79", "") if law.is_new else None,
    ).actions


def _send_opinion(law: Law) -> Action:
    """制发意见书."""
    return Action(
        "send_opinion",
        "制发意见书",
        (*UNDER_REVIEW, *(*CONCLUDED, "terminated")),
        HANDLERS,
        "{actor}向被申请人制发行政复议意见书。",
        cite=law.cite("76", "条例57"),
        form=forms.OpinionForm,
        sets={"opinion_on": "occurred"},
        clocks=(start("reconsideration.opinion_reply", on="opinion_served_on"),),
        generates=(papers.OPINION,),
        group="监督",
        tells=(Tell("respondent", "opinion", "收到复议意见书，请六十日内反馈"),),
    )


def _answer_opinion(law: Law) -> Action:
    """反馈意见书整改情况."""
    return Action(
        "answer_opinion",
        "反馈意见书整改情况",
        (*UNDER_REVIEW, "suspended", *CONCLUDED, "terminated", "archived"),
        ("respondent", "handler"),
        "被申请人反馈意见书整改情况。",
        cite=law.cite("76", "条例57"),
        form=RecordForm,
        sets={"opinion_answered_on": "occurred"},
        guards=(guards.opinion_open(law),),
        clocks=(meet("reconsideration.opinion_reply"),),
        group="监督",
    )


def _order_performance(law: Law) -> Action:
    """责令限期履行."""
    return Action(
        "order_performance",
        "责令限期履行",
        CONCLUDED,
        HANDLERS,
        "{actor}责令被申请人限期履行。",
        cite=law.cite("77", "32"),
        form=forms.OrderForm,
        guards=(guards.performance_open(law),),
        generates=(papers.ORDER,),
        group="监督",
        tells=(Tell("respondent", "order", "责令限期履行复议决定"),),
    )


def _record_performance(law: Law) -> Action:
    """登记履行情况."""
    return Action(
        "record_performance",
        "登记履行情况",
        CONCLUDED,
        (*HANDLERS, "respondent"),
        "登记履行情况：{performance}。",
        cite=law.cite("77", "32"),
        form=forms.PerformanceForm,
        guards=(guards.performance_open(law),),
        clocks=(
            meet(
                "reconsideration.redo",
                on="performed_on",
                when=lambda c: c.data["performance"] == choices.Performance.DONE,
            ),
        ),
        group="监督",
        audience=PARTIES,
    )


def _record_suit(law: Law) -> Action:
    """登记起诉."""
    return Action(
        "record_suit",
        "登记起诉",
        ("served", "rejected", "terminated"),
        HANDLERS,
        "申请人于{sued_on}向人民法院起诉。",
        cite=law.cite("34", "19"),
        form=forms.SuedForm,
        clocks=(cancel("reconsideration.sue"), cancel("reconsideration.sue_not_accepted")),
        group="监督",
    )


def _archive(law: Law) -> Action:
    """归档."""
    return Action(
        "archive",
        "归档",
        ("served", "rejected", "referred", "terminated", "given_up"),
        (*HANDLERS, "registrar"),
        "{actor}将本案归档。",
        target="archived",
        form=NoteForm,
        guards=(guards.performed(law), guards.publication_settled(law)),
        clocks=(
            cancel("reconsideration.sue"),
            cancel("reconsideration.sue_not_accepted"),
            cancel("reconsideration.redo"),
        ),
    )


def after(law: Law) -> tuple[Action, ...]:
    """意见书, 履行, 起诉, 归档."""
    return (
        _send_opinion(law),
        _answer_opinion(law),
        _order_performance(law),
        _record_performance(law),
        _record_suit(law),
        _archive(law),
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Everything from the decision on."""
    return (*endings(law), service(law), *publication(law), *after(law))
