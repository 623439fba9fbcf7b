"""Entering a notice: refused with reasons, or written and told to the layers above."""

from __future__ import annotations

from datetime import date

import pytest

from zhunsheng.kernel.calendar import changes
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.calendar.entries import Entry
from zhunsheng.kernel.calendar.models import CalendarYear, DayEntry
from zhunsheng.kernel.calendar.notices import NoticeRefused, enter_notice, read_notice
from zhunsheng.kernel.calendar.tests.test_notice_text import NATION_2026, NINGXIA_2021
from zhunsheng.kernel.orgs.models import Person

pytestmark = pytest.mark.django_db

NATION_2027 = [
    Entry(date(2027, 1, 1), "rest", "元旦"),
    Entry(date(2027, 1, 2), "rest", "元旦"),
    Entry(date(2027, 1, 3), "work", "元旦调休"),
    *(Entry(date(2027, 2, day), "rest", "春节") for day in range(5, 13)),
    Entry(date(2027, 4, 5), "rest", "清明节"),
    Entry(date(2027, 5, 1), "rest", "劳动节"),
    Entry(date(2027, 6, 9), "rest", "端午节"),
    Entry(date(2027, 9, 15), "rest", "中秋节"),
    *(Entry(date(2027, 10, day), "rest", "国庆节") for day in range(1, 8)),
]


@pytest.fixture
def clerk() -> Person:
    return Person.objects.create_user("clerk", name="李录入")


def refused(area: str, year: int, entries: list[Entry], source: str = "通知") -> list[str]:
    before = list(DayEntry.objects.values_list("pk", flat=True))
    with pytest.raises(NoticeRefused) as caught:
        enter_notice(area, year, entries, source, None)
    assert list(DayEntry.objects.values_list("pk", flat=True)) == before
    return caught.value.problems


def test_a_notice_makes_the_year_known(clerk: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[changes.CalendarChange] = []
    monkeypatch.setattr(changes, "_listeners", [told.append])
    assert for_area("CN").is_workday(date(2027, 2, 9))
    year = enter_notice("CN", 2027, NATION_2027, "国办发明电〔2026〕1号", clerk)
    calendar = for_area("CN")
    assert calendar.is_known(2027)
    assert not calendar.is_workday(date(2027, 2, 9))
    assert calendar.is_workday(date(2027, 1, 3))
    assert (year.entered_by, year.status) == (clerk, CalendarYear.Status.LOADED)
    assert len(told) == 1
    assert (told[0].area, told[0].years, told[0].actor) == ("CN", (2027,), clerk)
    assert len(told[0].days) == len(NATION_2027)


def test_entering_again_replaces(clerk: Person) -> None:
    enter_notice("CN", 2027, NATION_2027, "通知", clerk)
    shorter = [e for e in NATION_2027 if e.day != date(2027, 10, 7)]
    enter_notice("CN", 2027, shorter, "更正通知", clerk)
    assert for_area("CN").is_workday(date(2027, 10, 7))
    assert for_area("CN").source(2027) == ("更正通知",)


def test_of_a_regional_notice_only_its_own_days_are_kept(clerk: Person) -> None:
    CalendarYear.objects.filter(area__code="CN-NX", year=2021).delete()
    entries = read_notice(NINGXIA_2021, "CN-NX", 2021)
    enter_notice("CN-NX", 2021, entries, "自治区通知", clerk)
    own = DayEntry.objects.filter(area__code="CN-NX", day__year=2021)
    assert [entry.day.isoformat() for entry in own] == [
        "2021-05-13",
        "2021-05-14",
        "2021-07-19",
        "2021-07-20",
    ]


def test_a_regional_year_that_adds_nothing_can_be_known(clerk: Person) -> None:
    enter_notice("CN-NX", 2024, [], "自治区通知", clerk)
    assert for_area("CN-NX").is_known(2024)


def test_a_pasted_text_that_is_not_sound_names_every_problem() -> None:
    text = NATION_2026.replace("1月4日（周日）", "1月4日（周六）").replace("共9天", "共8天")
    with pytest.raises(NoticeRefused) as caught:
        read_notice(text, "CN", 2026)
    assert len(caught.value.problems) == 2


class TestRefusals:
    def test_a_notice_without_source(self) -> None:
        assert refused("CN", 2027, NATION_2027, " ") == [
            "没有填写依据。请填写通知的名称或者文号，如“国办发明电〔2026〕1号”。"
        ]

    def test_days_of_another_year(self) -> None:
        entries = [*NATION_2027, Entry(date(2028, 5, 1), "rest", "劳动节")]
        assert refused("CN", 2027, entries) == ["2028年5月1日不属于2027年的安排，请核对年份。"]

    def test_a_day_that_rests_and_works(self) -> None:
        entries = [*NATION_2027, Entry(date(2027, 10, 2), "work", "国庆节调休")]
        assert "2027年10月2日既写了放假又写了上班，请保留一个。" in refused("CN", 2027, entries)

    def test_a_day_under_two_festivals(self) -> None:
        entries = [*NATION_2027, Entry(date(2027, 10, 2), "rest", "中秋节")]
        assert refused("CN", 2027, entries) == ["有1天重复出现在不同节日下，请每天只写一次。"]

    def test_a_national_notice_that_was_cut_off(self) -> None:
        entries = [e for e in NATION_2027 if e.name not in ("国庆节", "中秋节")]
        assert refused("CN", 2027, entries) == ["全国安排中没有中秋、国庆，可能没有贴全，请补上。"]

    def test_a_make_up_day_on_a_working_day(self) -> None:
        entries = [*NATION_2027, Entry(date(2027, 3, 3), "work", "春节调休")]
        assert refused("CN", 2027, entries) == [
            "2027年3月3日（星期三）本来就是工作日，不必写上班，请核对日期。"
        ]

    def test_an_unknown_area_and_an_absurd_year(self) -> None:
        assert refused("CN-XX", 2027, []) == ["没有代码为“CN-XX”的放假区域，请从列表中选择。"]
        assert refused("CN", 207, []) == ["年份207不在2000至2100之间，请改正。"]
