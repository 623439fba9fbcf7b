"""The acts of the desk."""

from __future__ import annotations

from zhunsheng.domains.disputes.intake.forms import filing as asked
from zhunsheng.domains.disputes.intake.forms import routing
from zhunsheng.domains.disputes.intake.law import APPLY, FREELY, IN_TIME, OTHER_WAYS
from zhunsheng.domains.disputes.intake.procedure import effects, papers
from zhunsheng.domains.disputes.intake.procedure.stages import APPLICANT, STAFF
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Guard,
    Tell,
    cancel,
    meet,
    start,
)

OPEN = ("received", "referred", "ready")
NOTHING_RUNS = Guard(
    "nothing_runs",
    effects.nothing_runs,
    "还有途径没有办完，不能结案。",
    "请等窗口办结，或者登记窗口的答复；当事人不想继续的，办理“撤回”。",
    OTHER_WAYS,
    early=True,
)

SOMETHING_REMAINS = Guard(
    "something_remains",
    effects.something_remains,
    "没有需要接着走的途径。",
    "想补充的，请办理“补充情况”。",
    OTHER_WAYS,
    early=True,
    moot=True,
)

FILING = Action(
    "register",
    "受理登记",
    (),
    (*STAFF, PUBLIC),
    "综合受理台收到（{channel}）。",
    cite=APPLY,
    target="received",
    form=asked.IntakeForm,
    sets={"needs": effects.needs, "handler": effects.taker, "waits": "=triage"},
    prepare=effects.prepare,
    effect=effects.register,
    mend=effects.mend_register,
    clocks=(start("intake.triage", leading=True),),
    accepts=(papers.MATERIAL,),
    generates=(papers.FORM,),
    tells=(Tell("role:registrar", "received", "等待分流"),),
    audience=APPLICANT,
)
TRIAGE = Action(
    "triage",
    "分流",
    OPEN,
    STAFF,
    "{actor}按情况转到有关窗口，并告知复议、仲裁、起诉的最后日期。",
    cite=OTHER_WAYS,
    target="referred",
    form=routing.TriageForm,
    sets={"triaged_on": "occurred", "handler": effects.taker},
    effect=effects.triage,
    clocks=(meet("intake.triage"),),
    generates=(papers.WAYS, papers.SLIP),
    audience=APPLICANT,
    undoable=False,
    help="可以同时走几条途径。建议按回答算出来，由你决定。",
)
ANSWER = Action(
    "answer",
    "登记窗口答复",
    ("referred",),
    STAFF,
    "{actor}登记窗口的答复。",
    cite=IN_TIME,
    target=effects.stage_after,
    targets=("referred", "ready"),
    form=routing.AnswerForm,
    effect=effects.answer,
    undoable=False,
    help="诉讼服务没有单独的程序，结果记在这里；别的窗口在纸上答复的也可以记。",
)
SUPPLEMENT = Action(
    "supplement",
    "补充情况",
    OPEN,
    (*STAFF, PUBLIC),
    "收到补充的情况。",
    cite=APPLY,
    form=asked.SupplementForm,
    sets={"needs": effects.needs},
    effect=effects.supplement,
    accepts=(papers.MATERIAL,),
    tells=(Tell("handler", "supplemented", "有补充"),),
    audience=APPLICANT,
    undoable=False,
)
ASK_NEXT = Action(
    "ask_next",
    "当事人要求接着走别的途径",
    ("referred", "ready"),
    (PUBLIC,),
    "当事人想接着走别的途径。",
    cite=OTHER_WAYS,
    form=routing.AskForm,
    guards=(SOMETHING_REMAINS,),
    effect=effects.ask_next,
    tells=(Tell("handler", "wants_next", "当事人想接着走别的途径"),),
    audience=APPLICANT,
    undoable=False,
)
HAND_RECEIPT = Action(
    "hand_receipt",
    "出具回执",
    OPEN,
    STAFF,
    "{actor}出具综合受理回执。",
    cite=IN_TIME,
    generates=(papers.RECEIPT,),
    audience=APPLICANT,
    help="回执上有二维码，扫码后输入查询码能看到每条途径的进展。",
)
CLOSE = Action(
    "close",
    "结案",
    ("ready",),
    STAFF,
    "{actor}结案：{outcome}。",
    cite=OTHER_WAYS,
    target="closed",
    form=routing.CloseForm,
    sets={"waits": "="},
    guards=(NOTHING_RUNS,),
    closes=True,
    audience=APPLICANT,
)
HERE = Action(
    "answer_here",
    "当场答复办结",
    ("received",),
    STAFF,
    "{actor}当场答复。",
    cite=IN_TIME,
    target="closed",
    form=routing.HereForm,
    sets={"outcome": "=04", "waits": "=", "handler": effects.taker},
    clocks=(meet("intake.triage"),),
    closes=True,
    audience=APPLICANT,
)
ELSEWHERE = Action(
    "send_elsewhere",
    "告知去向",
    ("received",),
    STAFF,
    "{actor}告知不归中心办，应当找{elsewhere}。",
    cite=OTHER_WAYS,
    target="elsewhere",
    form=routing.ElsewhereForm,
    sets={"outcome": "=05", "waits": "=", "handler": effects.taker},
    clocks=(meet("intake.triage"),),
    generates=(papers.ELSEWHERE,),
    closes=True,
    audience=APPLICANT,
)
WITHDRAW = Action(
    "withdraw",
    "撤回",
    OPEN,
    (*STAFF, PUBLIC),
    "当事人撤回。",
    cite=FREELY,
    target="withdrawn",
    form=routing.WithdrawForm,
    sets={"outcome": "=06", "waits": "="},
    effect=effects.withdraw,
    clocks=(cancel("intake.triage"),),
    tells=(Tell("handler", "withdrawn", "当事人撤回"),),
    destructive=True,
    closes=True,
    audience=APPLICANT,
    undoable=False,
    help="窗口还没有接收的，不再转；已经接收的，由窗口问当事人要不要继续。撤回不影响走别的途径。",
)
ARCHIVE = Action(
    "archive",
    "归档",
    ("closed", "elsewhere", "withdrawn"),
    STAFF,
    "{actor}归档。",
    cite=IN_TIME,
    target="archived",
    group="案卷",
)
ACTIONS = (
    TRIAGE,
    CLOSE,
    ANSWER,
    HERE,
    ELSEWHERE,
    ASK_NEXT,
    SUPPLEMENT,
    HAND_RECEIPT,
    WITHDRAW,
    ARCHIVE,
)
