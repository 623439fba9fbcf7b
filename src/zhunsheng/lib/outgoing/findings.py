"""What an inspection finds, gathered so that a thousand like findings read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

MOST_FINDINGS = 200
EXAMPLES = 3


class Unreadable(ValueError):
    """The file cannot be inspected and must not go out; ``message`` says why and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


class Severity(Enum):
    """How a finding weighs: an error must be removed or answered for, a hint is only to be looked at."""

    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: what it is called, why it matters, what to do."""

    code: str
    title: str
    severity: Severity
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader of the file could come upon; ``what`` shows personal numbers masked."""

    kind: Kind
    place: str
    what: str
    count: int = 1

    @property
    def code(self) -> str:
        """The kind's code: all that a record of the inspection needs to keep."""
        return self.kind.code

    @property
    def is_error(self) -> bool:
        """Whether the file must not go out as it is."""
        return self.kind.severity is Severity.ERROR

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.kind.why

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.kind.remedy

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file. ``limits`` says in sentences what was not looked at."""

    type_name: str
    findings: Sequence[Finding]
    limits: Sequence[str] = ()

    @property
    def errors(self) -> list[Finding]:
        """Findings that keep the file from going out as it is."""
        return [finding for finding in self.findings if finding.is_error]

    @property
    def hints(self) -> list[Finding]:
        """Findings to look at."""
        return [finding for finding in self.findings if not finding.is_error]


@dataclass
class Collector:
    """Gathers findings: those of one kind at one place are one, with a count and a few examples."""

    found: dict[tuple[str, str], tuple[Kind, list[str], int]] = field(default_factory=dict)
    limits: dict[str, None] = field(default_factory=dict)

    def add(self, kind: Kind, place: str, what: str = "", count: int = 1) -> None:
        """Note ``what`` at ``place``."""
        key = (kind.code, place)
        known = self.found.get(key)
        if known is None:
            if len(self.found) >= MOST_FINDINGS:
                self.limit(f"发现的问题超过{MOST_FINDINGS}处，其余未列出。")
                return
            self.found[key] = (kind, [what] if what else [], count)
            return
        _kind, examples, before = known
        if what and what not in examples and len(examples) < EXAMPLES:
            examples.append(what)
        self.found[key] = (kind, examples, before + count)

    def limit(self, sentence: str) -> None:
        """Say that something was not looked at."""
        self.limits[sentence] = None

    def report(self, type_name: str) -> Report:
        """Everything, errors first."""
        findings = [
            Finding(kind, place, _words(kind, examples, count), count)
            for (_code, place), (kind, examples, count) in self.found.items()
        ]
        findings.sort(key=lambda finding: not finding.is_error)
        return Report(type_name, tuple(findings), tuple(self.limits))


def _words(kind: Kind, examples: Sequence[str], count: int) -> str:
    times = f"（{count}处）" if count > 1 else ""
    shown = f"：{'、'.join(examples)}" if examples else ""
    more = "等" if examples and count > len(examples) else ""
    return f"{kind.title}{times}{shown}{more}"


def shorten(text: str, most: int = 24) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"
