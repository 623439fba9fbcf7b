"""复查 and 复核 by the organs above, after which the matter is over (35, 36)."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.forms import review as forms
from zhunsheng.domains.disputes.petitions.forms.handling import NoteForm
from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.domains.disputes.petitions.procedure import effects, guards, papers
from zhunsheng.domains.disputes.petitions.procedure.stages import PETITIONER, STAFF
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Guard,
    Tell,
    meet,
    pause,
    resume,
    start,
)

ANNULLED = Guard(
    "annulled",
    lambda context: context.matter.review_result == "redone",
    "复查意见没有要求重新处理。",
    "请按复查意见办理。",
    early=True,
    moot=True,
)


def _ask_review(law: Law) -> Action:
    return Action(
        "ask_review",
        "请求复查",
        ("answered",),
        (PUBLIC, *STAFF),
        "信访人请求复查。",
        cite=law.cite((35,), (34,)),
        target="reviewing",
        form=forms.AskForm,
        sets={"review_asked_on": "occurred"},
        guards=(
            guards.HAS_OPINION,
            guards.asked_in_time(law, "petition.review_ask", "复查", 35, 34),
        ),
        effect=effects.to_reviewer,
        clocks=(meet("petition.review_ask"), start("petition.review", leading=True)),
        accepts=(papers.MATERIALS,),
        tells=(Tell("role:registrar", "review", "信访人请求复查"),),
        group="信访人要求",
        audience=PETITIONER,
    )


def _review(law: Law) -> Action:
    return Action(
        "review",
        "提出复查意见",
        ("reviewing",),
        STAFF,
        "提出复查意见：{review_result}。",
        cite=law.cite((35,), (34,)),
        target="reviewed",
        form=forms.ReviewForm,
        sets={"reviewed_on": "occurred"},
        effect=effects.review,
        clocks=(meet("petition.review"), start("petition.recheck_ask", on="served_on")),
        generates=(papers.REVIEW,),
        accepts=(papers.OUTSIDE_OPINION,),
        closes=True,
        audience=PETITIONER,
    )


def _redo(law: Law) -> Action:
    return Action(
        "redo",
        "交回重新处理",
        ("reviewed",),
        STAFF,
        "{actor}按复查意见交回原办理单位重新处理。",
        cite=law.cite((35,), (34,)),
        target="redoing",
        form=NoteForm,
        guards=(ANNULLED,),
        effect=effects.give_back,
        clocks=(start("petition.close", leading=True),),
        tells=(Tell("role:handler", "redo", "复查意见要求重新处理"),),
        audience=PETITIONER,
    )


def _ask_recheck(law: Law) -> Action:
    return Action(
        "ask_recheck",
        "请求复核",
        ("reviewed",),
        (PUBLIC, *STAFF),
        "信访人请求复核。",
        cite=law.cite((36,), (35,)),
        target="rechecking",
        form=forms.AskForm,
        sets={"recheck_asked_on": "occurred"},
        guards=(guards.asked_in_time(law, "petition.recheck_ask", "复核", 36, 35),),
        effect=effects.to_reviewer,
        clocks=(meet("petition.recheck_ask"), start("petition.recheck", leading=True)),
        accepts=(papers.MATERIALS,),
        tells=(Tell("role:registrar", "recheck", "信访人请求复核"),),
        group="信访人要求",
        audience=PETITIONER,
    )


def _hearing(law: Law) -> Action:
    return Action(
        "hold_hearing",
        "举行复核听证",
        ("rechecking",),
        STAFF,
        "{actor}决定举行复核听证，听证时间不计入期限。",
        cite=law.cite((36, 2), (35, 2)),
        form=forms.RecheckHearingForm,
        sets={"hearing_on": "occurred"},
        guards=(guards.HEARING_CLOSED,),
        clocks=(
            pause(
                "petition.recheck",
                kind="exclusion",
                reason="听证",
                cite=law.cite((36, 2), (35, 2)),
            ),
        ),
        group="听证",
        audience=PETITIONER,
    )


def _hearing_done(law: Law) -> Action:
    return Action(
        "hearing_done",
        "听证结束",
        ("rechecking",),
        STAFF,
        "复核听证结束，期限继续计算。",
        cite=law.cite((36, 2), (35, 2)),
        form=forms.HearingDoneForm,
        guards=(guards.HEARING_OPEN,),
        clocks=(resume("petition.recheck", kind="exclusion"),),
        group="听证",
        audience=PETITIONER,
    )


def _recheck(law: Law) -> Action:
    return Action(
        "recheck",
        "提出复核意见",
        ("rechecking",),
        STAFF,
        "提出复核意见：{recheck_result}。",
        cite=law.cite((36,), (35,)),
        target="rechecked",
        form=forms.RecheckForm,
        sets={"rechecked_on": "occurred"},
        guards=(guards.HEARING_CLOSED,),
        effect=effects.recheck,
        clocks=(meet("petition.recheck"),),
        generates=(papers.RECHECK,),
        accepts=(papers.OUTSIDE_OPINION,),
        closes=True,
        audience=PETITIONER,
    )


def actions(law: Law) -> tuple[Action, ...]:
    """Review and re-review."""
    every = (_ask_review, _review, _redo, _ask_recheck, _recheck, _hearing, _hearing_done)
    return tuple(make(law) for make in every)
