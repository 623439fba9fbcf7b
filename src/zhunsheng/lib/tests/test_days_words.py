"""The explanations, word for word."""

from datetime import date

import pytest

from zhunsheng.lib.days import Extension, Pause, Rule, Unit, before, due
from zhunsheng.lib.tests.calendars import CN, NINGXIA

D = date
AS_OF = D(2022, 9, 1)
DAYS_60 = Rule(60, Unit.CD, rollover=True)


def test_sixty_days_that_end_in_the_national_holiday() -> None:
    assert due(DAYS_60, D(2022, 8, 8), CN, trigger="受理", as_of=AS_OF).explanation == [
        "2022年8月8日受理，次日（8月9日）起算60日。",
        "第60日为10月7日，是期限的最后一日。",
        "10月1日至7日（国庆节）为法定休假日。",
        "届满日10月7日为法定休假日，顺延至其后第一个工作日10月8日（调休上班）。",
        "期限于10月8日届满。",
    ]


def test_extended_to_a_sunday() -> None:
    extension = Extension(30, Unit.CD, "案情复杂，经负责人批准")
    answer = due(DAYS_60, D(2022, 8, 8), CN, (), [extension], AS_OF, trigger="受理")
    assert answer.explanation == [
        "2022年8月8日受理，次日（8月9日）起算60日。",
        "延长30日（案情复杂，经负责人批准）。",
        "延长的期限自原届满日起连续计算，合计90日。",
        "第90日为11月6日，是期限的最后一日。",
        "11月5日至6日（周末）为法定休假日。",
        "届满日11月6日为法定休假日，顺延至其后第一个工作日11月7日（周一）。",
        "期限于11月7日届满。",
    ]


def test_working_days_over_spring_festival() -> None:
    answer = due(Rule(20, Unit.WD), D(2022, 1, 25), CN, trigger="收到申请", as_of=AS_OF)
    assert answer.explanation == [
        "2022年1月25日收到申请，次日（1月26日）起算20个工作日。",
        "其间休息日不计：1月31日至2月6日（春节）、2月12日至13日（周末）、2月19日至20日（周末）。",
        "其间周末上班的日子计入：1月29日至30日（调休上班）。",
        "第20个工作日为2月25日，是期限的最后一日。",
        "期限于2月25日届满。",
    ]


def test_the_holidays_of_the_region_are_named() -> None:
    skipped = due(Rule(7, Unit.WD), D(2022, 7, 8), NINGXIA, as_of=AS_OF).explanation[1]
    assert skipped == (
        "其间休息日不计：7月9日至10日（周末）、7月11日至12日（古尔邦节）、7月16日至17日（周末）。"
    )


def test_three_working_days_without_a_rest_day_need_no_list() -> None:
    assert due(Rule(3, Unit.WD), D(2022, 8, 8), CN, as_of=AS_OF).explanation == [
        "2022年8月8日事由发生，次日（8月9日）起算3个工作日。",
        "第3个工作日为8月11日，是期限的最后一日。",
        "期限于8月11日届满。",
    ]


def test_pauses_of_every_kind() -> None:
    pauses = [
        Pause(D(2022, 8, 20), D(2022, 9, 5), reason="需要鉴定"),
        Pause(D(2022, 9, 1), D(2022, 9, 10), "exclusion", "听证"),
        Pause(D(2022, 8, 30), D(2022, 8, 30), "exclusion"),
        Pause(D(2022, 12, 1), D(2022, 12, 9)),
    ]
    answer = due(DAYS_60, D(2022, 8, 8), CN, pauses, as_of=AS_OF, trigger="受理")
    assert answer.explanation[1:6] == [
        "8月20日起中止（需要鉴定），9月5日恢复计算，8月20日至9月4日共16日不计入期限。",
        "9月1日起有不计入期限的事由（听证），9月10日恢复计算，9月1日至9日共9日不计入期限。",
        "8月30日起的不计入期限的事由未占用期限内的日子，不影响届满日。",
        "12月1日起的中止未占用期限内的日子，不影响届满日。",
        "以上期间有重叠，重叠的日子只扣除一次，合计21日不计入期限。",
    ]
    assert answer.explanation[-1] == "期限于10月28日届满。"


