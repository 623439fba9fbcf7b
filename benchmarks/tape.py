"""The statements of one act, recorded, and played again by hand through the driver.

What is played is literally what was sent, in one transaction, with fresh values where each act has its own: the
form is checked, the body is concealed, turned into canonical JSON and hashed, personal values are encrypted, and
the data of documents are frozen, checked and digested, all by the same functions. What falls away is everything
between these and the driver.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from types import SimpleNamespace
from typing import Any, Protocol
from unittest.mock import patch

_INSERT = re.compile(r'INSERT (?:OR REPLACE )?INTO "?(\w+)"? \(([^)]*)\)')
_UPDATE = re.compile(r'UPDATE "?(\w+)"? SET (.*) WHERE', re.DOTALL)
#: A column that holds the key of a row which the same act inserts, and that row's table.
_KEYS = {
    "matter_id": "matters_matter",
    "matter_ptr_id": "matters_matter",
    "subject_id": "matters_matter",
    "rowid": "matters_matter",
    "event_id": "ledger_event",
    "closing_event_id": "ledger_event",
    "party_id": "parties_party",
}


class Driver(Protocol):
    """What plays a tape: one transaction of statements."""

    def begin(self) -> None: ...
    def run(self, sql: str, params: Any) -> Any:
        """Run a statement; its first row, where it gives one."""

    def commit(self) -> None: ...


@dataclass
class Step:
    """One statement: the table that it writes (empty for a read) and where each parameter goes."""

    sql: str
    params: list[Any]
    table: str = ""
    columns: list[str] = field(default_factory=list)
    inserts: bool = False


@dataclass
class Tape:
    """One recorded act."""

    steps: list[Step]
    work: list[Callable[[], Any]]
    body: dict[str, Any]
    event: Any
    matter: int
    keys: dict[str, int]

    def play(self, driver: Driver, state: State) -> None:
        """The act again."""
        from zhunsheng.kernel.ledger.personal import conceal

        for do in self.work:
            do()
        data, state.personal = conceal(self.body)
        state.data = data
        state.keys = {}
        driver.begin()
        for step in self.steps:
            row = driver.run(step.sql, list(self._filled(step, state)))
            if row is not None and step.inserts:
                state.keys[step.table] = row[0]
                if step.table == "numbers_series":
                    state.number = row[1]
        driver.commit()

    def _filled(self, step: Step, state: State) -> Iterator[Any]:
        if step.table == "ledger_event":
            self._link(state)
        width = len(step.columns) or 1
        for at, value in enumerate(step.params):
            column = step.columns[at % width] if step.columns else ""
            yield self._value(step, column, at // width, value, state)

    def _value(self, step: Step, column: str, row: int, value: Any, state: State) -> Any:
        if not step.table or column == "id":
            # A key in a condition: of a row that this act has inserted, or of one that was there.
            fresh = state.keys.get(step.table or "matters_matter")
            known = self.keys.get(step.table or "matters_matter")
            return fresh if fresh is not None and value == known else value
        if step.table == "ledger_event" and column in _LINK:
            return getattr(state.event, column)
        if step.table == "ledger_personalvalue" and column in ("salt", "value"):
            kept = state.personal[row]
            return _encrypted(column, kept.salt if column == "salt" else kept.text)
        if column in _KEYS and value is not None:
            return state.keys.get(_KEYS[column], value)
        return _OWN.get((step.table, column), _same)(state, value)

    def _link(self, state: State) -> None:
        from zhunsheng.kernel.ledger import chain
        from zhunsheng.lib import canonical, clock

        filing = "matters_matter" in state.keys
        event = SimpleNamespace(**self.event.__dict__)
        event.subject_id = state.keys.get("matters_matter", self.matter)
        event.sequence = 1 if filing else state.version + 1
        event.previous = "" if filing else state.head
        event.data = canonical.dumps(state.data).decode()
        event.recorded_at = clock.now()
        event.hash = chain.link(event)
        state.event, state.version, state.head = event, event.sequence, event.hash


_LINK = ("subject_id", "sequence", "data", "recorded_at", "previous", "hash")


@dataclass
class State:
    """Where a matter stands between two acts played."""

    version: int = 0
    head: str = ""
    number: int = 0
    data: Any = None
    personal: list[Any] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    event: Any = None


def _same(_state: State, value: Any) -> Any:
    return value


def _numbered(state: State, value: Any) -> Any:
    return re.sub(r"〕\d+号", f"〕{state.number}号", value) if value else value


def _encrypted(column: str, text: str) -> str:
    from zhunsheng.kernel.privacy.cipher import encrypt

    return encrypt(text, f"ledger.personalvalue.{column}")


_OWN: dict[tuple[str, str], Callable[[State, Any], Any]] = {
    ("numbers_issuednumber", "sequence"): lambda state, _value: state.number,
    ("numbers_issuednumber", "text"): _numbered,
    ("documents_document", "number"): _numbered,
    ("matters_matter", "number"): _numbered,
    ("matters_matter", "version"): lambda state, value: state.version or value,
    ("matters_matter", "head_hash"): lambda state, value: state.head if value else value,
    ("ledger_receipt", "code"): lambda _state, _value: secrets.token_hex(8),
    ("ledger_receipt", "event_hash"): lambda state, _value: state.head,
}


def record(act: Callable[[], Any]) -> Tape:
    """Do ``act`` (which returns its event) once and keep what it sent."""
    from django.db import connection

    log: list[Step] = []
    seen = SimpleNamespace(inside=False, work=[], body=None)

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not seen.inside and not sql.startswith("BEGIN"):
            log.append(_step(sql, [_plain(value) for value in params or ()]))
        return execute(sql, params, many, context)

    with _spied(seen), connection.execute_wrapper(listen):
        event = act()
    keys = {"matters_matter": event.subject_id, "ledger_event": event.pk}
    return Tape(log, seen.work, seen.body, event, event.subject_id, keys)


@contextmanager
def _spied(seen: SimpleNamespace) -> Iterator[None]:
    """Keep how the form was checked and documents were frozen (with their own queries), and what was concealed."""
    from zhunsheng.kernel.documents import services as documents
    from zhunsheng.kernel.ledger.personal import conceal
    from zhunsheng.kernel.procedure import checks, record

    check, generated = checks.form, documents.generated

    def apart(now: Callable[[], Any], again: Callable[[], Any]) -> Any:
        seen.work.append(again)
        seen.inside = True
        try:
            return now()
        finally:
            seen.inside = False

    def checked(context: Any, data: Any) -> Any:
        return apart(lambda: check(context, data), lambda: check(replace(context), data))

    def frozen(**given: Any) -> Any:
        return apart(lambda: generated(**given), lambda: generated(**given))

    def concealed(body: Any) -> Any:
        seen.body = body
        return conceal(body)

    with (
        patch.object(checks, "form", checked),
        patch.object(record, "conceal", concealed),
        patch.object(documents, "generated", frozen),
    ):
        yield


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _step(sql: str, params: list[Any]) -> Step:
    if found := _INSERT.match(sql):
        columns = [name.strip(' "') for name in found[2].split(",")]
        if found[1] == "matters_search":
            columns = ["rowid", *columns[1:]]
        return Step(sql, params, found[1], columns, inserts=True)
    if found := _UPDATE.match(sql):
        columns = re.findall(r'"(\w+)" = ', found[2])
        key = "id" if not sql.rstrip().endswith('"matter_ptr_id" = %s') else "matter_ptr_id"
        return Step(sql, params, found[1], [*columns, key])
    return Step(sql, params)
