"""Rules on names: a party is called the same throughout, and the organ that signs is the one in the head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.kernel.documents.checking.finding import Finding, Severity, excerpt
from zhunsheng.kernel.documents.checking.words import signature_of
from zhunsheng.kernel.documents.layout import Document, to_text

_ROLES = "申请人|被申请人|第三人|当事人|被处罚人|被检查人|原告|被告"
_DEFINED = re.compile(
    rf"^(?P<role>{_ROLES})：(?P<name>[\u4e00-\u9fff·（）()A-Za-z]{{2,40}})(?=[，。；,]|$)",
    re.MULTILINE,
)
_LONG = 6
_COUNTED = frozenset("一二三四五六七八九十甲乙丙丁东西南北中上下大小新老省市县区")
"""Marks by which two real names differ; a difference of these alone is no slip."""


@dataclass(frozen=True)
class Names:
    """Near misses of a party's name, and a signature that is not the organ's."""

    code: str = "name"

    def findings(self, document: Document) -> Iterator[Finding]:
        """Slips of the pen only: one character of a name differs; whatever differs more is another name."""
        text = to_text(document)
        for found in _DEFINED.finditer(text):
            yield from self._near_misses(text, found["role"], found["name"])
        yield from self._signature(document)

    def _near_misses(self, text: str, role: str, name: str) -> Iterator[Finding]:
        known = {found["name"] for found in _DEFINED.finditer(text)}
        anywhere = len(name) >= _LONG
        before = "" if anywhere else rf"(?<!被){role}"
        for found in re.finditer(rf"(?={before}(?P<name>.{{{len(name)}}}))", text):
            other = found["name"]
            if other not in known and _differ_by_a_slip(name, other):
                place = excerpt(text, *found.span("name"))
                message = f"{role}“{name}”又写作“{other}”。"
                severity: Severity = "error" if len(name) > 2 else "hint"
                yield Finding(
                    self.code, severity, message, "同一当事人的名称应当一致，请核对。", place
                )

    def _signature(self, document: Document) -> Iterator[Finding]:
        organ, signed = document.meta.organ, "".join(signature_of(document)[:-1])
        if organ and signed and organ not in signed and signed not in organ:
            message = f"版头是“{organ}”，落款是“{signed}”。"
            yield Finding(self.code, "hint", message, "请核对以谁的名义发文。", signed)


def _differ_by_a_slip(name: str, other: str) -> bool:
    pairs = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return len(pairs) == 1 and not (pairs[0][0] in _COUNTED and pairs[0][1] in _COUNTED)
