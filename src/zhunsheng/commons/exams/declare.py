"""What a business declares when it holds exams."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from zhunsheng.commons.exams.choices import Audience
from zhunsheng.kernel.modules import Registry


@dataclass(frozen=True)
class ExamUse:
    """What exams are held for: ``code`` names the use, its first word the business whose grants decide access.

    ``audiences`` are the questions that fit. ``public`` papers are taken without an account at ``url``; others by
    people who sign in, on the workbench, with ``invigilated`` only after the code that the invigilator shows.
    ``finished`` gets the key of each sitting of a signed-in person, in the transaction that hands it in.
    """

    code: str
    title: str
    audiences: tuple[str, ...] = (Audience.EVERYBODY,)
    public: bool = False
    invigilated: bool = False
    url: Callable[[int], str] = lambda exam: f"/desk/exams/{exam}/paper/"
    finished: Callable[[int], None] = lambda _sitting: None
    #: Roles that make, switch on and off; who else has a right in the business reads.
    roles: tuple[str, ...] = ("registrar", "handler", "chief")

    @property
    def domain(self) -> str:
        """The business to which it belongs."""
        return self.code.split(".", 1)[0]


uses: Registry[ExamUse] = Registry(ExamUse, key=lambda use: use.code)
"""Every declared use, by code."""
