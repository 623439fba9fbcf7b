"""Enter organisations, mediators, rooms and the roster of the model district, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.commons.district.cast import Cast
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.domains.disputes.organisations import law, registers, words
from zhunsheng.domains.disputes.organisations.choices import Function, OrganisationKind, RoomKind
from zhunsheng.domains.disputes.organisations.demo.plan import Plan, Values
from zhunsheng.domains.disputes.organisations.demo.structure import CENTRE, data
from zhunsheng.domains.disputes.organisations.models import Organisation, Room
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change, Edit
from zhunsheng.kernel.registers.declare import Register

FIRST_CODE = 500_000
ONE, WEEK = timedelta(days=1), timedelta(days=7)


def build(context: DemoContext) -> int:
    """Make everything; returns how many entries."""
    context.progress("正在登记调解组织和调解员……")
    begun = Change(None, date(context.year - 1, 3, 1), "首次登记（演示）", "demo")
    plan = Plan(Cast("mediation-organisations", start=FIRST_CODE))
    office = plan.units["SFJ-JCK"]
    rows = [
        {"code": name, "purpose": text, "unit": office} for name, text in data()["networks"].items()
    ]
    networks = _add(registers.NETWORKS, rows, begun)
    plan.networks = {one.code: one.pk for one in networks}
    organisations = _add(registers.ORGANISATIONS, plan.rows(), begun)
    _renew(organisations, context.today)
    mediators = _add(registers.MEDIATORS, _mediators(context, plan.cast, organisations), begun)
    rooms = _add(registers.ROOMS, _rooms(organisations[0]), begun)
    duty = _duty(context, plan.cast, [room for room in rooms if room.needs_duty])
    return sum(map(len, (networks, organisations, mediators, rooms))) + duty


def _add(register: Register, rows: Iterable[Values], change: Change) -> list[Any]:
    entries = changing.add(register, list(rows), change)
    if register.public is not None:
        changing.publish(register, [entry.pk for entry in entries], change)
    return entries


def _renew(organisations: Iterable[Organisation], today: date) -> None:
    """换届: whose term has ended begins a new one on the day after, all of one day in one change."""
    due: dict[date, list[Edit]] = defaultdict(list)
    for one in organisations:
        began, ends = one.term_began, one.term_ends
        while ends and ends < today:
            began, ends = ends + ONE, law.years_after(ends)
            due[began].append(Edit(one.pk, {"term_began": began, "term_ends": ends}))
    for day in sorted(due):
        changing.edit(registers.ORGANISATIONS, due[day], Change(None, day, "换届", "demo"))


def _mediators(
    context: DemoContext, cast: Cast, organisations: Iterable[Organisation]
) -> Iterator[Values]:
    """Three in each village and township, two in other committees, eight in the centre, one in a star room."""
    kinds, random = [str(label) for label in Kind.labels], context.random
    number = 0
    for one in organisations:
        for place in range(_mediators_of(one)):
            number += 1
            full_time = one.kind == OrganisationKind.CENTRE or place == 0
            special = random.sample(kinds, 3) if number % 3 else [words.EVERYTHING]
            yield {
                "code": f"TJY{number:04d}",
                "name": cast.name(),
                "organisation": one.pk,
                "unit": one.unit_id,
                "post": "full_time" if full_time else "part_time",
                "skills": words.joined(special) if one.disputes == "全部" else one.disputes,
                "languages": random.choice(data()["languages"]),
                "term_ends": date(context.today.year + 1, 12, 31),
                "trained_on": date(context.year, 4 + number % 6, 1 + number % 28),
                "phone": cast.phone(),
            }


def _mediators_of(one: Organisation) -> int:
    if one.kind == OrganisationKind.COMMITTEE:
        return 3 if one.founder in ("village", "township") else 2
    return {OrganisationKind.CENTRE: 8, OrganisationKind.STAR_ROOM: 1}.get(
        OrganisationKind(one.kind), 0
    )


def _rooms(centre: Organisation) -> Iterator[Values]:
    functions = list(Function)
    for kind, names in data()["rooms"].items():
        for at, name in enumerate(names):
            has_function = kind in (RoomKind.WINDOW, RoomKind.FUNCTION)
            yield {
                "code": f"ZX001-{list(RoomKind).index(RoomKind(kind)) + 1}{at + 1:02d}",
                "name": name,
                "kind": kind,
                "function": functions[at] if has_function else "",
                "organisation": centre.pk,
                "unit": centre.unit_id,
                "floor": "一层大厅" if kind in (RoomKind.DESK, RoomKind.WINDOW) else "二层",
                "seats": {RoomKind.RECEPTION: 8, RoomKind.FUNCTION: 12}.get(RoomKind(kind)),
                "needs_duty": kind in (RoomKind.DESK, RoomKind.WINDOW),
            }


def _duty(context: DemoContext, cast: Cast, rooms: list[Room]) -> int:
    """December of the year, and from last week to the next but one around today: two people take turns at each post."""
    staff = {room.pk: (cast.name(), cast.name()) for room in rooms}
    head = people.person(CENTRE)
    monday = context.today - timedelta(days=context.today.weekday())
    year_end = [date(context.year, 12, day) for day in range(1, 32)]
    now = [monday - WEEK + ONE * step for step in range(28)]
    calendar, rows = for_area(), []
    for day in sorted({*year_end, *now}):
        if not calendar.is_workday(day):
            continue
        for at, room in enumerate(rooms):
            is_head = room.function == Function.COMMAND and day.weekday() == 0
            rows.append(
                {
                    "code": f"{day:%Y%m%d}-{room.code}",
                    "valid_from": day,
                    "valid_to": day,
                    "room": room.pk,
                    "name": head.name if is_head else staff[room.pk][(day.day + at) % 2],
                    "person": head.pk if is_head else None,
                    "unit": room.unit_id,
                }
            )
    _add(registers.DUTY, rows, Change(None, date(context.year, 11, 25), "排班（演示）", "demo"))
    return len(rows)
