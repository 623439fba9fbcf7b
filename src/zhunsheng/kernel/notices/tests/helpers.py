"""Helpers of the tests of notices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from zhunsheng.kernel.matters.models import Matter
from zhunsheng.kernel.orgs.models import Person, Unit


def make_unit(code: str, name: str) -> Unit:
    """A department."""
    return Unit.objects.create(code=code, name=name, kind=Unit.Kind.DEPARTMENT)


def make_person(username: str, **fields: Any) -> Person:
    """Somebody who can log in."""
    return Person.objects.create_user(username, name=username, **fields)


def make_matter(unit: Unit, **fields: Any) -> Matter:
    """A matter's row alone: notices lie below the procedures that file real ones."""
    matter = Matter(
        domain="reconsideration",
        procedure="x",
        procedure_version="1",
        title="张某不服处罚",
        organ=unit,
        unit=unit,
        stage="received",
        received_on=date(2022, 8, 8),
        acted_on=date(2022, 8, 8),
        **fields,
    )
    models.Model.save(matter)
    return matter
