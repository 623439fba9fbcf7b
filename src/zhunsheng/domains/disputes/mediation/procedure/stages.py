"""Stages of a mediation, with what both sides are told at each."""

from __future__ import annotations

from zhunsheng.kernel.procedure.declaration import PUBLIC, Stage, public_as

STEPS = (
    ("intake", "登记、征求意见"),
    ("mediating", "调解"),
    ("result", "结果"),
    ("after", "归档"),
)
STAGES = (
    Stage(
        "registered",
        "待受理",
        "intake",
        "我们收到了，会打电话问清情况。调解要双方都愿意，我们也会问对方。不收钱。",
        waits_for=("registrar", "handler"),
    ),
    Stage(
        "consulting",
        "征求意见中",
        "intake",
        "我们正在问双方愿不愿意调解。愿意就受理；有一方明确不愿意，就不调解，别的办法不受影响。",
        waits_for=("handler",),
    ),
    Stage(
        "accepted",
        "待指派调解员",
        "mediating",
        "双方都愿意调解，已经受理。接下来确定由谁来调解，会通知你。",
        waits_for=("registrar", "chief"),
    ),
    Stage(
        "mediating",
        "调解中",
        "mediating",
        "调解员会分别了解情况，再约双方一起谈。谈不谈得成由双方自己定，你随时可以不谈。",
        waits_for=("handler",),
    ),
    Stage(
        "agreed",
        "已达成协议",
        "result",
        "双方谈成了。协议对双方都有约束力，请按说好的做；我们会回访。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "confirming",
        "司法确认中",
        "result",
        "双方一起请法院确认协议。法院确认以后，一方不做的，另一方可以直接申请强制执行。",
        closed=True,
        waits_for=("handler",),
    ),
    Stage(
        "ended",
        "调解已结束",
        "result",
        "这次调解结束了，没有达成协议。你还可以走别的途径，看《告知书》里写的办法和期限。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "moved",
        "已转其他途径",
        "result",
        "这件事已经转到别的地方接着办，材料一起带过去，不用重新交。",
        closed=True,
        waits_for=("handler", "registrar"),
    ),
    Stage(
        "archived",
        "已归档",
        "after",
        "这件事办完归档了，协议和告知书仍然可以在这里看。",
        closed=True,
        final=True,
    ),
)

OTHER = "other"
"""The other side: whom the applicant brought the dispute against."""
OTHER_SIDE = public_as(OTHER)
SIDES = (PUBLIC, OTHER_SIDE)
RISK_UNIT = "risk_unit"
HANDLERS = ("handler", "chief")
STAFF = ("registrar", "handler", "chief")
BOTH = ("applicant", OTHER)
"""Readers: both sides of the dispute."""
INTAKE = ("registered", "consulting")
WORKING = ("accepted", "mediating")
OPEN = (*INTAKE, *WORKING)
