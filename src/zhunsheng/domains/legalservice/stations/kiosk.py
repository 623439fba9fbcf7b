"""What stations bring to the kiosk: who knows the machines, and the tiles of public legal service."""

from __future__ import annotations

from zhunsheng.domains.legalservice.stations import beats, reporting
from zhunsheng.domains.legalservice.stations.choices import Symptom, TerminalKind
from zhunsheng.domains.legalservice.stations.models import Terminal, in_use
from zhunsheng.domains.legalservice.stations.registers import STATIONS
from zhunsheng.faces.kiosk.declare import KioskDirectory, KioskTile, Machine


def _machine(terminal: Terminal | None) -> Machine | None:
    if terminal is None:
        return None
    return Machine(terminal.code, terminal.station.name, terminal.station.phone)


def _row(serial: str) -> Terminal | None:
    return Terminal.objects.in_force().select_related("station").filter(code=serial).first()


def _get(serial: str) -> Machine | None:
    return _machine(_row(serial))


def _find(serial: str, key: str) -> Machine | None:
    return _machine(beats.known(serial, key))


def _beat(serial: str) -> None:
    terminal = _row(serial)
    if terminal is not None:
        beats.take(terminal.pk)


def _report(serial: str, symptom: str) -> bool:
    terminal = _row(serial)
    return terminal is not None and reporting.by_visitor(terminal, symptom)


def _trial() -> Machine | None:
    rows = in_use().filter(kind=TerminalKind.KIOSK).select_related("station")
    return _machine(rows.order_by("code").first())


DIRECTORY = KioskDirectory(
    "stations",
    find=_find,
    get=_get,
    beat=_beat,
    report=_report,
    symptoms=[choice for choice in Symptom.choices if choice[0] != Symptom.POWER],
    trial=_trial,
)
TILES = (
    KioskTile("ask", "问法律", "写下问题，律师回答", procedure="consultation.question", order=10),
    KioskTile("aid", "请免费律师", "申请法律援助", procedure="aid.case", order=20),
    KioskTile(
        "mediation", "请人来评理", "邻里、家庭、合同……", procedure="mediation.people", order=30
    ),
    KioskTile("stations", "找最近的站点", "地址、电话、开放时间", list=STATIONS.slug, order=50),
    KioskTile("surveys", "参加调查", "不记名，说说你的看法", page="surveys", order=80),
)
KIOSK = (DIRECTORY, *TILES)
