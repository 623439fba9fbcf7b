"""Stages and the steps of the stage bar, with what the petitioner is told at each.

With the written answer a petition is concluded and counted; review and re-review come after it.
"""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.kernel.procedure.declaration import Stage

STEPS = (
    ("received", "登记"),
    ("forwarded", "转送交办"),
    ("handling", "办理"),
    ("answer", "书面答复"),
    ("review", "复查"),
    ("recheck", "复核"),
    ("after", "归档"),
)

_OBJECTED = Stage(
    "objected",
    "异议核实",
    "forwarded",
    "收到这件事的单位认为不归它管，我们正在核实应当由谁处理。你不用做什么。",
    waits_for=("registrar",),
)
_STAGES = (
    Stage(
        "registered",
        "待分流",
        "received",
        "我们收到了，会在十五日内转给有权处理的单位，或者告诉你该走什么途径。",
        waits_for=("registrar", "handler"),
    ),
    Stage(
        "forwarded",
        "待告知",
        "forwarded",
        "已经转给有权处理的单位。那个单位会在十五日内书面告诉你是不是收到、怎么处理。",
        waits_for=("handler",),
    ),
    Stage(
        "accepted",
        "办理中",
        "handling",
        "正在办理。办好以后会书面答复你。想补充情况，可以在这里补。",
        waits_for=("handler",),
    ),
    Stage(
        "answered",
        "已答复",
        "answer",
        "书面答复已经作出，可以在这里看。",
        closed=True,
    ),
    Stage(
        "reviewing",
        "复查中",
        "review",
        "上一级机关正在复查，会在三十日内书面答复你。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "reviewed",
        "已复查",
        "review",
        "复查意见已经作出，可以在这里看。",
        closed=True,
    ),
    Stage(
        "redoing",
        "重新处理",
        "review",
        "复查意见要求重新处理。原来的单位正在重新办，办好以后再书面答复你。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "rechecking",
        "复核中",
        "recheck",
        "再上一级机关正在复核，会在三十日内书面答复你；开听证会的时间不算在内。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "rechecked",
        "已复核",
        "recheck",
        "复核意见已经作出，可以在这里看。同一件事不会再受理；依法可以起诉、申请复议的，不受影响。",
        closed=True,
    ),
    Stage(
        "ended",
        "已终结",
        "answer",
        "这件事在信访程序里已经办完。告知书上写了为什么、还可以走什么途径。",
        closed=True,
    ),
    Stage(
        "archived",
        "已归档",
        "after",
        "这件事已经办完归档，文书仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)


def stages(law: Law) -> tuple[Stage, ...]:
    """Under the old regulation there is no objection of the receiving unit."""
    if not law.is_new:
        return _STAGES
    return (*_STAGES[:2], _OBJECTED, *_STAGES[2:])


OFFICE = ("registrar",)
HANDLERS = ("handler", "chief")
STAFF = ("registrar", "handler", "chief")
PETITIONER = ("applicant",)
EVERYWHERE = ("**",)
