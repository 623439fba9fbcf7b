"""The register of rates, and the rate that holds for a dispute on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhunsheng.domains.disputes.mediation.models import AllowanceRate
from zhunsheng.kernel.registers.declare import Fault, Register


def _faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if (values.get("amount") or 0) <= 0:
        yield "amount", "每件补贴须大于零；不发补贴的不用列标准。"


RATES = Register(
    code="mediation.rates",
    title="以案定补标准",
    model=AllowanceRate,
    fields=("code", "difficulty", "form", "amount", "basis", "valid_from", "valid_to"),
    columns=("code", "difficulty", "form", "amount"),
    search=("code", "basis"),
    filters=("difficulty", "form"),
    roles=("chief",),
    money=("amount",),
    check=_faults,
    name=lambda rate: f"{rate.get_difficulty_display()}·{rate.get_form_display()}",
    hint="按难易程度和协议形式定每件多少钱。改标准时填新的生效日期，以前的照旧。",
    order=56,
)


class Rates:
    """The rates in force on a day, read once."""

    def __init__(self, on: date) -> None:
        rows = AllowanceRate.objects.in_force(on)
        self._amounts = {(one.difficulty, one.form): one.amount for one in rows}

    def of(self, difficulty: str, form: str) -> int | None:
        """分 for one dispute; None where no rate was set."""
        return self._amounts.get((difficulty, form))
