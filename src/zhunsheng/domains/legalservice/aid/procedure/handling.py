"""Assignment, handling, ending (43-50, 55)."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.legalservice.aid.forms import examine
from zhunsheng.domains.legalservice.aid.forms import handling as forms
from zhunsheng.domains.legalservice.aid.law import Law
from zhunsheng.domains.legalservice.aid.procedure import effects, guards, papers
from zhunsheng.domains.legalservice.aid.procedure.outcomes import DONE
from zhunsheng.domains.legalservice.aid.procedure.stages import (
    APPLICANT,
    BOTH,
    GRANTED,
    HANDLERS,
    LAWYER,
    STAFF,
)
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    meet,
    start,
)

ASSIGN_CLOCKS = ("aid.assign", "aid.assign_criminal", "aid.assign_notice", "aid.assign_promise")
CHECKS = (guards.SUITABLE, guards.NO_CONFLICT)


def _nothing(_context: Context) -> Any:
    return None


def _assign(law: Law) -> Action:
    """指派承办人员."""
    return Action(
        "appoint",
        "指派承办人员",
        ("granted",),
        HANDLERS,
        "{actor}指派{provider}承办。",
        cite=law.cite(43, 21),
        target="handling",
        form=forms.AssignForm,
        sets={"assigned_on": "occurred", "noted_on": "occurred", "handler": effects.taker},
        guards=CHECKS,
        effect=effects.assign,
        clocks=tuple(meet(code) for code in ASSIGN_CLOCKS),
        generates=(papers.ASSIGNMENT,),
        tells=(Tell("provider", "assigned", "您被指派承办一件法律援助案件"),),
        undoable=False,
        audience=BOTH,
        help="按专长、在办件数和语言推荐，逐人核查利益冲突，见“指派建议”。",
    )


def _reassign(law: Law) -> Action:
    """更换承办人员."""
    return Action(
        "reappoint",
        "更换承办人员",
        ("handling",),
        HANDLERS,
        "{actor}更换承办人员，改由{provider}承办。",
        cite=law.cite(55, 24),
        form=forms.ReassignForm,
        sets={
            "noted_on": "occurred",
            "agreement_on": _nothing,
            "change_asked_on": _nothing,
        },
        guards=(guards.OTHER_PERSON, *CHECKS),
        effect=effects.assign,
        generates=(papers.ASSIGNMENT,),
        tells=(Tell("provider", "assigned", "您被指派承办一件法律援助案件"),),
        undoable=False,
        group="承办人员",
        audience=BOTH,
    )


def _ask(law: Law) -> Action:
    """请求更换承办人员."""
    return Action(
        "ask_change",
        "请求更换承办人员",
        ("handling",),
        (*STAFF, PUBLIC),
        "受援人请求更换承办人员。",
        cite=law.cite(55, 24),
        form=forms.ChangeForm,
        sets={"change_asked_on": "occurred"},
        tells=(Tell("handler", "change", "受援人请求更换承办人员"),),
        group="承办人员",
        audience=APPLICANT,
    )


def _assignment(law: Law) -> tuple[Action, ...]:
    return (_assign(law), _reassign(law), _ask(law))


def _agreement(law: Law) -> Action:
    """签订委托协议."""
    return Action(
        "agree",
        "签订委托协议",
        ("handling",),
        (*HANDLERS, LAWYER),
        "受援人与承办人员签订委托协议（{scope}）。",
        cite=law.cite(46, 21),
        form=forms.AgreementForm,
        sets={"agreement_on": "occurred", "noted_on": "occurred"},
        guards=(guards.NOT_AGREED,),
        accepts=(papers.SIGNED,),
        generates=(papers.AGREEMENT,),
        audience=BOTH,
    )


def _note(law: Law) -> Action:
    """记录进展."""
    return Action(
        "note",
        "记录进展",
        ("handling",),
        (*HANDLERS, LAWYER),
        "承办情况：{progress}。",
        cite=law.cite(46, 22, 2),
        form=forms.ProgressForm,
        sets={"noted_on": "occurred"},
        accepts=(papers.MATERIAL, papers.LEGAL_PAPER),
        audience=BOTH,
        help="受援人能看到做了哪些事，看不到这里写的情况。",
    )


def _finish(law: Law) -> Action:
    """登记办结."""
    return Action(
        "finish",
        "登记办结",
        ("handling",),
        (*HANDLERS, LAWYER),
        "案件办结（{result}），三十日内交卷。",
        cite=law.cite(50, 24),
        target="finished",
        form=forms.FinishForm,
        sets={"outcome": f"={DONE}", "noted_on": "occurred"},
        guards=(guards.AGREED, guards.PAPERS_DONE),
        effect=effects.finish,
        clocks=(start("aid.file", on="finished_on", leading=True), cancel("aid.papers")),
        accepts=(papers.LEGAL_PAPER,),
        closes=True,
        audience=BOTH,
    )


def _work(law: Law) -> tuple[Action, ...]:
    return (_agreement(law), _note(law), _finish(law))


def _terminate(law: Law) -> Action:
    return Action(
        "terminate",
        "终止法律援助",
        GRANTED,
        ("chief",),
        "{actor}决定终止法律援助：{outcome}。",
        cite=law.cite(48, 23),
        target="terminated",
        form=forms.TerminateForm,
        clocks=(*(cancel(code) for code in ASSIGN_CLOCKS), cancel("aid.papers")),
        generates=(papers.TERMINATION,),
        tells=(Tell("provider", "terminated", "您承办的法律援助案件已经终止"),),
        destructive=True,
        closes=True,
        audience=BOTH,
        help="承办人员发现终止情形的应当及时报告；决定书告知可以提出异议。",
    )


def _past(law: Law) -> Action:
    return Action(
        "record_past",
        "补录办理经过",
        ("applied", "granted"),
        STAFF,
        "{actor}补录本案的办理经过。",
        cite=law.cite(51, 26),
        target=effects.past_stage,
        targets=(
            "applied",
            "granted",
            "handling",
            "finished",
            "filed",
            "refused",
            "terminated",
            "ended",
            "archived",
        ),
        form=examine.PastForm,
        guards=(guards.HISTORY,),
        effect=effects.past,
        clocks=(
            meet("aid.examine", on="decided_on", when=_was_decided),
            meet("aid.assign_notice", on="assigned_on", when=_was_decided),
        ),
        group="补录",
        help="一次填完从决定到归档的日期和结果；以前在别的系统里办的案件用。",
    )


def _was_decided(context: Context) -> bool:
    return bool(context.data.get("decided_on") or context.data.get("ended_on"))


def actions(law: Law) -> tuple[Action, ...]:
    """From the grant to the end."""
    return (*_assignment(law), *_work(law), _terminate(law), _past(law))
