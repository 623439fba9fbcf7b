"""终端故障: report → dispatch → repair → check; or put right at once."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.legalservice.stations import forms
from zhunsheng.domains.legalservice.stations.law import TITLE, UPKEEP, VERSION
from zhunsheng.domains.legalservice.stations.models import Fault
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    SYSTEM,
    Action,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)
from zhunsheng.kernel.procedure.refusals import Refused

CODE = "stations.fault"
DOMAIN = "stations"
RESPOND, REPAIR = "stations.respond", "stations.repair"
REPORTERS = ("registrar", "handler", "chief")
REPAIRERS = ("handler", "registrar", "chief")
MANAGERS = ("registrar", "chief")
OPEN = ("reported", "dispatched", "repaired")


def prepare(context: Context) -> None:
    """The office that looks after terminals handles it; the place is the station's."""
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置由哪个机构管终端。", "请管理员在“单位”里登记职责分工。")
    matter, terminal = context.matter, context.data["terminal"]
    matter.organ, matter.unit = duty.organ, duty.unit
    matter.place = terminal.station.place or duty.unit.place
    matter.title = f"{terminal.station.name}{terminal.get_kind_display()}故障"


def _is_first(context: Context) -> bool:
    terminal: Any = context.data.get("terminal")
    return terminal is None or not forms.has_open_fault(terminal.pk)


ONE_AT_A_TIME = Guard(
    "one_at_a_time",
    _is_first,
    "这台终端已经报修，还没有修好。",
    "请打开正在办的那一件，把新的情况写在“备注”里。",
)
OUTCOMES = (
    Outcome("repaired", "修好了", UPKEEP, frozenset({"fixed"})),
    Outcome("replaced", "换了新设备", UPKEEP, frozenset({"fixed"})),
    Outcome("not_fault", "不是故障", UPKEEP),
)
STAGES = (
    Stage(
        "reported", "待派修", "report", "已经知道这台机器坏了，正在安排维修。", waits_for=MANAGERS
    ),
    Stage("dispatched", "维修中", "repair", "已经派人去修这台机器了。", waits_for=REPAIRERS),
    Stage("repaired", "待验收", "check", "机器修好了，正在试用确认。", waits_for=MANAGERS),
    Stage("done", "已办结", "check", "机器已经恢复，或者确认没有故障。", closed=True, final=True),
)
FILING = Action(
    "report",
    "报修",
    (),
    (*REPORTERS, SYSTEM, PUBLIC),
    "{actor}报修：{symptom}（{source}）。",
    form=forms.ReportForm,
    guards=(ONE_AT_A_TIME,),
    prepare=prepare,
    clocks=(start(RESPOND), start(REPAIR, leading=True)),
    tells=(Tell("role:registrar", "fault", "终端报修，请派修"),),
)
ACTIONS = (
    Action(
        "settle",
        "当场修好",
        ("reported", "dispatched"),
        REPAIRERS,
        "{actor}登记修复：{outcome}。",
        target="done",
        form=forms.SettleForm,
        sets={"repaired_on": "occurred"},
        clocks=(meet(RESPOND), meet(REPAIR)),
        closes=True,
        help="打个电话就恢复了，或者去一趟就修好了的，一步办完。",
    ),
    Action(
        "dispatch",
        "派修",
        ("reported",),
        MANAGERS,
        "{actor}派人维修。",
        target="dispatched",
        form=forms.DispatchForm,
        sets={"dispatched_on": "occurred"},
        clocks=(meet(RESPOND),),
        tells=(Tell("handler", "assigned", "请跟进这台终端的维修"),),
    ),
    Action(
        "repair",
        "登记修复",
        ("dispatched",),
        REPAIRERS,
        "{actor}登记已经修复。",
        target="repaired",
        form=forms.RepairForm,
        sets={"repaired_on": "occurred"},
        clocks=(meet(REPAIR),),
    ),
    Action(
        "check",
        "验收",
        ("repaired",),
        MANAGERS,
        "{actor}试用后确认：{outcome}。",
        cite=UPKEEP,
        target="done",
        form=forms.CheckForm,
        closes=True,
    ),
    Action(
        "refuse",
        "没有修好，重新维修",
        ("repaired",),
        MANAGERS,
        "{actor}试用后认为没有修好，重新维修。",
        target="dispatched",
        form=forms.ReasonForm,
        clocks=(start(REPAIR, leading=True),),
    ),
    Action(
        "dismiss",
        "不是故障",
        ("reported", "dispatched"),
        MANAGERS,
        "{actor}确认不是故障。",
        target="done",
        form=forms.ReasonForm,
        sets={"outcome": "=not_fault"},
        clocks=(cancel(RESPOND), cancel(REPAIR)),
        closes=True,
    ),
)
FAULT = Procedure(
    code=CODE,
    version=VERSION,
    title="终端故障维修",
    law=TITLE,
    model=Fault,
    initial="reported",
    filing=FILING,
    stages=STAGES,
    actions=ACTIONS,
    outcomes=OUTCOMES,
    steps=(("report", "报修"), ("repair", "维修"), ("check", "验收")),
    number=Pattern("stations.fault", "{code}终修〔{year}〕{n}号"),
    in_force_from="2017-08-30",
)
