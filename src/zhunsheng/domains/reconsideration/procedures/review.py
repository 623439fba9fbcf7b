"""From acceptance to the draft: copy, reply, draft."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.forms import review as forms
from zhunsheng.domains.reconsideration.forms.acceptance import ReasonForm
from zhunsheng.domains.reconsideration.procedures import (
    effects,
    guards,
    hearing,
    mending,
    papers,
    special,
    suspension,
)
from zhunsheng.domains.reconsideration.procedures.clocks import each, starts
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.stages import (
    HANDLERS,
    PARTIES,
)
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    Action,
    Tell,
    meet,
)


def _on_paper(context: Context) -> bool:
    return bool(context.data.get("copy_served_on"))


def _send_copy(law: Law) -> Action:
    """发送副本."""
    return Action(
        "send_copy",
        "发送副本",
        ("accepted",),
        HANDLERS,
        "{actor}向被申请人发送申请书副本（{method}）。",
        cite=law.cite("48", "23"),
        target="replying",
        form=forms.SendCopyForm,
        effect=effects.copy_sent,
        mend=mending.received_copy,
        clocks=(
            *each(law, meet, "reconsideration.send_copy"),
            *starts(law, "reconsideration.reply", on="copy_served_on", when=_on_paper),
        ),
        generates=(papers.REPLY_NOTICE,),
        tells=(Tell("respondent", "copy", "收到复议申请书副本，请签收并答复"),),
        audience=PARTIES,
    )


def _acknowledge(law: Law) -> Action:
    """签收副本."""
    return Action(
        "acknowledge",
        "签收副本",
        ("replying",),
        ("respondent",),
        "被申请人签收申请书副本，答复期限起算。",
        cite=law.cite("48", "23"),
        guards=(guards.not_acknowledged(law),),
        effect=effects.acknowledge,
        mend=mending.signed_for,
        clocks=starts(law, "reconsideration.reply"),
        tells=(Tell("handler", "acknowledged", "被申请人已签收副本"),),
        audience=PARTIES,
    )


def _reply(law: Law) -> Action:
    """提交答复和证据."""
    return Action(
        "reply",
        "提交答复和证据",
        ("replying", "reviewing"),
        ("respondent", "handler"),
        "被申请人提交答复书和证据{evidence_count}份。",
        cite=law.cite("48", "23"),
        target="reviewing",
        form=forms.ReplyForm,
        sets={"replied_on": "occurred"},
        accepts=papers.REPLY_FILES,
        effect=effects.reply,
        mend=mending.replied,
        clocks=each(law, meet, "reconsideration.reply"),
        tells=(Tell("handler", "replied", "被申请人已提交答复"),),
        audience=PARTIES,
    )


def _no_reply(law: Law) -> Action:
    """逾期未答复转入审理."""
    return Action(
        "no_reply",
        "逾期未答复转入审理",
        ("replying",),
        HANDLERS,
        "被申请人逾期未提交答复，转入审理。",
        cite=law.cite("70", "28"),
        target="reviewing",
        sets={"reply_is_late": lambda _context: True},
        guards=(guards.reply_overdue(law),),
        audience=PARTIES,
    )


def sending(law: Law) -> tuple[Action, ...]:
    """The copy goes to the respondent, who signs for it and replies."""
    law.cite("48", "23")
    return (
        _send_copy(law),
        _acknowledge(law),
        _reply(law),
        _no_reply(law),
    )


def drafting(law: Law) -> tuple[Action, ...]:
    """审理意见 and its approval."""
    return (
        Action(
            "submit_draft",
            "提交审理意见",
            ("reviewing",),
            HANDLERS,
            "{actor}提出审理意见：{proposed_outcome}。",
            cite=law.cite("61", "28"),
            target="approval",
            form=forms.DraftForm,
            guards=(*guards.heard(law), guards.no_open_appraisal(law)),
            tells=(Tell("role:organ_head", "draft", "请审批审理意见"),),
        ),
        Action(
            "return_draft",
            "退回",
            ("approval",),
            ("organ_head", "chief"),
            "{actor}退回审理意见。",
            target="reviewing",
            form=ReasonForm,
            tells=(Tell("handler", "returned", "审理意见被退回"),),
        ),
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Everything from acceptance to the draft."""
    return (
        *sending(law),
        *drafting(law),
        *suspension.time(law),
        *hearing.hearing(law),
        *special.stay_and_review(law),
    )
