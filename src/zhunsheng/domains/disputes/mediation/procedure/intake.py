"""Registration, consent, acceptance (人民调解法 17、18)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.forms import handling as forms
from zhunsheng.domains.disputes.mediation.forms.ending import EndForm
from zhunsheng.domains.disputes.mediation.forms.intake import CourtForm, DisputeForm, OrganForm
from zhunsheng.domains.disputes.mediation.law import ADMINISTRATIVE, JUDICIAL, Way
from zhunsheng.domains.disputes.mediation.procedure import clocks, effects, guards, papers
from zhunsheng.domains.disputes.mediation.procedure.stages import (
    BOTH,
    HANDLERS,
    INTAKE,
    OPEN,
    OTHER,
    SIDES,
    STAFF,
)
from zhunsheng.kernel.procedure.declaration import PUBLIC, Action, Tell

FORMS = {ADMINISTRATIVE: OrganForm, JUDICIAL: CourtForm}


def filing(way: Way) -> Action:
    """登记: also what was settled on the spot (one act from registration to oral agreement)."""
    return Action(
        "register",
        "登记纠纷",
        (),
        (*STAFF, PUBLIC),
        "登记纠纷（{source}，{kind}）。",
        cite=way.cite("register"),
        target=effects.first_stage,
        targets=("registered", "accepted", "agreed"),
        form=FORMS.get(way.code, DisputeForm),
        sets={"accepted_on": effects.accepted_on, "handler": effects.taker},
        prepare=effects.prepare_intake,
        effect=effects.intake,
        mend=effects.mend_intake,
        clocks=(*clocks.begin(way, when=effects.accepted_at_once), *clocks.ORAL_AT_ONCE),
        accepts=(papers.EVIDENCE, papers.IDENTITY, papers.LETTER, papers.SIGNED),
        generates=(
            papers.record("application", "调解申请书", ("applicant",), effects.applied),
            papers.record("oral", "口头调解协议登记表", BOTH, effects.settled_at_once),
        ),
        tells=(Tell("role:registrar", "received", "收到新的调解申请"),),
        audience=BOTH,
    )


def actions(way: Way) -> tuple[Action, ...]:
    """What leads to acceptance, or not."""
    return (
        _invite(way),
        _accept(way),
        _consent(way),
        _respond(way),
        _give_code(way),
        _evidence(),
        _decline(way),
    )


def _accept(way: Way) -> Action:
    return Action(
        "accept",
        "受理",
        INTAKE,
        STAFF,
        "双方都愿意调解，{actor}受理。",
        cite=way.cite("accept"),
        target=effects.stage_after_acceptance,
        targets=("accepted", "mediating"),
        form=forms.AcceptForm,
        sets={"accepted_on": "occurred", "handler": effects.taker},
        guards=(guards.both_agree(way), guards.unrelated(way)),
        effect=effects.appoint,
        clocks=clocks.begin(way),
        generates=(papers.ACCEPTANCE,),
        audience=BOTH,
        help="可以同时选定调解员；调解不收任何费用。",
    )


def _invite(way: Way) -> Action:
    return Action(
        "invite",
        "告知对方",
        INTAKE,
        STAFF,
        "{actor}告知对方当事人并征求意见（{how}）。",
        cite=way.cite("accept"),
        target="consulting",
        form=forms.InviteForm,
        sets={"handler": effects.taker},
        guards=(guards.TO_INVITE,),
        effect=effects.invite,
        audience=BOTH,
        receipt_for=OTHER,
        help="给对方一个自己的回执号和查询码，可以在手机上看、表态、补材料。",
    )


def _consent(way: Way) -> Action:
    return Action(
        "consent",
        "登记双方意见",
        INTAKE,
        STAFF,
        "{actor}登记双方意见：申请人一方{applicant_agrees}，对方{other_agrees}。",
        cite=way.cite("accept"),
        target="consulting",
        form=forms.ConsentForm,
        accepts=(papers.STATEMENT,),
        group="双方意见",
        audience=BOTH,
    )


def _respond(way: Way) -> Action:
    return Action(
        "respond",
        "说愿不愿意调解",
        INTAKE,
        SIDES,
        "{actor}表示：{answer}调解。",
        cite=way.cite("accept"),
        form=forms.RespondForm,
        guards=(guards.RESPOND_OPEN,),
        effect=effects.respond,
        tells=(
            Tell("handler", "consent", "一方当事人说了愿不愿意调解"),
            Tell("role:registrar", "consent", "一方当事人说了愿不愿意调解"),
        ),
        group="双方意见",
        audience=BOTH,
    )


def _give_code(way: Way) -> Action:
    return Action(
        "give_code",
        "给对方查询码",
        (*OPEN, "agreed", "ended", *(("confirming",) if way.confirms else ())),
        STAFF,
        "{actor}核对身份后给对方回执和查询码。",
        form=forms.CodeForm,
        group="双方意见",
        receipt_for=OTHER,
        undoable=False,
        help="对方凭它查进度、看协议和告知书。查询码丢了也在这里再给一个，原来的仍然有效。",
    )


def _evidence() -> Action:
    return Action(
        "add_evidence",
        "补充材料",
        OPEN,
        SIDES,
        "{actor}补充了材料。",
        form=forms.EvidenceForm,
        accepts=(papers.EVIDENCE, papers.OTHERS_EVIDENCE),
        tells=(Tell("handler", "evidence", "当事人补充了材料"),),
        group="案卷",
        audience=BOTH,
    )


def _decline(way: Way) -> Action:
    return Action(
        "decline",
        "不予受理",
        INTAKE,
        HANDLERS,
        "不属于调解范围，{actor}不予受理并告知其他途径。",
        cite=way.cite("transfer"),
        target="ended",
        form=EndForm,
        sets={"outcome": "=not_taken"},
        effect=effects.end_risk,
        generates=(papers.termination(way),),
        closes=True,
        destructive=True,
        audience=BOTH,
        help="只能由专门机关处理的，或者有关机关已经受理的。",
    )
