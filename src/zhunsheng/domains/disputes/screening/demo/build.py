"""Enter the screenings of the model district, many at once. No place comes off worse than another: all take turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from zhunsheng.commons.district import people
from zhunsheng.commons.district.cast import Cast
from zhunsheng.commons.district.units import PREFIX
from zhunsheng.domains.disputes.kinds import Kind, Risk
from zhunsheng.domains.disputes.organisations.choices import Founder
from zhunsheng.domains.disputes.organisations.demo.structure import DOMAIN, stations
from zhunsheng.domains.disputes.organisations.models import Organisation
from zhunsheng.domains.disputes.screening.choices import Way
from zhunsheng.domains.disputes.screening.registers import SCREENER, SCREENINGS
from zhunsheng.kernel.modules.demo import DemoContext
from zhunsheng.kernel.orgs.models import Place, Unit
from zhunsheng.kernel.registers import changing
from zhunsheng.kernel.registers.changing import Change

SCREENED = 4072
"""In the demonstrated year, as published."""
FIRST_CODE = 560_000
GRID = "grid"
RECENT = 25
"""Every village was looked at in the last so many days."""
EVERY_THIRD, HIGH = 3, (900, 2100, 3300)
LOOKED = (
    "入户走访8户",
    "入户走访12户",
    "小区物业和楼院",
    "集贸市场商铺",
    "建筑工地用工",
    "沿街商户",
    "出租房屋",
    "村民小组",
)
NOTES = {
    Kind.NEIGHBOUR: "楼上漏水，两家说法不一，情绪平稳。",
    Kind.FAMILY: "兄弟之间为赡养老人分担费用有争执。",
    Kind.HOUSING: "宅基地边界不清，双方都愿意请人来看。",
    Kind.PROPERTY: "业主对停车收费有意见，物业愿意协商。",
    Kind.LABOUR: "工人说上月工资没有结清，企业说正在核算。",
    Kind.CONTRACT: "装修尾款没有付，双方对质量看法不同。",
    Kind.FARMLAND: "流转的地租金晚付，农户要求按约定付。",
    Kind.DAMAGES: "电动车擦碰，修理费多少没有谈拢。",
}


def structure() -> None:
    """Grid workers screen, and so do the judicial stations."""
    people.grant(GRID, SCREENER, DOMAIN, scope="own")
    people.grants(DOMAIN, {people.clerk_of(code): (SCREENER,) for code in stations()})


def build(context: DemoContext) -> int:
    """Make everything; returns how many."""
    context.progress("正在登记矛盾纠纷排查……")
    rows = [*_year(context), *_recent(context)]
    by_month: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_month[row["valid_from"].replace(day=1)].append(row)
    for month in sorted(by_month):
        last = max(row["valid_from"] for row in by_month[month])
        changing.add(SCREENINGS, by_month[month], Change(None, last, "演示数据", "demo"))
    return len(rows)


def _year(context: DemoContext) -> Iterator[dict[str, Any]]:
    first = date(context.year, 1, 1)
    days = (date(context.year, 12, 31) - first).days + 1
    made = _rows(context.random)
    villages = set(Place.objects.filter(name__endswith="村").values_list("pk", flat=True))
    for number in range(SCREENED):
        day = first + timedelta(days=number * days // SCREENED)
        found = number % EVERY_THIRD == 0
        row = next(made)
        if found:
            row |= _found(context.random, number, is_village=row["place"] in villages)
        yield row | _when(day, number)


def _recent(context: DemoContext) -> Iterator[dict[str, Any]]:
    """Once in each village, nothing found; the grid worker's own among them."""
    grid = people.person(GRID)
    made = _rows(context.random)
    for number in range(140):
        day = context.today - timedelta(days=RECENT - number % RECENT)
        row = next(made) | _when(day, number)
        mine = row["unit"] == grid.unit_id
        yield row | ({"screener": grid.name, "person": grid.pk} if mine else {})


def _when(day: date, number: int) -> dict[str, Any]:
    return {"valid_from": day, "code": f"{day:%Y%m%d}-{number + 1:010X}"}


def _rows(random: Random) -> Iterator[dict[str, Any]]:
    """Villages by turns, each with a grid worker of its own."""
    cast = Cast("screening", start=FIRST_CODE)
    townships = Unit.objects.filter(code__startswith=f"{PREFIX}T", kind=Unit.Kind.TOWNSHIP)
    units = dict(townships.values_list("place", "pk"))
    committees = Organisation.objects.filter(founder=Founder.VILLAGE).select_related("place")
    villages = [
        {
            "place": one.place_id,
            "organisation": one.pk,
            "unit": units[one.place.parent_id],
            "screener": cast.name(),
        }
        for one in committees.order_by("code")
    ]
    while True:
        for village in villages:
            way = random.choices(list(Way), (6, 3, 1, 1))[0]
            yield village | {"way": way, "looked_at": random.choice(LOOKED)}


def _found(random: Random, number: int, *, is_village: bool) -> dict[str, Any]:
    """Disputes about land are found in villages only."""
    kinds = [kind for kind in NOTES if is_village or kind not in (Kind.FARMLAND, Kind.HOUSING)]
    kind = random.choice(kinds)
    high = number in HIGH
    return {
        "found": 2 if number % 30 == 0 else 1,
        "kind": kind,
        "risk": Risk.HIGH if high else random.choices((Risk.NONE, Risk.LOW), (4, 1))[0],
        "note": NOTES[kind],
    }
