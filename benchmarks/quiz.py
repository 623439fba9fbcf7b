"""Papers of the quiz handed in, against a bare insert of the same rows through the same server; queries of its pages.

Both sides are requests to one WSGI application with all its middleware. The system's reads ticket and cookie, makes the
paper again, marks it and inserts the sitting; the bare one inserts a row that is ready and redirects.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from benchmarks import engine

EACH = 600
"""Papers of one client for one run; making them ready is not measured."""
QUESTIONS = 10


def main(quick: bool) -> None:
    """Print the tables for the engine that the environment names."""
    engine.migrate()
    from django.db import connection, connections

    exam = _edition()
    print(f"\n### {connection.vendor}\n")
    print("| page | queries |\n|---|---|")
    for title, count in _queries(exam):
        print(f"| {title} | {count} |")
    print("\n| clients | system/s | bare/s | ratio | p50 / p99 ms | bare p50 / p99 ms |")
    print("|---|---|---|---|---|---|", flush=True)
    rounds = 2 if quick else 4
    for clients in (1, 4) if quick else (1, 4, 8):
        connections.close_all()
        _show(clients, exam, rounds)


def _edition() -> int:
    """An edition over a bank of 240 questions, ten on a paper."""
    from zhunsheng.commons.exams.testing import fill_bank, make_exam
    from zhunsheng.domains.publicity.quiz.use import QUIZ
    from zhunsheng.kernel.orgs.models import Person, Unit

    units = [
        Unit.objects.create(code=f"U{n:03}", name=f"某局{n}", kind="department") for n in range(50)
    ]
    person = Person.objects.create_user("maker", name="普法科某", unit=units[0])
    fill_bank(240)
    lines = [
        {"count": 6, "points": 10, "kind": "single"},
        {"count": 2, "points": 10, "kind": "multiple"},
        {"count": 2, "points": 10, "kind": "truefalse"},
    ]
    return make_exam(units[0], person, QUIZ.code, lines=lines).pk


def _queries(exam: int) -> list[tuple[str, int]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from benchmarks import quiz_urls as urls

    urls.plain_static()
    found = []
    [(cookie, body, _row)] = _papers(exam, "q", 1)
    for title, path, sent in (
        ("start", f"/quiz/{exam}/", b""),
        ("paper", f"/quiz/{exam}/paper/", b""),
        ("hand in", f"/quiz/{exam}/paper/", body),
    ):
        _request(path, cookie, sent)
        if sent:
            [(cookie, sent, _row)] = _papers(exam, "r", 1)
        with CaptureQueriesContext(connection) as queries:
            _request(path, cookie, sent)
        found.append((title, len(queries)))
    return found


def _papers(exam: int, name: str, n: int) -> list[tuple[str, bytes, Any]]:
    """Cookie and body of papers of as many visitors, and the row that each gives."""
    from zhunsheng.commons.exams.models import Exam
    from zhunsheng.commons.exams.taking import Ticket, answers_from, marked
    from zhunsheng.domains.publicity.quiz.portal.visitor import COOKIE, Visitor
    from zhunsheng.lib import clock

    bank, now = Exam.objects.get(pk=exam).bank_id or "", clock.now()
    found = []
    for number in range(n):
        visitor = Visitor(f"{name}:{number}")
        ticket = Ticket(exam, bank, visitor.who, 32, int(now.timestamp()) - 60)
        visitor.ticket = ticket.signed()
        answers = {f"q{at}": ["1"] for at in range(1, QUESTIONS + 1)}
        body = urlencode({"ticket": visitor.ticket, **{k: v[0] for k, v in answers.items()}})
        row = marked(ticket, answers_from(answers, ticket.places), now)
        row.who = f"bare:{name}:{number}"
        found.append((f"{COOKIE}={_value(visitor)}", body.encode(), row))
    return found


def _value(visitor: Any) -> str:
    from django.http import HttpResponse

    from zhunsheng.domains.publicity.quiz.portal.visitor import COOKIE

    return str(visitor.keep(HttpResponse()).cookies[COOKIE].value)


def _request(path: str, cookie: str, body: bytes) -> None:
    from benchmarks import quiz_urls as urls

    status: list[str] = []
    environment = {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    response: Any = urls.application()(environment, lambda line, _headers: status.append(line))
    content = b"".join(response)
    response.close()
    assert status[0][0] in "23", (path, status[0], content[:500])


def client(number: int, exam: int, barrier: Any, results: Any, rounds: int) -> None:
    """One process with its own connection; the sides by turns, all clients at the same time."""
    engine.set_up()
    from benchmarks import quiz_urls as urls

    urls.plain_static()
    try:
        for turn in range(rounds):
            papers = _papers(exam, f"{number}:{turn}:{time.monotonic_ns()}", EACH)
            urls.ready(row for _cookie, _body, row in papers)
            for side, path in (("system", f"/quiz/{exam}/paper/"), ("bare", "/quiz/bare/")):
                barrier.wait(120)
                results.put((side, _run(path, papers)))
    except BaseException as error:
        results.put(("failed", [repr(error)]))
        barrier.abort()
        raise


def _run(path: str, papers: list[tuple[str, bytes, Any]]) -> list[float]:
    taken = []
    for cookie, body, _row in papers:
        start = time.perf_counter()
        _request(path, cookie, body)
        taken.append(time.perf_counter() - start)
    return taken


def _show(clients: int, exam: int, rounds: int) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(clients), context.Queue()
    people = [
        context.Process(target=client, args=(number, exam, barrier, results, rounds))
        for number in range(clients)
    ]
    for one in people:
        one.start()
    taken: dict[str, list[float]] = {"system": [], "bare": []}
    for _ in range(clients * rounds * 2):
        side, found = results.get(timeout=300)
        if side == "failed":
            raise SystemExit(f"a client failed: {found}")
        taken[side] += found
    for one in people:
        one.join()
    speeds = {side: clients * len(found) / sum(found) for side, found in taken.items()}
    spans = [f"{_at(found, 50):.2f} / {_at(found, 99):.2f}" for found in taken.values()]
    ratio = speeds["system"] / speeds["bare"]
    print(
        f"| {clients} | {speeds['system']:.0f} | {speeds['bare']:.0f} | {ratio:.2f} "
        f"| {spans[0]} | {spans[1]} |",
        flush=True,
    )


def _at(found: list[float], percent: int) -> float:
    return 1000 * statistics.quantiles(found, n=100)[percent - 1]


if __name__ == "__main__":
    main("--quick" in sys.argv)
