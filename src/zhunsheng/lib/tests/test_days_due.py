"""Pauses, extensions, roll-over, months, unknown years and what remains, case by case."""

from datetime import date, timedelta

import pytest
import time_machine

from zhunsheng.lib.days import Extension, Pause, Rule, Unit, add_months, count, due
from zhunsheng.lib.tests.calendars import CN, NINGXIA, ListedCalendar

D = date
DAYS_60 = Rule(60, Unit.CD, rollover=True)
WORKDAYS_20 = Rule(20, Unit.WD)
ACCEPTED = D(2022, 8, 8)


class TestExtensions:
    def test_counts_from_the_nominal_end_and_not_from_the_rolled_one(self) -> None:
        answer = due(DAYS_60, ACCEPTED, CN, extensions=[Extension(30, Unit.CD)])
        assert (answer.nominal, answer.due) == (D(2022, 11, 6), D(2022, 11, 7))

    def test_working_days_extend_working_days(self) -> None:
        answer = due(WORKDAYS_20, D(2022, 1, 25), CN, extensions=[Extension(20, Unit.WD)])
        assert answer.due == due(Rule(40, Unit.WD), D(2022, 1, 25), CN).due == D(2022, 3, 25)

    def test_months_are_added_before_the_month_end_is_cut(self) -> None:
        answer = due(Rule(1, Unit.M), D(2022, 1, 31), CN, extensions=[Extension(1, Unit.M)])
        assert answer.nominal == D(2022, 3, 31)

    def test_another_unit_is_counted_on_from_the_nominal_end(self) -> None:
        answer = due(DAYS_60, ACCEPTED, CN, extensions=[Extension(2, Unit.WD)])
        # Day 60 is 7 October, a holiday; 8 and 9 October are made up, hence working days 1 and 2.
        assert answer.due == D(2022, 10, 9)

    def test_the_rules_own_unit_goes_first_whatever_the_order(self) -> None:
        mixed = [Extension(2, Unit.WD), Extension(30, Unit.CD)]
        answer = due(DAYS_60, ACCEPTED, CN, extensions=mixed)
        assert answer.due == due(DAYS_60, ACCEPTED, CN, extensions=mixed[::-1]).due
        assert answer.due == D(2022, 11, 8)


class TestPauses:
    def test_the_first_day_is_lost_and_the_day_of_resumption_counts(self) -> None:
        rule = Rule(10, Unit.CD)
        paused = due(rule, D(2022, 8, 1), CN, [Pause(D(2022, 8, 5), D(2022, 8, 7))])
        assert paused.due == D(2022, 8, 13)

    def test_stopped_and_resumed_on_one_day_costs_nothing(self) -> None:
        same_day = [Pause(D(2022, 8, 5), D(2022, 8, 5))]
        assert due(DAYS_60, ACCEPTED, CN, same_day).due == D(2022, 10, 8)

    def test_overlapping_pauses_count_once(self) -> None:
        overlapping = [
            Pause(D(2022, 8, 20), D(2022, 9, 5)),
            Pause(D(2022, 9, 1), D(2022, 9, 10), "exclusion"),
            Pause(D(2022, 8, 25), D(2022, 8, 26)),
        ]
        joined = [Pause(D(2022, 8, 20), D(2022, 9, 10))]
        assert due(DAYS_60, ACCEPTED, CN, overlapping) == due(DAYS_60, ACCEPTED, CN, joined)

    def test_a_weekend_under_pause_costs_a_limit_in_working_days_nothing(self) -> None:
        saturday_to_monday = [Pause(D(2022, 8, 13), D(2022, 8, 15))]
        plain = due(WORKDAYS_20, ACCEPTED, CN)
        assert due(WORKDAYS_20, ACCEPTED, CN, saturday_to_monday).due == plain.due
        friday_too = [Pause(D(2022, 8, 12), D(2022, 8, 15))]
        assert due(WORKDAYS_20, ACCEPTED, CN, friday_too).due == D(2022, 9, 6)
        assert plain.due == D(2022, 9, 5)

    def test_a_limit_in_months_moves_by_calendar_days(self) -> None:
        rule = Rule(3, Unit.M)
        paused = due(rule, D(2022, 1, 30), CN, [Pause(D(2022, 2, 1), D(2022, 2, 11))])
        assert paused.nominal == D(2022, 5, 10)

    def test_one_that_began_before_the_limit_costs_only_days_inside_it(self) -> None:
        rule = Rule(10, Unit.CD)
        early = [Pause(D(2022, 7, 20), D(2022, 8, 3))]
        assert due(rule, D(2022, 8, 1), CN, early).due == D(2022, 8, 12)

    def test_one_after_the_end_changes_nothing(self) -> None:
        late = [Pause(D(2022, 10, 9), D(2022, 12, 1))]
        assert due(DAYS_60, ACCEPTED, CN, late).due == D(2022, 10, 8)

    def test_one_on_the_rolled_last_day_still_moves_it(self) -> None:
        """8 October is the last day by law; it may not pass while the limit stands still."""
        on_last_day = [Pause(D(2022, 10, 8), D(2022, 10, 20))]
        answer = due(DAYS_60, ACCEPTED, CN, on_last_day)
        assert (answer.nominal, answer.due) == (D(2022, 10, 7), D(2022, 10, 20))

    def test_one_that_brings_the_end_under_another_is_moved_by_both(self) -> None:
        rule = Rule(10, Unit.CD)
        pauses = [
            Pause(D(2022, 8, 5), D(2022, 8, 7)),
            Pause(D(2022, 8, 12), D(2022, 8, 15)),
        ]
        assert due(rule, D(2022, 8, 1), CN, pauses).due == D(2022, 8, 16)


