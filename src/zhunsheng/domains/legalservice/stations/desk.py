"""Terminals on the workbench: what is off line, by township; keys; the list of faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.domains.legalservice.stations import beats, choices
from zhunsheng.domains.legalservice.stations.models import Fault, Terminal, in_use
from zhunsheng.domains.legalservice.stations.procedure import CODE
from zhunsheng.domains.legalservice.stations.registers import STATIONS, TERMINALS
from zhunsheng.faces.ui.parts import Crumb, Fact, Stat
from zhunsheng.faces.ui.tables import Column, Table
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.faces.ui.wording import moment
from zhunsheng.faces.workbench.declare import Desk, ListColumn, ListFilter, Page
from zhunsheng.faces.workbench.people import person_of
from zhunsheng.kernel.access.scope import holds
from zhunsheng.kernel.registers import access
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

READERS = ("registrar", "handler", "chief", "organ_head", "leader", "auditor")
SHOWN = 200
SYMPTOMS = dict(choices.Symptom.choices)
KIND_TITLES = dict(choices.TerminalKind.choices)


def _day(value: Any) -> str:
    return date_text(value) if value else ""


def facts(matter: Fault) -> list[Fact]:
    """The machine, what is wrong with it, what was done."""
    terminal = matter.terminal
    found = [
        Fact("站点", terminal.station.name),
        Fact("终端", str(terminal), reverse("workbench:entry", args=[TERMINALS.code, terminal.pk])),
        Fact("站点电话", terminal.station.phone),
        Fact("地址", terminal.station.address),
        Fact("现象", matter.get_symptom_display()),
        Fact("报修来源", matter.get_source_display()),
        Fact("维修", matter.repairer),
        Fact("派修日期", _day(matter.dispatched_on)),
        Fact("修复日期", _day(matter.repaired_on)),
        Fact("具体情况", matter.description, wide=True),
        Fact("原因", matter.cause, wide=True),
        Fact("怎么修的", matter.solution, wide=True),
    ]
    return [fact for fact in found if fact.value]


DESK = Desk(
    procedure=CODE,
    title="终端维修",
    facts=facts,
    lead=lambda matter: [
        ("现象", matter.get_symptom_display()),
        ("维修", matter.repairer or "还没有派"),
    ],
    columns=(
        ListColumn("现象", ("symptom",), value=lambda code: SYMPTOMS.get(code, code)),
        ListColumn("报修", ("received_on",), "day"),
        ListColumn("修复", ("repaired_on",), "day"),
    ),
    filters=(ListFilter("symptom", "现象", choices.Symptom.choices),),
    filing_title="报修",
    filing_hint="打个电话就能恢复的，报修以后点“当场修好”，一步办完。",
    order=30,
)


@dataclass
class Town:
    """One township's terminals."""

    title: str
    total: int = 0
    online: int = 0
    never: int = 0
    dark: list[Terminal] = field(default_factory=list)

    @property
    def tone(self) -> str:
        """Green when every connected machine answers."""
        return "green" if not self.dark else "amber"


def online(request: HttpRequest) -> HttpResponse:
    """Which machines answer, township by township; those that do not, with whom to call."""
    person = person_of(request)
    if not access.may_open(person, TERMINALS):
        raise PermissionDenied("您没有打开这个页面的权限，请联系管理员核对授权。")
    towns = _towns(person)
    total = sum(town.total for town in towns)
    dark = [one for town in towns for one in town.dark]
    never = sum(town.never for town in towns)
    answering = total - len(dark) - never
    context = {
        "stats": [
            Stat("在用终端", total, "台"),
            Stat("在线", answering, "台", tone=Tone.GREEN),
            Stat("离线", len(dark), "台", tone=Tone.AMBER if dark else Tone.PLAIN),
            Stat("还没有接入", never, "台"),
        ],
        "towns": towns,
        "mass": beats.is_mass_outage(len(dark), total - never),
        "service_time": beats.is_service_time(clock.now()),
        "table": _table(dark),
        "more": max(0, len(dark) - SHOWN),
        "faults": reverse("workbench:list", args=[CODE]),
        "now": clock.now(),
    }
    return render(request, "legalservice/terminals.html", context)


