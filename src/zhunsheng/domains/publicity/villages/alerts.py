"""What is watched: titles to be looked at again, villages with too few 法律明白人, objections nobody looks into."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Q

from zhunsheng.domains.publicity.villages.models import ModelVillage, TitleObjection
from zhunsheng.domains.publicity.villages.registers import ADVOCATES_WANTED, STANDARD, VILLAGES
from zhunsheng.insight.alerts.rules import over_entries, over_matters

SOON = timedelta(days=60)
HOLDS = ~Q(level="") & Q(revoked_on=None)


def _due_soon(today: date) -> Q:
    return HOLDS & Q(recheck_on__range=(today, today + SOON))


def _overdue(today: date) -> Q:
    return HOLDS & Q(recheck_on__lt=today)


def _too_few(today: date) -> Q:
    """Fewer in office than the standard wants; villages that ended are left alone."""
    there = Q(advocates__valid_from__lte=today) & (
        Q(advocates__valid_to=None) | Q(advocates__valid_to__gte=today)
    )
    few = (
        ModelVillage.objects.in_force(today)
        .annotate(people=Count("advocates", filter=there))
        .filter(people__lt=ADVOCATES_WANTED)
    )
    return Q(pk__in=few.values("pk"))


def _unheard(today: date) -> Q:
    return Q(stage="received", received_on__lt=today - timedelta(days=3))


RULES = (
    over_entries(
        "villages.recheck_soon",
        "示范村快到复核日期",
        "请安排复核。",
        VILLAGES,
        tone="yellow",
        when=_due_soon,
        label="name",
        due="recheck_on",
        cite=STANDARD,
    ),
    over_entries(
        "villages.recheck_overdue",
        "示范村逾期没有复核",
        "请立即复核；整改期满没有改好的，报上级撤销称号。",
        VILLAGES,
        tone="red",
        when=_overdue,
        label="name",
        due="recheck_on",
        cite=STANDARD,
    ),
    over_entries(
        "villages.few_advocates",
        "法律明白人不足三名",
        "请培养、补充法律明白人，登记任期和培训。",
        VILLAGES,
        tone="yellow",
        when=_too_few,
        label="name",
        cite=STANDARD,
    ),
    over_matters(
        "villages.objection_unheard",
        "公示异议没有核查",
        "请核查异议，查清以前不能上报。",
        tone="red",
        when=_unheard,
        model=TitleObjection,
        due="received_on",
        to_handler=False,
    ),
)
