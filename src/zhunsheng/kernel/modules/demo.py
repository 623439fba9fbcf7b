"""What a module adds to the model district."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from zhunsheng.kernel.modules.registry import Registry


@dataclass(frozen=True)
class DemoContext:
    """What a part of the model district is built for.

    ``year`` is the year whose figures are the published ones; ``today`` is the day on which the running work
    stands. ``random`` is seeded, so that one year always gives the same district. ``progress`` takes a Chinese
    sentence for whoever waits.
    """

    year: int
    today: date
    random: Random
    progress: Callable[[str], None]


@dataclass(frozen=True)
class Demo:
    """One module's part of the model district.

    ``build`` makes its records through ``file`` and ``perform`` and returns how many matters or entries it made.
    ``structure`` brings what the business needs before its first record (duties, rights, coded lists); it may be
    called again and then changes nothing. Parts are built in the order of ``order``.
    """

    code: str
    order: int
    build: Callable[[DemoContext], int]
    structure: Callable[[], None] | None = None


demos: Registry[Demo] = Registry(Demo, key=lambda demo: demo.code)
"""Every module's part, by code."""
