"""中止, 恢复, 延期, 鉴定和勘验: what stops or lengthens the time for the decision."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.forms import review as forms
from zhunsheng.domains.reconsideration.forms.acceptance import ReasonForm
from zhunsheng.domains.reconsideration.procedures import effects, guards, papers
from zhunsheng.domains.reconsideration.procedures.clocks import each
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.stages import (
    BEFORE_DRAFT,
    HANDLERS,
    PARTIES,
    UNDER_REVIEW,
)
from zhunsheng.kernel.procedure.declaration import (
    Action,
    Tell,
    extend,
    pause,
    resume,
)


def _suspend(law: Law) -> Action:
    """中止."""
    return Action(
        "suspend",
        "中止",
        UNDER_REVIEW,
        HANDLERS,
        "{actor}决定中止审理：{suspension_ground}。",
        cite=law.cite("39", "条例41"),
        target="suspended",
        form=forms.SuspendForm,
        effect=effects.suspend,
        sets={"resume_stage": effects.stage_before},
        clocks=each(law, pause, "reconsideration.decide", cite=law.cite("39", "条例41")),
        generates=(papers.SUSPENSION,),
        group="期限",
        audience=PARTIES,
    )


def _resume(law: Law) -> Action:
    """恢复审理."""
    return Action(
        "resume",
        "恢复审理",
        ("suspended",),
        HANDLERS,
        "{actor}恢复审理，期限继续计算。",
        cite=law.cite("39", "条例41"),
        target=lambda context: context.matter.resume_stage,
        targets=UNDER_REVIEW,
        form=ReasonForm,
        effect=effects.resume,
        clocks=each(law, resume, "reconsideration.decide"),
        generates=(papers.RESUMPTION,),
        audience=PARTIES,
    )


def _extend(law: Law) -> Action:
    """延长期限."""
    return Action(
        "extend",
        "延长期限",
        BEFORE_DRAFT,
        ("chief",) if law.is_new else ("organ_head",),
        "{actor}批准延长审理期限{days}日。",
        cite=law.cite("62", "31"),
        form=forms.ExtendForm,
        guards=(guards.not_summary(law),),
        clocks=(extend("reconsideration.decide", amount="days"),),
        generates=(papers.EXTENSION,),
        group="期限",
        tells=(Tell("handler", "extended", "已批准延长期限"),),
        audience=PARTIES,
    )


def _appraise(law: Law) -> Action:
    """委托鉴定、勘验."""
    return Action(
        "appraise",
        "委托鉴定、勘验",
        BEFORE_DRAFT,
        HANDLERS,
        "{actor}办理{kind}，所用时间不计入审理期限。",
        cite=law.cite("45", "条例37"),
        form=forms.AppraisalForm,
        sets={"appraisal_on": "occurred"},
        guards=(guards.no_open_appraisal(law),),
        clocks=each(
            law, pause, "reconsideration.decide", kind="exclusion", cite=law.cite("45", "条例37")
        ),
        generates=(papers.APPRAISAL,),
        group="期限",
        audience=PARTIES,
    )


def _appraised(law: Law) -> Action:
    """鉴定、勘验结束."""
    return Action(
        "appraised",
        "鉴定、勘验结束",
        BEFORE_DRAFT,
        HANDLERS,
        "鉴定（勘验）结束，审理期限继续计算。",
        cite=law.cite("45", "条例37"),
        form=forms.RecordForm,
        sets={"appraisal_on": lambda _context: None},
        guards=(guards.appraisal_open(law),),
        clocks=each(law, resume, "reconsideration.decide", kind="exclusion"),
        group="期限",
        audience=PARTIES,
    )


def time(law: Law) -> tuple[Action, ...]:
    """中止, 恢复, 延期, 鉴定和勘验."""
    return (
        _suspend(law),
        _resume(law),
        _extend(law),
        _appraise(law),
        _appraised(law),
    )
