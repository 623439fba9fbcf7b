"""Cases put straight into the tables, for tests of what is counted and watched rather than of how it came to be."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.tests.conftest import District
from zhunsheng.kernel.clocks.models import Clock
from zhunsheng.kernel.clocks.services import start
from zhunsheng.kernel.procedure import statements

_numbers = count(1)


def case(district: District, **given: Any) -> Reconsideration:
    """One case received on 2022-03-01 unless said otherwise; every column may be given."""
    received = given.pop("received_on", date(2022, 3, 1))
    number = next(_numbers)
    row = Reconsideration(
        **{
            "domain": "reconsideration",
            "procedure": "reconsideration",
            "procedure_version": "2017",
            "number": f"测复〔2022〕{number}号",
            "title": f"第{number}件",
            "organ": district.organ,
            "unit": district.bureau,
            "place": district.organ.place,
            "stage": "archived" if given.get("closed_on") else "reviewing",
            "channel": "counter",
            "received_on": received,
            "acted_on": received,
            "act_kind": "penalty",
            "field": "market",
            "act_name": "行政处罚决定",
            "respondent": district.respondent,
            **given,
        }
    )
    statements.insert(row)
    return row


def accepted(district: District, on: date, **given: Any) -> Reconsideration:
    """A case received and accepted on one day."""
    return case(district, **{"received_on": on, "accepted_on": on, **given})


def clock(matter: Reconsideration, limit: str, on: date, **given: Any) -> Clock:
    """A clock of ``limit`` that began to run on a day, with columns as given."""
    made = start(matter, f"reconsideration.{limit}", on, version=matter.procedure_version)
    for name, value in given.items():
        setattr(made, name, value)
    made.save()
    return made
