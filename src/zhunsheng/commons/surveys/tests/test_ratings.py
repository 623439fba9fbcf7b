"""Rate once, change for some days, low ones are answered, nobody learns who gave them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from zhunsheng.commons.surveys import ratings
from zhunsheng.commons.surveys.models import FollowUp, Rating
from zhunsheng.commons.surveys.tests.conftest import served
from zhunsheng.kernel.ledger.models import Event
from zhunsheng.kernel.matters.models import MatterLink
from zhunsheng.kernel.notices.models import Notice
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import perform
from zhunsheng.lib import clock


def test_a_good_rating_is_only_counted(matter: Any) -> None:
    before = FollowUp.objects.count()
    ratings.rate(matter, 5, "很快", {"clear": 4}, channel="portal")
    found = Rating.objects.get(matter_id=matter.pk)
    assert (found.score, found.words, found.answers) == (5, "很快", {"clear": 4})
    assert FollowUp.objects.count() == before


def test_a_low_rating_asks_the_chief_and_hides_the_case(matter: Any, chief: Person) -> None:
    found = ratings.rate(matter, 1, "等了半天没人理")
    follow = found.follow_up
    assert follow is not None
    assert follow.due_on is not None
    assert follow.stage == "open"
    assert Notice.objects.filter(person=chief, matter_id=follow.pk).exists()
    event = Event.objects.get(stream="matter", subject_id=follow.pk)
    assert "等了半天" not in event.data
    assert not MatterLink.objects.filter(to_matter=follow.pk).exists()


def test_the_rater_reads_the_answer(matter: Any, chief: Person) -> None:
    follow = ratings.rate(matter, 2).follow_up
    assert follow is not None
    data = {"outcome": "improved", "reply": "对不起，已经加了一个人。", "measures": "加一个人"}
    perform(follow, "reply", Actor.staff(chief), data)
    found = ratings.standing(matter)
    assert found is not None
    assert found.reply == "对不起，已经加了一个人。"


def test_changing_raises_one_follow_up_only(matter: Any) -> None:
    first = ratings.rate(matter, 4)
    assert first.follow_up is None
    low = ratings.rate(matter, 1)
    again = ratings.rate(matter, 2)
    assert again.follow_up_id == low.follow_up_id is not None
    assert again.changed_on == clock.today()


def test_after_the_days_it_stays(matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ratings.rate(matter, 4)
    later = clock.today() + timedelta(days=8)
    monkeypatch.setattr(clock, "today", lambda: later)
    with pytest.raises(ratings.NotOpen):
        ratings.rate(matter, 1)
    assert Rating.objects.get(matter_id=matter.pk).score == 4


def test_too_late_for_the_first_time(matter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: matter.closed_on + timedelta(days=31))
    with pytest.raises(ratings.NotOpen):
        ratings.rate(matter, 4)


def test_units_with_few_ratings_are_hidden(unit: Unit) -> None:
    other = Unit.objects.create(code="B", name="演示区司法局", kind="department")
    for one, count in ((unit, 6), (other, 2)):
        for _n in range(count):
            ratings.rate(served(one), 5)
    rows = ratings.of(date(2000, 1, 1), clock.today())
    shown = {row.title: row.count for row in ratings.by_unit(rows)}
    # Eight in all and six of one would betray the two of the other.
    assert shown == {"演示区法律援助中心": None, "演示区司法局": None}
    assert ratings.whole(rows).count == 8
