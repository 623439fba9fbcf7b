"""The built cases give the published figures, keep the law's times, and cover every stage of today's work."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker, Settings

from zhunsheng.commons.district import build, people
from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.reconsideration.demo import live, plan
from zhunsheng.domains.reconsideration.demo.build import play
from zhunsheng.domains.reconsideration.demo.world import World
from zhunsheng.domains.reconsideration.models import (
    IntakeChannel,
    Reconsideration,
)
from zhunsheng.insight.alerts.rules import is_due_soon
from zhunsheng.kernel.access.scope import visible
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.ledger.verification import verify
from zhunsheng.kernel.matters.models import Matter, MatterLink, Participant
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.numbers.issue import gaps
from zhunsheng.kernel.numbers.models import IssuedNumber
from zhunsheng.kernel.orgs.models import Duty, Unit
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.registry import procedure_of
from zhunsheng.lib import clock

pytestmark = pytest.mark.django_db
#: What the cases refer to is built beside them.
PARTS = ("powers", "inspection", "disclosure.requests", "disclosure.items", "reconsideration")


@pytest.fixture(scope="module")
def district(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[build.Built]:
    """The district, built once for this file inside a transaction that is rolled back."""
    from django.conf import settings
    from django.db import transaction

    var: Path = tmp_path_factory.mktemp("var")
    kept = {name: getattr(settings, name) for name in ("VAR", "MEDIA_ROOT", "DEMONSTRATION_MARK")}
    settings.VAR, settings.MEDIA_ROOT = var, var / "files"
    settings.DEMONSTRATION_MARK = var / "demonstration"
    with django_db_blocker.unblock(), transaction.atomic():
        yield build.build(2022, parts=PARTS)
        transaction.set_rollback(True)
    for name, value in kept.items():
        setattr(settings, name, value)


@pytest.fixture(autouse=True)
def _built(district: build.Built, settings: Settings) -> None:
    """Every test of this file stands in the district, with the files that were stored when it was built."""
    settings.MEDIA_ROOT = settings.VAR / "files"


def cases(**conditions: Any) -> list[Reconsideration]:
    found: Any = Reconsideration.objects.filter(**conditions)
    return list(found)


def in_group(matters: list[Reconsideration], group: str) -> list[Reconsideration]:
    return [m for m in matters if m.outcome in procedure_of(m).outcomes_in(group)]


def figures(year: int) -> tuple[int, int, int, int]:
    concluded = in_group(cases(closed_on__year=year), "concluded")
    return (
        len(cases(accepted_on__year=year)),
        len(concluded),
        len(in_group(concluded, "corrected")),
        len(in_group(concluded, "mediated")),
    )


def test_the_year_gives_the_published_figures() -> None:
    accepted, concluded, corrected, mediated = figures(2022)
    assert (accepted, concluded, corrected, mediated) == (64, 45, 8, 7)
    assert f"{concluded / accepted:.1%}" == "70.3%"
    assert f"{corrected / concluded:.1%}" == "17.8%"


def test_the_year_before_can_be_compared() -> None:
    accepted, concluded, corrected, _mediated = figures(2021)
    assert (accepted, concluded) == (39, 39)
    assert f"{corrected / concluded:.1%}" == "15.4%"


def test_nineteen_were_open_at_the_end_of_the_year_some_of_them_suspended() -> None:
    end = date(2022, 12, 31)
    carried = [m for m in cases(accepted_on__year=2022) if not m.closed_on or m.closed_on > end]
    assert len(carried) == 19
    paused = Clock.objects.filter(
        matter__in=carried,
        code="reconsideration.decide",
        periods__kind="pause",
        periods__starts_on__lte=end,
    )
    assert paused.values("matter").distinct().count() >= 3
    still = [m for m in carried if m.closed_on is None]
    assert {m.stage for m in still} == {"suspended"}
    assert len(still) == 3


def test_applications_turned_away_stay_outside_the_accepted() -> None:
    away = Counter(m.outcome for m in cases(received_on__year=2022, accepted_on=None))
    assert away["A0"] >= 3
    assert away["E1"] >= 2
    assert away["F1"]
    assert away["F2"]


def test_work_of_today_is_in_every_stage_and_leaves_past_years_alone() -> None:
    today = cases(received_on__gte=clock.today() - timedelta(days=120))
    stages = {m.stage for m in today}
    assert stages >= {
        "received",
        "correcting",
        "accepted",
        "replying",
        "reviewing",
        "suspended",
        "approval",
        "decided",
        "served",
        "terminated",
    }
    assert all(m.procedure_version == "2023" for m in today)
    assert all(m.received_on.year > 2022 for m in today)
    assert sum(m.is_summary for m in today) == 2
    late = [m for m in today if m.due_on and m.due_on < clock.today()]
    assert len(late) == 1
    # Amber by the rule of every countdown, since "within three days" depends on the weekday.
    soon = Clock.objects.filter(is_due_soon(clock.today()), matter__in=[m.pk for m in today])
    assert soon.values("matter").distinct().count() >= 3


def test_office_days_are_working_days_and_in_order() -> None:
    calendar = for_area()
    events = Event.objects.filter(stream="matter").order_by("subject_id", "sequence")
    before: dict[int, Any] = {}
    for event in events:
        assert calendar.is_workday(clock.local_date(event.occurred_at)), event
        assert before.get(event.subject_id, event.occurred_at) <= event.occurred_at
        before[event.subject_id] = event.occurred_at


def test_only_what_the_plan_wants_late_is_late() -> None:
    missed = Counter(Clock.objects.filter(state="missed").values_list("code", flat=True))
    # One slow decision; one 视为受理 and its examination; late replies, one of them missing.
    assert missed["reconsideration.decide"] == 1
    assert missed["reconsideration.examine"] == 1
    assert missed["reconsideration.reply"] == 6
    assert set(missed) == {f"reconsideration.{name}" for name in ("decide", "examine", "reply")}
    late = cases(reply_is_late=True)
    assert len(late) == 7
    assert not any(m.respondent.kind == Unit.Kind.TOWNSHIP for m in late if m.respondent)


def test_townships_are_never_corrected() -> None:
    about = cases(respondent__kind=Unit.Kind.TOWNSHIP)
    assert len(about) >= 4
    assert not in_group(about, "corrected")
    assert not any(m.act_changed or m.opinion_on for m in about)


def test_facts_that_broke_a_rule_are_recorded_and_marked() -> None:
    assert len(cases(back_entry=True)) == 5
    marked = Event.objects.filter(data__contains='"violations"')
    assert [event.action for event in marked] == ["accept"]


def test_cases_vary() -> None:
    every = cases()
    assert len({m.act_name for m in every}) > 30
    assert len({m.respondent_id for m in every}) >= 20
    assert {m.channel for m in every} == set(IntakeChannel.objects.values_list("code", flat=True))
    assert len(set(IntakeChannel.objects.values_list("group", flat=True))) == 3
    actions = set(Event.objects.values_list("action", flat=True))
    assert actions >= {
        "hold_hearing",
        "consult_committee",
        "extend",
        "suspend",
        "resume",
        "appraise",
        "undo",
        "return_draft",
        "correct",
        "hand_over",
        "no_reply",
        "decide_stay",
        "conclude_mediation",
        "withdraw",
        "terminate",
        "publish",
        "withhold",
        "record_performance",
        "answer_opinion",
        "record_suit",
        "add_participant",
        "deem_accepted",
        "review_text",
        "archive",
    }


def test_legal_aid_asked_in_the_application_waits_to_be_taken_over() -> None:
    asked = MatterLink.objects.filter(procedure="aid.case")
    assert asked.filter(referred_on__year=2022).count() >= 4


def test_a_unit_abolished_later_was_a_respondent_while_it_lived() -> None:
    [case] = cases(respondent__code="XQ-CGJ")
    assert case.received_on < date(2021, 6, 30)
    clerk = people.person(people.clerk_of("ZFJ"))
    assert case in visible(clerk, Reconsideration.objects.all())


def test_the_head_signs_through_the_secretary() -> None:
    signed = Event.objects.filter(action="decide")
    assert set(signed.values_list("person__username", "on_behalf_of__username")) == {
        ("secretary", "head")
    }


def test_numbers_follow_the_days_without_a_gap() -> None:
    assert gaps() == []
    dates: dict[Any, date] = dict(
        Document.objects.exclude(number="").values_list("number", "occurred_on")
    )
    filed = dict(
        Event.objects.filter(stream="matter", sequence=1).values_list("subject_id", "occurred_at")
    )
    dates |= {
        number: clock.local_date(filed[pk])
        for pk, number in Matter.objects.values_list("pk", "number")
    }
    last: dict[int, date] = {}
    for series, text in IssuedNumber.objects.order_by("series", "sequence").values_list(
        "series", "text"
    ):
        if text in dates:  # A draw's number belongs to no matter and no document.
            assert last.get(series, dates[text]) <= dates[text], text
            last[series] = dates[text]


def test_published_texts_name_nobody() -> None:
    texts = Publication.objects.filter(kind="reconsideration.decision")
    assert texts.count() > 40
    for published in texts:
        case = Reconsideration.objects.get(publications=published)
        names = Participant.objects.filter(matter=published.matter_id, party__isnull=False)
        for participant in names.select_related("party"):
            assert participant.party is not None
            assert participant.party.name not in published.text
        place, respondent = case.place, case.respondent
        assert place is not None
        assert respondent is not None
        assert respondent.kind == Unit.Kind.TOWNSHIP or place.name not in published.text
        assert case.act_number not in published.text or not case.act_number
    private = cases(publication="withheld")
    assert private


def test_every_applicant_is_invented() -> None:
    for party in Party.objects.all():
        assert party.id_number == "" or party.id_number.startswith("640199")
        assert party.credit_code == "" or party.credit_code[2:8] == "640199"
        assert party.phone == "" or party.phone.startswith("0951-0")
        assert party.kind == Party.Kind.PERSON or "演示" in party.name


def test_history_floods_no_inbox_but_the_last_days_tell() -> None:
    assert 0 < Notice.objects.count() < 60


def test_the_ledger_holds_and_is_sealed() -> None:
    report = verify()
    assert report.defects == []
    assert not Event.objects.filter(seal__isnull=True).exists()


def test_each_login_finds_work(district: build.Built) -> None:
    for login in ("registrar", "handler", "chief", "respondent", "justice", "leader", "auditor"):
        seen = visible(people.person(login), Reconsideration.objects.filter(closed_on=None))
        assert seen.exists(), login
    assert not visible(people.person("admin"), Reconsideration.objects.all()).exists()


@pytest.mark.parametrize("year", range(2019, 2026))
def test_the_plan_fits_any_year(year: int) -> None:
    stories = plan.stories(World(Random(year), clock.today()), year)
    accepted = [s for s in stories if any(step.action == "accept" for step in s.steps)]
    assert Counter(s.accepted_on.year for s in accepted) == {year - 1: 39, year: 64}
    assert all(a.day <= b.day for s in stories for a, b in itertools.pairwise(s.steps))


@pytest.mark.parametrize(
    "today", ["2026-10-09", "2026-12-05", "2027-01-04", "2027-02-20", "2028-05-03"]
)
def test_running_cases_never_grow_old(today: str) -> None:
    """After holidays, on a rest day, over the turn of the year: the same stages, the same urgency."""
    with time_machine.travel(datetime.fromisoformat(f"{today}T15:00+08:00"), tick=False):
        day = clock.today()
        stories = live.stories(World(Random(1), day))
        play(stories, day, lambda text: None)
        matters = [Reconsideration.objects.get(pk=s.matter.pk) for s in stories if s.matter]
        assert len(matters) == len(live.RECENT) + len(live.OLDER)
        assert Counter(m.stage for m in matters) == {
            "received": 4,
            "correcting": 2,
            "accepted": 2,
            "replying": 6,
            "reviewing": 7,
            "suspended": 2,
            "approval": 1,
            "decided": 1,
            "served": 2,
            "terminated": 1,
        }
        overdue = [m for m in matters if m.due_on and m.due_on < day and not m.closed_on]
        assert [m.act_name for m in overdue] == ["医疗投诉处理答复"]


def test_a_second_run_makes_nothing(district: build.Built) -> None:
    before = Reconsideration.objects.count(), Event.objects.count(), Duty.objects.count()
    with CaptureQueriesContext(connection) as queries:
        again = build.build(2022, parts=PARTS)
    assert again.nothing
    assert not again.logins
    assert (Reconsideration.objects.count(), Event.objects.count(), Duty.objects.count()) == before
    assert not any(q["sql"].startswith("INSERT INTO") for q in queries if "_event" in q["sql"])
    assert district.made["reconsideration"] == before[0]
