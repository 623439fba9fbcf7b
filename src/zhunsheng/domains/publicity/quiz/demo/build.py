"""Bank, editions, sittings: counted, sealed by the hour."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.commons.district.units import PREFIX
from zhunsheng.commons.exams import counting, services
from zhunsheng.commons.exams.choices import Aside
from zhunsheng.commons.exams.models import Exam
from zhunsheng.commons.exams.register import QUESTIONS
from zhunsheng.domains.publicity.quiz.demo import crowd, questions
from zhunsheng.domains.publicity.quiz.demo.structure import MAKER, UNIT
from zhunsheng.domains.publicity.quiz.use import QUIZ
from zhunsheng.kernel.ledger import batches
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

RULES = {
    "minutes": 15,
    "pass_score": 60,
    "attempts": 1,
    "per": "day",
    "least_seconds": 20,
    "partly": True,
}
"""Rules of every edition."""


@lru_cache
def plan() -> Any:
    """The editions of the model year."""
    return yaml.safe_load((Path(__file__).parent / "editions.yaml").read_text(encoding="utf-8"))


def build(context: DemoContext) -> int:
    """The quiz of the model year, and the edition that is on today; returns entries and sittings."""
    maker = Person.objects.get(username=MAKER)
    unit = Unit.objects.get(code=f"{PREFIX}{UNIT}")
    change = Change(maker, date(context.year, 1, 4), "首次建立题库")
    bank = changing.add(QUESTIONS, list(questions.rows(unit.pk)), change)
    people = _crowd(context)
    context.progress("正在写入十万份线上答卷……")
    made = len(bank)
    for one in plan()["editions"]:
        days = [date.fromisoformat(f"{context.year}-{one[name]}") for name in ("opens", "closes")]
        exam = _edition(one, days, unit, maker)
        made += _fill(
            exam, one, people, datetime.combine(days[1] + timedelta(days=1), time(), clock.CHINA)
        )
    made += _today(context, unit, maker, people)
    _seal()
    return made


def _crowd(context: DemoContext) -> crowd.Crowd:
    on = date(context.year, 6, 1)
    # Departments only: an invented ranking says nothing of a real township.
    units = list(Unit.objects.valid_on(on).filter(kind="department").order_by("code"))
    weights = [context.random.uniform(0.3, 1.0) for _ in units]
    # Two units whose people hardly took part: what is small is not shown.
    weights[1] = weights[-2] = 0.012
    whole = sum(weights)
    return crowd.Crowd(context.random, [unit.pk for unit in units], [x / whole for x in weights])


def _edition(one: Any, days: list[date], unit: Unit, maker: Person) -> Exam:
    names = ("count", "points", "kind", "topic")
    lines = [dict(zip(names, line, strict=True)) | {"difficulty": ""} for line in one["lines"]]
    exam = Exam(
        use=QUIZ.code,
        title=one["title"],
        unit=unit,
        opens_on=days[0],
        closes_on=days[1],
        lines=lines,
        **RULES,
    )
    before = datetime.combine(days[0] - timedelta(days=2), time(10), clock.CHINA)
    services.save(exam, maker, before)
    return services.switch_on(exam, maker, before)


def _fill(exam: Exam, one: Any, people: crowd.Crowd, until: datetime) -> int:
    """The sittings of an edition up to a moment; those counted apart come on top."""
    n, hours = one["sittings"], plan()["hours"]
    found = crowd.sessions(exam, n, one["minors"], hours, until)
    apart = [
        crowd.Session(session.starts_at, session.slot, count, 0, aside)
        for aside, share in ((Aside.FAST.value, plan()["fast"]), (Aside.LATE.value, plan()["late"]))
        for session, count in _spread(found, n * share // 1000)
    ]
    made = crowd.sit(exam, people, [*found, *apart])
    counting.recount(exam, until)
    return made


def _spread(found: list[crowd.Session], n: int) -> list[tuple[crowd.Session, int]]:
    counts = [n // len(found) + (at < n % len(found)) for at in range(len(found))]
    return [(session, count) for session, count in zip(found, counts, strict=True) if count]


def _today(context: DemoContext, unit: Unit, maker: Person, people: crowd.Crowd) -> int:
    one = plan()["now"]
    days = [context.today - timedelta(days=9), context.today + timedelta(days=50)]
    return _fill(_edition(one, days, unit, maker), one, people, clock.now())


def _seal() -> None:
    """The closed hours, as the hourly task would have done."""
    for _batch in batches.seal_due(clock.now()):
        pass
