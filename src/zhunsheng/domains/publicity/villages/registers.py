"""The registers of model villages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.publicity import criteria
from zhunsheng.domains.publicity.villages.models import (
    LegalAdvocate,
    ModelVillage,
    VillageCriterion,
)
from zhunsheng.kernel.registers.declare import Fault, Public, Register
from zhunsheng.kernel.statutes.cites import Cite

OFFICE = "publicity_office"
KEEPERS = ("registrar", OFFICE)
STANDARD = Cite("民主法治示范村建设指导标准", "2021", 3)
"""法治扎实: adviser, mediator, leader, 法律明白人."""
ADVOCATES_WANTED = 3


def _village_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if values.get("level") and not values.get("granted_on"):
        yield "granted_on", "有称号的要填命名日期。"
    if values.get("granted_on") and not values.get("level"):
        yield "level", "填了命名日期的要选称号。"
    granted, revoked = values.get("granted_on"), values.get("revoked_on")
    if granted and revoked and revoked < granted:
        yield "revoked_on", "撤销日期早于命名日期，请核对。"


VILLAGES = Register(
    code="villages.villages",
    title="村（社区）和示范称号",
    model=ModelVillage,
    fields=(
        *("code", "name", "kind", "place", "unit", "advisers", "mediators", "leaders"),
        *("level", "batch", "granted_on", "basis", "recheck_on", "revoked_on"),
        *("valid_from", "valid_to"),
    ),
    columns=("name", "kind", "unit", "level", "granted_on", "recheck_on"),
    search=("code", "name"),
    filters=("level", "kind", "unit"),
    roles=KEEPERS,
    name=lambda one: one.name,
    check=_village_faults,
    hints={
        "level": "只写现在有的最高称号；由“示范村创建”命名时自动填写",
        "advisers": "标准：至少1名",
        "mediators": "标准：至少1名专职",
        "leaders": "标准：至少1名",
    },
    aliases={"name": ("村名", "社区名称", "村（社区）名称"), "unit": ("乡镇街道",)},
    public=Public(
        title="民主法治示范村（社区）",
        lead="哪些村和社区评上了民主法治示范村、哪一级、什么时候评上的。",
        facts=("name", "kind", "place", "level", "batch", "granted_on"),
        keywords=("示范村", "民主法治", "村", "社区", "称号", "法治村"),
        filters=("level", "kind"),
        note=lambda one: one.get_level_display(),
        order=66,
    ),
    about=lambda one: [("在册法律明白人", f"{advocates_of(one)}人")],
    cite=STANDARD,
    order=70,
)
ADVOCATES = Register(
    code="villages.advocates",
    title="法律明白人",
    model=LegalAdvocate,
    fields=(
        *("code", "village", "unit", "name", "phone", "standing", "trained_on", "hours"),
        *("certificate", "valid_from", "valid_to"),
    ),
    columns=("code", "village", "unit", "standing", "trained_on", "hours", "valid_to"),
    search=("code", "certificate"),
    filters=("unit", "standing"),
    roles=KEEPERS,
    name=lambda one: f"法律明白人{one.code}",
    hints={
        "village": "村（社区）的编号",
        "name": "加密保存，不公开，不能检索",
        "phone": "加密保存，不公开",
        "valid_to": "任期的最后一天",
    },
    cite=STANDARD,
    hint="每个村、社区至少三名；少于三名的会预警。",
    order=80,
)
CRITERIA = Register(
    code="villages.criteria",
    title="示范村指标",
    model=VillageCriterion,
    fields=criteria.FIELDS,
    columns=criteria.COLUMNS,
    search=("title", "evidence"),
    roles=(OFFICE,),
    name=lambda one: one.title,
    check=criteria.faults,
    hint="五个部分：组织健全、民主规范、法治扎实、和谐、保障。改动从生效之日起用，已经打过的分不变。",
    cite=STANDARD,
    order=90,
)
REGISTERS = (VILLAGES, ADVOCATES, CRITERIA)


def advocates_of(village: ModelVillage) -> int:
    """How many hold office today."""
    return LegalAdvocate.objects.in_force().filter(village=village).count()
