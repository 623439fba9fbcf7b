"""What is counted of model villages: titles that stand, by level; 法律明白人; applications."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.publicity.villages import choices
from zhunsheng.domains.publicity.villages.models import VillageTitle
from zhunsheng.domains.publicity.villages.registers import ADVOCATES, STANDARD, VILLAGES
from zhunsheng.insight.indicators.declaration import Count, Dimension, Table, entries
from zhunsheng.insight.indicators.dimensions import of_choices, of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.kernel.orgs.models import Unit

LEVEL = Dimension("level", "称号", of_choices(choices.Level))
UNIT = Dimension("unit", "乡镇街道", of_rows(Unit, label="label"))
TITLED = entries(VILLAGES, place="place")
PEOPLE = entries(ADVOCATES)
TITLES = Table(VillageTitle, "示范村创建", parent_rows=Q(procedure="villages.title"))
count = partial(Count, chapter="6", cite=STANDARD)

NATIONAL = count(
    code="villages.national",
    ref="F054",
    title="全国民主法治示范村（社区）",
    table=TITLED,
    period=OpenAt("granted_on", "revoked_on"),
    when=Q(level=choices.Level.NATIONAL),
    unit="个",
    by=(UNIT,),
    basis="期末有全国称号、没有被撤销的村和社区",
)
ALL = count(
    code="villages.titled",
    title="有示范称号的村（社区）",
    table=TITLED,
    period=OpenAt("granted_on", "revoked_on"),
    when=~Q(level=""),
    unit="个",
    by=(LEVEL, UNIT),
    basis="期末有各级示范称号、没有被撤销的村和社区，按现有最高称号计",
)
ADVOCATE_COUNT = count(
    code="villages.advocates",
    title="法律明白人",
    table=PEOPLE,
    period=OpenAt("valid_from", "valid_to"),
    unit="人",
    by=(UNIT,),
    basis="期末在任的法律明白人",
)
APPLIED = count(
    code="villages.applied",
    title="申报示范村",
    table=TITLES,
    period="received_on",
    unit="件",
    by=(LEVEL, UNIT),
    basis="当年申报的，按申报日期计",
)
GRANTED = count(
    code="villages.granted",
    title="当年命名",
    table=TITLES,
    period="granted_on",
    unit="件",
    by=(LEVEL, UNIT),
    basis="当年由上级命名的，按命名日期计",
)
FIGURES = (NATIONAL, ALL, ADVOCATE_COUNT, APPLIED, GRANTED)
