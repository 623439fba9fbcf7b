"""The code that an invigilator shows: it changes by the clock, and nothing is stored."""

from __future__ import annotations

import hmac
from datetime import datetime

from zhunsheng.commons.exams.models import Exam
from zhunsheng.kernel.privacy.digests import lookup_digest

WINDOW = 600
"""Seconds for which a code is shown; it is taken for as long again, for those who read slowly."""


def admission_code(exam: Exam, now: datetime) -> str:
    """Six digits."""
    return _code(exam, int(now.timestamp()) // WINDOW)


def admits(exam: Exam, code: str, now: datetime) -> bool:
    """Whether the code is the present one or the one before."""
    window, given = int(now.timestamp()) // WINDOW, code.strip().encode()
    return any(
        hmac.compare_digest(_code(exam, one).encode(), given) for one in (window, window - 1)
    )


def _code(exam: Exam, window: int) -> str:
    return f"{int(lookup_digest(f'{exam.pk}:{window}', 'exam-admission')[:12], 16) % 1_000_000:06}"
