"""How items appear on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.commons.publication.models import State
from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.domains.disclosure.items.models import CatalogueEntry, DisclosureItem
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import AdminRegister, Desk, ListColumn, ListFilter
from zhunsheng.kernel.orgs.models import Person
from zhunsheng.lib.hanzi import date_text, yuan


def _day(value: Any) -> str:
    return date_text(value) if value else ""


def lead(matter: DisclosureItem) -> list[tuple[str, object]]:
    """The line under the title."""
    return [("公开单位", matter.unit.label), ("公开情况", matter.get_publication_display())]


def facts(matter: DisclosureItem) -> list[Fact]:
    """What the public reads or would read, and the days that count."""
    found = [
        Fact("公开目录类目", catalogue.titles().get(matter.category, "")),
        Fact("来源文书", matter.source),
        Fact("形成或变更日期", _day(matter.made_on)),
        Fact("审查日期", _day(matter.reviewed_on)),
        Fact("首次公开日期", _day(matter.first_published_on)),
        Fact("最近公开日期", _day(matter.published_on)),
        Fact("失效日期", _day(matter.ended_on)),
        Fact("处理决定数", f"{matter.quantity}件" if matter.quantity is not None else ""),
        Fact("收费金额", yuan(matter.amount) if matter.amount is not None else ""),
        Fact("摘要", matter.summary, wide=True),
        Fact("正文", matter.text, wide=True),
    ]
    return [fact for fact in found if fact.value]


def _category(code: str) -> str:
    return catalogue.statutory().get(code, code)


def _categories(_person: Person) -> list[tuple[str, str]]:
    return catalogue.choices()


DESK = Desk(
    procedure="disclosure.item",
    title="主动公开",
    facts=facts,
    lead=lead,
    columns=(
        ListColumn("类目", ("category",), value=_category),
        ListColumn("形成", ("made_on",), "day"),
        ListColumn("公开", ("published_on",), "day"),
    ),
    filters=(
        ListFilter("category", "类目", _categories),
        ListFilter("publication", "公开情况", State.choices),
    ),
    filing_title="登记拟公开信息",
    filing_hint="可以直接录入、上传文件，或者填已签发文书的文号。审查通过以后才会公开。",
    order=41,
)
CATALOGUE = AdminRegister(
    code="disclosure-catalogue",
    title="公开目录类目",
    model=CatalogueEntry,
    fields=("code", "title", "article", "position", "is_active"),
    columns=(
        ("名称", lambda row: row.title),
        ("代码", lambda row: row.code),
        ("依据", lambda row: row.article),
        ("状态", lambda row: "在用" if row.is_active else "停用"),
    ),
    hint="条例第二十条、第二十一条的类目系统里已有；这里只加本区自己的类目。代码与条例类目相同的，以这里的名称为准。",
)
WORKBENCH = (DESK, CATALOGUE)
