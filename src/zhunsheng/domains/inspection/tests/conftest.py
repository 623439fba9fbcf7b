"""A small district: three units, a list of items, forty objects, inspectors, one plan line, and who runs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine

from zhunsheng.commons.sampling import services as sampling
from zhunsheng.commons.sampling.models import Draw
from zhunsheng.commons.sampling.testing import voice
from zhunsheng.domains.inspection.models import (
    Assignment,
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    InspectionRound,
    InspectionTask,
    Inspector,
)
from zhunsheng.domains.inspection.registers import INSPECTORS, ITEMS, OBJECTS, PLANS
from zhunsheng.kernel.access.models import Grant, Scope
from zhunsheng.kernel.calendar.load import load as load_calendar
from zhunsheng.kernel.orgs.models import Person, Place, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import Upload, file, perform
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change
from zhunsheng.kernel.statutes.load import load as load_statutes
from zhunsheng.lib.clock import CHINA
from zhunsheng.lib.identity import make_credit_code

START = date(2010, 1, 1)
NEW_YEAR = date(2022, 1, 4)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@dataclass
class House:
    """The units and people of the tests."""

    units: dict[str, Unit]
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """A person as an actor."""
        return Actor.staff(self.people[name])


def _unit(code: str, name: str, short: str, place: Place, parent: Unit | None) -> Unit:
    return Unit.objects.create(
        code=code,
        name=name,
        short_name=short,
        kind=Unit.Kind.DEPARTMENT,
        document_code=f"演{code}",
        place=place,
        parent=parent,
    )


@pytest.fixture
def house(db: None) -> House:
    """Market, emergency and health, with a registrar, a handler and a chief in each."""
    load_calendar()
    load_statutes()
    county = Place.objects.create(code="990104000000", name="演示区", level=Place.Level.COUNTY)
    organ = _unit("G", "演示区人民政府", "区政府", county, None)
    found = House({"G": organ})
    for code, name, short in (
        ("SC", "演示区市场监督管理局", "区市场监管局"),
        ("YJ", "演示区应急管理局", "区应急局"),
        ("WJ", "演示区卫生健康局", "区卫健局"),
    ):
        unit = found.units[code] = _unit(code, name, short, county, organ)
        for role, scope in (
            ("registrar", Scope.UNIT),
            ("handler", Scope.OWN),
            ("chief", Scope.UNIT_BELOW),
        ):
            person = Person.objects.create_user(
                f"{role}-{code.lower()}", name=f"测试{role}{code}", unit=unit
            )
            Grant.objects.create(
                person=person, role=role, domain="inspection", scope=scope, starts_on=START
            )
            found.people[person.username] = person
    return found


def add(register: Any, *rows: dict[str, Any], public: bool = True) -> list[Any]:
    """Entries of a register, published where it has a public face."""
    change = Change(None, NEW_YEAR, "年初建立")
    entries = changing.add(register, list(rows), change)
    if register.public is not None and public:
        changing.publish(register, [entry.pk for entry in entries], change)
    return entries


def plan_row(house: House, **more: Any) -> dict[str, Any]:
    """A plan line of the market bureau."""
    return {
        "code": "2022-SC-01",
        "title": "餐饮服务食品安全抽查",
        "year": 2022,
        "unit": house.units["SC"].pk,
        "items": "SP-01、SP-02",
        "object_kinds": "餐饮服务",
        "ratio_a": 10,
        "ratio_b": 10,
        "ratio_c": 20,
        "ratio_d": 50,
        "starts_on": date(2022, 3, 14),
        "ends_on": date(2022, 4, 15),
    } | more


@dataclass
class World:
    """Everything that is registered."""

    house: House
    items: list[InspectionItem]
    objects: list[InspectionObject]
    inspectors: list[Inspector]
    plan: InspectionPlan


def item_rows(house: House) -> list[dict[str, Any]]:
    """Two items of the market bureau."""
    titles = ("餐饮服务许可检查", "食品经营过程检查")
    return [
        {
            "code": f"SP-0{n}",
            "title": title,
            "basis": "《食品安全法》第一百一十条",
            "unit": house.units["SC"].pk,
            "object_kind": "food_service",
            "yearly_cap": 2,
            "points": "证照齐全\n进货查验记录",
        }
        for n, title in enumerate(titles, 1)
    ]


def object_rows(house: House) -> list[dict[str, Any]]:
    """Forty restaurants, ten of each grade; every second one is supervised by two units."""
    return [
        {
            "code": make_credit_code("640199", n),
            "name": f"演示餐馆{n:02d}",
            "kind": "food_service",
            "credit": "ABCD"[n % 4],
            "risk": ("low", "middle", "high")[n % 3],
            "unit": house.units["SC"].pk,
            "supervisors": "区应急局" if n % 2 else "",
            "contact": "秦某",
            "phone": "13900000000",
        }
        for n in range(40)
    ]


def inspector_rows(house: House) -> list[dict[str, Any]]:
    """Six of the market bureau, three of the emergency bureau; the first of each has an account."""
    return [
        {
            "code": f"演示6401{code}{n:03d}",
            "name": f"检查员{code}{n}",
            "unit": house.units[code].pk,
            "person": house.people[f"handler-{code.lower()}"].pk if n == 0 else None,
            "certified_until": date(2035, 12, 31),
        }
        for code, count in (("SC", 6), ("YJ", 3))
        for n in range(count)
    ]


@pytest.fixture
def world(house: House) -> World:
    """The four registers, filled at the beginning of the year."""
    return World(
        house,
        add(ITEMS, *item_rows(house)),
        add(OBJECTS, *object_rows(house)),
        add(INSPECTORS, *inspector_rows(house)),
        add(PLANS, plan_row(house))[0],
    )


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    """A Monday in March; tests move it."""
    with time_machine.travel("2022-03-14T10:00:00+08:00", tick=False) as traveller:
        yield traveller


class Round:
    """Drives a round in tests."""

    def __init__(self, world: World, matter: InspectionRound, traveller: Any) -> None:
        self.world, self.matter, self.traveller = world, matter, traveller
        self.who = f"registrar-{matter.unit.code.lower()}"

    def do(self, action: str, **data: Any) -> Any:
        """An act of the registrar, now."""
        return perform(self.matter, action, self.world.house.actor(self.who), data)

    def announce(self, until: str = "2022-03-16") -> Draw:
        """By two parties, who reveal until a day."""
        self.do("announce", source="parties", parties="检查单位\n企业代表", reveal_on=until)
        assert self.matter.draw is not None
        return self.matter.draw

    def draw(self) -> list[InspectionTask]:
        """Commit, reveal and draw on the next day; returns the tasks."""
        draw, by = self.announce(), self.world.house.people[self.who]
        self.traveller.move_to("2022-03-15T10:00:00+08:00")
        for place, party in enumerate(draw.parties):
            digest = sampling_digest(draw, party)
            sampling.commit(draw, party, digest, by=voice(by, place))
        for place, party in enumerate(draw.parties):
            sampling.reveal(draw, party, "演示盐", f"{party}选的数", by=voice(by, place))
        sampling.draw(draw, by=by)
        self.matter.refresh_from_db()
        return list(self.matter.tasks.order_by("draw_place"))


def sampling_digest(draw: Draw, party: str) -> str:
    """What a party of the tests commits to."""
    from zhunsheng.lib.draw import commitment

    return commitment(draw.digest, party, "演示盐", f"{party}选的数")


@pytest.fixture
def make_round(world: World, now: time_machine.Traveller) -> Any:
    """A listed round of a plan line."""

    def make(plan: InspectionPlan | None = None, **data: Any) -> Round:
        plan = plan or world.plan
        assert plan.unit is not None
        who = world.house.actor(f"registrar-{plan.unit.code.lower()}")
        event = file("inspection.round", who, {"plan": plan, **data})
        found = Round(world, InspectionRound.objects.get(pk=event.subject_id), now)
        found.do("prepare_list")
        return found

    return make


class Check:
    """Drives one task in tests."""

    def __init__(self, world: World, matter: InspectionTask) -> None:
        self.world, self.matter = world, matter

    def do(self, action: str, role: str = "registrar", **data: Any) -> Any:
        """An act of somebody of the task's unit, on a day if one is given."""
        files, on = data.pop("files", ()), data.pop("on", None)
        options = {key: data.pop(key) for key in ("back_entry",) if key in data}
        who = self.world.house.actor(f"{role}-{self.matter.unit.code.lower()}")
        return perform(self.matter, action, who, data, files, at=on, **options)

    def accept(self, day: str = "2022-03-17") -> None:
        """Accept for a day."""
        self.do("accept", planned_on=day)

    def arrive(self) -> None:
        """Sign in."""
        self.do("arrive", both_present=True, certificates_shown=True)

    def findings(self, finding: str = "ok") -> dict[str, str]:
        """The answers of the checklist."""
        answers = {}
        for item in self.world.items:
            answers[f"finding_{item.pk}"] = finding
            answers[f"note_{item.pk}"] = "过期食品三袋" if finding == "problem" else ""
        return answers

    def record(self, finding: str = "ok", **more: Any) -> None:
        """Record what was seen, signed."""
        data = {"findings": "查看后厨和仓库。", "signature": "signed", **self.findings(finding)}
        files = more.pop("files", [photo("signature"), photo("photo")])
        self.do("record", files=files, **{**data, **more})

    def conclude(self, outcome: str = "01", day: str = "2022-03-17", **more: Any) -> None:
        """The result."""
        self.do("conclude", outcome=outcome, checked_on=day, **more)

    @property
    def assignment(self) -> Assignment:
        """The first inspector's."""
        return Assignment.objects.filter(task=self.matter, is_active=True).earliest("pk")

    @property
    def draw(self) -> Draw:
        """The draw that chose the object."""
        assert self.matter.round is not None
        assert self.matter.round.draw is not None
        return Draw.objects.get(pk=self.matter.round.draw.pk)

    @property
    def names(self) -> set[str]:
        """Certificates of those who are assigned."""
        rows = Assignment.objects.filter(task=self.matter, is_active=True)
        return set(rows.values_list("inspector__code", flat=True))


def photo(kind: str) -> Upload:
    """A small picture of a kind."""
    return Upload(kind, BytesIO(PNG), f"{kind}.png")


@pytest.fixture
def check(make_round: Any, now: time_machine.Traveller) -> Check:
    """The first drawn task, on the day after the draw."""
    round_ = make_round()
    tasks = round_.draw()
    now.move_to("2022-03-17T09:30:00+08:00")
    return Check(round_.world, tasks[0])


@pytest.fixture
def done(check: Check) -> Check:
    """A check that found nothing, concluded on 2022-03-17."""
    check.accept()
    check.arrive()
    check.record()
    check.conclude()
    return check


def at(text: str) -> datetime:
    """An instant of Chinese time."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)
