"""停止执行, 规范性文件附带审查, 转为普通程序."""

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
)
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    Action,
    Tell,
    cancel,
    convert,
    meet,
    pause,
    resume,
    start,
)


def _here(context: Context) -> bool:
    return bool(context.data["competence"] == "own")


def _elsewhere(context: Context) -> bool:
    return not _here(context)


def _review_text(law: Law) -> Action:
    """附带审查规范性文件."""
    return Action(
        "review_text",
        "附带审查规范性文件",
        BEFORE_DRAFT,
        HANDLERS,
        "{actor}启动规范性文件附带审查，审理中止。",
        cite=law.cite("56", "26"),
        target="suspended",
        form=forms.AttachedReviewForm,
        effect=effects.suspend_for_review,
        sets={"resume_stage": effects.stage_before},
        clocks=(
            *each(law, pause, "reconsideration.decide", cite=law.cite("56", "26")),
            meet("reconsideration.attached_transfer", when=_elsewhere),
            cancel("reconsideration.attached_transfer", when=_here),
            start("reconsideration.attached_own", when=_here),
            start("reconsideration.attached_received", when=_elsewhere),
            *((start("reconsideration.attached_ask", when=_here),) if law.is_new else ()),
        ),
        generates=(papers.ATTACHED,),
        group="审理",
        audience=PARTIES,
    )


def _ask_maker(law: Law) -> Action:
    """通知制定机关答复 (2023: 58): within three working days of the suspension; ten for the answer."""
    return Action(
        "ask_maker",
        "通知制定机关答复",
        ("suspended",),
        HANDLERS,
        "{actor}通知规范性文件的制定机关书面答复。",
        cite=law.cite("58", ""),
        form=forms.AskMakerForm,
        guards=(guards.asks_the_maker(law),),
        clocks=(
            meet("reconsideration.attached_ask"),
            start("reconsideration.attached_answer", on="notice_received_on"),
        ),
        group="审理",
        audience=PARTIES,
    )


def _text_reviewed(law: Law) -> Action:
    """登记附带审查结果."""
    asked = (cancel("reconsideration.attached_ask"), meet("reconsideration.attached_answer"))
    return Action(
        "text_reviewed",
        "登记附带审查结果",
        ("suspended",),
        HANDLERS,
        "{actor}登记规范性文件审查结果，审理恢复。",
        cite=law.cite("59", "26"),
        target=lambda context: context.matter.resume_stage,
        targets=BEFORE_DRAFT,
        form=forms.RecordForm,
        effect=effects.resume,
        guards=(guards.reviewing_text(law),),
        clocks=(
            meet("reconsideration.attached_own"),
            meet("reconsideration.attached_received"),
            *(asked if law.is_new else ()),
            *each(law, resume, "reconsideration.decide"),
        ),
        audience=PARTIES,
    )


def _decide_stay(law: Law) -> Action:
    """决定是否停止执行."""
    return Action(
        "decide_stay",
        "决定是否停止执行",
        (*BEFORE_DRAFT, "suspended"),
        HANDLERS,
        "{actor}就停止执行申请作出决定：{decision}。",
        cite=law.cite("42", "21"),
        form=forms.StayForm,
        sets={"stay": "decision"},
        generates=(papers.STAY,),
        group="审理",
        tells=(Tell("respondent", "stay", "就停止执行作出决定"),),
        audience=PARTIES,
    )


def _convert(law: Law) -> Action:
    """转为普通程序."""
    return Action(
        "convert",
        "转为普通程序",
        BEFORE_DRAFT,
        ("chief",),
        "{actor}批准转为普通程序，期限自受理之日起按普通程序计算。",
        cite=law.cite("55", ""),
        form=ReasonForm,
        sets={"is_summary": lambda _context: False},
        guards=(guards.is_summary(law),),
        effect=effects.convert,
        clocks=tuple(
            convert(f"reconsideration.{code}_summary", f"reconsideration.{code}")
            for code in ("decide", "send_copy", "reply")
        ),
        group="期限",
        audience=PARTIES,
    )


def stay_and_review(law: Law) -> tuple[Action, ...]:
    """停止执行, 附带审查, 转为普通程序 (new law only)."""
    both = (_review_text(law), _text_reviewed(law), _decide_stay(law))
    return (*both, _ask_maker(law), _convert(law)) if law.is_new else both
