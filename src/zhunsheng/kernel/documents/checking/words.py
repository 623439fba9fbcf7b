"""Rules on what a document must and must not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhunsheng.kernel.documents.checking.finding import Finding, Severity, excerpt
from zhunsheng.kernel.documents.layout import Document, to_text
from zhunsheng.kernel.documents.layout.tree import Signature, plain

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True)
class Contains:
    """The text must match ``pattern``; ``unless`` is a pattern of texts that need not."""

    code: str
    what: str
    pattern: str
    remedy: str
    cite: str = ""
    unless: str = ""
    severity: Severity = "error"

    def findings(self, document: Document) -> Iterator[Finding]:
        """The element, if it is missing."""
        text = to_text(document)
        if re.search(self.pattern, text) or (self.unless and re.search(self.unless, text)):
            return
        basis = f"（{self.cite}）" if self.cite else ""
        yield Finding(self.code, self.severity, f"没有写明{self.what}{basis}。", self.remedy)


@dataclass(frozen=True)
class Lacks:
    """The text must not match ``pattern``."""

    code: str
    what: str
    pattern: str
    remedy: str
    severity: Severity = "error"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Every place that matches."""
        text = to_text(document)
        for found in re.finditer(self.pattern, text):
            place = excerpt(text, *found.span())
            yield Finding(
                self.code, self.severity, f"{self.what}：“{found[0]}”。", self.remedy, place
            )


def signature_of(document: Document) -> list[str]:
    """The lines of the document's last 落款; empty when there is none."""
    for block in reversed(document.blocks):
        if isinstance(block, Signature):
            return [plain(line) for line in block.lines]
    return []


_ELEMENTS: dict[str, tuple[str, Callable[[Document], bool]]] = {
    "number": ("发文字号", lambda document: bool(document.meta.number)),
    "organ": ("发文机关", lambda document: bool(document.meta.organ)),
    "addressee": ("主送机关或者收件人", lambda document: bool(document.meta.addressee)),
    "signature": ("落款署名", lambda document: len(signature_of(document)) > 1),
    "date": (
        "成文日期",
        lambda document: any(DATE.fullmatch(line) for line in signature_of(document)[-1:]),
    ),
}


@dataclass(frozen=True)
class Elements:
    """Elements of the form that must be there (GB/T 9704-2012, 7): see ``_ELEMENTS`` for names."""

    names: tuple[str, ...]
    code: str = "elements"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Every element that is missing."""
        for name in self.names:
            title, present = _ELEMENTS[name]
            if not present(document):
                message = f"没有{title}（GB/T 9704—2012）。"
                yield Finding(f"{self.code}.{name}", "error", message, f"请补上{title}。")


@dataclass(frozen=True)
class Unfilled:
    """Places that somebody meant to fill in later."""

    code: str = "unfilled"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Every such place."""
        text = to_text(document)
        # A run of X inside a number is part of it: credit codes and ID numbers end with X.
        blank = r"(?<![A-Za-z0-9])[X×Ｘ]{2,}(?![A-Za-z0-9])|〔\s*〕|[？?]{2,}|（待定）|待填"
        for found in re.finditer(blank, text):
            place = excerpt(text, *found.span())
            yield Finding(self.code, "error", f"“{place}”还没有填写。", "请补齐后再签发。", place)
        for found in re.finditer("某某", text):
            place = excerpt(text, *found.span())
            yield Finding(self.code, "hint", f"“{place}”是否已经填写？", "请核对。", place)
