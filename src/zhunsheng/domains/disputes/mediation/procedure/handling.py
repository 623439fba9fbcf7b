"""Mediators, investigation, sessions, more time, risk (人民调解法 19-25)."""

from __future__ import annotations

from zhunsheng.domains.disputes.mediation.forms import handling as forms
from zhunsheng.domains.disputes.mediation.law import Way
from zhunsheng.domains.disputes.mediation.procedure import effects, guards, papers
from zhunsheng.domains.disputes.mediation.procedure.stages import (
    BOTH,
    HANDLERS,
    OPEN,
    RISK_UNIT,
    STAFF,
    WORKING,
)
from zhunsheng.kernel.procedure.declaration import Action, Tell, extend


def actions(way: Way) -> tuple[Action, ...]:
    """Everything between acceptance and the end but the sessions."""
    found = (_appoint(way), _investigate(way), _risk(way), _calm(way))
    return found if way.is_people else (*found, _extend(way))


def _appoint(way: Way) -> Action:
    return Action(
        "appoint",
        "指派调解员",
        WORKING,
        STAFF,
        "{actor}指派调解员。",
        cite=way.cite("appoint"),
        target="mediating",
        form=forms.AppointForm,
        guards=(guards.unrelated(way),),
        effect=effects.appoint,
        audience=BOTH,
        help="当事人可以选定、拒绝调解员；换人也在这里办。",
    )


def _investigate(way: Way) -> Action:
    return Action(
        "investigate",
        "调查",
        WORKING,
        HANDLERS,
        "{actor}调查了解情况。",
        cite=way.cite("investigate"),
        form=forms.InvestigationForm,
        accepts=(papers.RECORDING,),
        generates=(papers.INVESTIGATION,),
        group="调解",
    )


def mediate(way: Way) -> Action:
    """调解会: one of several."""
    return Action(
        "mediate",
        "调解",
        ("mediating",),
        HANDLERS,
        "{actor}组织双方调解。",
        cite=way.cite("mediate"),
        form=forms.SessionForm,
        sets={"sessions": effects.held},
        accepts=(papers.RECORDING,),
        generates=(papers.SESSION,),
        audience=BOTH,
    )


def _extend(way: Way) -> Action:
    return Action(
        "extend",
        "延长调解期限",
        WORKING,
        ("chief", "organ_head"),
        "{actor}延长调解期限{days}日。",
        cite=way.cite("extend"),
        form=forms.ExtendForm,
        guards=() if way.confirms is False else (guards.BOTH_WANT,),
        clocks=tuple(extend(code, amount="days") for code in way.limits),
        group="调解",
        audience=BOTH,
    )


def _risk(way: Way) -> Action:
    return Action(
        "report_risk",
        "报告激化风险",
        OPEN,
        STAFF,
        "{actor}报告激化风险（{risk}），同时告知{told}。",
        cite=way.cite("risk"),
        form=forms.RiskForm,
        sets={"risk_reported_on": "occurred"},
        effect=effects.report_risk,
        generates=(papers.RISK,),
        tells=(
            Tell("role:chief", "risk", "有激化风险，请立即处置"),
            Tell("role:organ_head", "risk", "有激化风险，请立即处置"),
            Tell("handler", "risk", "有激化风险"),
            Tell(RISK_UNIT, "risk", "调解中发现激化风险，请采取预防措施"),
        ),
        group="激化风险",
        audience=(RISK_UNIT,),
        help="正在发生危险的，先打110。风险只属于这件纠纷，纠纷办结就不再显示。",
    )


def _calm(way: Way) -> Action:
    return Action(
        "end_risk",
        "风险解除",
        OPEN,
        HANDLERS,
        "{actor}登记激化风险已经解除。",
        cite=way.cite("risk"),
        form=forms.CalmForm,
        guards=(guards.REPORTED_BEFORE,),
        effect=effects.end_risk,
        group="激化风险",
    )
