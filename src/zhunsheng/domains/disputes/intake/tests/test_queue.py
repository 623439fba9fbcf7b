"""Numbers at the windows: anew each day, in order, called once, without a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from zhunsheng.domains.disputes.intake.models import Ticket
from zhunsheng.domains.disputes.intake.queue import public, service
from zhunsheng.domains.disputes.intake.queue.service import QueueRefused
from zhunsheng.domains.disputes.intake.queue.windows import Window, windows
from zhunsheng.domains.disputes.intake.tests.conftest import House
from zhunsheng.domains.disputes.organisations.registers import ORGANISATIONS, ROOMS
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

FIRST = date(2022, 1, 4)


@pytest.fixture
def hall(house: House, today: Any) -> list[Window]:
    """A centre with its desk, a court's and a counsellor's window."""
    change = Change(None, FIRST, "年初建立")
    (centre,) = changing.add(
        ORGANISATIONS,
        [
            {
                "code": "MTZX",
                "name": "演示区矛调中心",
                "kind": "centre",
                "level": "county",
                "place": house.town.pk,
                "unit": house.centre.pk,
                "address": "虚构路1号",
                "phone": "0951-0000001",
            }
        ],
        change,
    )
    rooms = (
        ("R1", "综合受理台", "desk", ""),
        ("R2", "诉讼服务窗口", "window", "litigation"),
        ("R3", "心理服务窗口", "window", "counselling"),
    )
    changing.add(
        ROOMS,
        [
            {
                "code": code,
                "name": name,
                "kind": kind,
                "function": function,
                "organisation": centre.pk,
                "unit": house.centre.pk,
            }
            for code, name, kind, function in rooms
        ],
        change,
    )
    return windows(date(2022, 8, 8))


def test_letters_begin_at_the_desk(hall: list[Window]) -> None:
    assert [(one.letter, one.name) for one in hall] == [
        ("A", "综合受理台"),
        ("B", "诉讼服务窗口"),
        ("C", "心理服务窗口"),
    ]
    assert hall[1].label(7) == "B007"


def test_numbers_run_for_each_window_and_begin_again(hall: list[Window], today: Any) -> None:
    assert [service.take(hall[0]).number for _n in range(3)] == [1, 2, 3]
    assert service.take(hall[1]).number == 1
    today.move_to("2022-08-09T09:00:00+08:00")
    assert service.take(hall[0]).number == 1


def test_calling_ends_the_last_one_and_counts_the_wait(
    house: House, hall: list[Window], today: Any
) -> None:
    desk, clerk = hall[0], house.people["handler"]
    service.take(desk)
    service.take(desk)
    today.move_to("2022-08-08T10:12:30+08:00")
    first = service.call_next(desk, clerk, None)
    assert (first.number, first.waited) == (1, 12)
    second = service.call_next(desk, clerk, 1)
    assert second.number == 2
    first.refresh_from_db()
    assert first.state == Ticket.State.DONE
    (row,) = service.board([desk])
    assert (row.called, row.waiting, row.done, row.average) == ("A002", 0, 1, 12)


def test_a_second_click_calls_nobody(house: House, hall: list[Window]) -> None:
    desk, clerk = hall[0], house.people["handler"]
    service.take(desk)
    service.take(desk)
    service.call_next(desk, clerk, None)
    with pytest.raises(QueueRefused):
        service.call_next(desk, clerk, None)
    assert Ticket.objects.get(number=2).state == Ticket.State.WAITING


def test_who_was_skipped_can_be_called_back(house: House, hall: list[Window]) -> None:
    desk, clerk = hall[0], house.people["handler"]
    service.take(desk)
    service.take(desk)
    service.call_next(desk, clerk, None)
    service.finish(desk, skipped=True)
    service.call_next(desk, clerk, None)
    with pytest.raises(QueueRefused):
        service.call_back(desk, clerk, 1)
    service.finish(desk)
    assert service.call_back(desk, clerk, 1).state == Ticket.State.CALLED
    assert service.call_again(desk, clerk).calls == 3


def test_an_empty_queue_says_so(house: House, hall: list[Window]) -> None:
    with pytest.raises(QueueRefused, match="没有人等候"):
        service.call_next(hall[0], house.people["handler"], None)


def test_screen_shows_numbers_and_nobody(house: House, hall: list[Window]) -> None:
    service.take(hall[1])
    service.take(hall[1])
    service.call_next(hall[1], house.people["handler"], None)
    text = Client().get(f"/screen/queue/{hall[0].hall}/").content.decode()
    assert "B001" in text
    assert "B002" in text
    assert "测试handler" not in text
    assert Client().get("/screen/queue/").status_code == 302
    assert Client().get("/screen/queue/99999/").status_code == 404


def test_machine_needs_its_address(hall: list[Window]) -> None:
    client = Client()
    assert client.get("/queue/take/guessed/").status_code == 404
    url = public.kiosk_url(hall[0].hall)
    assert "诉讼服务窗口" in client.get(url).content.decode()
    answer = client.post(url, {"window": "R2"}, follow=True)
    text = answer.content.decode()
    assert "B001" in text
    assert "下一个就是你" in text
    assert client.post(url, {"window": "R9"}).status_code == 200
    assert Ticket.objects.count() == 1


def test_windows_page_is_for_those_who_serve_there(house: House, hall: list[Window]) -> None:
    house.person("counsellor", "handler", "counselling")
    counsellor, stranger = house.client("counsellor"), house.client("stranger")
    assert counsellor.get("/desk/queue/R3/").status_code == 200
    assert counsellor.get("/desk/queue/R2/").status_code == 403
    assert counsellor.get("/desk/queue/R9/").status_code == 404
    assert stranger.get("/desk/queue/").status_code == 403
    assert counsellor.post("/desk/queue/take/", {"window": "R3"}).status_code == 403


def test_buttons_of_the_window(house: House, hall: list[Window]) -> None:
    client = house.client("handler")
    client.post("/desk/queue/take/", {"window": "R1"})
    client.post("/desk/queue/R1/", {"do": "next", "current": ""})
    assert Ticket.objects.get().state == Ticket.State.CALLED
    page = client.post("/desk/queue/R1/", {"do": "next", "current": "1"}, follow=True)
    assert "没有人等候" in page.content.decode()
    client.post("/desk/queue/R1/", {"do": "skip"})
    client.post("/desk/queue/R1/", {"do": "back", "number": "1"})
    client.post("/desk/queue/R1/", {"do": "again"})
    client.post("/desk/queue/R1/", {"do": "done"})
    assert Ticket.objects.get().state == Ticket.State.DONE
    answer = client.post("/desk/queue/R1/", {"do": "burn", "number": "x"}, follow=True)
    assert "用页面上的按钮" in answer.content.decode()
    assert "A001" not in client.get("/desk/queue/R1/").content.decode()


def test_overview_asks_no_more_for_more_numbers(
    house: House, hall: list[Window], django_assert_max_num_queries: Any
) -> None:
    for _n in range(30):
        service.take(hall[0])
    with django_assert_max_num_queries(3):
        service.board(windows(date(2022, 8, 8)))
