"""Figures of the quiz, its sentence in the report, its alerts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from zhunsheng.commons.exams.counting import recount
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.testing import sit, ticket
from zhunsheng.domains.publicity.quiz.alerts import RULES
from zhunsheng.domains.publicity.quiz.indicators import RIGHT_RATE, TAKEN, TOPIC
from zhunsheng.domains.publicity.quiz.indicators import UNIT as BY_UNIT
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figures, grouped
from zhunsheng.insight.indicators.periods import Period
from zhunsheng.insight.reports.report import report
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock as times

pytestmark = pytest.mark.django_db
YEAR = Period(date(2022, 1, 1), date(2022, 5, 31))


@pytest.fixture
def sittings(edition: Exam, unit: Unit) -> None:
    """One person twice, another one, a child; one too fast and one too late, counted apart."""
    sit(ticket(edition, "a", 0, unit=unit.pk), wrong=3)
    sit(ticket(edition, "a", 32))
    sit(ticket(edition, "b", unit=unit.pk))
    sit(ticket(edition, "c", minor=True))
    sit(ticket(edition, "d"), seconds=3)
    sit(ticket(edition, "e"), seconds=5000)
    recount(edition, times.now())


def worth(code: str) -> Any:
    return next(one.value for one in figures(2022) if one.indicator.code == f"publicity.{code}")


def test_person_times_and_persons_are_counted_apart(sittings: None) -> None:
    assert worth("quiz_taken") == 4
    assert worth("quiz_persons") == 3
    assert worth("quiz_minors") == 1
    assert worth("quiz_aside") == 2
    assert worth("quiz_pass_rate") == 75


def test_by_unit_and_topic(sittings: None, unit: Unit) -> None:
    by_unit = grouped([TAKEN], YEAR, [BY_UNIT])
    assert {one.key[0]: one.figures[0].value for one in by_unit} == {unit.pk: 2, None: 2}
    by_topic = grouped([RIGHT_RATE], YEAR, [TOPIC])
    assert {one.key[0] for one in by_topic} <= {"civil", "labour"}
    assert worth("quiz_right_rate") == 85


def test_the_sentence(sittings: None) -> None:
    text = str(report(2022).html())
    assert "“法治兴庆”线上答题" in text
    assert "4人次" in text


class TestAlerts:
    def raised(self, on: date) -> set[str]:
        refresh(on, RULES)
        return set(Alert.objects.standing().values_list("rule", flat=True))

    def test_an_edition_without_questions(self, edition: Exam) -> None:
        Exam.objects.filter(pk=edition.pk).update(is_on=False, bank=None)
        first = edition.opens_on
        assert self.raised(first - timedelta(days=4)) == set()
        assert self.raised(first - timedelta(days=3)) == {"publicity.quiz_unready"}
        assert self.raised(first) == {"publicity.quiz_closed"}

    def test_an_edition_that_ends(self, edition: Exam) -> None:
        last = edition.closes_on
        assert self.raised(last - timedelta(days=3)) == set()
        assert self.raised(last - timedelta(days=2)) == {"publicity.quiz_ends"}
        assert self.raised(last + timedelta(days=1)) == set()
