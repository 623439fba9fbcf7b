"""Charts: bars and lines with direct labels; the table beside them carries the same numbers as links.

The page gets the figures as JSON in a data block; ``charts.js`` draws them. No colour is chosen here: a
series has a role, and the role has a colour from the tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Value = int | float | None

ROLES = ("brand", "green", "amber", "red", "ink", "last-year")
"""Roles of a series; ``last-year`` is grey and stands behind."""


@dataclass(frozen=True)
class Series:
    """One line or one set of bars. ``urls`` open the records behind each element."""

    title: str
    values: Sequence[Value]
    role: str = "brand"
    urls: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"unknown role {self.role!r}")
        if self.urls and len(self.urls) != len(self.values):
            raise ValueError("a series needs a URL for each value, or none")


@dataclass(frozen=True)
class Chart:
    """A chart with its table.

    ``kind``: bar (standing), rows (lying bars, for long names), line, stack. At most five series, so that the
    colours stay apart; every series has a value (or None) for every label.
    """

    name: str
    """Unique on the page; letters, digits, hyphens."""
    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    kind: str = "bar"
    unit: str = "件"
    label_title: str = ""
    note: str = ""
    tall: bool = False

    def __post_init__(self) -> None:
        if self.kind not in ("bar", "rows", "line", "stack"):
            raise ValueError(f"unknown kind {self.kind!r}")
        if not 1 <= len(self.series) <= 5:
            raise ValueError("a chart has one to five series")
        for one in self.series:
            if len(one.values) != len(self.labels):
                raise ValueError(f"series {one.title!r} does not fit the labels")

    @property
    def data(self) -> dict[str, Any]:
        """What ``charts.js`` reads."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "labels": list(self.labels),
            "series": [
                {"title": s.title, "role": s.role, "values": list(s.values), "urls": list(s.urls)}
                for s in self.series
            ],
        }

    @property
    def rows(self) -> list[tuple[str, list[tuple[Value, str]]]]:
        """The table: a label, then (value, url) of each series."""
        return [
            (label, [(s.values[i], s.urls[i] if s.urls else "") for s in self.series])
            for i, label in enumerate(self.labels)
        ]

    @property
    def summary(self) -> str:
        """Read out in place of the picture."""
        titles = "、".join(s.title for s in self.series)
        return f"{self.title}（{self.unit}）：{titles}。数字见旁边的表。"
