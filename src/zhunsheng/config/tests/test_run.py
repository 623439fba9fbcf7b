"""``zhunsheng run``: what it prepares, says and refuses before anything is served."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from zhunsheng.config.management.commands import run as command
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.calendar.models import CalendarYear, DayEntry
from zhunsheng.kernel.statutes.limits import limit_for
from zhunsheng.kernel.statutes.models import Limit


@pytest.fixture
def served(db: None, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Calls of the server, which only says that it has started."""
    calls: list[tuple[Any, ...]] = []

    def serve(host: str, port: int, workers: int, *, started: Callable[[], None]) -> None:
        calls.append((host, port, workers))
        started()

    monkeypatch.setattr(command, "serve", serve)
    # The test's transaction lives in this connection.
    monkeypatch.setattr(connection, "close", lambda: None)
    return calls


def test_a_new_installation_gets_calendars_and_time_limits(served: list[Any]) -> None:
    DayEntry.objects.all().delete()
    CalendarYear.objects.all().delete()
    Limit.objects.all().delete()
    call_command("run", stdout=StringIO())
    assert served == [("127.0.0.1", 8000, 1)]
    assert not for_area("CN-NX").is_workday(date(2022, 7, 11))
    assert limit_for("reconsideration.decide", date(2022, 8, 8)).amount == 60


def test_it_says_where_it_is(served: list[Any]) -> None:
    out = StringIO()
    call_command("run", "--host", "0.0.0.0", "--port", "8123", stdout=out)
    assert "http://127.0.0.1:8123/desk/" in out.getvalue()


def test_a_taken_port(db: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connection, "close", lambda: None)
            with pytest.raises(CommandError, match=f"端口{port}已被占用"):
                call_command("run", "--port", str(port), stdout=StringIO())
