"""Rows of lists of mixed matters: tuples of the kernel's columns, formatted without a template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
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
SOON_DAYS = 3


def stage_badge(procedure: str, version: str, stage: str) -> tuple[str, Tone]:
    """The stage's title with its colour."""
    declared = procedures.get(f"{procedure}@{version}")
    found = declared.stage_by_code.get(stage) if declared else None
    if found is None:
        return stage, Tone.PLAIN
    if found.final:
        return found.title, Tone.PLAIN
    return found.title, Tone.GREEN if found.closed else Tone.BRAND


def due_cell(due_on: date | None, closed_on: date | None = None) -> tuple[str, Tone] | None:
    """“还剩12天（10-08）” in the colour of its urgency; nothing when nothing runs."""
    if due_on is None or closed_on is not None:
        return None
    left = (due_on - clock.today()).days
    day = f"{due_on:%m-%d}"
    if left < 0:
        return f"超{-left}天（{day}）", Tone.RED
    tone = Tone.AMBER if left <= SOON_DAYS else Tone.PLAIN
    return (f"今天（{day}）" if left == 0 else f"剩{left}天（{day}）"), tone


def inbox_table(rows: Sequence[Sequence[Any]], size: int) -> Table:
    """The table of the inbox and of the search."""
    columns = (
        Column("标题", "lines"),
        Column("阶段", "badge", keep=True),
        Column("承办人", keep=True),
        Column("收到", "day"),
        Column("期限", "due", keep=True),
    )
    return Table(
        columns=columns,
        rows=[_inbox_row(row) for row in rows[:size]],
        caption="案件",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        empty="这里没有案件。",
        empty_hint="有新的案件等您办理时会出现在这里。",
    )


def _inbox_row(row: Sequence[Any]) -> tuple[Any, ...]:
    pk, number, title, procedure, version, stage, handler, received, due, _acted, closed = row
    return (
        (title, number or "未编号"),
        stage_badge(procedure, version, stage),
        handler or "未指派",
        received,
        due_cell(due, closed),
        pk,
    )
