"""People of the model district with posts, rights and delegations, from ``data/people.yaml``."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhunsheng.commons.district import units
from zhunsheng.commons.district.cast import Cast, data
from zhunsheng.kernel.access.models import Delegation, Grant
from zhunsheng.kernel.orgs.models import Duty, Person, Place, Post, Unit

#: Without letters and digits that are taken for one another.
_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Login:
    """An account that somebody may try the model district with."""

    username: str
    password: str
    name: str
    unit: str
    purpose: str


def person(username: str) -> Person:
    """A person of the model district. Raises ``Person.DoesNotExist``."""
    return Person.objects.select_related("unit").get(username=username)


def grant(
    username: str,
    role: str,
    domain: str = Grant.EVERY,
    *,
    scope: str,
    unit: str = "",
    place: str = "",
) -> None:
    """Give a person a role in one business; a grant that is there already stays as it is."""
    Grant.objects.get_or_create(
        person=Person.objects.get(username=username),
        role=role,
        domain=domain,
        scope=scope,
        unit=units.unit(unit) if unit else None,
        place=Place.objects.get(code=place) if place else None,
        defaults={"starts_on": data("people")["starts_on"]},
    )


def grants(domain: str, wanted: Mapping[str, Sequence[str]]) -> None:
    """Let people (by username) act in roles for their own unit, in one statement for all that is missing."""
    found = Person.objects.filter(username__in=wanted).in_bulk(field_name="username")
    present = set(
        Grant.objects.filter(domain=domain, person__in=found.values()).values_list(
            "person__username", "role"
        )
    )
    Grant.objects.bulk_create(
        Grant(
            person=found[username],
            role=role,
            domain=domain,
            scope="unit",
            unit_id=found[username].unit_id,
            starts_on=data("people")["starts_on"],
        )
        for username, roles in wanted.items()
        for role in roles
        if username in found and (username, role) not in present
    )


def duty(domain: str, *, organ: str, unit: str) -> None:
    """Say which unit handles a business for which organ, from the day on which the units exist."""
    Duty.objects.get_or_create(
        domain=domain,
        organ=units.unit(organ),
        unit=units.unit(unit),
        defaults={"starts_on": data("units")["valid_from"]},
    )


def load(known: Mapping[str, Unit]) -> list[Login]:
    """Make everybody who is not there yet; returns the new logins with their passwords."""
    plan = data("people")
    present = set(Person.objects.values_list("username", flat=True))
    cast = Cast("district", start=2000)
    logins: list[Login] = []
    for row in _everybody(plan):
        name, phone = cast.name(), cast.phone()
        if row["username"] in present:
            continue
        unit = known[row["unit"]]
        login = _login(row, name, unit)
        who = Person.objects.create_user(
            row["username"], login.password if login else None, name=name, phone=phone, unit=unit
        )
        Post.objects.create(
            person=who,
            unit=unit,
            title=row["title"],
            is_head=row.get("head", False),
            starts_on=plan["starts_on"],
        )
        for right in row.get("grants", ()):
            grant(row["username"], **right)
        logins += [login] if login else []
    for row in plan["delegations"]:
        _delegate(row, plan["starts_on"])
    return logins


def _everybody(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The named people, then the heads and the clerks of the units."""
    yield from plan["people"]
    headed = {row["unit"] for row in plan["people"] if row.get("head")}
    named = {row["unit"]: row for row in plan["clerk_logins"]}
    for unit in units.rows():
        code, kind = unit["code"], str(unit["kind"])
        if kind in plan["heads"] and code not in headed:
            title = plan["heads"][kind]
            yield {"username": head_of(code), "unit": code, "title": title, "head": True}
        if kind in plan["clerks"]:
            clerk = {"username": clerk_of(code), "unit": code, "title": plan["clerks"][kind]}
            yield {**clerk, "login": named.get(code, {}).get("login")}


def clerk_of(code: str) -> str:
    """The username of the clerk of a unit by the unit's short code."""
    named = {row["unit"]: row["username"] for row in data("people")["clerk_logins"]}
    return str(named.get(code, f"clerk-{code.lower()}"))


def head_of(code: str) -> str:
    """The username of the head of a unit by the unit's short code."""
    named = {row["unit"]: row["username"] for row in data("people")["people"] if row.get("head")}
    return str(named.get(code, f"head-{code.lower()}"))


def _login(row: dict[str, Any], name: str, unit: Unit) -> Login | None:
    if not row.get("login"):
        return None
    return Login(row["username"], _password(), name, unit.label, row["login"])


def _password() -> str:
    """Four groups of four characters, of three kinds at least, as the installation's rules ask."""
    while True:
        letters = [secrets.choice(_LETTERS) for _ in range(16)]
        if any(c.isdigit() for c in letters) and any(c.isupper() for c in letters):
            return "-".join("".join(letters[i : i + 4]) for i in range(0, 16, 4))


def _delegate(row: dict[str, str], starts_on: Any) -> None:
    Delegation.objects.get_or_create(
        principal=Person.objects.get(username=row["principal"]),
        delegate=Person.objects.get(username=row["delegate"]),
        defaults={"basis": row["basis"], "starts_on": starts_on},
    )
