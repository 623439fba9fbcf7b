"""Rates, and the monthly checks of one station: paid ones of the demonstrated year, the newest still being checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.mediation.allowance.procedure import CODE
from zhunsheng.domains.disputes.mediation.allowance.rates import RATES
from zhunsheng.domains.disputes.mediation.choices import Difficulty, Form
from zhunsheng.domains.disputes.mediation.demo.structure import CHIEF, stations
from zhunsheng.domains.disputes.mediation.models import AllowanceRound
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

#: 分 by difficulty, oral and written. Invented: every district sets its own.
AMOUNTS = {
    Difficulty.SIMPLE: (5_000, 10_000),
    Difficulty.NORMAL: (10_000, 20_000),
    Difficulty.HARD: (20_000, 40_000),
    Difficulty.MAJOR: (50_000, 100_000),
}
MONTHS = (9, 10, 11, 12)


def allowances(context: DemoContext, staff: Mapping[str, Person]) -> None:
    """Rates from the year's beginning on, then the checks."""
    rates(context.year)
    code = stations()[0]["code"]
    clerk = Actor.staff(staff[people.clerk_of(code)], client="demo")
    chief = Actor.staff(staff[CHIEF], client="demo")
    days = Days(for_area())
    with quiet():
        for month in MONTHS:
            day = days.after(date(context.year + month // 12, month % 12 + 1, 5))
            found = _count(clerk, context.year, month, day)
            if found.lines_count and month != MONTHS[-1]:
                perform(found, "check", clerk, at=days.after(day, 1))
                perform(found, "approve", chief, at=days.after(day, 4))


def rates(year: int) -> None:
    """The register of rates."""
    begun = date(year, 1, 1)
    rows: list[dict[str, Any]] = [
        {
            "code": f"{difficulty.label}{form.label[:2]}",
            "difficulty": difficulty.value,
            "form": form.value,
            "amount": amount,
            "basis": "以案定补办法（演示）",
            "valid_from": begun,
        }
        for difficulty, pair in AMOUNTS.items()
        for form, amount in zip((Form.ORAL, Form.WRITTEN), pair, strict=True)
    ]
    changing.add(RATES, rows, Change(None, begun, "首次登记（演示）", "demo"))


def _count(clerk: Actor, year: int, month: int, day: date) -> AllowanceRound:
    event = file(CODE, clerk, {"year": year, "month_number": month}, at=day)
    found: AllowanceRound = AllowanceRound.objects.get(pk=event.subject_id)
    return found
