"""The manifest of one business."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    """The table of contents of one business or kernel part.

    ``code`` is the domain code that grants name; ``order`` is its place in menus; ``provides`` holds the plain
    objects that it brings (procedures, roles, desks, portal pages, indicators, alert rules, …).
    """

    code: str
    title: str
    provides: tuple[object, ...] = ()
    order: int = 100
    legal_basis: str = ""
