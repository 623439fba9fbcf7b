"""Appointments and sessions of the demonstrated year, hours to come, today's appointments; all names are invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from zhunsheng.commons.district import units
from zhunsheng.commons.district.days import Days
from zhunsheng.domains.disputes.counselling.models import CounsellingCase, Slot
from zhunsheng.domains.disputes.counselling.notes import write
from zhunsheng.domains.disputes.counselling.procedure import CODE
from zhunsheng.domains.disputes.counselling.registers import SLOTS, free
from zhunsheng.kernel.calendar.areas import for_area
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file, perform
from zhunsheng.kernel.procedure.telling import quiet
from zhunsheng.kernel.registers import changing
from zhunsheng.lib.clock import CHINA

CASES = 84
COUNSELLORS = ("counsellor", "counsellor2")
HOURS = ("09:30", "14:30", "16:00")
NAMES = (
    "小木",
    "云朵",
    "阿禾",
    "石头",
    "小满",
    "晚风",
    "青山",
    "豆子",
    "老张",
    "芒种",
    "星星",
    "静静",
)
NOTE = "演示记录：来访者情绪较上次平稳，约定继续记录睡眠。（虚构内容）"


class World:
    """People and days."""

    def __init__(self, context: DemoContext) -> None:
        self.context = context
        self.days = Days(for_area())
        self.staff = {
            one.username: one
            for one in Person.objects.filter(unit=units.unit("XLS")).select_related("unit")
        }
        self.number = 0

    def at(self, day: date) -> date | datetime:
        """An hour of the day; today it is now."""
        if day == self.context.today:
            return day
        minutes = timedelta(minutes=self.number * 13 % 400)
        return datetime.combine(day, time(9), CHINA) + minutes

    def actor(self, name: str) -> Actor:
        """A member of the office."""
        return Actor.staff(self.staff[name], client="demo")

    def file(self, day: date, **data: Any) -> CounsellingCase:
        """An appointment."""
        self.number += 1
        answers = {
            "name": NAMES[self.number % len(NAMES)],
            "danger": "no",
            "way": ("room", "phone", "room", "video")[self.number % 4],
            "channel": ("phone", "counter", "online")[self.number % 3],
            **data,
        }
        who = Actor.public("demo") if answers["channel"] == "online" else None
        event = file(CODE, who or self.actor("counsellingdesk"), answers, at=self.at(day))
        return CounsellingCase.objects.get(pk=event.subject_id)

    def act(self, case: CounsellingCase, action: str, who: str, day: date, **data: Any) -> None:
        """One act."""
        perform(case, action, self.actor(who), data, at=self.at(day))


def build(context: DemoContext) -> int:
    """Make them; returns how many."""
    context.progress("正在安排心理服务预约……")
    world = World(context)
    with quiet():
        for number in range(CASES):
            start = date(context.year, 1, 4) + timedelta(days=number * 355 // CASES)
            _past(world, number, world.days.after(start))
    slots = _slots(world)
    return CASES + slots + _today(world)


def _past(world: World, number: int, day: date) -> None:
    """One person: one to three sessions and an end; a few cancel, a few are referred."""
    who = COUNSELLORS[number % 2]
    minor = {"guardian_name": "家长", "guardian_phone": "0951-0560001"} if number % 12 == 5 else {}
    case = world.file(day, is_minor=bool(minor), **minor)
    if number % 14 == 3:
        world.act(case, "cancel", "counsellingdesk", day, is_sure=True)
        return
    world.act(case, "assign", "counsellingdesk", day, handler=world.staff[who])
    if minor:
        world.act(case, "consent", "counsellingdesk", day, how="paper")
    for _ in range(1 + number % 2):
        day = world.days.after(day, 4)
        world.act(case, "hold_session", who, day, minutes=50, way="room")
    if number % 17 == 9:
        world.act(case, "refer", who, day, referred_to="医疗机构心理科", is_agreed=True)
    else:
        world.act(case, "end", who, day, is_agreed=True)


def _slots(world: World) -> int:
    """The hours of the coming three weeks."""
    unit, rows = units.unit("XLS"), []
    for step in range(15):
        day = world.days.after(world.context.today, step)
        for at, hour in enumerate(HOURS):
            who = COUNSELLORS[(step + at) % 2]
            rows.append(
                {
                    "code": f"{day:%Y%m%d}-{hour.replace(':', '')}-{who}",
                    "valid_from": day,
                    "valid_to": day,
                    "begins": hour,
                    "minutes": 50,
                    "counsellor": world.staff[who].pk,
                    "unit": unit.pk,
                    "is_cancelled": False,
                }
            )
    change = changing.Change(None, world.context.today, "演示区时段", "demo")
    changing.add(SLOTS, rows, change)
    return len(rows)


def _today(world: World) -> int:
    """Open work: waiting, booked, ongoing, a minor without consent, one who is not sure."""
    today = world.context.today
    hours: list[Slot] = list(free(today)[4:8])
    before = world.days.before(today, 2)
    world.file(before, danger="unsure", channel="phone")
    world.file(before, slot=hours[0].pk, channel="online")
    world.file(
        before,
        slot=hours[1].pk,
        is_minor=True,
        guardian_name="家长",
        guardian_phone="0951-0560002",
    )
    case = world.file(before, slot=hours[2].pk)
    counsellor = hours[2].counsellor.username
    world.act(case, "hold_session", counsellor, world.days.before(today, 1), minutes=50, way="room")
    write(hours[2].counsellor, case, NOTE)
    again = free(today).filter(counsellor=hours[2].counsellor)[3]
    world.act(case, "schedule", "counsellingdesk", today, slot=again.pk)
    return 4
