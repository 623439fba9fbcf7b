"""How a mediation ends (人民调解法 26、28-30)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.forms import ending as forms
from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.domains.disputes.mediation.procedure import clocks, effects, guards, papers
from zhunsheng.domains.disputes.mediation.procedure.stages import (
    BOTH,
    HANDLERS,
    OPEN,
    STAFF,
    WORKING,
)
from zhunsheng.kernel.procedure.declaration import PUBLIC, Action, Tell


def actions(way: Way) -> tuple[Action, ...]:
    """The closed list of endings."""
    return (
        _agree(way),
        _oral(way),
        _terminate(way),
        _refuse(way),
        _withdraw(way),
        _transfer(way),
        _write_down(way),
    )


def _agree(way: Way) -> Action:
    return Action(
        "agree",
        "达成书面协议",
        ("mediating",),
        HANDLERS,
        "双方达成书面协议。",
        cite=way.cite("agree"),
        target="agreed",
        form=forms.AgreementForm,
        sets={
            "outcome": "=written",
            "agreement_form": "=written",
            "agreed_on": effects.agreed_on,
        },
        effect=effects.end_risk,
        clocks=(*clocks.reached(way), *clocks.confirmable(way)),
        accepts=(papers.SIGNED,),
        generates=(papers.agreement(way),),
        closes=True,
        audience=BOTH,
        help="各方签名、调解员签名并盖章之日起生效。扫描件现在传、以后补传都可以。",
    )


def _oral(way: Way) -> Action:
    return Action(
        "agree_orally",
        "达成口头协议",
        WORKING,
        HANDLERS,
        "双方达成口头协议。",
        cite=way.cite("oral"),
        target="agreed",
        form=forms.OralForm,
        sets={"outcome": "=oral", "agreement_form": "=oral", "agreed_on": "occurred"},
        effect=effects.end_risk,
        clocks=clocks.reached(way),
        generates=(papers.ORAL,),
        closes=True,
        audience=BOTH,
        help="双方认为不用写协议书的。自双方说定之日起生效。",
    )


def _write_down(way: Way) -> Action:
    return Action(
        "write_down",
        "补签书面协议",
        ("agreed",),
        HANDLERS,
        "口头协议补签为书面协议。",
        cite=way.cite("agree"),
        form=forms.AgreementForm,
        sets={
            "outcome": "=written",
            "agreement_form": "=written",
            "agreed_on": effects.agreed_on,
        },
        guards=(guards.NOT_WRITTEN,),
        clocks=clocks.confirmable(way),
        accepts=(papers.SIGNED,),
        generates=(papers.agreement(way),),
        group="司法确认",
        audience=BOTH,
        help="双方要申请司法确认的，先把口头协议写下来签名盖章。",
    )


def _terminate(way: Way) -> Action:
    return Action(
        "terminate",
        "调解不成，终止",
        WORKING,
        HANDLERS,
        "没有达成协议，{actor}终止调解并告知其他途径。",
        cite=way.cite("terminate"),
        target="ended",
        form=forms.EndForm,
        sets={"outcome": "=failed"},
        effect=effects.end_risk,
        clocks=clocks.ended(way),
        generates=(papers.termination(way),),
        closes=True,
        destructive=True,
        audience=BOTH,
        help="告知书写明仲裁、行政、司法等途径和知道的最后期限。",
    )


def _refuse(way: Way) -> Action:
    return Action(
        "refuse",
        "一方拒绝",
        OPEN,
        HANDLERS,
        "{who}拒绝调解，{actor}终止调解并告知其他途径。",
        cite=way.cite("refuse"),
        target="ended",
        form=forms.RefuseForm,
        sets={"outcome": "=refused"},
        effect=effects.refused,
        clocks=clocks.ended(way),
        accepts=(papers.STATEMENT,),
        generates=(papers.termination(way),),
        closes=True,
        destructive=True,
        group="结果",
        audience=BOTH,
    )


def _withdraw(way: Way) -> Action:
    return Action(
        "withdraw",
        "撤回申请",
        OPEN,
        (*STAFF, PUBLIC),
        "申请人撤回申请。",
        cite=way.cite("withdraw"),
        target="ended",
        form=forms.WithdrawForm,
        sets={"outcome": "=withdrawn"},
        effect=effects.end_risk,
        clocks=clocks.ended(way),
        accepts=(papers.STATEMENT,),
        tells=(Tell("handler", "withdrawn", "申请人撤回申请"),),
        closes=True,
        destructive=True,
        group="结果",
        audience=BOTH,
    )


def _transfer(way: Way) -> Action:
    return Action(
        "transfer",
        "转其他途径",
        OPEN,
        STAFF,
        "{actor}把纠纷转往{destination}，材料一并移交。",
        cite=way.cite("transfer"),
        target="moved",
        form=forms.TransferForm,
        sets={"outcome": "=transferred"},
        effect=effects.transfer,
        clocks=clocks.ended(way),
        closes=True,
        group="结果",
        audience=BOTH,
        help="转到另两种调解的，对方业务直接接收，不用重新登记，也不重复计数。",
    )
