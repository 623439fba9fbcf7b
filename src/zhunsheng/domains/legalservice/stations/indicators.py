"""Figures of stations and terminals."""

from __future__ import annotations

from functools import partial

from django.db.models import Q

from zhunsheng.domains.legalservice.stations.choices import TerminalKind, TerminalState
from zhunsheng.domains.legalservice.stations.law import PLATFORMS, UPKEEP
from zhunsheng.domains.legalservice.stations.models import Fault, TerminalDay
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.insight.indicators.declaration import (
    Count,
    Dimension,
    Ratio,
    Sum,
    Table,
    entries,
)
from zhunsheng.insight.indicators.dimensions import of_rows
from zhunsheng.insight.indicators.periods import OpenAt
from zhunsheng.kernel.orgs.models import Unit

CHAPTER = "6"
PLACES = entries(STATIONS)
MACHINES = entries(TERMINALS)
FAULTS = Table(Fault, "终端故障", parent_rows=Q(procedure="stations.fault"))
DAYS = Table(
    TerminalDay,
    "终端在线日报",
    paths={"unit": "terminal__unit", "place": "terminal__unit__place"},
    matter="",
    columns={"id": "pk", "day": "day"},
    begins="day",
)
UNIT = Dimension("unit", "管理单位", of_rows(Unit, label="label"))
IN_FORCE = OpenAt("valid_from", "valid_to")
IN_USE = Q(state=TerminalState.IN_USE)
machines = partial(
    Count, table=MACHINES, chapter=CHAPTER, unit="台", period=IN_FORCE, by=(UNIT,), cite=PLATFORMS
)

STATION_COUNT = Count(
    code="stations.stations",
    title="公共法律服务站点",
    unit="个",
    chapter=CHAPTER,
    table=PLACES,
    period=IN_FORCE,
    by=(UNIT,),
    cite=PLATFORMS,
    basis="年末开放的公共法律服务中心、工作站、工作室",
)
KIOSKS = machines(
    code="stations.kiosks",
    ref="F040",
    title="公共法律服务自助柜员机",
    when=IN_USE & Q(kind=TerminalKind.KIOSK),
    basis="年末在用的自助柜员机，停用的不计",
)
DESKS = machines(
    code="stations.desks",
    ref="F041",
    title="公共法律服务可视桌面机",
    when=IN_USE & Q(kind=TerminalKind.DESK),
    basis="年末在用的可视桌面机，停用的不计",
)
EQUIPPED = Count(
    code="stations.equipped",
    title="配有终端的站点",
    unit="个",
    chapter=CHAPTER,
    table=MACHINES,
    distinct="station",
    period=IN_FORCE,
    when=IN_USE,
    cite=PLATFORMS,
    basis="年末至少有一台在用终端的站点，有几台都算一个",
    listed=False,
)
COVERAGE = Ratio(
    code="stations.coverage",
    ref="F042",
    title="智慧终端覆盖率",
    chapter=CHAPTER,
    numerator=EQUIPPED,
    denominator=STATION_COUNT,
    cite=PLATFORMS,
    basis="配有在用终端的站点数除以全部站点数；机器在不在线是另一个数",
)
ONLINE_HOURS = Sum(
    code="stations.online_hours",
    title="终端在线小时",
    unit="小时",
    chapter=CHAPTER,
    table=DAYS,
    of="online",
    period="day",
    basis="工作日9时到17时之间报过心跳的小时数",
    cite=UPKEEP,
    listed=False,
)
EXPECTED_HOURS = Sum(
    code="stations.expected_hours",
    title="终端应在线小时",
    unit="小时",
    chapter=CHAPTER,
    table=DAYS,
    of="expected",
    period="day",
    basis="在用终端数乘以工作日，每天8小时",
    cite=UPKEEP,
    listed=False,
)
ONLINE_RATE = Ratio(
    code="stations.online",
    title="终端在线率",
    chapter=CHAPTER,
    numerator=ONLINE_HOURS,
    denominator=EXPECTED_HOURS,
    cite=UPKEEP,
    basis="在线小时除以应在线小时：工作日9时到17时，每小时报过心跳就算在线",
)
REPORTED = Count(
    code="stations.faults",
    title="终端报修",
    unit="件",
    chapter=CHAPTER,
    table=FAULTS,
    period="received_on",
    cite=UPKEEP,
    basis="当年报修的终端故障，不是故障的也计入",
)
FIXED = Count(
    code="stations.fixed",
    title="终端修复",
    unit="件",
    chapter=CHAPTER,
    table=FAULTS,
    period="closed_on",
    when=Q(outcome__in=("repaired", "replaced")),
    cite=UPKEEP,
    basis="当年办结并且修好或者换新的",
)
FIGURES = (
    STATION_COUNT,
    KIOSKS,
    DESKS,
    EQUIPPED,
    COVERAGE,
    ONLINE_HOURS,
    EXPECTED_HOURS,
    ONLINE_RATE,
    REPORTED,
    FIXED,
)