class TestOpenPause:
    PAUSE = (Pause(D(2022, 8, 20), None),)

    def test_is_computed_as_if_it_ended_on_the_day_of_asking(self) -> None:
        asked = D(2022, 9, 5)
        answer = due(DAYS_60, ACCEPTED, CN, self.PAUSE, as_of=asked)
        closed = due(DAYS_60, ACCEPTED, CN, [Pause(D(2022, 8, 20), asked)], as_of=asked)
        assert answer.open
        assert not closed.open
        assert (answer.nominal, answer.due) == (closed.nominal, closed.due)

    def test_what_remains_stands_still(self) -> None:
        remaining = {
            due(DAYS_60, ACCEPTED, CN, self.PAUSE, as_of=D(2022, 8, 20) + timedelta(n)).remaining
            for n in range(100)
        }
        assert remaining == {60 - 11}

    def test_what_remains_stands_still_in_working_days(self) -> None:
        remaining = {
            due(
                WORKDAYS_20, ACCEPTED, CN, self.PAUSE, as_of=D(2022, 8, 20) + timedelta(n)
            ).remaining
            for n in range(100)
        }
        assert remaining == {20 - 9}

    def test_on_the_rolled_last_day_nothing_of_the_limit_is_left(self) -> None:
        stopped = [Pause(D(2022, 10, 8), None)]
        answer = due(DAYS_60, ACCEPTED, CN, stopped, as_of=D(2022, 10, 31))
        assert answer.open
        assert answer.due == D(2022, 10, 31)
        assert answer.remaining == 0

    def test_does_not_revive_a_limit_that_had_run_out(self) -> None:
        late = [Pause(D(2022, 10, 9), None)]
        answer = due(DAYS_60, ACCEPTED, CN, late, as_of=D(2022, 10, 18))
        assert not answer.open
        assert (answer.due, answer.remaining) == (D(2022, 10, 8), -10)

    def test_in_the_future_changes_nothing_yet(self) -> None:
        answer = due(DAYS_60, ACCEPTED, CN, self.PAUSE, as_of=D(2022, 8, 10))
        assert not answer.open
        assert answer.due == D(2022, 10, 8)

    def test_before_the_limit_began_leaves_the_whole_of_it(self) -> None:
        early = [Pause(D(2022, 8, 1), None)]
        answer = due(DAYS_60, ACCEPTED, CN, early, as_of=D(2022, 8, 8))
        assert answer.open
        assert answer.remaining == 60

    @time_machine.travel("2022-09-05T04:00:00Z", tick=False)
    def test_the_day_of_asking_is_today_unless_said(self) -> None:
        assert due(DAYS_60, ACCEPTED, CN, self.PAUSE) == due(
            DAYS_60, ACCEPTED, CN, self.PAUSE, as_of=D(2022, 9, 5)
        )
        assert count(D(2022, 8, 8), D(2022, 9, 30), Unit.CD, CN, self.PAUSE) == 11 + 26


