"""Who may see and change which entries: the same rights as for matters, asked of the entry's unit."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from zhunsheng.kernel.access.models import Grant
from zhunsheng.kernel.access.scope import Right, rights, unit_conditions
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.registers.declare import Register


def _concerns(right: Right, register: Register) -> bool:
    return right.role.code != "admin" and right.domain in (Grant.EVERY, register.domain)


def scope_of(person: Person, register: Register) -> Q | None:
    """The condition on entries that the person may see; None for nothing at all."""
    found = unit_conditions(person, register.domain)
    units = editable_units(person, register)
    if units is None or any(not condition for condition in found):
        return Q()
    if units:
        # Also by a role that otherwise only takes part in matters.
        found.append(Q(unit__in=units))
    if register.public is not None and person.is_active and rights(person):
        found.append(Q(published_on__isnull=False, withdrawn_on__isnull=True))
    return reduce(or_, found) if found else None


def visible(person: Person, register: Register) -> QuerySet[Any]:
    """The register's entries that the person may see; for lists, look-ups, exports and the API."""
    condition = scope_of(person, register)
    rows: QuerySet[Any] = register.model.objects.all()
    return rows.none() if condition is None else rows.filter(condition)


def may_open(person: Person, register: Register) -> bool:
    """Whether the navigation offers the register: a right in its business, or in every one that is not confidential."""
    return person.is_active and any(_concerns(right, register) for right in rights(person))


def may_edit(person: Person, register: Register) -> bool:
    """Whether the person may add or change any entry at all."""
    return person.is_active and any(_edits(right, register) for right in rights(person))


def editable_units(person: Person, register: Register) -> frozenset[int | None] | None:
    """Units whose entries the person may add and change; None stands for all of them, and for entries of none."""
    found: set[int | None] = set()
    if not person.is_active:
        return frozenset()
    for right in rights(person):
        if not _edits(right, register):
            continue
        if right.own:
            found.add(person.unit_id)
        elif right.units is not None:
            found |= right.units
        elif right.places is not None:
            found |= set(Unit.objects.filter(place__in=right.places).values_list("pk", flat=True))
        else:
            return None
    return frozenset(found - {None})


def may_edit_entry(person: Person, register: Register, entry: Any) -> bool:
    """Whether the person may change this entry."""
    units = editable_units(person, register)
    return units is None or entry.unit_id in units


def _edits(right: Right, register: Register) -> bool:
    return _concerns(right, register) and right.role.code in register.roles
