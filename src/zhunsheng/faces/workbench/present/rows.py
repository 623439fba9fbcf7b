"""Rows of lists of mixed matters: tuples of the kernel's columns, formatted without a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Q
from django.urls import reverse

from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.wording import short_day
from zhunsheng.kernel.clocks.explain import Explanation, explained
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.procedure.registry import procedures
from zhunsheng.lib import clock

#: id, number, title, procedure, version, stage, handler, received, due, acted, closed.
MATTER_FIELDS = (
    "pk",
    "number",
    "title",
    "procedure",
    "procedure_version",
    "stage",
    "handler__name",
    "received_on",
    "due_on",
    "acted_on",
    "closed_on",
)
_TONES = {
    "ok": Tone.PLAIN,
    "soon": Tone.AMBER,
    "overdue": Tone.RED,
    "paused": Tone.AMBER,
    "lapsed": Tone.PLAIN,
}


def stage_badge(procedure: str, version: str, stage: str) -> tuple[str, Tone]:
    """The stage's title with its colour."""
    declared = procedures.get(f"{procedure}@{version}")
    found = declared.stage_by_code.get(stage) if declared else None
    if found is None:
        return stage, Tone.PLAIN
    if found.final:
        return found.title, Tone.PLAIN
    return found.title, Tone.GREEN if found.closed else Tone.BRAND


def countdowns(
    matters: Iterable[int], mine: Mapping[int, frozenset[str]] = MappingProxyType({})
) -> dict[int, Explanation]:
    """The leading clock of each matter that has one open; two queries for a whole page.

    ``mine``: the roles in which the reader takes part in a matter. The clock of such a role goes before.
    """
    whose = Q(leading=True)
    for roles in set(mine.values()):
        whose |= Q(limit__whose__in=roles)
    rows = Clock.objects.open().filter(whose, matter__in=list(matters)).select_related("limit")
    found = [
        (said, said.clock.limit.whose in mine.get(said.clock.matter_id, ()))
        for said in explained(rows.order_by("pk"), clock.today())
    ]
    found = [(said, own) for said, own in found if own or said.clock.leading]
    return {said.clock.matter_id: said for said, _own in sorted(found, key=lambda pair: pair[1])}


def due_cell(said: Explanation | None) -> tuple[str, Tone] | None:
    """“还剩5个工作日（10-08）” in the colour of its urgency; nothing when nothing runs."""
    if said is None:
        return None
    day = "" if said.clock.is_paused else f"（{short_day(said.due_on)}）"
    return f"{said.headline}{day}", _TONES[said.tone]


def inbox_table(
    rows: Sequence[Sequence[Any]],
    size: int,
    taken: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Table:
    """The table of the inbox and of the search.

    ``taken``: by business, the roles in which the reader takes part; the time limit is then their own.
    """
    columns = (
        Column("标题", "lines"),
        Column("阶段", "badge", keep=True),
        Column("承办人", keep=True),
        Column("收到", "day"),
        Column("期限", "due", keep=True),
    )
    shown = rows[:size]
    mine = {row[0]: roles for row in shown if (roles := taken.get(row[3].split(".", 1)[0]))}
    left = countdowns((row[0] for row in shown), mine)
    return Table(
        columns=columns,
        rows=[_inbox_row(row, left.get(row[0])) for row in shown],
        caption="案件",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        empty="这里没有案件。",
        empty_hint="有新的案件等您办理时会出现在这里。",
    )


def _inbox_row(row: Sequence[Any], said: Explanation | None) -> tuple[Any, ...]:
    pk, number, title, procedure, version, stage, handler, received, *_days = row
    return (
        (title, number or "未编号"),
        stage_badge(procedure, version, stage),
        handler or "未指派",
        received,
        due_cell(said),
        pk,
    )
