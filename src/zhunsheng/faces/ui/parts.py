"""What the components of a matter page, a list and a public form are given.

Each class is plain data, built by a view or a desk; the tag of the same name in ``templatetags/ui.py``
draws it. Templates read attributes only, so any object with these attributes will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from zhunsheng.faces.ui.tones import ActionKind, ClockTone, StageState, TaskState, Tone
from zhunsheng.lib.days.words import countdown


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb; the last one has no ``url``."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class NavItem:
    """A line of the dark navigation. ``count`` None shows nothing; tone RED makes it a red badge."""

    title: str
    url: str
    count: int | None = None
    tone: Tone = Tone.PLAIN
    current: bool = False


@dataclass(frozen=True)
class NavGroup:
    """Lines of the navigation under a small heading (none for the first group)."""

    title: str
    items: Sequence[NavItem]


@dataclass(frozen=True)
class Stage:
    """A stage of the stage bar; ``note`` replaces the date (“进行中”, “已跳过：……”)."""

    title: str
    state: StageState
    on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Clock:
    """A time limit on a matter.

    ``number`` is what is left (or, when overdue, what is past), ``unit`` 个工作日/日/个月, ``next`` says what
    happens when. ``used`` and ``total`` draw the meter when both are given. ``explanation`` is one
    sentence a line; ``cite`` the article. ``provisional`` marks a due date in a year whose holidays are
    not yet announced.
    """

    title: str
    number: int
    unit: str
    next: str
    tone: ClockTone = ClockTone.OK
    state: str = ""
    explanation: Sequence[str] = ()
    cite: str = ""
    used: int | None = None
    total: int | None = None
    provisional: bool = False

    @property
    def figure(self) -> str:
        """“还剩5个工作日”, in the words of every countdown; of a clock that is done, the time used."""
        if self.tone is ClockTone.DONE:
            return f"用时{self.number}{self.unit}"
        if self.tone is ClockTone.LAPSED:
            return self.tone.word
        left = -self.number if self.tone is ClockTone.OVERDUE else self.number
        return countdown(left, self.unit)

    @property
    def state_text(self) -> str:
        """The state in words; ``state`` (“已暂停第5天”) overrules the plain word."""
        return self.state or self.tone.word


@dataclass(frozen=True)
class Action:
    """Something a person may do now, or may not: then ``reason`` and ``cite`` say why."""

    title: str
    url: str = ""
    kind: ActionKind = ActionKind.PLAIN
    reason: str = ""
    cite: str = ""
    hint: str = ""

    @property
    def blocked(self) -> bool:
        """Listed below the buttons, as text."""
        return bool(self.reason)


@dataclass(frozen=True)
class Fact:
    """A label and a value; ``wide`` takes the whole row, ``url`` links the value."""

    label: str
    value: object
    url: str = ""
    wide: bool = False
    restricted: bool = False
    """Masked for this reader: a note tells that it is."""


@dataclass(frozen=True)
class Document:
    """A line of the documents table; ``size`` in bytes, ``url`` opens the file."""

    title: str
    url: str = ""
    number: str = ""
    on: date | None = None
    status: str = ""
    tone: Tone = Tone.PLAIN
    kind: str = ""
    size: int | None = None


@dataclass(frozen=True)
class Change:
    """A field before and after, in words."""

    label: str
    old: object
    new: object


@dataclass(frozen=True)
class Happening:
    """A line of 办理经过: who did what, as a sentence, with what changed one click deeper.

    ``recorded_at`` is shown only where it is on a later day than ``at`` (补录). ``on_behalf_of`` names the
    principal of a delegation.
    """

    at: datetime
    actor: str
    text: str
    cite: str = ""
    on_behalf_of: str = ""
    recorded_at: datetime | None = None
    facts: Sequence[Fact] = ()
    changes: Sequence[Change] = ()
    documents: Sequence[Document] = ()
    tone: Tone = Tone.BRAND
    digest: str = ""

    @property
    def late(self) -> bool:
        """Recorded on a later day than it happened."""
        return self.recorded_at is not None and self.recorded_at.date() > self.at.date()

    @property
    def deeper(self) -> bool:
        """Whether there is anything to unfold."""
        return bool(self.facts or self.changes or self.documents or self.digest)


@dataclass(frozen=True)
class Tab:
    """A queue tab: 待办 12."""

    title: str
    url: str
    count: int | None = None
    current: bool = False
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Stat:
    """A number with its name; ``url`` opens its records."""

    title: str
    value: object
    unit: str = ""
    note: str = ""
    url: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Tile:
    """A portal tile: what somebody wants, and a short line under it."""

    title: str
    url: str
    hint: str = ""


@dataclass(frozen=True)
class Task:
    """A part of a public form on the task list."""

    title: str
    url: str = ""
    state: TaskState = TaskState.NOT_STARTED
    hint: str = ""


@dataclass(frozen=True)
class TaskGroup:
    """Parts under one heading."""

    title: str
    tasks: Sequence[Task]


@dataclass(frozen=True)
class Answer:
    """A given answer with a way to change it; ``missing`` says what leaving it out means."""

    label: str
    value: object = ""
    url: str = ""
    missing: str = ""


@dataclass(frozen=True)
class AnswerGroup:
    """Answers under one heading."""

    title: str
    answers: Sequence[Answer]


@dataclass(frozen=True)
class Step:
    """A numbered step: what happens next, by when."""

    title: str
    text: str = ""
    state: StageState = StageState.TODO


@dataclass(frozen=True)
class Receipt:
    """Proof for the citizen. ``qr`` is trusted inline SVG (segno), ``digest`` the event's hash."""

    code: str
    title: str
    at: datetime
    qr: str = ""
    digest: str = ""
    url: str = ""
    password: str = ""
    """The look-up code, shown once."""
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Job:
    """Long work that shows its count and can be left. ``poll`` is a URL that returns the same part.

    ``total`` is 0 while nobody knows how much there is; the bar then only moves.
    """

    title: str
    done: int
    total: int
    unit: str = "条"
    note: str = ""
    poll: str = ""
    finished: bool = False
    failed: int = 0
    result: str = ""
    """Where the result is, once finished."""


@dataclass(frozen=True)
class Comparison:
    """Two versions beside each other; rows that differ are marked."""

    old_title: str
    new_title: str
    rows: Sequence[Change] = field(default_factory=tuple)
