"""Back entry of items that are public already: one row is one item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.domains.disclosure.items.kind import REVIEWERS
from zhunsheng.kernel.exchange.cases import one_by_one
from zhunsheng.kernel.exchange.declare import RowRefused, Sheet
from zhunsheng.kernel.orgs.models import Person, Unit
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.lib.xlsx import Column, Kind

COLUMNS = (
    Column("title", "标题", required=True),
    Column("unit", "公开单位", required=True, hint="单位全称或简称"),
    Column("category", "公开目录类目", required=True, hint="与系统中的类目名称一致"),
    Column("made_on", "形成日期", Kind.DATE, required=True),
    Column("published_on", "公开日期", Kind.DATE, required=True),
    Column("number", "原索引号", hint="原网站的索引号；没有的，按标题、单位和公开日期识别"),
    Column("summary", "摘要"),
    Column("text", "正文"),
)


def key(row: Mapping[str, Any]) -> str:
    """What identifies an item among all imports."""
    number = str(row.get("number") or "").strip()
    return number or f"{row['title']}|{row['unit']}|{row['published_on']}"


def load(row: Mapping[str, Any], person: Person) -> int:
    """Record the row's item as public since its day; returns the matter's id."""
    unit = Unit.objects.filter(Q(name=row["unit"]) | Q(short_name=row["unit"])).first()
    if unit is None:
        raise RowRefused(f"公开单位：没有名为“{row['unit']}”的单位，请核对名称。")
    codes = {title: code for code, title in catalogue.titles().items()}
    category = codes.get(row["category"])
    if category is None:
        raise RowRefused(f"公开目录类目：没有“{row['category']}”，请从系统的类目中选择。")
    if row["published_on"] < row["made_on"]:
        raise RowRefused("公开日期：早于形成日期，请核对两个日期。")
    # Not a member of staff: the row tells of acts by others, and the importer holds not all their roles.
    actor = Actor("system", f"person:{person.pk}", "import:disclosure.items", person)
    plain = {name: row[name] for name in ("title", "made_on", "published_on")}
    texts = {name: row.get(name) or "" for name in ("summary", "text")}
    data = {**plain, **texts, "category": category, "unit": unit.pk}
    reason = f"期初补录，原索引号：{row.get('number') or '无'}"
    event = file("disclosure.item", actor, data, at=row["published_on"], back_entry=reason)
    return event.subject_id


SHEET = Sheet(
    code="disclosure.items",
    title="主动公开信息补录",
    domain="disclosure",
    roles=REVIEWERS,
    columns=COLUMNS,
    taker=one_by_one("disclosure.items", key, load),
    hint="一行一条已经公开的信息。公开日期按原网站的日期；系统会检查标题和正文里的个人信息，有问题的作标记。",
)
