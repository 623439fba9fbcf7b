"""Build them. A fault is chance and falls on machines evenly: it says nothing about a township."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from zhunsheng.commons.district import people, units
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.choices import StationKind, TerminalKind
from zhunsheng.domains.legalservice.stations.demo.structure import KEEPER
from zhunsheng.domains.legalservice.stations.models import (
    Station,
    Terminal,
    TerminalDay,
    TerminalHour,
    TerminalStatus,
)
from zhunsheng.domains.legalservice.stations.procedure import CODE
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.database import compiled
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.lib import clock

KIOSKS, DESKS = 28, 140
FAULTS = 25
DARK = 3
"""So many machines are silent today."""
WEEKDAYS = "工作日 9:00—12:00，13:30—17:30"
SERVICES = {
    StationKind.CENTRE: "法律咨询、法律援助、人民调解、公证指引、司法鉴定指引、行政复议指引",
    StationKind.STATION: "法律咨询、法律援助初审、人民调解、公证指引",
    StationKind.ROOM: "法律咨询、人民调解、帮助申请法律援助",
}
#: Symptom, how it was reported, cause, what was done, how it ended.
TROUBLES = (
    ("network", "clerk", "交换机端口松动", "重新插接并固定", "repaired"),
    ("printer", "visitor", "卡纸", "清理纸道，换了纸卷", "repaired"),
    ("screen", "visitor", "触摸屏老化", "更换触摸屏", "replaced"),
    ("software", "clerk", "更新没有装完", "远程重装后恢复", "repaired"),
    ("reader", "phone", "读卡模块接触不良", "更换连接线", "repaired"),
    ("call", "clerk", "麦克风静音", "电话指导打开", "repaired"),
    ("power", "heartbeat", "插座跳闸", "到现场合闸，换了插座", "repaired"),
)


def build(context: DemoContext) -> int:
    """Everything of the year, and today's beats; returns how many entries and matters."""
    context.progress("正在建立公共法律服务站点和终端……")
    begun = Change(None, date(context.year, 1, 4), "年初登记")
    stations = changing.add(STATIONS, list(_stations()), begun)
    changing.publish(STATIONS, [one.pk for one in stations], begun)
    terminals = changing.add(TERMINALS, list(_terminals(stations, context.year)), begun)
    days = _workdays(context.year)
    _year(terminals, days, context.random)
    with quiet():
        made = _faults(terminals, days, context.random)
    _today(terminals, context.random)
    return len(stations) + len(terminals) + made


def _stations() -> Iterator[dict[str, Any]]:
    """One centre, a station for each township, a room for each village."""
    offices = {
        unit.place_id: unit.pk for unit in Unit.objects.filter(kind=Unit.Kind.JUSTICE_OFFICE)
    }
    county = Place.objects.get(code="640104000000")
    yield _station(1, county, None, StationKind.CENTRE, units.unit("SFJ").pk)
    towns = Place.objects.filter(level=Place.Level.TOWNSHIP).order_by("code")
    number = 1
    for town in towns:
        number += 1
        yield _station(number, town, town, StationKind.STATION, offices[town.pk])
    rooms = Place.objects.filter(level=Place.Level.VILLAGE).select_related("parent")
    for room in rooms.order_by("code"):
        number += 1
        yield _station(number, room, room.parent, StationKind.ROOM, offices[room.parent_id])


def _station(
    number: int, place: Place, town: Place | None, kind: StationKind, unit: int
) -> dict[str, Any]:
    above = town.name if town is not None and town.pk != place.pk else ""
    return {
        "code": f"GF{number:03d}",
        "name": f"{above}{place.name}{kind.label}",
        "kind": kind,
        "township": town.pk if town else None,
        "place": place.pk,
        "address": f"银川市兴庆区{above or place.name}演示路{number}号",
        "phone": f"0951-0007{number:03d}",
        "hours": WEEKDAYS,
        "services": SERVICES[kind],
        "unit": unit,
    }


