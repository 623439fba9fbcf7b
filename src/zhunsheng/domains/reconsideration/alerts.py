"""What is watched in reconsideration: the organ's own limits, the respondent's, and what follows a decision.

The applicant's own limits (to apply, to correct, to sue) raise nothing: no office is answerable for them.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, Q

from zhunsheng.commons.publication.alerts import watch
from zhunsheng.domains.reconsideration import choices
from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.procedures.publication import DECISION
from zhunsheng.insight.alerts.rules import AlertRule, ViolationRule, due_soon, over_matters, overdue
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.statutes.cites import Cite

OWN = tuple(
    f"reconsideration.{limit}"
    for limit in (
        "examine",
        "decide",
        "decide_summary",
        "send_copy",
        "send_copy_summary",
        "attached_own",
        "attached_transfer",
        "attached_ask",
    )
)
REPLY = ("reconsideration.reply", "reconsideration.reply_summary")
REDO = ("reconsideration.redo",)
OPINION = ("reconsideration.opinion_reply",)
RESPONDENT = "matter__reconsideration__respondent"
#: Days after service without a word on performance, where the decision set no period of its own.
SILENCE = timedelta(days=60)


def _replied_late(_today: date) -> Q:
    return Q(reply_is_late=True, replied_on__isnull=False, closed_on__isnull=True)


def _deemed(_today: date) -> Q:
    """The examination ended without a decision and the acceptance is dated from its last day (2023: 30)."""
    return Q(
        code="reconsideration.examine",
        state=Clock.State.MISSED,
        matter__accepted_on=F("due_on"),
        matter__closed_on__isnull=True,
        matter__procedure_version="2023",
    )


def _silent(today: date) -> Q:
    pending = (
        choices.Performance.PENDING,
        choices.Performance.PARTLY,
        choices.Performance.NOT_DONE,
    )
    return Q(performance__in=pending, redo_days__isnull=True, served_on__lt=today - SILENCE)


RULES = (
    due_soon("reconsideration.due_soon", OWN, "请在届满前办理；确需延长的，先报批。"),
    overdue(
        "reconsideration.overdue", OWN, "请立即办理，并在案卷里写明逾期原因。", title="办理逾期"
    ),
    due_soon(
        "reconsideration.reply_due_soon",
        REPLY,
        "请提醒被申请人按期答复。",
        title="答复即将到期",
        about=RESPONDENT,
    ),
    overdue(
        "reconsideration.no_reply",
        REPLY,
        "请催办；仍不答复的，办理“逾期未答复转入审理”。",
        title="被申请人逾期未答复",
        about=RESPONDENT,
        cite=Cite("行政复议法", "2023", 70),
    ),
    over_matters(
        "reconsideration.late_reply",
        "被申请人逾期答复",
        "请在审理中依法处理逾期提交的证据，必要时制发意见书。",
        tone="yellow",
        when=_replied_late,
        model=Reconsideration,
        about="respondent",
        due="reply_due_on",
        cite=Cite("行政复议法", "2023", 48),
    ),
    AlertRule(
        "reconsideration.deemed_accepted",
        "视为受理",
        "yellow",
        Clock,
        _deemed,
        "审查期限届满没有决定，已视为受理；请查明原因。",
        matter="matter",
        limit="code",
        due="due_on",
        to_handler=False,
        cite=Cite("行政复议法", "2023", 30),
    ),
    *watch(DECISION),
    overdue(
        "reconsideration.not_performed",
        REDO,
        "请责令限期履行，或者登记履行情况。",
        title="决定逾期未履行",
        about=RESPONDENT,
        cite=Cite("行政复议法", "2023", 77),
    ),
    over_matters(
        "reconsideration.performance_unknown",
        "履行情况未登记",
        "决定送达已满六十日，请了解并登记履行情况。",
        tone="yellow",
        when=_silent,
        model=Reconsideration,
        about="respondent",
    ),
    overdue(
        "reconsideration.opinion_unanswered",
        OPINION,
        "请督促被申请人反馈整改情况。",
        title="意见书逾期未反馈",
        about=RESPONDENT,
        cite=Cite("行政复议法", "2023", 76),
    ),
    ViolationRule(
        "reconsideration.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("reconsideration",),
    ),
)
