"""What a page shows of a clock."""

from __future__ import annotations

import pytest

from zhunsheng.kernel.clocks import services as clocks
from zhunsheng.kernel.clocks.explain import explain
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.tests.days import D
from zhunsheng.kernel.matters.models import Matter

DECIDE = "reconsideration.decide"


@pytest.fixture
def decide(matter: Matter) -> Clock:
    return clocks.start(matter, DECIDE, D("2022-08-08"), version="2017")


def test_the_sentences_lead_from_the_article_to_the_last_day(decide: Clock) -> None:
    shown = explain(decide, D("2022-09-01"))
    assert shown.sentences == [
        "依据《行政复议法》（2017）第三十一条，作出复议决定的期限为60日。",
        "2022年8月8日受理，次日（8月9日）起算60日。",
        "第60日为10月7日，是期限的最后一日。",
        "10月1日至7日（国庆节）为法定休假日。",
        "届满日10月7日为法定休假日，顺延至其后第一个工作日10月8日（调休上班）。",
        "期限于10月8日届满。",
    ]
    assert (shown.remaining, shown.unit_text, shown.headline) == (37, "日", "还剩37日")
    assert (shown.due_on, shown.nominal_on, shown.state) == (
        D("2022-10-08"),
        D("2022-10-07"),
        "running",
    )


@pytest.mark.parametrize(
    ("as_of", "tone", "headline"),
    [
        ("2022-09-25", "ok", "还剩13日"),
        ("2022-09-26", "soon", "还剩12日"),
        ("2022-10-08", "soon", "今天到期"),
        ("2022-10-09", "overdue", "已逾期1日"),
    ],
)
def test_amber_below_a_fifth_and_red_when_past(
    decide: Clock, as_of: str, tone: str, headline: str
) -> None:
    shown = explain(decide, D(as_of))
    assert (shown.tone, shown.headline) == (tone, headline)


def test_a_short_limit_is_amber_below_three_days(matter: Matter) -> None:
    clock = clocks.start(matter, "reconsideration.examine", D("2022-08-08"), version="2017")
    assert clock.due_on == D("2022-08-15")
    tones = [explain(clock, D(f"2022-08-{day}")).tone for day in (10, 11, 15, 16)]
    assert tones == ["ok", "soon", "soon", "overdue"]
    assert explain(clock, D("2022-08-16")).headline == "已逾期1个工作日"


def test_exactly_a_fifth_is_not_below_it(matter: Matter) -> None:
    clock = clocks.start(matter, "reconsideration.publish", D("2024-03-04"), area="CN")
    assert clock.due_on == D("2024-04-01")
    shown = [explain(clock, D(day)) for day in ("2024-03-26", "2024-03-27")]
    assert [(s.remaining, s.tone) for s in shown] == [(4, "ok"), (3, "soon")]


def test_paused(decide: Clock) -> None:
    clocks.pause(decide, D("2022-08-20"), reason="等待另案")
    shown = explain(decide, D("2023-01-01"))
    assert (shown.tone, shown.headline) == ("paused", "暂停，恢复后还剩49日")
    assert any("尚未恢复" in sentence for sentence in shown.sentences)
    later = explain(decide, D("2023-06-01"))
    assert later.remaining == shown.remaining


@pytest.mark.parametrize(
    ("day", "tone", "sentence"),
    [
        ("2022-10-08", "ok", "已于2022年10月8日完成，没有超过期限。"),
        ("2022-10-11", "overdue", "已于2022年10月11日完成，超过届满日3天。"),
    ],
)
def test_closed(decide: Clock, day: str, tone: str, sentence: str) -> None:
    clocks.meet(decide, D(day))
    shown = explain(decide, D("2023-01-01"))
    assert (shown.tone, shown.remaining, shown.sentences[-1]) == (tone, 0, sentence)


def test_cancelled(decide: Clock) -> None:
    clocks.cancel(decide, D("2022-09-01"))
    shown = explain(decide, D("2023-01-01"))
    assert (shown.tone, shown.headline) == ("ok", "不再适用")
    assert shown.sentences[-1] == "自2022年9月1日起不再适用。"


def test_a_limit_that_nobody_confirmed_says_so(matter: Matter) -> None:
    clock = clocks.start(matter, "reconsideration.publish", D("2024-03-04"), amount=10)
    shown = explain(clock, D("2024-03-05"))
    assert "还没有由法制人员核对" in shown.sentences[-1]
    assert "法定20个工作日，本案另行确定" in shown.sentences[0]


def test_an_unlawful_extension_is_named(decide: Clock) -> None:
    clocks.extend(decide, 45, D("2022-09-30"), fact=True)
    shown = explain(decide, D("2022-10-01"))
    assert "2022年9月30日批准延长45日，依法计入30日。" in shown.sentences


def test_provisional_says_which_year(matter: Matter) -> None:
    clock = clocks.start(matter, DECIDE, D("2026-11-02"), area="CN")
    shown = explain(clock, D("2026-11-23"))
    assert shown.provisional
    assert "2027年的放假安排尚未录入" in shown.sentences[-1]


def test_backward(matter: Matter) -> None:
    clock = clocks.start(matter, "reconsideration.hearing_notice", D("2024-05-13"), area="CN")
    shown = explain(clock, D("2024-04-30"))
    assert (shown.remaining, shown.tone, shown.strip) == (1, "soon", [])
    assert explain(clock, D("2024-05-07")).tone == "overdue"
    assert shown.sentences[-1] == "最迟为5月6日。"


class TestStrip:
    def test_of_working_days(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.examine", D("2022-09-29"), version="2017")
        strip = explain(clock, D("2022-10-09")).strip
        assert [(day.day.day, day.kind, day.number) for day in strip] == [
            (29, "start", 0),
            (30, "counted", 1),
            *((day, "idle", 0) for day in range(1, 8)),
            (8, "counted", 2),
            (9, "counted", 3),
            (10, "counted", 4),
            (11, "counted", 5),
        ]
        assert [day.day.day for day in strip if day.is_due] == [11]
        assert [day.day.day for day in strip if day.is_today] == [9]
        assert strip[2].name == "国庆节"
        assert strip[9].name == "调休上班"

    def test_of_calendar_days_with_a_pause_and_a_roll_over(self, decide: Clock) -> None:
        clocks.pause(decide, D("2022-08-10"))
        clocks.resume(decide, D("2022-08-12"))
        clocks.extend(decide, 28, D("2022-09-01"))
        strip = explain(decide, D("2022-08-20")).strip
        assert [day.kind for day in strip[:5]] == [
            "start",
            "counted",
            "paused",
            "paused",
            "counted",
        ]
        assert [(day.day.day, day.kind, day.number) for day in strip[-2:]] == [
            (6, "counted", 88),
            (7, "rolled", 0),
        ]

    def test_goes_on_a_week_when_overdue(self, decide: Clock) -> None:
        strip = explain(decide, D("2022-12-31")).strip
        assert [day.kind for day in strip[-8:]] == ["rolled", *["after"] * 7]

    def test_years_are_not_drawn(self, matter: Matter) -> None:
        clock = clocks.start(matter, "reconsideration.apply_bar", D("2024-03-04"))
        assert explain(clock, D("2024-03-05")).strip == []


def test_a_partys_ended_limit_is_nobodys_delay(matter: Matter) -> None:
    clock = clocks.start(
        matter, "reconsideration.correct", D("2022-08-08"), version="2023", amount=10
    )
    assert explain(clock, clock.due_on).tone == "soon"
    shown = explain(clock, D("2022-12-01"))
    assert (shown.tone, shown.headline) == ("lapsed", "期限已过")