class TestRemaining:
    @pytest.mark.parametrize(
        ("as_of", "remaining"),
        [
            (D(2022, 8, 1), 61),
            (D(2022, 8, 8), 61),
            (D(2022, 10, 7), 1),
            (D(2022, 10, 8), 0),
            (D(2022, 10, 9), -1),
            (D(2022, 10, 18), -10),
        ],
    )
    def test_calendar_days_up_to_the_rolled_end(self, as_of: date, remaining: int) -> None:
        assert due(DAYS_60, ACCEPTED, CN, as_of=as_of).remaining == remaining

    @pytest.mark.parametrize(
        ("as_of", "remaining"),
        [
            (D(2022, 7, 1), 20),
            (D(2022, 7, 10), 15),
            (D(2022, 7, 11), 15),
            (D(2022, 8, 1), 1),
            (D(2022, 8, 2), 0),
            (D(2022, 8, 6), -3),
        ],
    )
    def test_working_days_of_the_region(self, as_of: date, remaining: int) -> None:
        assert due(WORKDAYS_20, D(2022, 7, 1), NINGXIA, as_of=as_of).remaining == remaining

    def test_paused_days_to_come_are_not_left(self) -> None:
        pause = [Pause(D(2022, 8, 5), D(2022, 8, 7))]
        answer = due(Rule(10, Unit.CD), D(2022, 8, 1), CN, pause, as_of=D(2022, 8, 3))
        assert answer.remaining == 8

    def test_a_limit_in_months_leaves_calendar_days(self) -> None:
        answer = due(Rule(3, Unit.M), D(2022, 1, 30), CN, as_of=D(2022, 4, 20))
        assert answer.remaining == 10


class TestUnknownYears:
    def test_working_days_are_counted_by_weekday_and_are_provisional(self) -> None:
        answer = due(Rule(5, Unit.WD), D(2026, 12, 31), CN)
        assert answer.provisional
        assert answer.due == D(2027, 1, 7)

    def test_a_last_day_in_one_is_rolled_by_weekday(self) -> None:
        answer = due(DAYS_60, D(2026, 11, 3), CN)
        assert (answer.nominal, answer.due) == (D(2027, 1, 2), D(2027, 1, 4))
        assert answer.provisional

    def test_what_is_sure_of_one_counts_all_the_same(self) -> None:
        """A region's notice is missing, the national one is not: its holidays are not worked."""

        class Waiting(ListedCalendar):
            def is_known(self, _year: int) -> bool:
                return False

            def is_workday(self, day: date) -> bool:
                return CN.is_workday(day)

        answer = due(DAYS_60, D(2022, 8, 8), Waiting())
        assert (answer.nominal, answer.due) == (D(2022, 10, 7), D(2022, 10, 8))
        assert answer.provisional

    def test_calendar_days_without_roll_over_need_no_notice(self) -> None:
        assert not due(Rule(60, Unit.CD), D(2026, 11, 3), CN).provisional

    def test_reaching_into_one_only_when_overdue_is_not_provisional(self) -> None:
        answer = due(Rule(5, Unit.WD), D(2026, 12, 1), CN, as_of=D(2027, 1, 4))
        assert not answer.provisional
        assert answer.remaining < 0


class TestMonths:
    @pytest.mark.parametrize(
        ("start", "months", "end"),
        [
            (D(2022, 1, 31), 1, D(2022, 2, 28)),
            (D(2024, 1, 31), 1, D(2024, 2, 29)),
            (D(2022, 11, 30), 3, D(2023, 2, 28)),
            (D(2022, 12, 15), 1, D(2023, 1, 15)),
            (D(2022, 3, 31), -1, D(2022, 2, 28)),
            (D(2022, 1, 15), -1, D(2021, 12, 15)),
            (D(2022, 1, 15), 24, D(2024, 1, 15)),
        ],
    )
    def test_same_day_or_month_end(self, start: date, months: int, end: date) -> None:
        assert add_months(start, months) == end


class TestRefusals:
    @pytest.mark.parametrize("amount", [0, -1])
    def test_a_limit_of_nothing(self, amount: int) -> None:
        with pytest.raises(ValueError, match="期限应当是不小于1的整数"):
            Rule(amount, Unit.CD)
        with pytest.raises(ValueError, match="延长期限应当是不小于1的整数"):
            Extension(amount, Unit.CD)

    def test_a_pause_that_ends_before_it_begins(self) -> None:
        with pytest.raises(ValueError, match="恢复日期 2022-08-04 早于开始日期 2022-08-05"):
            Pause(D(2022, 8, 5), D(2022, 8, 4))
