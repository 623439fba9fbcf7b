"""What is watched in the power lists: items about to end, items whose basis has ended, changes that stand still."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, Q

from zhunsheng.domains.powers.choices import Operation
from zhunsheng.domains.powers.models import PowerChange, ProposedChange
from zhunsheng.domains.powers.procedures.change import ADJUST, LEGALITY
from zhunsheng.domains.powers.procedures.reform import LIMIT
from zhunsheng.domains.powers.registers import ITEMS
from zhunsheng.insight.alerts.rules import (
    ViolationRule,
    due_soon,
    over_entries,
    over_matters,
    overdue,
)
from zhunsheng.kernel.statutes.models import StatuteVersion

LIMITS = (ADJUST, LEGALITY, LIMIT)
FAR, NEAR = timedelta(days=60), timedelta(days=30)
YEAR = timedelta(days=365)
WAITING = timedelta(days=15)
PUBLIC = Q(published_on__isnull=False, withdrawn_on__isnull=True)


def _ends_in_60(today: date) -> Q:
    return PUBLIC & Q(valid_to__gt=today + NEAR, valid_to__lte=today + FAR)


def _ends_in_30(today: date) -> Q:
    return PUBLIC & Q(valid_to__gte=today, valid_to__lte=today + NEAR)


def _ran_out(today: date) -> Q:
    """Over by its own date in the last year, and not because a change cancelled it."""
    cancelled = ProposedChange.objects.filter(
        register="powers.items",
        entry_id=OuterRef("pk"),
        operation=Operation.CANCEL,
        applied__isnull=False,
    )
    return PUBLIC & Q(valid_to__lt=today, valid_to__gte=today - YEAR) & ~Q(Exists(cancelled))


def _basis_ended(today: date) -> Q:
    """In force, and the text on which it rests is not."""
    texts = StatuteVersion.objects.filter(
        statute__code=OuterRef("basis_law"),
        label=OuterRef("basis_version"),
        in_force_to__lt=today,
    )
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    return ~Q(basis_version="") & lasting & Q(Exists(texts))


def _approved_and_waiting(today: date) -> Q:
    return Q(stage="approved", acted_on__lt=today - WAITING)


def _standing_still(today: date) -> Q:
    return Q(stage__in=("drafting", "approval"), acted_on__lt=today - WAITING)


watch = partial(over_entries, register=ITEMS, label="title")

RULES = (
    watch(
        "powers.ends_in_60",
        "事项六十日内失效",
        "需要继续行使的，请提出清单调整，延长或者换新的依据。",
        tone="yellow",
        when=_ends_in_60,
        due="valid_to",
    ),
    watch(
        "powers.ends_in_30",
        "事项三十日内失效",
        "失效以后不能再行使。请立即提出清单调整，或者停止办理。",
        tone="red",
        when=_ends_in_30,
        due="valid_to",
    ),
    watch(
        "powers.ran_out",
        "公开的事项已经失效",
        "到期没有办理调整：仍须行使的补办调整，不再行使的撤下。",
        tone="red",
        when=_ran_out,
        due="valid_to",
    ),
    watch(
        "powers.basis_ended",
        "事项的依据已经失效",
        "请核对现行规定：依据换了的，提出修改；没有依据的，提出取消。",
        tone="red",
        when=_basis_ended,
    ),
    due_soon("powers.due_soon", LIMITS, "请在届满前办理。"),
    overdue("powers.overdue", LIMITS, "请立即办理，并写明逾期原因。", title="清单调整或者审核逾期"),
    over_matters(
        "powers.unpublished",
        "批准以后没有公布",
        "批准已满十五日，请公布；内容有变动的，退回提出单位重新对照。",
        tone="red",
        when=_approved_and_waiting,
        model=PowerChange,
        about="proposer",
        to_handler=False,
    ),
    over_matters(
        "powers.standing_still",
        "清单调整没有进展",
        "十五日没有办理，请提醒提出单位或者报批。",
        tone="yellow",
        when=_standing_still,
        model=PowerChange,
        about="proposer",
        to_handler=False,
    ),
    ViolationRule(
        "powers.violation",
        "补录的事实违反规定",
        "请核实补录内容；属实的，写明原因和补救措施。",
        domains=("powers",),
    ),
)
