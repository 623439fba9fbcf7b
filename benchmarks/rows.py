"""Many cases at once, put straight into the tables by one statement for each."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Field, Model

from benchmarks import world

FIRST = "2021-01-01"
#: The cases of all rows were received on this many days in turn: four years.
DAYS = 1460


def fill(n: int) -> None:
    """``n`` cases of four years with their clocks, changes of time and search index."""
    from zhunsheng.domains.reconsideration.models import Reconsideration
    from zhunsheng.kernel.clocks.models import Clock, Period
    from zhunsheng.kernel.matters.models import Matter

    world.build()
    _insert(Matter, _matters(n), n)
    _insert(Reconsideration, _cases(n), n)
    _insert(Clock, _clocks(n), n, "i % 20 = 1")
    _insert(Period, _periods(n), n, "i % 20 = 1")
    _index(n)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _matters(n: int) -> dict[str, str]:
    from zhunsheng.domains.reconsideration.procedures import UNDER_2023
    from zhunsheng.kernel.orgs.models import Person, Unit

    units = dict(Unit.objects.values_list("code", "pk"))
    handler = Person.objects.get(username="handler").pk
    county = Unit.objects.get(code="G").place_id
    endings = [one.code for one in UNDER_2023.outcomes]
    return {
        "id": "i",
        "domain": "'reconsideration'",
        "procedure": "'reconsideration'",
        "procedure_version": "'2023'",
        "number": "'演复〔2021〕' || i || '号'",
        "title": "'秦某甲不服演示区市场监督管理局行政处罚决定申请行政复议' || i",
        "organ_id": str(units["G"]),
        "unit_id": str(units["J"]),
        "place_id": str(county),
        "handler_id": f"CASE WHEN i % 1000 = 7 THEN {handler} END",
        "channel": "'counter'",
        "stage": f"CASE WHEN {_CLOSED} THEN 'archived' WHEN i % 500 = 9 THEN 'received' ELSE 'reviewing' END",
        "outcome": f"CASE WHEN {_CLOSED} THEN {_one_of(endings)} ELSE '' END",
        "received_on": _day(n, 0),
        "accepted_on": f"CASE WHEN i % 500 <> 9 THEN {_day(n, 3)} END",
        "due_on": f"CASE WHEN NOT ({_CLOSED}) THEN {_day(n, 63)} END",
        "closed_on": f"CASE WHEN {_CLOSED} THEN {_day(n, '30 + i % 40')} END",
        "acted_on": _day(n, 0),
        "version": "1",
    }


_CLOSED = "i % 50 < 48"


def _cases(n: int) -> dict[str, str]:
    from zhunsheng.domains.reconsideration import choices
    from zhunsheng.kernel.orgs.models import Unit

    return {
        "matter_ptr_id": "i",
        "act_kind": _one_of(choices.ActKind.values),
        "field": _one_of(choices.Field.values),
        "act_name": "'行政处罚决定'",
        "respondent_id": str(Unit.objects.get(code="M").pk),
        "reply_due_on": _day(n, 20),
        "replied_on": f"CASE WHEN i % 9 > 0 THEN {_day(n, '12 + i % 10')} END",
        "hearing_held_on": f"CASE WHEN i % 11 = 0 THEN {_day(n, 25)} END",
        "decided_on": f"CASE WHEN {_CLOSED} THEN {_day(n, '30 + i % 40')} END",
        "published_on": f"CASE WHEN i % 3 = 0 THEN {_day(n, 75)} END",
        "publication": "CASE WHEN i % 3 = 0 THEN 'published' ELSE 'pending' END",
        "opinion_on": f"CASE WHEN i % 13 = 0 THEN {_day(n, 70)} END",
        "compensation": "CASE WHEN i % 70 = 0 THEN i * 100 END",
        "performance": f"'{choices.Performance.NOT_NEEDED}'",
        "stay": f"'{choices.Stay.NONE}'",
    }


def _clocks(n: int) -> dict[str, str]:
    from zhunsheng.kernel.statutes.limits import limit_for
    from zhunsheng.lib import clock

    limit = limit_for("reconsideration.decide", clock.today(), "2023")
    return {
        "id": "i",
        "matter_id": "i",
        "code": f"'{limit.code}'",
        "title": f"'{limit.title}'",
        "limit_id": str(limit.pk),
        "area": "'CN-NX'",
        "amount": str(limit.amount),
        "unit": f"'{limit.unit}'",
        "started_on": _day(n, 3),
        "nominal_on": _day(n, 63),
        "due_on": _day(n, 63),
        "state": f"CASE WHEN {_CLOSED} THEN 'met' ELSE 'running' END",
    }


def _periods(n: int) -> dict[str, str]:
    return {
        "id": "i",
        "clock_id": "i",
        "kind": "CASE WHEN i % 3 = 0 THEN 'pause' ELSE 'extension' END",
        "starts_on": _day(n, 15),
        "ends_on": f"CASE WHEN {_CLOSED} THEN {_day(n, 25)} END",
    }


def _day(n: int, later: int | str) -> str:
    """The day ``later`` days after case ``i`` was received, as a date of this engine."""
    days = f"(i * {DAYS} / {n}) + {later}"
    if connection.vendor == "postgresql":
        return f"(date '{FIRST}' + ({days})::int)"
    return f"date('{FIRST}', ({days}) || ' days')"


def _one_of(values: list[str]) -> str:
    cases = " ".join(f"WHEN {at} THEN '{value}'" for at, value in enumerate(values))
    return f"CASE i % {len(values)} {cases} END"


def _insert(model: type[Model], given: dict[str, str], n: int, where: str = "true") -> None:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(given.get(str(field.column)) or _nothing(field) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) {_numbers(n, values)} WHERE {where}"
        )
        if connection.vendor == "postgresql" and model._meta.local_concrete_fields[0].name == "id":
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), {n})"
            )


def _numbers(n: int, values: str) -> str:
    if connection.vendor == "postgresql":
        return f"SELECT {values} FROM generate_series(1, {n}::bigint) AS s(i)"
    return (
        f"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {n}) "
        f"SELECT {values} FROM s"
    )


def _nothing(field: Field[Any, Any]) -> str:
    """What an empty column holds."""
    if field.null:
        return "NULL"
    kind = field.get_internal_type()
    return "false" if kind == "BooleanField" else "''" if "Char" in kind or "Text" in kind else "0"


def _index(n: int) -> None:
    words = "'演复 2021 ' || i || CASE WHEN i % 1000 = 1 THEN ' 秦某 某甲' ELSE '' END"
    text = f"to_tsvector('simple', {words})" if connection.vendor == "postgresql" else words
    key = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO matters_search ({key}, text) {_numbers(n, f'i, {text}')}")
