"""Take a number, void a number, and look for gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection, models

from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.numbers.models import IssuedNumber, Series

_TAKE = (
    "INSERT INTO numbers_series (kind, code, year, last) VALUES (%s, %s, %s, 1) "
    "ON CONFLICT (kind, code, year) DO UPDATE SET last = numbers_series.last + 1 RETURNING id, last"
)


@dataclass(frozen=True)
class Pattern:
    """How a number reads, e.g. ``Pattern("reconsideration.case", "{code}复〔{year}〕{n}号")``.

    Brackets are the six-sided 〔〕 of GB/T 9704; other brackets are refused.
    """

    kind: str
    text: str

    def __post_init__(self) -> None:
        if "〔{year}〕" not in self.text or "{n}" not in self.text:
            raise ValueError(f"{self.kind}: a number needs 〔{{year}}〕 and {{n}}.")


def issue(pattern: Pattern, code: str, year: int, matter_id: int | None = None) -> str:
    """Take the next number of the series; call it inside the transaction of the act that uses it.

    The row lock on the series makes concurrent takers wait, and a roll-back gives the number back: no gap, no double.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, (pattern.kind, code, year))
        series_id, sequence = cursor.fetchone()
    text = pattern.text.format(code=code, year=year, n=sequence)
    compiled.insert(
        IssuedNumber(series_id=series_id, sequence=sequence, text=text, matter_id=matter_id)
    )
    return text


def void(text: str, on: date, reason: str) -> None:
    """Mark a number as void. It is never taken again."""
    IssuedNumber.objects.filter(text=text, voided_on__isnull=True).update(
        voided_on=on, void_reason=reason
    )


def gaps() -> list[str]:
    """Series whose register does not hold every number up to the last one; empty when all is well."""
    counted = Series.objects.annotate(taken=models.Count("numbers")).exclude(taken=models.F("last"))
    return [f"{series}：最后序号{series.last}，登记{series.taken}个" for series in counted]
