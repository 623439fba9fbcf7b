"""A sheet of 50,000 power items taken in, every tenth row bad, against bare inserts of the rows that it wrote."""

from __future__ import annotations

import cProfile
import os
import pstats
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks import engine

MANY = 50_000
BAD = 10
AT_ONCE = 500
#: Kept bare inserts by table: the statement for one row, and the rows in the order in which they were written.
Tape = dict[str, list[list[Any]]]


def build() -> Any:
    """A unit and somebody who keeps its list; returns the person."""
    from benchmarks.world import _person
    from zhunsheng.kernel.access.models import Grant, Scope
    from zhunsheng.kernel.orgs.models import Person, Unit
    from zhunsheng.kernel.statutes.load import load as load_statutes

    load_statutes()
    unit = Unit.objects.create(code="M", name="演示区市场监督管理局", kind=Unit.Kind.DEPARTMENT)
    _person("office", unit, "power_office", Scope.ALL)
    Grant.objects.update(domain="powers")
    return Person.objects.get(username="office")


def sheet(n: int) -> bytes:
    """``n`` items in the register's own sheet; every tenth one is faulty in one of four ways."""
    from zhunsheng.domains.powers.registers import ITEMS
    from zhunsheng.kernel.registers.columns import columns_of
    from zhunsheng.lib import xlsx

    return xlsx.write((_row(number) for number in range(n)), columns_of(ITEMS))


FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "行政拘留"},
    {"unit": "没有的局"},
    {"valid_from": "2022-02-30"},
    {"promised_days": 30, "statutory_days": 20},
)


def _row(number: int) -> dict[str, Any]:
    row = {
        "code": f"640104-M-CF{number:06d}",
        "title": f"对食品经营者第{number}种违法行为的行政处罚",
        "kind": "行政处罚",
        "unit": "演示区市场监督管理局",
        "level": "县级",
        "basis_law": "食品安全法",
        "basis_article": "第一百二十四条第一款",
        "basis_text": "违反本法规定，有下列情形之一的，由县级以上人民政府食品安全监督管理部门处理。",
        "duties": "立案；调查取证；审核；告知；决定；送达；执行；公开",
        "accountability": "没有法定依据或者违反法定程序实施处罚的",
        "process": "立案、调查、审核、告知、决定、送达",
        "statutory_days": 63,
        "has_fee": False,
        "remedies": "行政复议、行政诉讼",
        "valid_from": "2022-01-01",
    }
    return row | (FAULTS[number // BAD % len(FAULTS)] if number % BAD == BAD - 1 else {})


@contextmanager
def recorded() -> Iterator[Tape]:
    """The rows of every insert that is sent meanwhile."""
    import re

    from django.db import connection

    head = re.compile(r"INSERT (?:OR REPLACE )?INTO (\S+) \(([^)]*)\) VALUES (\(.*?\))(?:, \(|$| )")
    tape: Tape = {}

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT") and params:
            width = sql.split(")", 1)[0].count(",") + 1
            found = head.match(sql)
            if found:
                one = sql[: found.end(3)]
                rows = [list(params[i : i + width]) for i in range(0, len(params), width)]
                tape.setdefault(one, []).extend(rows)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield tape


def bare(tape: Tape, copy: str) -> tuple[float, float]:
    """Seconds, and those of the processor, for the same rows by ``executemany`` through the driver, as many at once."""
    connect = _postgresql if copy.startswith("postgresql") else _sqlite
    connection, mark = connect(copy)
    longest = max(len(rows) for rows in tape.values())
    begun, worked = time.perf_counter(), time.process_time()
    for start in range(0, longest, AT_ONCE):
        for sql, rows in tape.items():
            if part := rows[start : start + AT_ONCE]:
                connection.cursor().executemany(sql.replace("%s", mark), part)
        connection.commit()
    return time.perf_counter() - begun, time.process_time() - worked


def _sqlite(path: str) -> tuple[Any, str]:
    import sqlite3

    from zhunsheng.kernel.database.sqlite.base import PRAGMAS

    connection = sqlite3.connect(path)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection, "?"


def _postgresql(url: str) -> tuple[Any, str]:
    import psycopg

    return psycopg.connect(url), "%s"


def copy_of() -> str:
    """A copy of the database as it is, to insert into; its path or address."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        source = Path(settings.DATABASES["default"]["NAME"])
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return str(shutil.copy(source, source.with_name("bare.sqlite3")))
    import psycopg

    url = os.environ["ZHUNSHENG_DATABASE_URL"]
    connection.close()
    with psycopg.connect(url, dbname="postgres", autocommit=True) as other:
        other.execute("CREATE DATABASE bare TEMPLATE zhunsheng")
    return url.replace("/zhunsheng?", "/bare?")


def main() -> None:
    """Print rows a second of both, their ratio, and memory."""
    engine.migrate()
    from zhunsheng.kernel.exchange import importing
    from zhunsheng.kernel.exchange.declare import sheets

    n = MANY // 10 if "--quick" in sys.argv else MANY
    person = build()
    content = sheet(n)
    copy = copy_of()
    print(f"{n} rows, {len(content) / 2**20:.1f} MB")
    before = _memory()
    importing.run(sheets["powers.items"], BytesIO(content), person, trial=True)
    # Read before the recording, which keeps every row.
    most = _memory()
    with recorded() as tape:
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        begun, worked = time.perf_counter(), time.process_time()
        if profile:
            profile.enable()
        tally = importing.run(sheets["powers.items"], BytesIO(content), person, trial=False)
        if profile:
            profile.disable()
        taken, work = time.perf_counter() - begun, time.process_time() - worked
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    assert (tally.total, tally.taken, len(tally.errors)) == (n, n - n // BAD, n // BAD), tally
    rows = sum(len(part) for part in tape.values())
    by_hand, by_hand_work = bare(tape, copy)
    print(
        f"{tally.taken} taken, {len(tally.errors)} refused; {rows} rows by {len(tape)} statements"
    )
    print("| | rows/s | bare rows/s | ratio |\n|---|---|---|---|")
    for title, ours, theirs in (
        ("by the clock", taken, by_hand),
        ("of one processor", work, by_hand_work),
    ):
        print(f"| {title} | {n / ours:.0f} | {n / theirs:.0f} | {theirs / ours:.2f} |")
    print(f"memory {before} MB before, {most} MB at most in a trial run")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
