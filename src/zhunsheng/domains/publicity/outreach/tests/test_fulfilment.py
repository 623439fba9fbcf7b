"""Duties and what fulfils them: on the page, in the figures, as alerts; reports and their judging."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zhunsheng.commons.publication.models import Publication
from zhunsheng.domains.publicity.outreach import fulfilment
from zhunsheng.domains.publicity.outreach.models import DutyReview, ReviewCriterion
from zhunsheng.domains.publicity.outreach.registers import CRITERIA, DUTIES, POSTS
from zhunsheng.domains.publicity.tests.conftest import House, add, duty_row, record
from zhunsheng.insight.alerts.evaluate import refresh
from zhunsheng.insight.alerts.models import Alert
from zhunsheng.insight.indicators.figures import figure
from zhunsheng.kernel.documents.models import Document
from zhunsheng.kernel.documents.rendering import text_of
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.refusals import InvalidForm
from zhunsheng.lib.clock import CHINA


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with time_machine.travel(datetime(2022, 7, 15, 9, tzinfo=CHINA), tick=False) as traveller:
        yield traveller


def post(house: House, number: int, **more: Any) -> None:
    row = {
        "code": f"https://example.test/{number}",
        "title": f"第{number}条",
        "posted_on": date(2022, 5, number),
        "reads": 100 * number,
        "unit": house.units["JY"].pk,
    }
    add(POSTS, row | more, on=date(2022, 6, 1))


def test_events_and_posts_fulfil_a_duty_together(house: House, duty: Any) -> None:
    (line,) = fulfilment.of_unit(2022, house.units["JY"].pk)
    assert (line.done, line.state) == (0, "逾期未落实")
    record(house, duty=duty.pk)
    post(house, 1, duty=duty.pk)
    (line,) = fulfilment.of_unit(2022, house.units["JY"].pk)
    assert (line.by_events, line.by_posts, line.state) == (1, 1, "已落实")


def test_what_cannot_be_proved_fulfils_nothing(house: House, duty: Any) -> None:
    for _twice in range(2):
        event = record(house, duty=duty.pk)
    perform(event, "uncount", house.actor("office"), {"reason": "查无此事"}, at=date(2022, 6, 1))
    (line,) = fulfilment.of_unit(2022, house.units["JY"].pk)
    assert (line.done, line.is_fulfilled) == (1, False)


def test_a_late_duty_is_an_alert_until_it_is_done(house: House, duty: Any) -> None:
    refresh()
    (alert,) = Alert.objects.standing().filter(rule="publicity.duty_unfulfilled")
    assert (alert.tone, alert.due_on) == ("red", date(2022, 6, 30))
    for _twice in range(2):
        record(house, duty=duty.pk)
    refresh()
    assert not Alert.objects.standing().filter(rule="publicity.duty_unfulfilled").exists()


def test_events_heads_and_posts_are_three_figures(house: House, series: Any) -> None:
    record(house, heads=100)
    record(house, heads=40, kind="lecture", series=series.pk)
    record(house, heads=30, kind="lecture")
    gone = record(house, heads=999)
    perform(gone, "uncount", house.actor("office"), {"reason": "查无此事"}, at=date(2022, 6, 1))
    post(house, 1)
    post(house, 2)
    wanted = {
        "publicity.events": 3,
        "publicity.heads": 170,
        "publicity.themed": 1,
        "publicity.themed_heads": 100,
        "publicity.programme_lectures": 1,
        "publicity.posts": 2,
        "publicity.reads": 300,
    }
    assert {code: figure(code, 2022).worth.number for code in wanted} == wanted
    assert figure("publicity.heads", 2022).unit == "人次"


def test_the_share_of_duties_done(house: House, duty: Any) -> None:
    add(DUTIES, duty_row(house, code="2022-JY-02", law="《教育法》", times=1))
    for _twice in range(2):
        record(house, duty=duty.pk)
    assert figure("publicity.fulfilment", 2022).text == "50%"


def test_the_page_shows_every_unit_and_leads_to_the_records(house: House, duty: Any) -> None:
    event = record(house, duty=duty.pk)
    text = house.page("office", "/desk/publicity/duties/")
    assert "教育局" in text
    assert "120" in text
    own = house.page("clerk-jy", f"/desk/publicity/duties/{house.units['JY'].pk}/?year=2022")
    assert f"/desk/matters/{event.pk}/" in own
    assert "《未成年人保护法》" in own
    other = house.page("clerk-wj", f"/desk/publicity/duties/{house.units['JY'].pk}/?year=2022")
    assert f"/desk/matters/{event.pk}/" not in other


def test_the_page_asks_as_often_for_many_units_as_for_one(house: House, duty: Any) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            fulfilment.by_unit(2022)
        return len(queries)

    before = asked()
    for code in ("WJ", "ZZ", "SF"):
        unit = house.units[code].pk
        add(DUTIES, duty_row(house, code=f"2022-{code}-01", unit=unit))
        record(house, "office", host=unit)
    assert asked() == before


def report(house: House) -> DutyReview:
    answers = {"year": 2022, "done": "逐项安排，用案例说法。"}
    event = file("publicity.review", house.actor("clerk-jy"), answers)
    return DutyReview.objects.get(pk=event.subject_id)


def criteria(house: House) -> None:
    for n in (1, 2):
        row = {"code": f"PY-{n}", "part": "落实", "title": f"指标{n}", "points": 50, "position": n}
        add(CRITERIA, row)


def points(value: int, note: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {"comment": "扎实。"}
    for one in ReviewCriterion.objects.all():
        found |= {f"points_{one.pk}": value, f"note_{one.pk}": note}
    return found


def test_a_report_carries_the_figures_of_its_day(house: House, duty: Any) -> None:
    for _twice in range(2):
        record(house, duty=duty.pk)
    review = report(house)
    assert (review.duties, review.fulfilled, review.events, review.heads) == (1, 1, 2, 240)
    text = text_of(Document.objects.get(matter=review.pk, kind="self_report"))
    assert "承担普法责任1项，已经落实1项" in text
    assert "《未成年人保护法》" in text
    assert "240人次" in text
    record(house)
    review.refresh_from_db()
    assert review.heads == 240


def test_a_unit_reports_once_a_year(house: House) -> None:
    report(house)
    with pytest.raises(InvalidForm) as refused:
        report(house)
    assert "year" in refused.value.errors


def test_the_office_judges_by_the_list_and_publishes(house: House, duty: Any) -> None:
    criteria(house)
    review = report(house)
    with pytest.raises(InvalidForm) as refused:
        perform(review, "score", house.actor("office"), points(45))
    assert all(name.startswith("note_") for name in refused.value.errors)
    perform(review, "score", house.actor("office"), points(45, "案例少"))
    assert (review.score, review.grade, review.stage) == (90, "excellent", "scored")
    perform(review, "publish", house.actor("office"), {"summary": "扎实。"})
    public = Publication.objects.get(kind="publicity.result")
    assert public.title == "教育局2022年普法责任制评议结果"
    assert "90分" in public.summary


def test_a_report_can_be_sent_back(house: House) -> None:
    review = report(house)
    perform(review, "send_back", house.actor("office"), {"reason": "写写问题。"})
    again = {"done": "逐项安排。", "gaps": "案例少。"}
    perform(review, "rework", house.actor("clerk-jy"), again)
    assert (review.stage, review.gaps) == ("reported", "案例少。")
