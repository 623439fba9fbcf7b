"""Others are asked, reasons are asked, time is given (32-35)."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.disclosure.requests.forms import asking as forms
from zhunsheng.domains.disclosure.requests.law import cite
from zhunsheng.domains.disclosure.requests.procedure import effects, guards, papers
from zhunsheng.domains.disclosure.requests.procedure.stages import APPLICANT, HANDLERS
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
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

EXCLUDED = cite(33, 3)
OPEN = ("received", "consulting")


def _excluded(op: Any, when: Any, **more: Any) -> tuple[ClockOp, ...]:
    """``op`` on whichever clock of the answer runs."""
    return tuple(op(code, kind="exclusion", when=when, **more) for code in guards.ANSWER)


def _forget(_context: Context) -> None:
    return None


ASK_THIRD = Action(
    "ask_third",
    "征求第三方意见",
    OPEN,
    HANDLERS,
    "{actor}书面征求第三方意见，征求意见的时间不计入答复期限。",
    cite=cite(32),
    target="consulting",
    form=forms.AskThirdForm,
    sets={"third_asked_on": "occurred", "third_answered_on": _forget, "third_view": "="},
    guards=(guards.THIRD_NOT_OPEN,),
    clocks=(
        *_excluded(pause, effects.is_first_asked, cite=EXCLUDED),
        start("disclosure.third_party", on="third_received_on"),
    ),
    generates=(papers.THIRD_PARTY,),
    effect=effects.ask_third,
    undoable=False,
    group="征求意见",
    audience=APPLICANT,
)
THIRD_ANSWERED = Action(
    "third_answered",
    "登记第三方意见",
    ("consulting",),
    HANDLERS,
    "{actor}登记第三方意见：{third_view}。",
    cite=cite(32),
    target=effects.stage_after_answer,
    targets=OPEN,
    form=forms.ThirdViewForm,
    sets={"third_answered_on": "occurred"},
    guards=(guards.THIRD_OPEN, guards.THIRD_SILENT),
    clocks=(
        meet("disclosure.third_party"),
        *_excluded(resume, effects.is_last_answer),
    ),
    accepts=(papers.CONSULTED,),
    group="征求意见",
)
ASK_ORGAN = Action(
    "ask_organ",
    "征求其他机关意见",
    OPEN,
    HANDLERS,
    "{actor}书面征求其他机关意见，征求意见的时间不计入答复期限。",
    cite=cite(34),
    target="consulting",
    form=forms.AskOrganForm,
    sets={"organ_asked_on": "occurred", "organ_answered_on": _forget, "organ_view": "="},
    guards=(guards.ORGAN_NOT_OPEN,),
    clocks=(
        *_excluded(pause, effects.is_first_asked, cite=EXCLUDED),
        start("disclosure.other_organ", on="organ_received_on"),
    ),
    generates=(papers.OTHER_ORGAN,),
    effect=effects.ask_organ,
    undoable=False,
    group="征求意见",
    audience=APPLICANT,
)
ORGAN_ANSWERED = Action(
    "organ_answered",
    "登记其他机关意见",
    ("consulting",),
    HANDLERS,
    "{actor}登记其他机关意见：{organ_view}。",
    cite=cite(34),
    target=effects.stage_after_answer,
    targets=OPEN,
    form=forms.OrganViewForm,
    sets={"organ_answered_on": "occurred"},
    guards=(guards.ORGAN_OPEN, guards.ORGAN_SILENT),
    clocks=(
        meet("disclosure.other_organ"),
        *_excluded(resume, effects.is_last_answer),
    ),
    accepts=(papers.CONSULTED,),
    group="征求意见",
)
ASK_REASONS = Action(
    "ask_reasons",
    "要求说明理由",
    ("received",),
    HANDLERS,
    "{actor}要求申请人说明大量、反复申请的理由。",
    cite=cite(35),
    target="explaining",
    form=forms.AskReasonsForm,
    sets={"reasons_asked_on": "occurred"},
    guards=(guards.REASONS_ONCE,),
    generates=(papers.REASONS,),
    audience=APPLICANT,
    help="申请的数量、频次明显超过合理范围的；答复期限继续计算。",
)
GIVE_REASONS = Action(
    "give_reasons",
    "收到理由说明",
    ("explaining",),
    (*HANDLERS, "registrar", PUBLIC),
    "收到申请人说明的理由。",
    cite=cite(35),
    target="received",
    form=forms.ReasonsForm,
    sets={"reasons_given_on": "occurred"},
    accepts=(papers.APPLICATION_FILES[-1],),
    tells=(Tell("handler", "reasons", "收到申请人说明的理由"),),
    audience=APPLICANT,
)
DELAY = Action(
    "delay",
    "延迟答复",
    ("received",),
    HANDLERS,
    "{actor}告知申请人延迟答复，期限为{delay_days}个工作日。",
    cite=cite(35),
    form=forms.DelayForm,
    sets={"delayed_on": "occurred", "reasonable": "=yes"},
    guards=(guards.REASONS_GIVEN, guards.DELAYED_ONCE),
    clocks=(
        cancel("disclosure.answer"),
        start("disclosure.delayed", amount="delay_days", leading=True),
    ),
    generates=(papers.DELAY,),
    group="期限",
    audience=APPLICANT,
)
EXTEND = Action(
    "extend",
    "延长答复期限",
    OPEN,
    ("chief",),
    "{actor}同意延长答复期限{days}个工作日，并告知申请人。",
    cite=cite(33, 2),
    form=forms.ExtendForm,
    sets={"extended_on": "occurred"},
    clocks=tuple(extend(code, amount="days") for code in guards.ANSWER),
    generates=(papers.EXTENSION,),
    group="期限",
    audience=APPLICANT,
    help="由政府信息公开工作机构负责人同意，最长二十个工作日，须在期限届满前告知申请人。",
)
ACTIONS = (
    ASK_THIRD,
    THIRD_ANSWERED,
    ASK_ORGAN,
    ORGAN_ANSWERED,
    ASK_REASONS,
    GIVE_REASONS,
    DELAY,
    EXTEND,
)
