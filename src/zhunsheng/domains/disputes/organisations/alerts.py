"""What is watched in the registers of organisations: terms that end, what the law asks of a committee, empty posts."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, F, OuterRef, Q

from zhunsheng.domains.disputes.organisations import law
from zhunsheng.domains.disputes.organisations.choices import OrganisationKind
from zhunsheng.domains.disputes.organisations.models import Room, RosterLine
from zhunsheng.domains.disputes.organisations.registers import MEDIATORS, ORGANISATIONS
from zhunsheng.insight.alerts.rules import over_entries
from zhunsheng.kernel.calendar.conditions import worked

SOON = timedelta(days=60)
ONE = timedelta(days=1)


def _in_force(today: date) -> Q:
    return Q(valid_from__lte=today) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))


def _term_ends(today: date) -> Q:
    return _in_force(today) & Q(term_ends__gte=today, term_ends__lte=today + SOON)


def _term_over(today: date) -> Q:
    return _in_force(today) & Q(term_ends__lt=today)


def _committee(today: date) -> Q:
    return _in_force(today) & Q(kind=OrganisationKind.COMMITTEE)


def _members(today: date) -> Q:
    few_or_many = Q(members__lt=law.FEWEST) | Q(members__gt=law.MOST)
    return _committee(today) & (few_or_many | Q(women=0) | Q(women=None, members__isnull=False))


def _term_too_long(today: date) -> Q:
    """Longer than three years by more than a day of counting."""
    return _committee(today) & Q(
        term_ends__gt=F("term_began") + timedelta(days=law.YEARS * 366 + 1)
    )


def _nobody_tomorrow(today: date) -> Q:
    """A centre with a post that nobody fills on the next day, if that is worked."""
    tomorrow = today + ONE
    filled = RosterLine.objects.filter(room=OuterRef("pk"), valid_from=tomorrow, is_cancelled=False)
    empty = Room.objects.filter(
        _in_force(tomorrow), ~Q(Exists(filled)), organisation=OuterRef("pk"), needs_duty=True
    )
    return _in_force(today) & worked(tomorrow) & Q(Exists(empty))


_organisations = partial(over_entries, register=ORGANISATIONS, label="name")

RULES = (
    _organisations(
        "mediation.term_ends",
        "调解委员会任期即将届满",
        "请安排换届；换届以后把本届任期改成新的。",
        tone="yellow",
        when=_term_ends,
        due="term_ends",
        cite=law.TERM,
    ),
    _organisations(
        "mediation.term_over",
        "调解委员会任期已经届满",
        "请立即换届；已经换届的，把本届任期改成新的。",
        tone="red",
        when=_term_over,
        due="term_ends",
        cite=law.TERM,
    ),
    _organisations(
        "mediation.members",
        "调解委员会组成不符合规定",
        "委员应当为三至九人，并且有妇女委员；请补选或者核对登记。",
        tone="yellow",
        when=_members,
        cite=law.MEMBERS,
    ),
    _organisations(
        "mediation.term_too_long",
        "调解委员会任期超过三年",
        "每届任期三年；请核对本届任期。",
        tone="yellow",
        when=_term_too_long,
        cite=law.TERM,
    ),
    _organisations(
        "mediation.nobody_on_duty",
        "明天有窗口没有人值班",
        "请在“值班表（按周）”里排上。",
        tone="red",
        when=_nobody_tomorrow,
    ),
    over_entries(
        "mediation.mediator_term_ends",
        "调解员聘期即将届满",
        "继续聘任的，改聘期；不再聘任的，登记失效。",
        MEDIATORS,
        tone="yellow",
        when=_term_ends,
        label="name",
        due="term_ends",
        cite=law.TERM,
    ),
    over_entries(
        "mediation.mediator_term_over",
        "调解员聘期已经届满",
        "请续聘，或者登记失效；届满以后不应再分派纠纷。",
        MEDIATORS,
        tone="red",
        when=_term_over,
        label="name",
        due="term_ends",
        cite=law.TERM,
    ),
)
