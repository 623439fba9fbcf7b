"""What a check finds, and how rules are run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from zhunsheng.kernel.documents.layout import Document, parse

Severity = Literal["error", "hint"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (``error``: must not be issued so) or doubtful (``hint``).

    ``place`` is an excerpt of the text.
    """

    rule: str
    severity: Severity
    message: str
    remedy: str
    place: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the document must not be issued like this."""
        return self.severity == "error"


class Rule(Protocol):
    """Something that documents must fulfil."""

    @property
    def code(self) -> str:
        """Its name in findings and statistics."""
        ...

    def findings(self, document: Document) -> Iterator[Finding]:
        """What in the document offends."""
        ...


def check(source: str, rules: Iterable[Rule]) -> list[Finding]:
    """What ``rules`` find in a document's source, errors first. Raises ``TemplateProblem``."""
    document = parse(source)
    found = [finding for rule in rules for finding in rule.findings(document)]
    return sorted(found, key=lambda finding: not finding.is_error)


def excerpt(text: str, start: int, end: int, around: int = 8) -> str:
    """The words at a place, with a few before and after."""
    before = "…" if start > around else ""
    after = "…" if end + around < len(text) else ""
    words = text[max(0, start - around) : end + around].replace("\n", " ")
    return f"{before}{words}{after}"
