"""Sheets of the four registers: other systems' titles, and what is wrong with a line."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from zhunsheng.domains.inspection.models import InspectionObject, InspectionPlan
from zhunsheng.domains.inspection.registers import INSPECTORS, ITEMS, OBJECTS, PLANS
from zhunsheng.domains.inspection.tests.conftest import House, World, plan_row
from zhunsheng.kernel.exchange import importing
from zhunsheng.kernel.exchange.declare import sheets
from zhunsheng.kernel.registers.checking import faults
from zhunsheng.lib.identity import make_credit_code

GOOD = make_credit_code("640199", 900)


def sheet(*rows: list[Any]) -> BytesIO:
    """A file with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def test_a_file_of_the_provinces_platform_comes_in_with_saved_titles(
    world: World, house: House, now: Any
) -> None:
    titles = {"name": "市场主体名称", "unit": "主管部门", "risk": "风险分级"}
    file = sheet(
        ["统一社会信用代码", "市场主体名称", "行业类别", "主管部门", "信用分类", "风险分级"],
        [GOOD, "演示新餐馆", "餐饮服务", "区市场监管局", "C级", "高风险"],
        ["91640199MA0000000X", "演示错码", "餐饮服务", "区市场监管局", "C级", "高风险"],
        [world.objects[0].code, "演示餐馆00", "餐饮服务", "区市场监管局", "D级", "高风险"],
    )
    tally = importing.run(
        sheets["inspection.objects"],
        file,
        house.people["registrar-sc"],
        trial=False,
        titles=titles,
    )
    assert (tally.taken, tally.changed, list(tally.errors)) == (1, 1, [3])
    assert "校验位不符" in tally.errors[3][0] or "统一社会信用代码" in tally.errors[3][0]
    new = InspectionObject.objects.get(code=GOOD)
    assert (new.credit, new.risk, new.unit) == ("C", "high", house.units["SC"])


def test_a_unit_keeps_only_its_own_lines(world: World, house: House, now: Any) -> None:
    file = sheet(
        ["统一社会信用代码或者场所编号", "名称", "对象类别", "责任单位"],
        [GOOD, "演示新餐馆", "餐饮服务", "区市场监管局"],
    )
    tally = importing.run(
        sheets["inspection.objects"], file, house.people["registrar-wj"], trial=False
    )
    assert "不归您维护" in tally.errors[2][0]


@pytest.mark.parametrize(
    ("register", "values", "said"),
    [
        (ITEMS, {"ratio_cap": 120, "yearly_cap": 1}, "1到100"),
        (ITEMS, {"ratio_cap": 10, "yearly_cap": 0}, "至少填1"),
        (OBJECTS, {"type": "enterprise", "code": "123"}, "填成“场所”"),
        (INSPECTORS, {"items": ""}, "写“全部”"),
        (INSPECTORS, {"items": "SP-01、SP-77"}, "没有SP-77"),
        (
            INSPECTORS,
            {
                "items": "全部",
                "certified_until": date(2020, 1, 1),
                "valid_from": date(2022, 1, 1),
            },
            "2020年1月1日就到期了",
        ),
    ],
)
def test_a_faulty_line_says_what_to_do(
    world: World, register: Any, values: dict[str, Any], said: str
) -> None:
    assert any(said in fault for fault in faults(register, values))


def test_a_place_needs_no_credit_code(db: None) -> None:
    assert not list(faults(OBJECTS, {"type": "place", "code": "工地0001"}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends_on": date(2022, 3, 1)}, "早于开始日期"),
        ({"year": 2021}, "不在2021年"),
        ({"items": "SP-01、SP-09"}, "没有SP-09"),
        ({"joint": "joint"}, "要写明联合单位"),
        ({"joint_units": "区应急局、区没有局"}, "没有登记"),
        ({"object_kinds": "餐饮服务、太空服务"}, "没有太空服务"),
        ({"ratio_d": 101}, "0到100"),
    ],
)
def test_a_faulty_plan_says_what_to_do(
    world: World, house: House, change: dict[str, Any], said: str
) -> None:
    assert any(said in fault for fault in faults(PLANS, plan_row(house, **change)))


def test_a_sound_plan_passes(world: World, house: House) -> None:
    assert not list(faults(PLANS, plan_row(house, joint="joint", joint_units="区应急局")))
    assert InspectionPlan.objects.get().ratios == {"A": 10, "B": 10, "C": 20, "D": 50}
