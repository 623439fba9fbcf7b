"""Fees, the answer, withdrawal, remedies, the file (36-42)."""

from __future__ import annotations

from zhunsheng.domains.disclosure.requests.forms import answer as forms
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.procedure import effects, guards, papers
from zhunsheng.domains.disclosure.requests.procedure.stages import (
    APPLICANT,
    EVERYWHERE,
    HANDLERS,
    STAFF,
    WAITING,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    meet,
    start,
)

CLOCKS = (
    *(cancel(code) for code in guards.ANSWER),
    *(cancel(f"disclosure.{code}") for code in ("correct", "pay", "third_party", "other_organ")),
)

CHARGE = Action(
    "charge",
    "发收费通知",
    ("received",),
    HANDLERS,
    "{actor}通知申请人缴纳信息处理费（{fee_basis}）。",
    cite=cite(42),
    target="unpaid",
    form=forms.ChargeForm,
    sets={"charged_on": "occurred"},
    guards=(guards.CHARGED_ONCE, guards.FEES_IN_FORCE, guards.CHARGED_IN_TIME),
    effect=effects.charge,
    clocks=(
        *(cancel(code) for code in guards.ANSWER),
        start("disclosure.pay", on="notified_on", leading=True),
    ),
    generates=(papers.FEE,),
    group="收费",
    audience=APPLICANT,
    help="金额按件数或者页数自动计算。",
)
REPORT_PAYMENT = Action(
    "report_payment",
    "提交缴费凭证",
    ("unpaid",),
    (PUBLIC, *STAFF),
    "申请人提交了缴费凭证。",
    cite=cite(42),
    form=forms.ReceiptForm,
    accepts=(papers.PROOF,),
    tells=(Tell("handler", "payment", "申请人提交了缴费凭证，请核对"),),
    group="收费",
    audience=APPLICANT,
)
PAY = Action(
    "pay",
    "登记缴费",
    ("unpaid",),
    STAFF,
    "申请人于{paid_on}缴费，答复期限自次日起重新计算。",
    cite=cite(42),
    target="received",
    form=forms.PaidForm,
    accepts=(papers.PROOF,),
    clocks=(
        meet("disclosure.pay", on="paid_on"),
        start("disclosure.answer", on="paid_on", leading=True),
    ),
    audience=APPLICANT,
)
FEE_LAPSE = Action(
    "fee_lapse",
    "逾期不缴费，视为放弃",
    ("unpaid",),
    HANDLERS,
    "申请人逾期未按收费通知缴费，视为放弃申请，不再处理。",
    cite=cite(42),
    target="ended",
    form=forms.LapseForm,
    guards=(guards.FEE_OVER,),
    sets={"outcome": "=6.2"},
    clocks=(cancel("disclosure.pay"),),
    generates=(papers.LAPSE,),
    destructive=True,
    closes=True,
    group="收费",
    audience=APPLICANT,
)
ANSWER = Action(
    "answer",
    "作出答复",
    ("received", "explaining"),
    HANDLERS,
    "{actor}作出答复：{outcome}。",
    cite=cite(36),
    target="answered",
    form=forms.AnswerForm,
    sets={"answered_on": "occurred"},
    guards=(guards.REPEATED, guards.UNCLEAR, guards.THIRD_ASKED),
    clocks=tuple(meet(code) for code in guards.ANSWER),
    accepts=(papers.INFORMATION,),
    generates=(*papers.ANSWERS, papers.THIRD_DECISION),
    effect=effects.answer,
    mend=effects.mend_answer,
    closes=True,
    audience=APPLICANT,
    help="能够当场答复的，收件当日就可以办理。",
)
WITHDRAW = Action(
    "withdraw",
    "撤回申请",
    ("unconfirmed", *WAITING),
    (*STAFF, PUBLIC),
    "申请人撤回申请。",
    target="ended",
    form=forms.WithdrawForm,
    sets={"outcome": "=6.3"},
    clocks=CLOCKS,
    accepts=(papers.WITHDRAWAL,),
    tells=(Tell("handler", "withdrawn", "申请人撤回申请"),),
    destructive=True,
    group="申请人要求",
    closes=True,
    audience=APPLICANT,
)
RECORD_REMEDY = Action(
    "record_remedy",
    "登记复议诉讼",
    EVERYWHERE,
    STAFF,
    "申请人于{begun_on}提起：{kind}。",
    cite=cite(51),
    form=forms.RemedyForm,
    after=effects.record_remedy,
    undoable=False,
    group="监督",
)
END_REMEDY = Action(
    "end_remedy",
    "登记复议诉讼结果",
    EVERYWHERE,
    STAFF,
    "复议诉讼审结：{result}。",
    cite=cite(51),
    form=forms.RemedyResultForm,
    guards=(guards.REMEDY_OPEN,),
    after=effects.end_remedy,
    undoable=False,
    group="监督",
)
ARCHIVE = Action(
    "archive",
    "归档",
    ("answered", "ended"),
    STAFF,
    "{actor}将本申请归档。",
    target="archived",
    form=forms.NoteForm,
)
ACTIONS = (
    ANSWER,
    CHARGE,
    REPORT_PAYMENT,
    PAY,
    FEE_LAPSE,
    WITHDRAW,
    RECORD_REMEDY,
    END_REMEDY,
    ARCHIVE,
)
