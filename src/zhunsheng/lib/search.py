"""Search in Chinese text: character bigrams for full text, pinyin initials for names.

Databases split text at blanks, which Chinese has not. So a text is stored as its overlapping pairs
of characters (行政复议 → 行政 政复 复议 议), and a query is turned into the same pairs in the same
order. Both FTS5's unicode61 and PostgreSQL's `simple` configuration read the result.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_HAN}]+|[a-z0-9]+")

_PLACES = {"红寺堡": "hóng sì pù", "阅海": "yuè hǎi"}
"""Names of places that the dictionary of pypinyin reads otherwise than those who live there."""

_SURNAMES = {
    "单": "shàn",
    "仇": "qiú",
    "曾": "zēng",
    "查": "zhā",
    "解": "xiè",
    "区": "ōu",
    "翟": "zhái",
    "种": "chóng",
    "缪": "miào",
    "朴": "piáo",
    "乐": "yuè",
    "覃": "qín",
    "盖": "gě",
    "员": "yùn",
    "折": "shé",
    "任": "rén",
    "华": "huà",
    "宁": "nìng",
    "纪": "jǐ",
    "尉迟": "yù chí",
    "万俟": "mò qí",
    "长孙": "zhǎng sūn",
    "单于": "chán yú",
    "澹台": "tán tái",
}
"""Surnames that are read differently as such."""


def _runs(text: str) -> list[str]:
    """Runs of Han characters and words of ASCII letters and digits, in one form (NFKC, lower)."""
    return _RUN.findall(unicodedata.normalize("NFKC", text).lower())


def _is_word(run: str) -> bool:
    return run.isascii()


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def bigrams(text: str) -> str:
    """What is stored for searching `text`: pairs of Han characters and whole ASCII words.

    The last character of a run stands alone, too, so that every character begins some token and a
    query of one character can be a prefix.
    """
    tokens: list[str] = []
    for run in _runs(text):
        tokens += [run] if _is_word(run) else [*_pairs(run), run[-1]]
    return " ".join(tokens)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that must follow one another; with `prefix`, the last may be longer."""

    tokens: tuple[str, ...]
    prefix: bool = False


def query(text: str) -> list[Phrase]:
    """The phrases that a text matching `text` must all contain; empty when nothing can be sought.

    A single Han character is a prefix of pairs; the last word of letters or digits is a prefix,
    because its typing may not have ended.
    """
    runs = _runs(text)
    phrases = []
    for position, run in enumerate(runs):
        if _is_word(run):
            phrases.append(Phrase((run,), prefix=position == len(runs) - 1))
        elif len(run) == 1:
            phrases.append(Phrase((run,), prefix=True))
        else:
            phrases.append(Phrase(tuple(_pairs(run))))
    return phrases


def fts5(text: str) -> str:
    """`query` in the language of SQLite's MATCH; an empty text gives an empty query."""
    return " AND ".join(
        f'"{" ".join(phrase.tokens)}"{" *" if phrase.prefix else ""}' for phrase in query(text)
    )


def tsquery(text: str) -> str:
    """`query` in the language of PostgreSQL's tsquery type; an empty text gives an empty query."""
    return " & ".join(
        " <-> ".join(f"'{token}'" for token in phrase.tokens) + (":*" if phrase.prefix else "")
        for phrase in query(text)
    )


@cache
def _pypinyin() -> Any:
    """The pinyin library, loaded when first needed: its dictionaries take a third of a second."""
    import pypinyin

    pypinyin.load_phrases_dict(
        {name: [[syllable] for syllable in reading.split()] for name, reading in _PLACES.items()}
    )
    return pypinyin


def _surname(run: str) -> str:
    """The surname at the head of `run` if it has a reading of its own, else nothing."""
    return next((name for name in (run[:2], run[:1]) if name in _SURNAMES), "")


def _toneless(reading: str) -> list[str]:
    """The syllables of a reading without the marks of their tones."""
    marks = unicodedata.normalize("NFD", reading)
    return "".join(char for char in marks if not unicodedata.combining(char)).split()


def _syllables(text: str, *, person: bool) -> list[tuple[str, bool]]:
    """Syllables (True) and, between them, ASCII words (False), in their order."""
    result: list[tuple[str, bool]] = []
    for position, run in enumerate(_runs(text)):
        if _is_word(run):
            result.append((run, False))
            continue
        surname = _surname(run) if person and position == 0 else ""
        syllables = _toneless(_SURNAMES[surname]) if surname else []
        syllables += _pypinyin().lazy_pinyin(run[len(surname) :])
        result += [(syllable, True) for syllable in syllables]
    return result


def pinyin(text: str, *, person: bool = False) -> str:
    """The syllables of `text` without tones, parted by blanks: a key to sort by.

    With `person` the text begins with a surname, which may be read in its own way (单 is shan).
    """
    return " ".join(syllable for syllable, _ in _syllables(text, person=person))


def pinyin_initials(text: str, *, person: bool = False) -> str:
    """The first letters of the syllables; ASCII words stay whole: 兴庆区12号 → xqq12h.

    With `person` the text begins with a surname; see `pinyin`.
    """
    return "".join(
        part[0] if is_syllable else part for part, is_syllable in _syllables(text, person=person)
    )
