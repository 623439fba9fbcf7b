"""Invented people and businesses for every part of the model district.

Names are put together from ``data/names.yaml``; identity numbers and credit codes are well formed but carry a
district number that was never given out (640199), and telephone numbers a zero after the area code, so that
none can be anybody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml

from zhunsheng.lib.identity import make_credit_code, make_id_card

DATA = Path(__file__).parent / "data"
NO_DISTRICT = "640199"
"""A place code within Ningxia that has never been given to a place."""


@lru_cache
def data(name: str) -> Any:
    """One of the district's data files."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Citizen:
    """An invented person."""

    name: str
    id_number: str
    birth: date
    phone: str
    address: str


@dataclass(frozen=True)
class Business:
    """An invented business with its legal representative."""

    name: str
    credit_code: str
    representative: str
    phone: str
    address: str


class Cast:
    """A stream of invented people and businesses, the same for the same seed; no name comes twice.

    ``start`` numbers telephones and codes, so that two casts of one district do not share them.
    """

    def __init__(self, seed: str, *, start: int) -> None:
        self._random = Random(seed)  # noqa: S311 - invented names, nothing secret
        self._names = self._shuffled()
        self._numbers = count(start)

    def _shuffled(self) -> Iterator[str]:
        names = data("names")
        every = [surname + given for surname in names["surnames"] for given in names["given"]]
        self._random.shuffle(every)
        return iter(every)

    def name(self) -> str:
        """The next name."""
        return next(self._names)

    def phone(self, number: int | None = None) -> str:
        """A telephone number that cannot be dialled."""
        return f"0951-0{next(self._numbers) if number is None else number:06d}"

    def citizen(self, street: str = "") -> Citizen:
        """A grown-up who lives at an invented address of ``street``."""
        number = next(self._numbers)
        birth = date(1952, 1, 1) + timedelta(days=self._random.randrange(18500))
        return Citizen(
            name=self.name(),
            id_number=make_id_card(NO_DISTRICT, birth, self._random.randrange(1, 999)),
            birth=birth,
            phone=self.phone(number),
            address=f"银川市兴庆区{street}演示小区{number % 40 + 1}号楼{number % 6 + 1}单元{number % 18 + 1}01室",
        )

    def business(self, trade: str, street: str = "") -> Business:
        """A company in one of the trades of ``names.yaml``."""
        number = next(self._numbers)
        mark = self._random.choice(data("names")["given"])
        return Business(
            name=f"银川演示{mark}{data('names')['trades'][trade]}有限公司",
            credit_code=make_credit_code(NO_DISTRICT, number),
            representative=self.name(),
            phone=self.phone(number),
            address=f"银川市兴庆区{street}演示商业街{number % 90 + 1}号",
        )

    def shop(self, trade: str, street: str = "") -> Business:
        """A sole trader (个体工商户)."""
        number = next(self._numbers)
        mark = self._random.choice(data("names")["given"])
        return Business(
            name=f"兴庆区演示{mark}{trade}店",
            credit_code=make_credit_code(NO_DISTRICT, number, "92"),
            representative=self.name(),
            phone=self.phone(number),
            address=f"银川市兴庆区{street}演示巷{number % 60 + 1}号",
        )
