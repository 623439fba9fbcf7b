"""一单两库一计划 as registers: each declaration gives sheets, versions, publication, access and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zhunsheng.domains.inspection import naming
from zhunsheng.domains.inspection.choices import Joint, ObjectType
from zhunsheng.domains.inspection.models import (
    InspectionItem,
    InspectionObject,
    InspectionPlan,
    Inspector,
)
from zhunsheng.kernel.registers import refs
from zhunsheng.kernel.registers.declare import Fault, Public, Register
from zhunsheng.kernel.statutes.cites import Cite
from zhunsheng.lib.hanzi import date_text
from zhunsheng.lib.identity import check_credit_code

KEEPERS = ("registrar", "chief")
RANDOM = Cite("优化营商环境条例", "2019", 54, 1)


def _item_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if not 1 <= (values.get("ratio_cap") or 0) <= 100:
        yield "ratio_cap", "请填1到100之间的整数，不写百分号。"
    if not values.get("yearly_cap"):
        yield "yearly_cap", "至少填1；每年都不检查的事项请填失效日期。"


def _item_about(item: InspectionItem) -> Iterator[tuple[str, object]]:
    if item.power_code:
        yield "权力事项", refs.named("powers.items", item.power_code)


ITEMS = Register(
    code="inspection.items",
    title="随机抽查事项清单",
    model=InspectionItem,
    fields=(
        "code",
        "title",
        "category",
        "basis",
        "unit",
        "object_kind",
        "way",
        "ratio_cap",
        "yearly_cap",
        "power_code",
        "points",
        "valid_from",
        "valid_to",
    ),
    columns=("code", "title", "unit", "object_kind", "way", "yearly_cap"),
    search=("code", "title", "basis"),
    filters=("unit", "object_kind", "category"),
    roles=KEEPERS,
    name=lambda item: item.title,
    check=_item_faults,
    hints={
        "power_code": "权责清单里的编码；没有列入权责清单的检查不能发起",
        "points": "现场要看什么，一行一项，检查人员在手机上逐项勾选",
    },
    aliases={
        "code": ("抽查事项编码", "事项代码"),
        "title": ("抽查事项名称", "事项名称"),
        "basis": ("抽查依据", "法律依据"),
        "object_kind": ("抽查对象",),
        "way": ("抽查方式",),
    },
    public=Public(
        title="随机抽查事项清单",
        lead="哪些事会被抽查，依据是什么，一年最多查几次。清单以外的，不能来查。",
        facts=(
            "code",
            "title",
            "category",
            "basis",
            "unit",
            "object_kind",
            "way",
            "ratio_cap",
            "yearly_cap",
            "points",
        ),
        keywords=("抽查", "检查", "双随机", "事项清单", "会查什么", "检查依据"),
        filters=("unit", "object_kind"),
        note=lambda item: f"{item.get_object_kind_display()} · 每年最多{item.yearly_cap}次",
        order=40,
    ),
    about=_item_about,
    cite=RANDOM,
    order=10,
)


def _object_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if values.get("type") == ObjectType.PLACE:
        return
    try:
        check_credit_code(str(values.get("code") or ""))
    except ValueError as error:
        yield "code", f"{error}没有统一社会信用代码的工地、集市等，请把对象性质填成“场所”。"


OBJECTS = Register(
    code="inspection.objects",
    title="检查对象名录库",
    model=InspectionObject,
    fields=(
        "code",
        "name",
        "type",
        "kind",
        "address",
        "place",
        "credit",
        "risk",
        "unit",
        "supervisors",
        "contact",
        "phone",
        "valid_from",
        "valid_to",
    ),
    columns=("name", "code", "kind", "place", "credit", "risk", "unit"),
    search=("code", "name", "address"),
    filters=("kind", "credit", "risk", "place", "unit"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_object_faults,
    hints={"supervisors": "除责任单位以外还有谁监管，写单位简称，用顿号分开"},
    aliases={
        "code": ("统一社会信用代码", "社会信用代码", "信用代码"),
        "name": ("检查对象名称", "企业名称", "市场主体名称"),
        "kind": ("所属类别", "行业类别"),
        "address": ("住所", "经营场所"),
        "credit": ("信用分类", "信用风险等级"),
        "risk": ("风险分类",),
        "contact": ("联系人姓名",),
        "phone": ("联系方式",),
    },
    cite=RANDOM,
    order=20,
)


def _inspector_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    codes = naming.words(str(values.get("items") or ""))
    if not codes:
        yield "items", "请写事项编码，用顿号分开；本单位的事项都能查的，写“全部”。"
    elif codes != [naming.ALL]:
        yield from _unknown_items("items", codes)
    until, since = values.get("certified_until"), values.get("valid_from")
    if until and since and until < since:
        yield "certified_until", f"证件{date_text(until)}就到期了，早于生效日期，请核对。"


def _unknown_items(field: str, codes: list[str]) -> Iterator[Fault]:
    known = InspectionItem.objects.filter(code__in=codes).values_list("code", flat=True)
    if missing := naming.unknown(codes, known):
        yield field, f"事项清单里没有{naming.text(missing)}，请核对编码。"


INSPECTORS = Register(
    code="inspection.inspectors",
    title="检查人员名录库",
    model=Inspector,
    fields=(
        "code",
        "name",
        "unit",
        "person",
        "certificate",
        "expertise",
        "items",
        "certified_until",
        "on_duty",
        "conflicts",
        "valid_from",
        "valid_to",
    ),
    columns=("name", "unit", "code", "expertise", "certified_until", "on_duty"),
    search=("code", "name"),
    filters=("unit", "on_duty", "certificate"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_inspector_faults,
    hints={
        "items": "事项编码，用顿号分开；或者写“全部”",
        "person": "能登录本系统的，填登录名，任务会直接派给他",
        "conflicts": "检查对象的统一社会信用代码，用顿号分开；加密保存，抽到时自动回避",
    },
    aliases={
        "code": ("执法证编号", "证件编号"),
        "name": ("检查人员姓名",),
        "certified_until": ("证件有效期",),
        "expertise": ("执法类别",),
    },
    public=Public(
        title="检查人员名录",
        lead="谁有资格来检查。来人应当出示执法证，证号在这里能查到。",
        facts=("name", "code", "unit", "certificate", "expertise", "certified_until"),
        keywords=("检查人员", "执法证", "执法人员", "证号", "真假"),
        filters=("unit",),
        note=lambda one: f"执法证号{one.code}",
        order=60,
    ),
    cite=Cite("行政处罚法", "2021", 42),
    order=30,
)


def _plan_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _period_faults(values.get("starts_on"), values.get("ends_on"), values.get("year"))
    codes = naming.words(str(values.get("items") or ""))
    yield from _unknown_items("items", codes)
    names = naming.words(str(values.get("joint_units") or ""))
    if values.get("joint") == Joint.JOINT and not names:
        yield "joint_units", "部门联合抽查要写明联合单位，用简称，用顿号分开。"
    if names and len(naming.units_of(naming.text(names))) < len(names):
        yield "joint_units", "有的单位没有登记，请用单位简称，用顿号分开。"
    labels = naming.words(str(values.get("object_kinds") or ""))
    if missing := naming.unknown(labels, naming.KINDS):
        yield "object_kinds", f"没有{naming.text(missing)}这种对象类别，请照名录库的类别填写。"
    for grade in "abcd":
        if (values.get(f"ratio_{grade}") or 0) > 100:
            yield f"ratio_{grade}", "请填0到100之间的整数，不写百分号。"


def _period_faults(first: date | None, last: date | None, year: int | None) -> Iterator[Fault]:
    if first and last and last < first:
        yield "ends_on", "检查结束日期早于开始日期，请核对。"
    if first and year and first.year != year:
        yield "starts_on", f"不在{year}年，请核对年度。"


PLANS = Register(
    code="inspection.plans",
    title="年度抽查计划",
    model=InspectionPlan,
    fields=(
        "code",
        "title",
        "year",
        "unit",
        "joint",
        "joint_units",
        "aim",
        "items",
        "object_kinds",
        "place",
        "ratio_a",
        "ratio_b",
        "ratio_c",
        "ratio_d",
        "most",
        "starts_on",
        "ends_on",
        "valid_from",
        "valid_to",
    ),
    columns=("code", "title", "unit", "joint", "object_kinds", "starts_on", "ends_on"),
    search=("code", "title"),
    filters=("unit", "joint", "aim"),
    roles=KEEPERS,
    name=lambda plan: plan.title,
    check=_plan_faults,
    hints={
        "items": "事项编码，用顿号分开",
        "joint_units": "单位简称，用顿号分开",
        "object_kinds": "对象类别，用顿号分开；空着是本单位监管的全部对象",
        "most": "各级按比例算出来超过这个数时，按比例减到这个数",
    },
    aliases={"title": ("抽查计划名称",), "joint": ("计划类型",), "joint_units": ("参与部门",)},
    public=Public(
        title="年度抽查计划",
        lead="今年谁要查、查哪一类、什么时候查、信用不同抽多少，年初就公开。",
        facts=(
            "code",
            "title",
            "year",
            "unit",
            "joint",
            "joint_units",
            "aim",
            "items",
            "object_kinds",
            "ratio_a",
            "ratio_b",
            "ratio_c",
            "ratio_d",
            "most",
            "starts_on",
            "ends_on",
        ),
        keywords=("抽查计划", "年度计划", "检查计划", "今年查什么", "双随机"),
        filters=("unit", "joint"),
        note=lambda plan: f"{plan.year}年 · {plan.get_joint_display()}",
        order=50,
    ),
    cite=RANDOM,
    order=40,
)

REGISTERS = (ITEMS, OBJECTS, INSPECTORS, PLANS)
