"""What a business declares so that its service is rated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from zhunsheng.kernel.modules import Registry
from zhunsheng.kernel.orgs.models import Unit
from zhunsheng.lib import clock

LOWEST, HIGHEST = 1, 5
LOW = 2
"""The highest score that counts as dissatisfied (不满意、很不满意)."""


@dataclass(frozen=True)
class RatingQuestion:
    """One more thing that is rated from 1 to 5, such as how clearly it was explained."""

    code: str
    title: str


def has_ended(matter: Any) -> bool:
    """The default moment of a rating: the matter is concluded."""
    return matter.closed_on is not None


def served_by(matter: Any) -> Unit:
    """The default unit that is rated: the one that handled the matter."""
    found: Unit = matter.unit
    return found


@dataclass(frozen=True)
class RatingUse:
    """One procedure whose service citizens rate.

    ``when`` says from when on; it is open for ``days`` days after the matter's end, and changeable for ``changeable``
    days after it was given. ``questions`` are asked beside the one score that everything counts. ``unit`` is the unit
    whose figures it enters and whose chief answers for a low one. ``title`` is the service in the citizen's words.
    """

    procedure: str
    title: str
    questions: tuple[RatingQuestion, ...] = ()
    when: Callable[[Any], bool] = has_ended
    days: int = 30
    changeable: int = 7
    unit: Callable[[Any], Unit] = served_by

    def is_open(self, matter: Any) -> bool:
        """Whether the matter may be rated for the first time today."""
        if not self.when(matter):
            return False
        ended = matter.closed_on or matter.acted_on
        return bool(clock.today() <= ended + timedelta(days=self.days))


rating_uses: Registry[RatingUse] = Registry(RatingUse, key=lambda use: use.procedure)
"""Every declared use, by procedure."""
