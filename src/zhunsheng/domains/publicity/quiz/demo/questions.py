"""The bank as the data files have it, in the words of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.exams.choices import Audience, Kind
from zhunsheng.lib.paper import OPTIONS

BANK = Path(__file__).parent / "bank"
FILES = ("state", "civil", "society")
SINCE = date(2022, 1, 1)
RECONSIDERATION = "行政复议法"
"""Of this law both texts are asked: that of 2017 until the end of 2023, then that of 2023."""


def rows(unit: int) -> Iterator[dict[str, Any]]:
    """The values of each question, numbered by topic."""
    years: dict[str, str] = _read("years")
    for file in FILES:
        for topic, questions in _read(file).items():
            for number, one in enumerate(questions, start=1):
                code = f"{topic[:5].upper()}-{number:03}"
                yield _values(code, topic, one, years) | {"unit": unit}


def _read(name: str) -> Any:
    return yaml.safe_load((BANK / f"{name}.yaml").read_text(encoding="utf-8"))


def _values(code: str, topic: str, one: dict[str, Any], years: dict[str, str]) -> dict[str, Any]:
    since = one.get("from", SINCE)
    values = {
        "code": code,
        "topic": topic,
        "difficulty": one["d"],
        "audience": Audience.EVERYBODY.value,
        "stem": one["q"],
        "explanation": one["e"],
        "articles": "\n".join(_dated(text, since, years) for text in one["a"].split("；")),
        "valid_from": since,
        "valid_to": one.get("to"),
    }
    if "t" in one:
        return values | {"kind": Kind.TRUE_FALSE.value, "answer": one["t"]}
    options = _mixed(one["q"], [*one["r"], *one["w"]])
    kind = Kind.MULTIPLE if len(one["r"]) > 1 else Kind.SINGLE
    right = sorted(OPTIONS[options.index(text)] for text in one["r"])
    letters = {f"option_{OPTIONS[at].lower()}": text for at, text in enumerate(options)}
    return values | letters | {"kind": kind.value, "answer": "".join(right)}


def _mixed(stem: str, options: list[str]) -> list[str]:
    """The same order every time, and not the right ones first."""
    return sorted(options, key=lambda text: sha256(f"{stem}{text}".encode()).digest())


def _dated(text: str, since: date, years: dict[str, str]) -> str:
    law, article = text.split(" ", 1)
    if law == RECONSIDERATION:
        return f"{law} {'2023' if since.year >= 2024 else '2017'} {article}"
    return f"{law} {years[law]} {article}"
