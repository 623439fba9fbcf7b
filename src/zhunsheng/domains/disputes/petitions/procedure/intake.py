"""Registration, forwarding, objection, telling (17-24, 31)."""

from __future__ import annotations

from zhunsheng.domains.disputes.petitions.forms import handling as forms
from zhunsheng.domains.disputes.petitions.forms.intake import IntakeForm
from zhunsheng.domains.disputes.petitions.law import Law
from zhunsheng.domains.disputes.petitions.procedure import effects, guards, papers
from zhunsheng.domains.disputes.petitions.procedure.stages import (
    EVERYWHERE,
    HANDLERS,
    OFFICE,
    PETITIONER,
    STAFF,
)
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    ClockOp,
    Tell,
    cancel,
    meet,
    start,
)

OPEN = ("registered", "forwarded")


def told(law: Law) -> tuple[ClockOp, ...]:
    """The petitioner has been told: the clocks that wait for it end."""
    codes = ("register", "inform", *(("object",) if law.is_new else ()))
    return tuple(meet(f"petition.{code}") for code in codes)


def _is_appeal(context: Context) -> bool:
    return bool(context.matter.kind == "appeal")


def _is_office(context: Context) -> bool:
    return bool(context.matter.unit_id == effects.office(context.on).pk)


def _is_other(context: Context) -> bool:
    return not _is_office(context)


def filing(law: Law) -> Action:
    """登记."""
    return Action(
        "register",
        "登记",
        (),
        (*STAFF, PUBLIC),
        "收到信访事项（{kind}，{channel}）。",
        cite=law.cite((22, 1), (21, 1)),
        target="registered",
        form=IntakeForm,
        guards=(guards.representatives(law),),
        sets={"handler": effects.taker},
        prepare=effects.prepare_intake,
        effect=effects.intake,
        mend=effects.mend_intake,
        clocks=(
            start("petition.register", leading=True, when=_is_office),
            start("petition.inform", leading=True, when=_is_other),
        ),
        accepts=(papers.MATERIALS,),
        generates=(papers.REGISTRATION,),
        tells=(Tell("role:registrar", "received", "收到新的信访事项"),),
        audience=PETITIONER,
    )


def _forward(law: Law) -> Action:
    """转送、交办."""
    objection = (start("petition.object"),) if law.is_new else ()
    return Action(
        "forward",
        "转送、交办",
        ("registered",),
        STAFF,
        "{actor}{forwarding}给{to_unit}。",
        cite=law.cite((22, 1), (21, 1)),
        target="forwarded",
        form=forms.ForwardForm,
        sets={"forwarded_on": "occurred"},
        guards=(guards.not_to_named(law),),
        effect=effects.forward,
        clocks=(
            meet("petition.register"),
            cancel("petition.inform"),
            start("petition.inform", leading=True),
            *objection,
        ),
        generates=papers.LETTERS,
        tells=(
            Tell("role:handler", "forwarded", "收到转送、交办的信访事项，请在十五日内告知信访人"),
        ),
        audience=PETITIONER,
        help="检举控告不能转给被反映的单位；交办的要写明反馈期限。",
    )


def _send_out(law: Law) -> Action:
    """转送本系统以外的机关."""
    return Action(
        "send_out",
        "转送其他机关",
        ("registered",),
        STAFF,
        "{actor}转送本系统以外有权处理的机关。",
        cite=law.cite((22, 2), (21, 1)),
        target="ended",
        form=forms.SendOutForm,
        sets={"outcome": "=T1"},
        effect=effects.inform,
        clocks=told(law),
        generates=(papers.SENT_OUT,),
        closes=True,
        group="转送",
        audience=PETITIONER,
        help="涉法涉诉的转政法部门，检举控告的按管理权限转纪检监察机关。",
    )


def _object(law: Law) -> Action:
    """提出异议."""
    return Action(
        "object",
        "提出异议",
        ("forwarded",),
        HANDLERS,
        "{actor}对转送、交办提出异议。",
        cite=law.cite((23, 3), (21,)),
        target="objected",
        form=forms.ObjectForm,
        guards=(guards.objected_in_time(law),),
        clocks=(meet("petition.object"),),
        tells=(Tell("role:registrar", "objected", "收件单位提出异议，请核实"),),
        group="转送",
        help="不属于本单位职权的，五个工作日内详细说明理由；告知信访人的十五日继续计算。",
    )


def _settle(law: Law) -> Action:
    """核实异议."""
    return Action(
        "settle_objection",
        "核实异议",
        ("objected",),
        OFFICE,
        "{actor}核实异议：{is_right}。",
        cite=law.cite((23, 3), (24,)),
        target=effects.after_objection,
        targets=("registered", "forwarded"),
        form=forms.SettleForm,
        effect=effects.take_back,
        clocks=(
            cancel("petition.inform", when=effects.is_right),
            start("petition.register", leading=True, when=effects.is_right),
        ),
        tells=(Tell("role:handler", "settled", "异议已经核实"),),
    )


def _accept(law: Law) -> Action:
    """受理并告知."""
    return Action(
        "accept",
        "受理并告知",
        OPEN,
        STAFF,
        "{actor}告知信访人接收情况和处理途径，开始办理。",
        cite=law.cite((23,), (21, 2)),
        target="accepted",
        form=forms.AcceptForm,
        sets={"accepted_on": "occurred", "handler": effects.taker},
        guards=(guards.not_rechecked(law),),
        effect=effects.inform,
        clocks=(*told(law), start("petition.close", leading=True, when=_is_appeal)),
        generates=(papers.ACCEPTANCE,),
        audience=PETITIONER,
    )


def _route(law: Law) -> Action:
    """告知途径、不予受理."""
    return Action(
        "route",
        "告知途径或者不予受理",
        OPEN,
        STAFF,
        "{actor}告知信访人：{outcome}。",
        cite=law.cite((31,), (21, 1)),
        target="ended",
        form=forms.RouteForm,
        guards=(guards.has_recheck(law),),
        effect=effects.inform,
        clocks=told(law),
        generates=(papers.REFUSAL,),
        closes=True,
        destructive=True,
        audience=PETITIONER,
    )


def _name(law: Law) -> Action:
    """登记被反映的单位."""
    return Action(
        "name_units",
        "登记被反映的单位",
        EVERYWHERE,
        STAFF,
        "{actor}登记被反映的单位。",
        cite=law.cite((30, 3), (23,)),
        form=forms.NameForm,
        effect=effects.name_units,
        group="保密",
        undoable=False,
        help="检举控告和要求保密的：登记以后，这些单位和它们的人员一律看不到本件。",
    )


def _supplement(law: Law) -> Action:
    """补充材料."""
    return Action(
        "supplement",
        "信访人补充情况",
        ("registered", "forwarded", "accepted", "reviewing", "rechecking"),
        (PUBLIC, *STAFF),
        "信访人补充了情况。",
        cite=law.cite((31, 0, 6), (31,)),
        form=forms.SupplementForm,
        accepts=(papers.MATERIALS,),
        tells=(Tell("handler", "supplement", "信访人补充了情况"),),
        group="信访人要求",
        audience=PETITIONER,
    )


def actions(law: Law) -> tuple[Action, ...]:
    """From registration to acceptance."""
    new = (_object(law), _settle(law)) if law.is_new else ()
    return (
        _forward(law),
        _accept(law),
        _route(law),
        _send_out(law),
        *new,
        _supplement(law),
        _name(law),
    )
