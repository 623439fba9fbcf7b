"""站点 and 终端 as registers: sheets, versions, the public directory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhunsheng.domains.legalservice.stations.choices import StationKind
from zhunsheng.domains.legalservice.stations.law import PLATFORMS
from zhunsheng.domains.legalservice.stations.models import Station, Terminal
from zhunsheng.kernel.registers.declare import Fault, Public, Register

KEEPERS = ("registrar", "chief")


def _station_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    if values.get("kind") != StationKind.CENTRE and not values.get("township"):
        yield "township", "工作站和工作室请填乡镇街道，公众按它找最近的站点。"


def _terminals_of(station: Station) -> Iterator[tuple[str, object]]:
    """The terminals there, in one line."""
    names = [str(one) for one in station.terminals.in_force().order_by("code")[:20]]
    yield "终端", "、".join(names) or "没有"


STATIONS = Register(
    code="stations.stations",
    title="公共法律服务站点",
    model=Station,
    fields=(
        "code",
        "name",
        "kind",
        "township",
        "place",
        "address",
        "phone",
        "hours",
        "services",
        "unit",
        "valid_from",
        "valid_to",
    ),
    columns=("code", "name", "kind", "township", "phone", "hours"),
    search=("code", "name", "address", "services"),
    filters=("kind", "township"),
    roles=KEEPERS,
    name=lambda station: station.name,
    check=_station_faults,
    hints={
        "place": "中心填区，工作站填乡镇街道，工作室填村、社区",
        "hours": "例如：工作日 9:00—12:00，14:00—18:00",
        "services": "例如：法律咨询、法律援助初审、人民调解、公证指引",
    },
    public=Public(
        title="公共法律服务站点",
        lead="哪里能免费问法律、申请法律援助、请人调解。每个乡镇街道都有站，每个村、社区都有室。",
        facts=("name", "kind", "township", "address", "phone", "hours", "services"),
        keywords=("法律服务", "咨询", "律师", "在哪里", "地址", "电话", "工作站", "自助机", "最近"),
        filters=("township", "kind"),
        note=lambda station: f"{station.address} · 电话{station.phone} · {station.hours}",
        home="离你最近的站点，电话和开放时间",
        order=30,
    ),
    about=_terminals_of,
    cite=PLATFORMS,
    order=10,
)


TERMINALS = Register(
    code="stations.terminals",
    title="公共法律服务终端",
    model=Terminal,
    fields=(
        "code",
        "kind",
        "station",
        "installed_on",
        "state",
        "note",
        "unit",
        "valid_from",
        "valid_to",
    ),
    columns=("code", "kind", "station", "unit", "installed_on", "state"),
    search=("code", "note"),
    filters=("kind", "state", "unit"),
    roles=KEEPERS,
    name=str,
    hints={
        "code": "机身铭牌上的序列号，机器用它报心跳",
        "station": "填站点编号",
        "unit": "管这台机器的司法所；中心的填司法局",
    },
    cite=PLATFORMS,
    order=11,
)
