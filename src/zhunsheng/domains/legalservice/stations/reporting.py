"""Faults that nobody of the house reported: the visitor at the machine, the machine that is silent."""

from __future__ import annotations

from zhunsheng.domains.legalservice.stations import beats
from zhunsheng.domains.legalservice.stations.choices import Source, Symptom
from zhunsheng.domains.legalservice.stations.forms import has_open_fault
from zhunsheng.domains.legalservice.stations.models import Terminal
from zhunsheng.domains.legalservice.stations.procedure import CODE
from zhunsheng.kernel.procedure.actors import Actor
from zhunsheng.kernel.procedure.engine import file
from zhunsheng.lib import clock


def by_visitor(terminal: Terminal, symptom: str) -> bool:
    """Report what a visitor chose on the machine; False when it was reported already."""
    if has_open_fault(terminal.pk):
        return False
    data = {"terminal": terminal.pk, "symptom": symptom, "source": Source.VISITOR}
    file(CODE, Actor.public(f"terminal:{terminal.pk}"), data)
    return True


def by_silence() -> int:
    """Report the machines that are silent within service hours; returns how many. Safe to repeat."""
    made = 0
    for terminal in beats.silent(clock.now()):
        if has_open_fault(terminal.pk):
            continue
        data = {"terminal": terminal.pk, "symptom": Symptom.NETWORK, "source": Source.HEARTBEAT}
        file(CODE, Actor.system(), data, key=f"silent:{terminal.pk}:{clock.today()}")
        made += 1
    return made
