"""What is counted of items: the annual report's sentence, and the cells of table 二 that items give."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Q

from zhunsheng.domains.disclosure.items import catalogue
from zhunsheng.domains.disclosure.items.kind import cite
from zhunsheng.domains.disclosure.items.models import DisclosureItem
from zhunsheng.insight.indicators.declaration import Count, Dimension, Sum, Table
from zhunsheng.insight.indicators.dimensions import of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.insight.indicators.tables import CellIndicator
from zhunsheng.kernel.orgs.models import Unit

TABLE_TWO = "政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）表二"
ITEMS = Table(DisclosureItem, "主动公开信息", parent_rows=Q(procedure="disclosure.item"))
CATEGORY = Dimension("category", "公开目录类目", catalogue.titles)
UNIT = Dimension("unit", "公开单位", of_rows(Unit, label="label"))
BY = (CATEGORY, UNIT)
count = partial(Count, table=ITEMS, chapter="4", by=BY)

PUBLISHED = count(
    code="disclosure.published",
    ref="F028",
    title="主动公开政府信息",
    unit="条",
    period="first_published_on",
    cite=cite(26),
    basis="当年首次公开的信息，按首次公开日期计；以后撤下或者失效的仍计入公开当年，变更后重新公开的不重复计",
)


def _cell(code: str, title: str, category: str, **more: Any) -> Count:
    return count(
        code=f"disclosure.{code}",
        title=title,
        unit="件",
        when=Q(category=category),
        source=TABLE_TWO,
        listed=False,
        **more,
    )


def _stock(code: str, title: str, category: str) -> tuple[Count, ...]:
    """本年制发, 本年废止, 现行有效 of one kind of document."""
    return (
        _cell(
            f"{code}_made",
            f"{title}本年制发",
            category,
            period="made_on",
            basis="当年形成并列入公开的",
        ),
        _cell(
            f"{code}_ended", f"{title}本年废止", category, period="ended_on", basis="当年登记失效的"
        ),
        _cell(
            f"{code}_in_force",
            f"{title}现行有效",
            category,
            period=OpenAt("made_on", "ended_on"),
            basis="年末没有登记失效的",
        ),
    )


def _decisions(code: str, title: str, category: str) -> Sum:
    return Sum(
        code=f"disclosure.{code}",
        title=title,
        unit="件",
        table=ITEMS,
        chapter="4",
        of="quantity",
        period="first_published_on",
        when=Q(category=category),
        source=TABLE_TWO,
        basis="当年公开的汇总信息里填写的处理决定数之和",
    )


FEES = Sum(
    code="disclosure.fees_charged",
    title="行政事业性收费金额",
    unit="万元",
    table=ITEMS,
    chapter="4",
    of="amount",
    scale=1_000_000,
    decimals=2,
    period="first_published_on",
    when=Q(category=catalogue.FEES),
    source=TABLE_TWO,
    basis="当年公开的收费信息里填写的金额之和",
)
REGULATIONS = _stock("regulations", "规章", catalogue.REGULATIONS)
RULES = _stock("rules", "行政规范性文件", catalogue.RULES)
LICENCES = _decisions("licences", "行政许可处理决定数", catalogue.LICENCES)
PENALTIES = _decisions("penalties", "行政处罚处理决定数", catalogue.PENALTIES)
COERCION = _decisions("coercion", "行政强制处理决定数", catalogue.COERCION)
CELLS = (FEES, *REGULATIONS, *RULES, LICENCES, PENALTIES, COERCION)
STOCK_COLUMNS = ("made", "repealed", "in_force")

#: 表二 counts what was made public; its cells are the table's slots by code.
SLOTS = {
    **{f"rules_{name}": one for name, one in zip(STOCK_COLUMNS, REGULATIONS, strict=True)},
    **{f"normative_{name}": one for name, one in zip(STOCK_COLUMNS, RULES, strict=True)},
    "licence_decisions": LICENCES,
    "penalty_decisions": PENALTIES,
    "coercion_decisions": COERCION,
    "fee_collected": FEES,
}
PROVIDES = (
    PUBLISHED,
    *CELLS,
    *(CellIndicator("disclosure.table2", slot, one) for slot, one in SLOTS.items()),
)
