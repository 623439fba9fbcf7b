"""From acceptance to the draft."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.forms import review as forms
from zhunsheng.domains.reconsideration.forms.acceptance import ReasonForm
from zhunsheng.domains.reconsideration.procedures import effects, guards, papers
from zhunsheng.domains.reconsideration.procedures.clocks import each, starts
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.stages import UNDER_REVIEW
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
    cancel,
    extend,
    meet,
    pause,
    resume,
    start,
)

HANDLERS = ("handler", "chief")
PARTIES = ("applicant", "respondent", "third_party")
BEFORE_DRAFT = ("accepted", "replying", "reviewing")


def _on_paper(context: Context) -> bool:
    return bool(context.data.get("copy_served_on"))


def sending(law: Law) -> tuple[Action, ...]:
    """The copy goes to the respondent, who signs for it and replies."""
    cite = law.cite("48", "23")
    return (
        Action(
            "send_copy", "发送副本", ("accepted",), HANDLERS, "{actor}向被申请人发送申请书副本（{method}）。",
            cite=cite, target="replying", form=forms.SendCopyForm, effect=effects.copy_sent,
            clocks=(
                *each(law, meet, "reconsideration.send_copy"),
                *starts(law, "reconsideration.reply", on="copy_served_on", when=_on_paper),
            ),
            generates=(papers.REPLY_NOTICE,), tells=(Tell("respondent", "copy", "收到复议申请书副本，请签收并答复"),),
            audience=PARTIES,
        ),
        Action(
            "acknowledge", "签收副本", ("replying",), ("respondent",), "被申请人签收申请书副本，答复期限起算。",
            cite=cite, guards=(guards.not_acknowledged(law),), effect=effects.acknowledge,
            clocks=starts(law, "reconsideration.reply"), tells=(Tell("handler", "acknowledged", "被申请人已签收副本"),),
            audience=PARTIES,
        ),
        Action(
            "reply", "提交答复和证据", ("replying", "reviewing"), ("respondent", "handler"),
            "被申请人提交答复书和证据{evidence_count}份。", cite=cite, target="reviewing", form=forms.ReplyForm,
            sets={"replied_on": "occurred"}, accepts=papers.REPLY_FILES, effect=effects.reply,
            clocks=each(law, meet, "reconsideration.reply"),
            tells=(Tell("handler", "replied", "被申请人已提交答复"),), audience=PARTIES,
        ),
        Action(
            "no_reply", "逾期未答复转入审理", ("replying",), HANDLERS, "被申请人逾期未提交答复，转入审理。",
            cite=law.cite("70", "28"), target="reviewing", sets={"reply_is_late": lambda _context: True},
            guards=(guards.reply_overdue(law),), audience=PARTIES,
        ),
    )


def hearing(law: Law) -> tuple[Action, ...]:
    """听取意见, 听证, 复议委员会."""
    return (
        Action(
            "hear", "听取意见", BEFORE_DRAFT, HANDLERS, "{actor}听取当事人意见（{method}）。",
            cite=law.cite("49", "22"), form=forms.HeardForm, sets={"heard_on": "occurred"}, group="审理",
        ),
        Action(
            "notify_hearing", "听证通知", ("replying", "reviewing"), HANDLERS, "{actor}通知于{hearing_on}举行听证。",
            cite=law.cite("51", "条例33"), form=forms.HearingNoticeForm, generates=(papers.HEARING_NOTICE,),
            guards=guards.hearing_notice(law), tells=(Tell("respondent", "hearing", "举行听证，请负责人参加"),),
            group="审理", audience=PARTIES,
        ),
        Action(
            "hold_hearing", "登记听证", ("reviewing",), HANDLERS, "举行听证，被申请人负责人{head_attended}。",
            cite=law.cite("50", "条例33"), form=forms.HearingForm, sets={"hearing_held_on": "occurred"},
            guards=(guards.hearing_notified(law),), group="审理", audience=PARTIES,
        ),
        Action(
            "consult_committee", "复议委员会咨询", ("reviewing",), HANDLERS, "提请行政复议委员会提出咨询意见，{members}名委员参加。",
            cite=law.cite("52", "22") if law.is_new else None, form=forms.CommitteeForm,
            sets={"committee_on": "occurred"}, group="审理",
        ),
        Action(
            "mediate", "组织调解", BEFORE_DRAFT, HANDLERS, "{actor}组织双方调解。",
            cite=law.cite("5", "条例50"), form=forms.RecordForm, group="审理", audience=PARTIES,
        ),
        Action(
            "mark_major", "列为重大疑难复杂案件", BEFORE_DRAFT, HANDLERS, "{actor}将本案列为重大、疑难、复杂案件。",
            cite=law.cite("50", "条例33"), form=ReasonForm, sets={"is_major": lambda _context: True}, group="审理",
        ),
        Action(
            "applicant_evidence", "申请人补充材料", (*BEFORE_DRAFT, "suspended"), (*HANDLERS, "registrar", "justice_office", PUBLIC),
            "收到申请人补充的材料。", form=forms.NoteForm, accepts=papers.APPLICATION_FILES, group="案卷",
            tells=(Tell("handler", "evidence", "申请人补充了材料"),), audience=PARTIES,
        ),
    )


def time(law: Law) -> tuple[Action, ...]:
    """中止, 恢复, 延期, 鉴定和勘验."""
    basis = law.cite("39", "条例41")
    survey = law.cite("45", "条例37")
    decide = "reconsideration.decide"
    return (
        Action(
            "suspend", "中止", UNDER_REVIEW, HANDLERS, "{actor}决定中止审理：{suspension_ground}。",
            cite=basis, target="suspended", form=forms.SuspendForm, effect=effects.suspend,
            sets={"resume_stage": effects.stage_before}, clocks=each(law, pause, decide, cite=basis),
            generates=(papers.SUSPENSION,), group="期限", audience=PARTIES,
        ),
        Action(
            "resume", "恢复审理", ("suspended",), HANDLERS, "{actor}恢复审理，期限继续计算。",
            cite=basis, target=lambda context: context.matter.resume_stage, form=ReasonForm,
            effect=effects.resume, clocks=each(law, resume, decide), generates=(papers.RESUMPTION,),
            audience=PARTIES,
        ),
        Action(
            "extend", "延长期限", BEFORE_DRAFT, ("chief",) if law.is_new else ("organ_head",), "{actor}批准延长审理期限{days}日。",
            cite=law.cite("62", "31"), form=forms.ExtendForm, guards=(guards.not_summary(law),),
            clocks=(extend(decide, amount="days"),), generates=(papers.EXTENSION,), group="期限",
            tells=(Tell("handler", "extended", "已批准延长期限"),), audience=PARTIES,
        ),
        Action(
            "appraise", "委托鉴定、勘验", BEFORE_DRAFT, HANDLERS, "{actor}办理{kind}，所用时间不计入审理期限。",
            cite=survey, form=forms.AppraisalForm, sets={"appraisal_on": "occurred"},
            guards=(guards.no_open_appraisal(law),), clocks=each(law, pause, decide, kind="exclusion", cite=survey),
            generates=(papers.APPRAISAL,), group="期限", audience=PARTIES,
        ),
        Action(
            "appraised", "鉴定、勘验结束", BEFORE_DRAFT, HANDLERS, "鉴定（勘验）结束，审理期限继续计算。",
            cite=survey, form=forms.RecordForm, sets={"appraisal_on": lambda _context: None},
            guards=(guards.appraisal_open(law),), clocks=each(law, resume, decide, kind="exclusion"), group="期限", audience=PARTIES,
        ),
    )


def stay_and_review(law: Law) -> tuple[Action, ...]:
    """停止执行, 附带审查, 转为普通程序."""
    decide = "reconsideration.decide"
    attached = (
        Action(
            "review_text", "附带审查规范性文件", BEFORE_DRAFT, HANDLERS, "{actor}启动规范性文件附带审查，审理中止。",
            cite=law.cite("56", "26"), target="suspended", form=forms.AttachedReviewForm,
            effect=effects.suspend_for_review, sets={"resume_stage": effects.stage_before},
            clocks=(
                *each(law, pause, decide, cite=law.cite("56", "26")),
                start("reconsideration.attached_own", when=lambda c: c.data["competence"] == "own"),
                start("reconsideration.attached_transfer", when=lambda c: c.data["competence"] == "other"),
            ),
            generates=(papers.ATTACHED,), group="审理", audience=PARTIES,
        ),
        Action(
            "text_reviewed", "登记附带审查结果", ("suspended",), HANDLERS, "{actor}登记规范性文件审查结果，审理恢复。",
            cite=law.cite("59", "26"), target=lambda context: context.matter.resume_stage, form=forms.RecordForm,
            effect=effects.resume, guards=(guards.reviewing_text(law),),
            clocks=(
                meet("reconsideration.attached_own"), meet("reconsideration.attached_transfer"),
                *each(law, resume, decide),
            ),
            audience=PARTIES,
        ),
    )
    stay = Action(
        "decide_stay", "决定是否停止执行", (*BEFORE_DRAFT, "suspended"), HANDLERS, "{actor}就停止执行申请作出决定：{decision}。",
        cite=law.cite("42", "21"), form=forms.StayForm, sets={"stay": "decision"}, generates=(papers.STAY,),
        group="审理", tells=(Tell("respondent", "stay", "就停止执行作出决定"),), audience=PARTIES,
    )
    if not law.is_new:
        return (*attached, stay)
    convert = Action(
        "convert", "转为普通程序", BEFORE_DRAFT, ("chief",), "{actor}批准转为普通程序，期限自受理之日起按普通程序计算。",
        cite=law.cite("55", ""), form=ReasonForm, sets={"is_summary": lambda _context: False},
        guards=(guards.is_summary(law),),
        clocks=(cancel(f"{decide}_summary"), start(decide, on="accepted_on", leading=True)),
        group="期限", audience=PARTIES,
    )
    return (*attached, stay, convert)


def drafting(law: Law) -> tuple[Action, ...]:
    """审理意见 and its approval."""
    return (
        Action(
            "submit_draft", "提交审理意见", ("reviewing",), HANDLERS, "{actor}提出审理意见：{proposed_outcome}。",
            cite=law.cite("61", "28"), target="approval", form=forms.DraftForm,
            guards=(*guards.heard(law), guards.no_open_appraisal(law)),
            tells=(Tell("role:organ_head", "draft", "请审批审理意见"),),
        ),
        Action(
            "return_draft", "退回", ("approval",), ("organ_head", "chief"), "{actor}退回审理意见。",
            target="reviewing", form=ReasonForm, tells=(Tell("handler", "returned", "审理意见被退回"),),
        ),
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Everything from acceptance to the draft."""
    return (*sending(law), *drafting(law), *time(law), *hearing(law), *stay_and_review(law))