def _towns(person: Any) -> list[Town]:
    before = clock.now() - beats.QUIET
    rows = (
        access.visible(person, TERMINALS)
        .filter(pk__in=in_use().values("pk"))
        .select_related("station__township", "status")
        .order_by("station__township__code", "station__code", "code")
    )
    towns: dict[str, Town] = {}
    for one in rows:
        place = one.station.township
        town = towns.setdefault(
            place.name if place else "区级", Town(place.name if place else "区级")
        )
        town.total += 1
        at = getattr(getattr(one, "status", None), "beat_at", None)
        if at is None:
            town.never += 1
        elif at < before:
            town.dark.append(one)
        else:
            town.online += 1
    return list(towns.values())


def _table(dark: list[Terminal]) -> Table:
    return Table(
        columns=(
            Column("站点"),
            Column("终端", keep=True),
            Column("电话", keep=True),
            Column("最近心跳", "moment"),
        ),
        rows=[
            (one.station.name, str(one), one.station.phone, one.status.beat_at, one.pk)
            for one in dark[:SHOWN]
        ],
        caption="离线的终端",
        link=lambda row: reverse("workbench:page-terminal", args=[row[-1]]),
        empty="没有离线的终端。",
    )


def terminal(request: HttpRequest, pk: int) -> HttpResponse:
    """One machine: when it was last heard, its faults, a new key, reporting a fault."""
    person = person_of(request)
    found = (
        access.visible(person, TERMINALS)
        .select_related("station__township", "status", "unit")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404("没有这台终端。")
    may_keep = access.may_edit_entry(person, TERMINALS, found)
    key = ""
    if request.method == "POST":
        if not may_keep:
            raise PermissionDenied("您没有发密钥的权限。")
        key = beats.new_key(found)
    context = {
        "terminal": found,
        "facts": _terminal_facts(found),
        "key": key,
        "may_keep": may_keep,
        "may_report": holds(person, ("registrar", "handler", "chief"), TERMINALS.domain),
        "report": f"{reverse('workbench:new', args=[CODE])}?terminal={pk}",
        "faults": _faults(found),
        "days": list(found.days.order_by("-day")[:10]),
        "address": request.build_absolute_uri(f"/api/v1/terminals/{found.code}/heartbeat"),
        "crumbs": [Crumb("终端在线", "/desk/terminals/"), Crumb(found.code)],
    }
    response = render(request, "legalservice/terminal.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _terminal_facts(one: Terminal) -> list[Fact]:
    status = getattr(one, "status", None)
    station = one.station
    found = [
        Fact("站点", station.name, reverse("workbench:entry", args=[STATIONS.code, station.pk])),
        Fact("类别", one.get_kind_display()),
        Fact("序列号", one.code, reverse("workbench:entry", args=[TERMINALS.code, one.pk])),
        Fact("状态", one.get_state_display()),
        Fact("安装日期", _day(one.installed_on)),
        Fact("最近心跳", moment(status.beat_at) if status and status.beat_at else "还没有接入"),
        Fact("软件版本", status.software if status else ""),
        Fact("站点电话", station.phone),
        Fact("地址", station.address, wide=True),
    ]
    return [fact for fact in found if fact.value]


def _faults(one: Terminal) -> Table:
    rows = one.faults.order_by("-pk")[:20]
    return Table(
        columns=(Column("现象"), Column("报修", "day"), Column("修复", "day"), Column("原因")),
        rows=[
            (row.get_symptom_display(), row.received_on, row.repaired_on, row.cause, row.pk)
            for row in rows
        ],
        caption="报修记录",
        link=lambda row: reverse("workbench:matter", args=[row[-1]]),
        empty="没有报修过。",
    )


PAGES = (
    DESK,
    Page(
        "terminals",
        "终端在线",
        "terminals/",
        online,
        group="业务",
        roles=READERS,
        order=60_031,
        offered=lambda person: access.may_open(person, TERMINALS),
    ),
    Page("terminal", "终端", "terminals/<int:pk>/", terminal, group=""),
)
