"""Which files of a month bring whom how much: only what was settled, is on file and was never paid before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from zhunsheng.domains.disputes.mediation.allowance.rates import Rates
from zhunsheng.domains.disputes.mediation.models import AllowanceLine, AllowanceRound, Dispute
from zhunsheng.domains.disputes.mediation.outcomes import SETTLED
from zhunsheng.kernel.orgs.models import Unit

NO_RATE = "没有这一类的补贴标准"


def month_end(first: date) -> date:
    """The first day of the month after."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def files_of(round_: AllowanceRound, unit: Unit, month: date) -> list[Dispute]:
    """Settled disputes of the unit whose file was closed in the month; not what was paid, nor what was struck here."""
    paid = AllowanceLine.objects.filter(Q(is_struck=False) | Q(round=round_.pk)).values("dispute")
    rows = Dispute.objects.filter(
        unit=unit,
        outcome__in=SETTLED,
        archived_on__gte=month,
        archived_on__lt=month_end(month),
    ).exclude(pk__in=paid)
    return list(rows.prefetch_related("mediators").order_by("archived_on", "pk"))


def compute(round_: AllowanceRound, unit: Unit, month: date, rates: Rates) -> list[AllowanceLine]:
    """The lines of a month, unsaved. A file without a rate is struck, so that somebody sees it."""
    return [
        line for dispute in files_of(round_, unit, month) for line in _lines(round_, dispute, rates)
    ]


def _lines(round_: AllowanceRound, dispute: Dispute, rates: Rates) -> Iterator[AllowanceLine]:
    """The rate of one dispute, parted among those who mediated it at the end; the odd 分 go to the first."""
    active = [one for one in dispute.mediators.all() if one.is_active]
    amount = rates.of(dispute.difficulty, dispute.agreement_form)
    share, rest = divmod(amount or 0, max(len(active), 1))
    for index, one in enumerate(active):
        yield AllowanceLine(
            round=round_,
            dispute=dispute,
            mediator=one.name,
            code=one.code,
            organisation=one.organisation or dispute.committee,
            difficulty=dispute.difficulty,
            form=dispute.agreement_form,
            amount=share + (rest if index == 0 else 0),
            is_struck=amount is None,
            reason="" if amount is not None else NO_RATE,
        )
