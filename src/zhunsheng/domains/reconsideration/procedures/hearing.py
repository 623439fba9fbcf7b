"""听取意见, 听证, 复议委员会, 调解 and what the parties add."""

from __future__ import annotations

from zhunsheng.domains.reconsideration.forms import review as forms
from zhunsheng.domains.reconsideration.forms.acceptance import ReasonForm
from zhunsheng.domains.reconsideration.procedures import guards, papers
from zhunsheng.domains.reconsideration.procedures.law import Law
from zhunsheng.domains.reconsideration.procedures.stages import (
    BEFORE_DRAFT,
    HANDLERS,
    PARTIES,
)
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Tell,
)


def _hear(law: Law) -> Action:
    """听取意见."""
    return Action(
        "hear",
        "听取意见",
        BEFORE_DRAFT,
        HANDLERS,
        "{actor}听取当事人意见（{method}）。",
        cite=law.cite("49", "22"),
        form=forms.HeardForm,
        sets={"heard_on": "occurred"},
        group="审理",
    )


def _notify_hearing(law: Law) -> Action:
    """听证通知."""
    return Action(
        "notify_hearing",
        "听证通知",
        ("replying", "reviewing"),
        HANDLERS,
        "{actor}通知于{hearing_on}举行听证。",
        cite=law.cite("51", "条例33"),
        form=forms.HearingNoticeForm,
        generates=(papers.HEARING_NOTICE,),
        guards=guards.hearing_notice(law),
        tells=(Tell("respondent", "hearing", "举行听证，请负责人参加"),),
        group="审理",
        audience=PARTIES,
    )


def _hold_hearing(law: Law) -> Action:
    """登记听证."""
    return Action(
        "hold_hearing",
        "登记听证",
        ("reviewing",),
        HANDLERS,
        "举行听证，被申请人的负责人{head_attended}。",
        cite=law.cite("50", "条例33"),
        form=forms.HearingForm,
        sets={"hearing_held_on": "occurred"},
        guards=(guards.hearing_notified(law), guards.hearing_due(law)),
        group="审理",
        audience=PARTIES,
    )


def _consult_committee(law: Law) -> Action:
    """复议委员会咨询."""
    return Action(
        "consult_committee",
        "复议委员会咨询",
        ("reviewing",),
        HANDLERS,
        "提请行政复议委员会提出咨询意见，{members}名委员参加。",
        cite=law.cite("52", "22") if law.is_new else None,
        form=forms.CommitteeForm,
        sets={"committee_on": "occurred"},
        group="审理",
    )


def _mediate(law: Law) -> Action:
    """组织调解."""
    return Action(
        "mediate",
        "组织调解",
        BEFORE_DRAFT,
        HANDLERS,
        "{actor}组织双方调解。",
        cite=law.cite("5", "条例50"),
        form=forms.MediateForm,
        group="审理",
        audience=PARTIES,
    )


def _mark_major(law: Law) -> Action:
    """列为重大疑难复杂案件."""
    return Action(
        "mark_major",
        "列为重大疑难复杂案件",
        BEFORE_DRAFT,
        HANDLERS,
        "{actor}将本案列为重大、疑难、复杂案件。",
        cite=law.cite("50", "条例33"),
        form=ReasonForm,
        sets={"is_major": lambda _context: True},
        group="审理",
    )


def _applicant_evidence(law: Law) -> Action:
    """申请人补充材料."""
    return Action(
        "applicant_evidence",
        "申请人补充材料",
        (*BEFORE_DRAFT, "suspended"),
        (*HANDLERS, "registrar", "justice_office", PUBLIC),
        "收到申请人补充的材料。",
        form=forms.NoteForm,
        accepts=papers.APPLICATION_FILES,
        group="案卷",
        tells=(Tell("handler", "evidence", "申请人补充了材料"),),
        audience=PARTIES,
    )


def hearing(law: Law) -> tuple[Action, ...]:
    """听取意见, 听证, 复议委员会."""
    return (
        _hear(law),
        _notify_hearing(law),
        _hold_hearing(law),
        _consult_committee(law),
        _mediate(law),
        _mark_major(law),
        _applicant_evidence(law),
    )