def test_a_pause_takes_working_days_from_a_limit_in_working_days() -> None:
    pauses = [Pause(D(2022, 8, 12), D(2022, 8, 16)), Pause(D(2022, 8, 15), D(2022, 8, 17))]
    answer = due(Rule(20, Unit.WD), D(2022, 8, 8), CN, pauses, as_of=AS_OF)
    assert answer.explanation[1:5] == [
        "8月12日起中止，8月16日恢复计算，8月12日至15日共4日中的2个工作日不计入期限。",
        "8月15日起中止，8月17日恢复计算，8月15日至16日共2日中的2个工作日不计入期限。",
        "以上期间有重叠，重叠的日子只扣除一次，合计5日中的3个工作日不计入期限。",
        "其间休息日不计：8月20日至21日（周末）、8月27日至28日（周末）、9月3日至4日（周末）。",
    ]


def test_a_pause_that_lasts() -> None:
    pauses = [Pause(D(2022, 8, 20), None, reason="等待裁判")]
    answer = due(DAYS_60, D(2022, 8, 8), CN, pauses, as_of=AS_OF)
    assert answer.explanation[1] == (
        "8月20日起中止（等待裁判），尚未恢复，暂按9月1日恢复推算，8月20日至31日共12日不计入期限。"
    )


def test_months_with_and_without_the_same_day() -> None:
    three = Rule(3, Unit.M, rollover=True)
    assert due(three, D(2022, 1, 30), CN, as_of=AS_OF).explanation[1:3] == [
        "届满月的对应日为4月30日，是期限的最后一日。",
        "4月30日至5月4日（劳动节）为法定休假日。",
    ]
    assert due(three, D(2022, 11, 30), CN, as_of=AS_OF).explanation[1:] == [
        "届满月没有30日，以月末日2023年2月28日为对应日，是期限的最后一日。",
        "期限于2月28日届满。",
    ]


def test_paused_months_and_a_year_that_turns_and_turns_back() -> None:
    pauses = [Pause(D(2022, 12, 30), D(2023, 1, 3))]
    answer = due(Rule(3, Unit.M), D(2022, 11, 30), CN, pauses, as_of=AS_OF)
    assert answer.explanation[1:3] == [
        "12月30日起中止，2023年1月3日恢复计算，2022年12月30日至2023年1月2日共4日不计入期限。",
        "届满月没有30日，以月末日2月28日为对应日，因有4日不计入，推后至3月4日，是期限的最后一日。",
    ]


def test_no_rule_for_roll_over() -> None:
    answer = due(Rule(90, Unit.CD), D(2022, 7, 5), CN, trigger="立案", as_of=AS_OF)
    assert answer.explanation[-2:] == [
        "届满日10月3日为休息日（国庆节），此期限无节假日顺延的规定，不顺延。",
        "期限于10月3日届满。",
    ]


def test_an_extension_in_another_unit() -> None:
    extensions = [Extension(2, Unit.WD, "邮寄"), Extension(1, Unit.M)]
    answer = due(DAYS_60, D(2022, 8, 8), CN, (), extensions, AS_OF)
    assert answer.explanation[1:] == [
        "第60日为10月7日。",
        "延长2个工作日（邮寄），自10月7日的次日起连续计算。",
        "其间周末上班的日子计入：10月8日至9日（调休上班）。",
        "第2个工作日为10月9日。",
        "延长1个月，自10月9日的次日起连续计算。",
        "届满月的对应日为11月9日，是期限的最后一日。",
        "期限于11月9日届满。",
    ]


def test_a_year_without_notice_is_said() -> None:
    answer = due(Rule(3, Unit.WD), D(2026, 12, 31), CN, as_of=AS_OF)
    assert answer.explanation[1:] == [
        "其间休息日不计：1月2日至3日（周末）。",
        "第3个工作日为1月5日，是期限的最后一日。",
        "期限于1月5日届满。",
        "2027年的放假安排尚未录入齐全，暂按已知的节假日和周末推算，结果为暂定。",
    ]


