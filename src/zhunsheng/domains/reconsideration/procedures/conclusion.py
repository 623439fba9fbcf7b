"""How a case ends, and what follows."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.reconsideration.forms import decision as forms
from zhunsheng.domains.reconsideration.forms.acceptance import ReasonForm
from zhunsheng.domains.reconsideration.forms.review import NoteForm, RecordForm
from zhunsheng.domains.reconsideration.procedures import effects, guards, papers
from zhunsheng.domains.reconsideration.procedures.clocks import each
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.review import HANDLERS, PARTIES
from zhunsheng.domains.reconsideration.procedures.stages import UNDER_REVIEW
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Accepts, Action, Tell, cancel, meet, start

SERVABLE = ("decided", "rejected", "referred", "terminated")
CONCLUDED = ("decided", "served")


def _ends(law: Law) -> tuple[Any, ...]:
    """Every clock of the review loses its object or is met when the case is concluded."""
    return (
        *each(law, meet, "reconsideration.decide"),
        *each(law, cancel, "reconsideration.reply"),
        *each(law, cancel, "reconsideration.send_copy"),
        cancel("reconsideration.attached_own"),
        cancel("reconsideration.attached_transfer"),
    )


def endings(law: Law) -> tuple[Action, ...]:
    """决定, 调解, 撤回, 其他终止."""
    publish = (start("reconsideration.publish"),) if law.is_new else ()
    return (
        Action(
            "decide", "作出决定", ("approval",), ("organ_head",), "{actor}签发行政复议决定：{outcome}。",
            cite=law.cite("61", "28"), target="decided", form=forms.DecideForm, sets={"decided_on": "occurred"},
            guards=(guards.discussed(law),), clocks=(*_ends(law), *publish), generates=(papers.DECISION,),
            effect=effects.decide, closes=True, tells=(Tell("handler", "decided", "决定已签发，请送达"),), audience=PARTIES,
        ),
        Action(
            "conclude_mediation", "调解结案", (*UNDER_REVIEW, "suspended"), HANDLERS, "双方达成调解协议，制发行政复议调解书。",
            cite=law.cite("73", "条例50"), target="decided", form=forms.MediationForm,
            sets={"outcome": "=D1", "decided_on": "occurred"}, clocks=_ends(law), generates=(papers.MEDIATION,),
            effect=effects.settle, closes=True, audience=PARTIES,
        ),
        Action(
            "withdraw", "撤回申请并终止", (*UNDER_REVIEW, "suspended"), HANDLERS, "申请人撤回申请（{outcome}），复议终止。",
            cite=law.cite("74", "条例38"), target="terminated", form=forms.WithdrawForm,
            sets={"decided_on": "occurred"}, accepts=(Accepts("withdrawal", "撤回申请书或者笔录", required=True),),
            clocks=_ends(law), generates=(papers.TERMINATION,), effect=effects.settle, closes=True, destructive=True,
            audience=PARTIES,
        ),
        Action(
            "terminate", "终止复议", (*UNDER_REVIEW, "suspended"), HANDLERS, "{actor}决定终止复议：{termination_ground}。",
            cite=law.cite("41", "条例42"), target="terminated", form=forms.TerminateForm,
            sets={"outcome": "=D4", "decided_on": "occurred"}, guards=(guards.sixty_days_suspended(law),),
            clocks=_ends(law), generates=(papers.TERMINATION,), effect=effects.settle, closes=True, destructive=True,
            audience=PARTIES,
        ),
    )


def _after_service(context: Context) -> str:
    stage: str = context.matter.stage
    return "served" if stage == "decided" else stage


def service(law: Law) -> Action:
    """送达: the time to sue and the time to perform start on the proven day."""
    return Action(
        "serve", "登记送达", SERVABLE, (*HANDLERS, "registrar"), "文书于{served_on}送达申请人（{method}）。",
        cite=law.cite("75", "31"), target=_after_service, form=forms.ServeForm,
        accepts=(Accepts("service_proof", "送达回证或者签收凭证"),),
        clocks=(start("reconsideration.sue", on="served_on"),), audience=PARTIES,
    )


def publication(law: Law) -> tuple[Action, ...]:
    """公开 (new law 79; a setting under the old one)."""
    cite = law.cite("79", "") if law.is_new else None
    pending = guards.publication_pending(law)
    return (
        Action(
            "publish", "公开决定书", CONCLUDED, HANDLERS, "{actor}公开决定书（已去除个人信息）。",
            cite=cite, form=forms.PublishForm, guards=(guards.publishable(law), pending),
            sets={"publication": "=published", "published_on": "occurred"}, effect=effects.publish,
            clocks=(meet("reconsideration.publish"),) if law.is_new else (), group="公开",
        ),
        Action(
            "withhold", "不公开", CONCLUDED, HANDLERS, "决定书不公开：{reason}。", cite=cite, form=forms.WithholdForm,
            guards=(pending,), sets={"publication": "=withheld"}, clocks=(cancel("reconsideration.publish"),) if law.is_new else (), group="公开",
        ),
        Action(
            "unpublish", "撤下公开的决定书", (*CONCLUDED, "archived"), HANDLERS, "{actor}撤下公开的决定书。",
            cite=cite, form=ReasonForm, guards=(guards.published(law),), sets={"publication": "=withdrawn"},
            effect=effects.unpublish, group="公开", destructive=True,
        ),
    )


def after(law: Law) -> tuple[Action, ...]:
    """意见书, 履行, 起诉, 归档."""
    follow_up = (*CONCLUDED, "terminated")
    perform = law.cite("77", "32")
    return (
        Action(
            "send_opinion", "制发意见书", (*UNDER_REVIEW, *follow_up), HANDLERS, "{actor}向被申请人制发行政复议意见书。",
            cite=law.cite("76", "条例57"), form=forms.OpinionForm, sets={"opinion_on": "occurred"},
            clocks=(start("reconsideration.opinion_reply"),), generates=(papers.OPINION,), group="监督",
            tells=(Tell("respondent", "opinion", "收到复议意见书，请六十日内反馈"),),
        ),
        Action(
            "answer_opinion", "反馈意见书整改情况", follow_up, ("respondent", "handler"), "被申请人反馈意见书整改情况。",
            cite=law.cite("76", "条例57"), form=RecordForm, sets={"opinion_answered_on": "occurred"},
            guards=(guards.opinion_open(law),), clocks=(meet("reconsideration.opinion_reply"),), group="监督",
        ),
        Action(
            "order_performance", "责令限期履行", CONCLUDED, HANDLERS, "{actor}责令被申请人限期履行。",
            cite=perform, form=ReasonForm, guards=(guards.performance_open(law),), generates=(papers.ORDER,),
            group="监督", tells=(Tell("respondent", "order", "责令限期履行复议决定"),),
        ),
        Action(
            "record_performance", "登记履行情况", CONCLUDED, (*HANDLERS, "respondent"), "登记履行情况：{performance}。",
            cite=perform, form=forms.PerformanceForm, guards=(guards.performance_open(law),), group="监督",
            audience=PARTIES,
        ),
        Action(
            "record_suit", "登记起诉", ("served", "rejected", "terminated"), HANDLERS, "申请人于{sued_on}向人民法院起诉。",
            cite=law.cite("34", "19"), form=forms.SuedForm, clocks=(cancel("reconsideration.sue"),), group="监督",
        ),
        Action(
            "archive", "归档", ("served", "rejected", "referred", "terminated", "given_up"), (*HANDLERS, "registrar"),
            "{actor}将本案归档。", target="archived", form=NoteForm,
            guards=(guards.performed(law), guards.publication_settled(law)),
            clocks=(meet("reconsideration.sue"),),
        ),
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Everything from the decision on."""
    return (*endings(law), service(law), *publication(law), *after(law))

