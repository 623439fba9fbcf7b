"""What is watched in screenings: places nobody looked at, disputes nobody took, risks that stand."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from zhunsheng.domains.disputes.kinds import Risk
from zhunsheng.domains.disputes.organisations import law
from zhunsheng.domains.disputes.organisations.choices import Founder
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS
from zhunsheng.domains.disputes.screening.models import Screening, ScreeningLead
from zhunsheng.domains.disputes.screening.registers import SCREENINGS
from zhunsheng.insight.alerts.rules import over_entries

MONTH, WEEK = timedelta(days=30), timedelta(days=7)
LOOKED_BACK = timedelta(days=60)
"""Older screenings raise no alert: what nobody registered by then was settled on the spot."""


def _not_screened(today: date) -> Q:
    """The committee of a village in which nobody looked for a month; a village counts from its committee's entry on."""
    looked = Screening.objects.filter(
        place=OuterRef("place"), valid_from__gte=today - MONTH, valid_from__lte=today
    )
    in_force = Q(valid_from__lte=today - MONTH) & (Q(valid_to=None) | Q(valid_to__gte=today))
    return in_force & Q(founder=Founder.VILLAGE) & ~Q(Exists(looked))


def _without_lead() -> Q:
    """No dispute of it was handed on, or what was handed on came back."""
    standing = ScreeningLead.objects.filter(screening=OuterRef("pk"), link__declined_on=None)
    return ~Q(Exists(standing))


def _nobody_took(today: date) -> Q:
    return (
        Q(found__gt=0, valid_from__gte=today - LOOKED_BACK, valid_from__lte=today - WEEK)
        & ~Q(risk=Risk.HIGH)
        & _without_lead()
    )


def _high(today: date) -> Q:
    return Q(risk=Risk.HIGH, valid_from__gte=today - LOOKED_BACK) & _without_lead()


RULES = (
    over_entries(
        "mediation.not_screened",
        "一个月没有排查的村（社区）",
        "请安排网格员或者调解员排查。",
        ORGANISATIONS,
        tone="yellow",
        when=_not_screened,
        label="name",
    ),
    over_entries(
        "mediation.nobody_took",
        "排查发现的纠纷没有登记",
        "当场说开的，在排查里把件数改成0并写明；没有的，登记为纠纷。",
        SCREENINGS,
        tone="yellow",
        when=_nobody_took,
        label="looked_at",
        due="valid_from",
    ),
    over_entries(
        "mediation.high_risk",
        "激化风险高的纠纷没有处置",
        "请立即登记为纠纷并采取措施；可能引起治安案件、刑事案件的，及时向公安机关报告。",
        SCREENINGS,
        tone="red",
        when=_high,
        label="looked_at",
        due="valid_from",
        cite=law.HANDED_OVER,
    ),
)