class Closed:
    """A calendar that works at weekends, rests on one Wednesday and names nothing."""

    code = "CLOSED"

    def is_known(self, year: int) -> bool:
        return year == 2022

    def is_workday(self, day: date) -> bool:
        return day != D(2022, 8, 10)

    def reason(self, _day: date) -> str | None:
        return None


def test_days_without_a_name_are_called_by_what_they_are() -> None:
    answer = due(Rule(4, Unit.WD), D(2022, 8, 9), Closed(), as_of=AS_OF)
    assert answer.explanation[1:3] == [
        "其间休息日不计：8月10日（休息日）。",
        "其间周末上班的日子计入：8月13日至14日（周末）。",
    ]
    assert answer.due == D(2022, 8, 14)


def test_nothing_is_explained_before_it_is_asked_for() -> None:
    """List pages compute thousands of dates and show no sentences."""
    answer = due(DAYS_60, D(2022, 8, 8), CN, as_of=AS_OF)
    assert "explain" not in repr(answer)
    assert answer.explanation == answer.explanation


class TestBefore:
    def test_seven_working_days_before_a_hearing_strictly(self) -> None:
        answer = before(D(2022, 10, 13), 7, Unit.WD, CN)
        assert answer.nominal == answer.latest == D(2022, 9, 28)
        assert answer.explanation == [
            "2022年10月13日的7个工作日前：首尾两日均不计入，其间须隔满7个工作日。",
            "其间休息日不计：10月1日至7日（国庆节）。",
            "最迟为9月28日。",
        ]

    def test_and_leniently(self) -> None:
        answer = before(D(2022, 10, 13), 7, Unit.WD, CN, lenient=True)
        assert answer.nominal == D(2022, 9, 29)
        assert answer.explanation[0] == (
            "2022年10月13日的7个工作日前：事项当日计为最后一日，向前数满7个工作日。"
        )

    def test_without_a_rest_day_between(self) -> None:
        answer = before(D(2022, 8, 12), 2, Unit.WD, CN)
        assert answer.explanation[1:] == ["最迟为8月9日。"]

    def test_a_last_day_at_rest_is_planned_on_the_working_day_before(self) -> None:
        answer = before(D(2022, 10, 13), 7, Unit.CD, CN)
        assert (answer.nominal, answer.latest) == (D(2022, 10, 5), D(2022, 9, 30))
        assert answer.explanation[-1] == "10月5日为国庆节，工作安排上最迟为9月30日。"

    def test_months_reach_the_last_day_that_keeps_the_distance(self) -> None:
        assert before(D(2022, 2, 28), 1, Unit.M, CN, lenient=True).nominal == D(2022, 1, 31)
        assert before(D(2022, 2, 28), 1, Unit.M, CN).nominal == D(2022, 1, 27)
        assert before(D(2022, 3, 1), 1, Unit.M, CN).nominal == D(2022, 1, 31)

    def test_an_unknown_year_is_provisional(self) -> None:
        answer = before(D(2027, 1, 8), 3, Unit.WD, CN)
        assert answer.provisional
        assert answer.nominal == D(2027, 1, 4)
        assert "2027年的放假安排尚未录入" in answer.explanation[-1]

    def test_nothing_before_is_refused(self) -> None:
        with pytest.raises(ValueError, match="不小于1"):
            before(D(2022, 8, 8), 0, Unit.CD, CN)


def test_a_pause_does_not_give_its_own_name_as_its_reason() -> None:
    rule = Rule(60, Unit.CD, rollover=True)
    pauses = [Pause(date(2022, 8, 22), date(2022, 9, 1), reason="中止")]
    answer = due(rule, date(2022, 8, 8), CN, pauses)
    assert "中止，" in "".join(answer.explanation)
    assert "中止（中止）" not in "".join(answer.explanation)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (20, "WD", "20个工作日"),
        (3, "M", "3个月"),
        (60, "M", "5年"),
        (18, "M", "18个月"),
        (0, "M", "0个月"),
    ],
)
def test_an_amount_as_statutes_say_it(number: int, unit: str, words: str) -> None:
    assert Unit(unit).amount(number) == words