def _terminals(stations: list[Station], year: int) -> Iterator[dict[str, Any]]:
    """Kiosks in the centre, in every station and in the largest rooms; a desk unit in every room."""
    rooms = [one for one in stations if one.kind == StationKind.ROOM]
    places = [stations[0], *(s for s in stations if s.kind == StationKind.STATION)]
    places += rooms[:: len(rooms) // (KIOSKS - len(places))][: KIOSKS - len(places)]
    kinds = ((TerminalKind.KIOSK, places, "ZG"), (TerminalKind.DESK, rooms[:DESKS], "KS"))
    for kind, where, mark in kinds:
        for number, station in enumerate(where, 1):
            yield {
                "code": f"{mark}{year - 1}{number:04d}",
                "kind": kind,
                "station": station.pk,
                "installed_on": date(year - 1, 3 + number % 9, 1 + number % 27),
                "unit": station.unit_id,
            }


def _workdays(year: int) -> list[date]:
    area = for_area()
    every = (date(year, 1, 4) + timedelta(days=n) for n in range(362))
    return [day for day in every if day.year == year and area.is_workday(day)]


def _year(terminals: list[Terminal], days: list[date], random: Random) -> None:
    """A line for every machine and working day; now and then some hours are missing."""
    most = beats.EXPECTED
    for day in days:
        compiled.insert_all(
            [
                compiled.new(
                    TerminalDay,
                    terminal_id=one.pk,
                    day=day,
                    expected=most,
                    online=most if random.random() > 0.04 else random.randrange(most),
                )
                for one in terminals
            ]
        )


def _faults(terminals: list[Terminal], days: list[date], random: Random) -> int:
    """A year of faults, put right; one of today waits for somebody."""
    keeper = Actor.staff(people.person(KEEPER))
    broken = random.sample(terminals, FAULTS)
    steps = Days(for_area())
    for number, terminal in enumerate(broken[:-1]):
        symptom, source, cause, solution, outcome = TROUBLES[number % len(TROUBLES)]
        day = days[number * len(days) // FAULTS]
        data = {"terminal": terminal.pk, "symptom": symptom, "source": source}
        matter = file(CODE, keeper, data, at=day).subject_id
        done = {"cause": cause, "solution": solution}
        repaired = steps.after(day, number % 4)
        if number % 3:
            perform(matter, "settle", keeper, {**done, "outcome": outcome}, at=repaired)
            continue
        perform(matter, "dispatch", keeper, {"repairer": "演示设备维护公司"}, at=day)
        perform(matter, "repair", keeper, done, at=repaired)
        perform(matter, "check", keeper, {"outcome": outcome}, at=steps.after(repaired, 1))
    data = {"terminal": broken[-1].pk, "symptom": "printer", "source": "visitor"}
    file(CODE, keeper, data)
    return FAULTS


def _today(terminals: list[Terminal], random: Random) -> None:
    """What was heard today: nearly all of them, until just now."""
    now = clock.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    dark = {one.pk for one in random.sample(terminals, DARK)}
    status, hours = [], []
    for one in terminals:
        last = now - timedelta(hours=3 if one.pk in dark else 0, seconds=random.randrange(280))
        status.append(TerminalStatus(terminal=one, beat_at=last, software="2.3.1"))
        hours += [
            TerminalHour(terminal=one, hour=at, beats=12)
            for at in _hours(hour)
            if at <= last.replace(minute=0, second=0, microsecond=0)
        ]
    TerminalStatus.objects.bulk_create(status, batch_size=500)
    TerminalHour.objects.bulk_create(hours, batch_size=500)


def _hours(hour: datetime) -> Iterator[datetime]:
    """The last service hours up to now, eight at most."""
    for back in range(8):
        at = hour - timedelta(hours=back)
        if beats.FIRST_HOUR <= at.astimezone(clock.CHINA).hour < beats.LAST_HOUR or back == 0:
            yield at
