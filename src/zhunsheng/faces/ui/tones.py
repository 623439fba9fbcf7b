"""Tones: the five meanings that a colour may have. Colour never speaks alone; words say the same."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """What a badge, notice, number or row wants to say."""

    PLAIN = "plain"
    BRAND = "brand"
    """Going on."""
    GREEN = "green"
    """Done, in time."""
    AMBER = "amber"
    """Due soon, paused, provisional."""
    RED = "red"
    """Overdue, refused, destructive."""


class StageState(StrEnum):
    """Where a stage stands on the stage bar."""

    DONE = "done"
    CURRENT = "current"
    TODO = "todo"
    SKIPPED = "skipped"


class ClockTone(StrEnum):
    """How a time limit stands; the card adds the word."""

    OK = "ok"
    SOON = "soon"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    """The limit was a party's: nobody is late."""
    PAUSED = "paused"
    DONE = "done"

    @property
    def word(self) -> str:
        """The word on the card."""
        return _CLOCK_WORDS[self]


_CLOCK_WORDS = {
    ClockTone.OK: "期限内",
    ClockTone.SOON: "即将届满",
    ClockTone.OVERDUE: "已逾期",
    ClockTone.LAPSED: "期限已过",
    ClockTone.PAUSED: "已暂停",
    ClockTone.DONE: "已办结",
}


class ActionKind(StrEnum):
    """Rank of an action: one primary to a page, destructive ones in red outline."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"


class TaskState(StrEnum):
    """The seven states of a part of a public form."""

    NOT_NEEDED = "not-needed"
    BLOCKED = "blocked"
    NOT_READY = "not-ready"
    NOT_STARTED = "not-started"
    STARTED = "started"
    REVIEW = "review"
    DONE = "done"

    @property
    def word(self) -> str:
        """The badge text."""
        return _TASKS[self][0]

    @property
    def tone(self) -> Tone:
        """The badge colour."""
        return _TASKS[self][1]

    @property
    def opens(self) -> bool:
        """Whether the part may be opened now; where material is missing, it is added there."""
        return self not in (TaskState.NOT_NEEDED, TaskState.BLOCKED)


_TASKS = {
    TaskState.NOT_NEEDED: ("不需要", Tone.PLAIN),
    TaskState.BLOCKED: ("还不能开始", Tone.PLAIN),
    TaskState.NOT_READY: ("材料未齐", Tone.PLAIN),
    TaskState.NOT_STARTED: ("未开始", Tone.BRAND),
    TaskState.STARTED: ("进行中", Tone.AMBER),
    TaskState.REVIEW: ("待核对", Tone.AMBER),
    TaskState.DONE: ("已完成", Tone.GREEN),
}
