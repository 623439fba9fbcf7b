"""Intake and examination: accept, ask for correction, refuse, transfer, deemed acceptance."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.domains.reconsideration.forms import acceptance as forms
from zhunsheng.domains.reconsideration.forms.intake import IntakeForm, ParticipantForm
from zhunsheng.domains.reconsideration.procedures import effects, guards, mending, papers
from zhunsheng.domains.reconsideration.procedures.clocks import starts
from zhunsheng.domains.reconsideration.procedures.law import LAW_2023, Law
from zhunsheng.domains.reconsideration.procedures.stages import BEFORE_ACCEPTANCE, UNDER_REVIEW
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    SYSTEM,
    Action,
    ClockOp,
    Tell,
    cancel,
    extend,
    meet,
    pause,
    resume,
    start,
)

EXAMINERS = ("registrar", "handler", "chief")
FILING = Action(
    "register",
    "收件登记",
    (),
    ("registrar", "handler", "chief", "justice_office", PUBLIC),
    "收到申请（{channel}）。",
    form=IntakeForm,
    prepare=effects.prepare_intake,
    effect=effects.intake,
    after=effects.hand_on,
    mend=mending.intake,
    accepts=papers.APPLICATION_FILES,
    tells=(Tell("role:registrar", "received", "收到新的复议申请"),),
    audience=("applicant", "intake"),
)


def filing(law: Law) -> Action:
    """收件登记 starts the time for examination."""
    return replace(
        FILING, cite=law.cite("22", "11"), clocks=(start("reconsideration.examine", leading=True),)
    )


def decision_clocks(law: Law) -> tuple[ClockOp, ...]:
    """Acceptance starts the time for the decision and for sending the copy."""
    return (
        meet("reconsideration.examine"),
        *starts(law, "reconsideration.decide", on="accepted_on", leading=True),
        *starts(law, "reconsideration.send_copy", on="accepted_on"),
        start(
            "reconsideration.attached_transfer",
            on="accepted_on",
            when=lambda context: context.matter.wants_attached_review,
        ),
    )


def accept(law: Law) -> Action:
    """受理."""
    return Action(
        "accept",
        "受理",
        ("received",),
        EXAMINERS,
        "{actor}受理本案，审理期限自{accepted_on}起算，由{handler}承办。",
        cite=law.cite("30", "17"),
        target="accepted",
        form=forms.Accept2023Form if law.is_new else forms.Accept2017Form,
        guards=(guards.in_time(law), *guards.law_in_force(law)),
        clocks=decision_clocks(law),
        generates=(papers.ACCEPTANCE,),
        tells=(Tell("handler", "assigned", "由您承办"),),
        audience=("applicant", "intake"),
    )


def ask_correction(law: Law) -> Action:
    """补正通知. Old law: the time used is excluded (条例29); new law: the five days run again afterwards (31)."""
    basis = law.cite("31", "条例29")
    examine = (
        cancel("reconsideration.examine")
        if law.is_new
        else pause("reconsideration.examine", kind="exclusion", cite=basis)
    )
    answer = start("reconsideration.correct", on="served_on", leading=True, amount="answer_days")
    return Action(
        "ask_correction",
        "通知补正",
        ("received",),
        EXAMINERS,
        "{actor}通知申请人补正。",
        cite=basis,
        target="correcting",
        form=forms.CorrectionForm,
        sets={"corrected_on": "occurred"},
        guards=(guards.correction_once(law),),
        clocks=(examine, answer),
        generates=(papers.CORRECTION,),
        audience=("applicant", "intake"),
    )


def corrected(law: Law) -> Action:
    """收到补正材料."""
    examine = (
        start("reconsideration.examine", leading=True)
        if law.is_new
        else resume("reconsideration.examine", kind="exclusion")
    )
    return Action(
        "receive_correction",
        "收到补正",
        ("correcting",),
        (*EXAMINERS, "justice_office", PUBLIC),
        "收到申请人补正的材料。",
        cite=law.cite("31", "条例29"),
        target="received",
        form=forms.CorrectedForm,
        clocks=(meet("reconsideration.correct"), examine),
        accepts=papers.APPLICATION_FILES,
        tells=(Tell("handler", "corrected", "收到补正材料"),),
        audience=("applicant", "intake"),
    )


def _lengthen_correction(law: Law) -> Action:
    """延长补正期限, for a good reason (2023: 31); the old law leaves the period to the notice."""
    return Action(
        "lengthen_correction",
        "延长补正期限",
        ("correcting",),
        EXAMINERS,
        "{actor}将补正期限延长{days}个工作日。",
        cite=law.cite("31", "条例29"),
        form=forms.LengthenCorrectionForm,
        clocks=(extend("reconsideration.correct", amount="days"),),
        group="期限",
        audience=("applicant", "intake"),
    )


def _apply_new_law(law: Law) -> Action:
    """适用新法: received under the old law, not accepted before the new one came into force."""
    return Action(
        "apply_new_law",
        "改按新法办理",
        BEFORE_ACCEPTANCE,
        EXAMINERS,
        "{actor}决定本案适用2023年修订的《行政复议法》。",
        form=forms.ReasonForm,
        guards=(guards.new_law_in_force(law),),
        sets={"procedure_version": f"={LAW_2023.version}"},
        help="新法自2024年1月1日起施行；收到在先、受理在后的案件，按受理时施行的法律办理。",
        undoable=False,
    )


def _refuse(law: Law) -> Action:
    """不予受理."""
    return Action(
        "refuse",
        "不予受理",
        ("received",),
        EXAMINERS,
        "{actor}决定不予受理：{refusal_reason}。",
        cite=law.cite("30", "17"),
        target="rejected",
        form=forms.RefuseForm,
        sets={"outcome": "=A0", "decided_on": "occurred"},
        clocks=(meet("reconsideration.examine"),),
        generates=(papers.REFUSAL,),
        destructive=True,
        closes=True,
        audience=("applicant", "intake"),
    )


def _transfer(law: Law) -> Action:
    """告知或者转送."""
    return Action(
        "transfer",
        "告知或者转送",
        ("received",),
        EXAMINERS,
        "{actor}告知申请人向有权机关申请。",
        cite=law.cite("30", "17"),
        target="referred",
        form=forms.TransferForm,
        sets={"outcome": "=E1"},
        clocks=(meet("reconsideration.examine"),),
        generates=(papers.TRANSFER,),
        destructive=True,
        closes=True,
        audience=("applicant", "intake"),
    )


def _give_up(law: Law) -> Action:
    """视为放弃申请."""
    return Action(
        "give_up",
        "视为放弃申请",
        ("correcting",),
        EXAMINERS,
        "申请人无正当理由逾期不补正，视为放弃申请。",
        cite=law.cite("31", "条例29"),
        target="given_up",
        form=forms.ReasonForm,
        guards=(guards.correction_overdue(law),),
        sets={"outcome": "=F1"},
        clocks=(cancel("reconsideration.examine"), cancel("reconsideration.correct")),
        destructive=True,
        closes=True,
        audience=("applicant", "intake"),
    )


def _withdraw_early(law: Law) -> Action:
    """受理前撤回."""
    return Action(
        "withdraw_early",
        "受理前撤回",
        BEFORE_ACCEPTANCE,
        EXAMINERS,
        "申请人在受理前撤回申请。",
        target="given_up",
        form=forms.WithdrawnBeforeForm,
        sets={"outcome": "=F2"},
        clocks=(cancel("reconsideration.examine"), cancel("reconsideration.correct")),
        destructive=True,
        closes=True,
        audience=("applicant", "intake"),
    )


def endings(law: Law) -> tuple[Action, ...]:
    """How an application ends before acceptance."""
    return (
        _refuse(law),
        _transfer(law),
        _give_up(law),
        _withdraw_early(law),
    )


def _deemed_on(context: Context) -> object:
    clock = context.clocks.get("reconsideration.examine")
    return clock.due_on if clock else context.on


def deem_accepted(law: Law) -> Action:
    """视为受理: no decision by the end of the five days (new law only)."""
    return Action(
        "deem_accepted",
        "视为受理",
        ("received",),
        (SYSTEM,),
        "审查期限届满未作出不予受理决定，视为受理，审理期限起算。",
        cite=law.cite("30", "17"),
        target="accepted",
        automatic="reconsideration.examine",
        sets={"accepted_on": _deemed_on},
        clocks=decision_clocks(law),
        tells=(Tell("role:chief", "deemed", "已视为受理，请指派承办人"),),
        audience=("applicant", "intake"),
    )


def participants(law: Law) -> Action:
    """追加参加人."""
    return Action(
        "add_participant",
        "追加参加人",
        (*BEFORE_ACCEPTANCE, *UNDER_REVIEW, "suspended"),
        EXAMINERS,
        "{actor}追加{role}。",
        cite=law.cite("16", "10"),
        form=ParticipantForm,
        effect=effects.add_participant,
        group="案卷",
        undoable=False,
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Everything before acceptance."""
    asked = (ask_correction(law), _lengthen_correction(law), corrected(law))
    first = (accept(law), *asked, *endings(law), participants(law))
    return (*first, deem_accepted(law) if law.is_new else _apply_new_law(law))
