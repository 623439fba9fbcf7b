"""Receipt and correction (29-31)."""

from __future__ import annotations

from zhunsheng.domains.disclosure.requests.forms import asking as forms
from zhunsheng.domains.disclosure.requests.forms.answer import LapseForm
from zhunsheng.domains.disclosure.requests.forms.intake import ConfirmForm, IntakeForm
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.procedure import effects, guards, papers
from zhunsheng.domains.disclosure.requests.procedure.stages import APPLICANT, HANDLERS, STAFF
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    meet,
    start,
)

FILING = Action(
    "register",
    "收件登记",
    (),
    (*STAFF, PUBLIC),
    "收到申请（{channel}）。",
    cite=cite(29),
    target=effects.first_stage,
    targets=("unconfirmed", "received"),
    form=IntakeForm,
    sets={"submitted_on": "occurred", "handler": effects.taker},
    prepare=effects.prepare_intake,
    effect=effects.intake,
    mend=effects.mend_intake,
    clocks=(start("disclosure.answer", leading=True, when=effects.is_received),),
    accepts=papers.APPLICATION_FILES,
    tells=(Tell("role:registrar", "received", "收到新的政府信息公开申请"),),
    audience=APPLICANT,
)
CONFIRM = Action(
    "confirm",
    "确认收到",
    ("unconfirmed",),
    STAFF,
    "{actor}与申请人确认收到申请（{how}），答复期限自次日起算。",
    cite=cite(31),
    target="received",
    form=ConfirmForm,
    sets={
        "received_on": "occurred",
        "confirmed_on": "occurred",
        "handler": effects.taker,
    },
    clocks=(start("disclosure.answer", leading=True),),
    audience=APPLICANT,
    help="平常信函当日确认；互联网、传真提交的，双方确认之日为收到之日。",
)
ASK_CORRECTION = Action(
    "ask_correction",
    "告知补正",
    ("received",),
    HANDLERS,
    "{actor}一次性告知申请人补正。",
    cite=cite(30),
    target="correcting",
    form=forms.CorrectionForm,
    sets={"correction_on": "occurred"},
    guards=(guards.CORRECTION_ONCE, guards.CORRECTION_IN_TIME),
    clocks=(
        cancel("disclosure.answer"),
        start("disclosure.correct", on="notified_on", amount="correct_days", leading=True),
    ),
    generates=(papers.CORRECTION,),
    audience=APPLICANT,
)
CORRECTED = Action(
    "receive_correction",
    "收到补正",
    ("correcting",),
    (*STAFF, PUBLIC),
    "收到申请人的补正，答复期限重新计算。",
    cite=cite(30),
    target="received",
    form=forms.CorrectedForm,
    sets={"corrected_on": "occurred"},
    clocks=(meet("disclosure.correct"), start("disclosure.answer", leading=True)),
    accepts=papers.APPLICATION_FILES,
    tells=(
        Tell("handler", "corrected", "收到补正"),
        Tell("role:registrar", "corrected", "收到补正"),
    ),
    audience=APPLICANT,
)
GIVE_UP = Action(
    "give_up",
    "逾期不补正，视为放弃",
    ("correcting",),
    HANDLERS,
    "申请人无正当理由逾期不补正，视为放弃申请，不再处理。",
    cite=cite(30),
    target="ended",
    form=LapseForm,
    guards=(guards.CORRECTION_OVER,),
    sets={"outcome": "=6.1"},
    clocks=(cancel("disclosure.correct"),),
    generates=(papers.LAPSE,),
    destructive=True,
    closes=True,
    audience=APPLICANT,
)
ACTIONS = (CONFIRM, ASK_CORRECTION, CORRECTED, GIVE_UP)
