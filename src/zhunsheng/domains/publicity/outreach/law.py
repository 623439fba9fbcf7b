"""The rules that publicity cites, by the day of the act."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.kernel.procedure.declaration import Action
from zhunsheng.kernel.statutes.cites import Cite

OPINION = Cite("普法责任制意见", "2017", 1)
"""谁执法谁普法, by the opinions of 2017 until the law came."""
ACT = Cite("法治宣传教育法", "2025", 9)
"""谁执法谁普法 as law, from 1 November 2025."""
CHILDREN = Cite("个人信息保护法", "2021", 31)
"""Whoever handles data of a child under fourteen needs the guardian's consent."""

VERSIONS = (
    (
        "2017",
        "《关于实行国家机关“谁执法谁普法”普法责任制的意见》",
        OPINION,
        "1949-10-01",
        "2025-10-31",
    ),
    ("2025", "《法治宣传教育法》", ACT, "2025-11-01", "9999-12-31"),
)
"""Version, law in words, main article, first and last day on which a matter is filed under it."""
BOTH = (OPINION, ACT)


def under(cite: Cite, *actions: Action) -> tuple[Action, ...]:
    """Actions as they stand under the rules of one time."""
    return tuple(replace(action, cite=cite) for action in actions)
