"""Operations on clocks: what each does, what it refuses, and how many statements it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.clocks.models import Clock, Period
from zhunsheng.kernel.clocks.services import ClockRefused
from zhunsheng.kernel.clocks.tests.conftest import make_matter
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.statutes.limits import UnknownLimit, limit_for, revise_limit

DECIDE = "reconsideration.decide"


@contextmanager
def statements(wanted: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as queries:
        yield
    assert len(queries) == wanted, [query["sql"] for query in queries]


@pytest.fixture
def decide(matter: Matter) -> Clock:
    """Sixty days from 8 August 2022: nominally 7 October, rolled to the 8th."""
    return clocks.start(matter, DECIDE, D("2022-08-08"), version="2017", leading=True, event_id=7)


def stored(clock: Clock) -> Clock:
    return Clock.objects.get(pk=clock.pk)


def refusal(caught: pytest.ExceptionInfo[ClockRefused]) -> tuple[str, str]:
    return caught.value.message, caught.value.remedy


class TestStart:
    def test_counts_from_the_next_day_and_rolls_over(self, decide: Clock) -> None:
        clock = stored(decide)
        assert (clock.nominal_on, clock.due_on) == (D("2022-10-07"), D("2022-10-08"))
        assert (clock.state, clock.leading, clock.event_id) == ("running", True, 7)
        assert (clock.area, clock.provisional, clock.title) == ("CN-NX", False, "作出复议决定")
        assert clock.last_day_on == D("2022-10-08")

    def test_takes_the_law_of_the_case_and_not_of_the_day(self, matter: Matter) -> None:
        old = clocks.start(matter, "reconsideration.reply", D("2024-04-25"), version="2017")
        new = clocks.start(matter, "reconsideration.reply", D("2024-04-25"))
        assert (old.unit, old.due_on) == ("CD", D("2024-05-06"))
        assert (new.unit, new.due_on) == ("WD", D("2024-05-11"))

    def test_is_one_statement(self, matter: Matter, decide: Clock) -> None:
        with statements(1):
            clocks.start(matter, "reconsideration.reply", D("2022-08-10"), version="2017")

    def test_takes_another_amount_that_a_notice_sets(self, matter: Matter) -> None:
        clock = clocks.start(
            matter,
            "reconsideration.redo",
            D("2022-08-08"),
            version="2017",
            amount=30,
            title="限期重作",
        )
        assert (clock.amount, clock.due_on, clock.title) == (30, D("2022-09-07"), "限期重作")

    def test_uses_the_calendar_of_the_area(self, matter: Matter) -> None:
        here = clocks.start(matter, "reconsideration.examine", D("2022-07-07"), version="2017")
        nation = clocks.start(
            matter, "reconsideration.examine", D("2022-07-07"), version="2017", area="CN"
        )
        assert (here.due_on, nation.due_on) == (D("2022-07-18"), D("2022-07-14"))

    def test_into_a_year_without_notice_is_provisional(self, matter: Matter) -> None:
        clock = clocks.start(matter, DECIDE, D("2026-11-02"), area="CN")
        assert clock.provisional
        assert (clock.nominal_on, clock.due_on) == (D("2027-01-01"), D("2027-01-04"))

    def test_backwards_from_a_hearing(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.hearing_notice", D("2024-05-13"), area="CN")
        # Clear working days: 6 to 10 May and the make-up Saturday 11 May.
        assert clock.due_on == D("2024-05-06")

    def test_keeps_the_limit_that_was_revised_later(self, decide: Clock) -> None:
        editor = Person.objects.create_user("editor", name="赵法制")
        revise_limit(limit_for(DECIDE, D("2022-08-08")), {"amount": 45}, editor, "试验")
        later = clocks.start(make_matter(), DECIDE, D("2022-08-08"))
        clock = stored(decide)
        clocks.pause(clock, D("2022-08-20"))
        clocks.resume(clock, D("2022-08-21"))
        assert (later.amount, clock.amount) == (45, 60)
        assert clock.nominal_on == D("2022-10-08")
        assert clock.limit.amount == 60

    def test_of_an_unknown_limit_is_an_error(self, matter: Matter) -> None:
        with pytest.raises(UnknownLimit):
            clocks.start(matter, "reconsideration.dream", D("2022-08-08"))


class TestPauseAndResume:
    def test_a_suspension_pushes_the_end_by_its_days(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"), reason="等待另案", cite="条例第四十一条", event_id=8)
        assert stored(decide).state == "paused"
        assert decide.last_day_on is None
        clocks.resume(decide, D("2022-09-01"), event_id=9)
        clock = stored(decide)
        assert (clock.state, clock.nominal_on, clock.due_on) == (
            "running",
            D("2022-10-19"),
            D("2022-10-19"),
        )
        period = clock.periods.get()
        assert (period.starts_on, period.ends_on) == (D("2022-08-20"), D("2022-09-01"))
        assert (period.event_id, period.closing_event_id, period.reason) == (8, 9, "等待另案")

    def test_statements(self, decide: Clock) -> None:
        clock = stored(decide)
        with statements(2):
            clocks.pause(clock, D("2022-08-20"))
        with statements(3):
            clocks.resume(clock, D("2022-09-01"))
        with statements(2):
            clocks.pause(clock, D("2022-09-20"))
        with statements(2):
            clocks.resume(clock, D("2022-09-21"))

    def test_an_appraisal_inside_a_suspension_counts_once(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        clocks.pause(decide, D("2022-08-25"), kind="exclusion", reason="鉴定")
        clocks.resume(decide, D("2022-08-30"), kind="pause")
        assert stored(decide).state == "paused"
        clocks.resume(decide, D("2022-09-03"))
        assert stored(decide).state == "running"
        # 20 August to 2 September: fourteen days.
        assert stored(decide).nominal_on == D("2022-10-21")

    def test_without_kind_the_last_one_is_ended(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        clocks.pause(decide, D("2022-08-25"), kind="exclusion")
        ended = clocks.resume(decide, D("2022-08-30"))
        assert ended is not None
        assert ended.kind == "exclusion"
        assert stored(decide).is_paused

    def test_pausing_twice_is_refused(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        with pytest.raises(ClockRefused) as caught:
            clocks.pause(stored(decide), D("2022-08-25"))
        assert refusal(caught) == (
            "“作出复议决定”期限自2022年8月20日起已经中止，尚未恢复。",
            "如已恢复，请先办理恢复，再重新登记。",
        )
        assert Period.objects.count() == 1

    def test_resuming_what_runs_is_refused(self, decide: Clock) -> None:
        with pytest.raises(ClockRefused, match="没有处于暂停状态"):
            clocks.resume(decide, D("2022-08-25"))
        clocks.pause(decide, D("2022-08-25"))
        with pytest.raises(ClockRefused, match="没有处于扣除状态"):
            clocks.resume(decide, D("2022-08-26"), kind="exclusion")

    def test_dates_the_wrong_way_round_are_refused(self, decide: Clock) -> None:
        with pytest.raises(
            ClockRefused, match="2022年8月7日早于“作出复议决定”期限的起算日2022年8月8日"
        ):
            clocks.pause(decide, D("2022-08-07"))
        clocks.pause(decide, D("2022-08-20"))
        with pytest.raises(ClockRefused, match="恢复日期2022年8月19日早于暂停日期2022年8月20日"):
            clocks.resume(decide, D("2022-08-19"))
        assert stored(decide).is_paused

    def test_a_clock_that_is_over_is_left_alone(self, decide: Clock) -> None:
        clocks.meet(decide, D("2022-09-01"))
        with pytest.raises(ClockRefused, match=r"已经结束（按期完成），不能停止计算"):
            clocks.pause(decide, D("2022-09-02"))

    def test_a_backward_clock_cannot_stop(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.hearing_notice", D("2024-05-13"))
        with pytest.raises(ClockRefused, match="向前计算"):
            clocks.pause(clock, D("2024-05-01"))

    def test_facts_are_never_refused(self, decide: Clock) -> None:
        assert clocks.resume(decide, D("2022-08-25"), fact=True) is None
        early = clocks.pause(decide, D("2022-08-01"), fact=True)
        assert early is not None
        assert early.starts_on == D("2022-08-08")
        assert clocks.pause(decide, D("2022-08-09"), fact=True) is None
        ended = clocks.resume(decide, D("2022-08-02"), fact=True)
        assert ended is not None
        assert ended.ends_on == D("2022-08-08")
        assert stored(decide).nominal_on == D("2022-10-07")


class TestExclude:
    def test_takes_out_a_time_that_is_over(self, decide: Clock) -> None:
        with statements(2):
            clocks.exclude(decide, D("2022-08-15"), D("2022-08-25"), reason="鉴定", event_id=8)
        assert stored(decide).nominal_on == D("2022-10-17")
        assert stored(decide).state == "running"

    def test_the_wrong_way_round_is_refused(self, decide: Clock) -> None:
        with pytest.raises(ClockRefused, match="早于起日"):
            clocks.exclude(decide, D("2022-08-25"), D("2022-08-15"))


class TestExtend:
    def test_counts_from_the_nominal_end(self, decide: Clock) -> None:
        clocks.extend(decide, 30, D("2022-09-30"), reason="案情复杂", event_id=9)
        clock = stored(decide)
        assert (clock.nominal_on, clock.due_on) == (D("2022-11-06"), D("2022-11-07"))
        period = clock.periods.get()
        assert (period.amount, period.counted, period.unit) == (30, 30, "CD")

    def test_statements(self, decide: Clock) -> None:
        clock = stored(decide)
        with statements(3):
            clocks.extend(clock, 10, D("2022-09-30"))
        with statements(2):
            clocks.extend(clock, 10, D("2022-09-30"))

    def test_on_the_last_day_after_roll_over_is_in_time(self, decide: Clock) -> None:
        clocks.extend(decide, 30, D("2022-10-08"))
        assert stored(decide).due_on == D("2022-11-07")

    def test_after_the_end_is_refused(self, decide: Clock) -> None:
        with pytest.raises(ClockRefused) as caught:
            clocks.extend(decide, 30, D("2022-10-09"))
        assert refusal(caught)[0] == (
            "“作出复议决定”期限已于2022年10月8日届满，届满以后不能再延长。"
        )
        assert caught.value.cite is not None
        assert caught.value.cite.text == "《行政复议法》（2017）第三十一条"
        assert stored(decide).due_on == D("2022-10-08")

    def test_the_legal_maximum_holds_for_the_sum(self, decide: Clock) -> None:
        clocks.extend(decide, 20, D("2022-09-30"))
        with pytest.raises(ClockRefused) as caught:
            clocks.extend(stored(decide), 11, D("2022-09-30"))
        assert refusal(caught) == (
            "“作出复议决定”期限最多延长30日，已经延长20日，不能再延长11日。",
            "请改为10日以内。",
        )
        clocks.extend(decide, 10, D("2022-09-30"))
        with pytest.raises(ClockRefused, match="延长") as caught:
            clocks.extend(decide, 1, D("2022-09-30"))
        assert refusal(caught)[1] == "延长已用完，请在届满以前办结。"

    def test_what_the_law_does_not_extend(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.decide_summary", D("2024-03-04"))
        with pytest.raises(ClockRefused, match="没有可以延长的规定"):
            clocks.extend(clock, 10, D("2024-03-20"))

    def test_without_a_maximum_in_the_law(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.correct", D("2024-03-04"))
        clocks.extend(clock, 40, D("2024-03-11"))
        assert clock.due_on > D("2024-05-01")

    def test_nothing_is_refused(self, decide: Clock) -> None:
        with pytest.raises(ClockRefused, match="不小于1"):
            clocks.extend(decide, 0, D("2022-09-01"))

    def test_while_suspended(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        clocks.extend(decide, 30, D("2022-12-01"))
        clocks.resume(decide, D("2022-12-10"))
        # 60 + 30 days, and 112 of suspension.
        assert stored(decide).nominal_on == D("2023-02-26")

    def test_an_unlawful_one_that_was_granted_is_recorded_and_gives_no_time(
        self, decide: Clock
    ) -> None:
        clocks.extend(decide, 45, D("2022-09-30"), fact=True)
        late = clocks.extend(decide, 5, D("2023-01-01"), fact=True)
        assert stored(decide).nominal_on == D("2022-11-06")
        assert late is not None
        assert [(p.amount, p.counted) for p in stored(decide).periods.all()] == [(45, 30), (5, 0)]


class TestMeetAndCancel:
    def test_on_the_last_day_is_met(self, decide: Clock) -> None:
        with statements(1):
            clocks.meet(decide, D("2022-10-08"))
        clock = stored(decide)
        assert (clock.state, clock.closed_on) == ("met", D("2022-10-08"))

    def test_the_day_after_is_missed(self, decide: Clock) -> None:
        clocks.meet(decide, D("2022-10-09"))
        assert stored(decide).state == "missed"

    def test_before_the_nominal_end_of_a_backward_clock(self, matter: Matter) -> None:
        in_time = clocks.start(matter, "reconsideration.hearing_notice", D("2024-05-13"))
        too_late = clocks.start(matter, "reconsideration.hearing_notice", D("2024-05-13"))
        clocks.meet(in_time, D("2024-05-06"))
        clocks.meet(too_late, D("2024-05-07"))
        assert (in_time.state, too_late.state) == ("met", "missed")

    def test_while_suspended_ends_the_suspension(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        clocks.meet(stored(decide), D("2023-03-01"))
        clock = stored(decide)
        assert (clock.state, clock.periods.get().ends_on) == ("met", D("2023-03-01"))

    def test_a_suspension_after_the_end_does_not_help(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-10-20"))
        clocks.meet(decide, D("2022-11-01"))
        assert stored(decide).state == "missed"

    def test_cancelled_is_neither(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-20"))
        clocks.cancel(decide, D("2022-12-01"))
        clock = stored(decide)
        assert (clock.state, clock.closed_on) == ("cancelled", D("2022-12-01"))
        assert not clock.periods.filter(ends_on=None).exists()


class TestQueries:
    def test_open_of_a_case_in_order(self, matter: Matter, decide: Clock) -> None:
        reply = clocks.start(matter, "reconsideration.reply", D("2022-08-10"), version="2017")
        done = clocks.start(matter, "reconsideration.send_copy", D("2022-08-08"), version="2017")
        clocks.meet(done, D("2022-08-10"))
        clocks.start(make_matter(), DECIDE, D("2022-08-08"))
        assert list(Clock.objects.open_of(matter)) == [decide, reply]

    def test_overdue_is_after_the_rolled_day(self, decide: Clock) -> None:
        assert list(Clock.objects.overdue(D("2022-10-08"))) == []
        assert list(Clock.objects.overdue(D("2022-10-09"))) == [decide]
        assert list(Clock.objects.due_by(D("2022-10-08"))) == [decide]
        clocks.pause(decide, D("2022-08-20"))
        assert list(Clock.objects.overdue(D("2022-10-09"))) == []

    def test_late_is_missed_or_overdue(self, matter: Matter, decide: Clock) -> None:
        missed = clocks.start(matter, "reconsideration.reply", D("2022-08-10"), version="2017")
        clocks.meet(missed, D("2022-09-10"))
        assert set(Clock.objects.late(D("2022-09-10"))) == {missed}
        assert set(Clock.objects.late(D("2022-10-09"))) == {missed, decide}

    def test_discard_removes_this_case_only(self, matter: Matter, decide: Clock) -> None:
        other = clocks.start(make_matter(), DECIDE, D("2022-08-08"))
        clocks.pause(decide, D("2022-08-20"))
        with statements(2):
            clocks.discard(matter)
        assert list(Clock.objects.all()) == [other]
        assert Period.objects.count() == 0
