"""Keep the words of people out of the markup.

Every ASCII mark in a value is replaced by a character of a private plane before the value enters a
template, and put back after parsing. No Markdown rule knows these characters, so a value can never become
a heading, a table, a slot or anything else, whatever rules are added later. Line ends are kept the same
way; the parser turns them into paragraphs where paragraphs are possible.
"""

from __future__ import annotations

import string
import unicodedata

from zhunsheng.lib.newlines import unified

_BASE = 0xF0000
_LINE_BREAK = "⏎"
_MARKS = string.punctuation + "\n" + _LINE_BREAK
_PROTECT = {ord(mark): chr(_BASE + ord(mark)) for mark in _MARKS}
_RESTORE = {ord(code): chr(mark) for mark, code in _PROTECT.items()}
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def protect(text: str) -> str:
    """``text`` with every mark replaced by a stand-in, and characters that no document may hold left out.

    Left out are control characters, lone surrogates, our own stand-ins and the marks that turn the
    direction of writing, which can make a printed sentence differ from the stored one.
    """
    text = unified(text).replace("\t", " ")
    return "".join(char for char in text if _allowed(char)).translate(_PROTECT)


def restore(text: str) -> str:
    """``text`` with every stand-in put back."""
    return text.translate(_RESTORE)


def _allowed(char: str) -> bool:
    if char == "\n":
        return True
    stand_in = _BASE <= ord(char) <= _BASE + 0xFFFF
    no_character = ord(char) & 0xFFFE == 0xFFFE
    return not (
        stand_in or no_character or char in _BIDI or unicodedata.category(char) in {"Cc", "Cs"}
    )
