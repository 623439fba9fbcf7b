"""What a business declares when it draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhunsheng.kernel.modules import Registry

if TYPE_CHECKING:
    from zhunsheng.commons.sampling.models import Draw
    from zhunsheng.commons.sampling.reading import Place


@dataclass(frozen=True)
class DrawUse:
    """What is drawn for: ``stream`` names the kind of subject, ``domain`` the business whose grants decide access.

    ``drawn`` and ``redrawn`` run inside the transaction of the act; a refusal raised there undoes it. ``url`` is
    the subject's page on the workbench.
    """

    stream: str
    title: str
    domain: str
    drawn: Callable[[Draw, list[Place]], None] = lambda _draw, _places: None
    redrawn: Callable[[Draw, Place, Place], None] = lambda _draw, _before, _now: None
    url: Callable[[int], str] = lambda _subject: ""


uses: Registry[DrawUse] = Registry(DrawUse, key=lambda use: use.stream)
"""Every declared use, by stream."""
