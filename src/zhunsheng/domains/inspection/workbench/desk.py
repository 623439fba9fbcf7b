"""How rounds, tasks and the caps on visits appear on the workbench."""

from __future__ import annotations

from typing import Any

from zhunsheng.domains.inspection import choices, naming
from zhunsheng.domains.inspection.models import InspectionRound, InspectionTask, VisitCap
from zhunsheng.domains.inspection.procedures.outcomes import RESULTS, TITLES
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.faces.workbench.declare import AdminRegister, Desk, ListColumn, ListFilter
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text


def _day(value: Any) -> str:
    return date_text(value) if value else ""


def _items(codes: str) -> str:
    return naming.text(item.title for item in naming.items_of(codes))


def round_facts(matter: InspectionRound) -> list[Fact]:
    """What the round is about and how far it is."""
    plan = matter.plan
    facts = [
        Fact("年度计划", f"{plan.code} {plan.title}" if plan else ""),
        Fact("抽查类型", "部门联合抽查" if matter.is_joint else "部门抽查"),
        Fact("联合单位", matter.joint_units),
        Fact("定向或者不定向", plan.get_aim_display() if plan else ""),
        Fact("检查期限", f"{_day(matter.starts_on)}至{_day(matter.ends_on)}"),
        Fact("对象范围", (plan.object_kinds or "本单位监管的全部对象") if plan else ""),
        Fact("名录", f"{matter.listed}户" if matter.listed else ""),
        Fact("达到次数上限不抽", f"{matter.over_cap}户" if matter.over_cap else ""),
        Fact("检查人员", f"{matter.inspectors}人" if matter.inspectors else ""),
        Fact("抽取", f"{matter.drawn}户" if matter.drawn else ""),
        Fact("抽查事项", _items(matter.items), wide=True),
        Fact("超过上限仍列入的理由", matter.over_cap_reason, wide=True),
    ]
    return [fact for fact in facts if fact.value]


ROUND_DESK = Desk(
    procedure="inspection.round",
    title="随机抽查",
    facts=round_facts,
    lead=lambda matter: [("单位", matter.unit.label), ("联合", matter.joint_units)],
    columns=(
        ListColumn("户数", ("drawn",), "number"),
        ListColumn("类型", ("is_joint",), value=lambda joint: "联合" if joint else "部门"),
    ),
    filters=(ListFilter("is_joint", "类型", (("True", "部门联合抽查"), ("False", "部门抽查"))),),
    filing_title="发起抽查",
    filing_hint="选一条已经公开的年度计划；名录、事项、比例和期限都从计划里来。",
)


def task_lead(matter: InspectionTask) -> list[tuple[str, object]]:
    """The line under the title."""
    return [
        ("检查单位", matter.unit.label),
        ("抽查", matter.round.number if matter.round else matter.get_ground_display()),
        ("结果", TITLES.get(matter.outcome, "")),
    ]


def task_facts(matter: InspectionTask) -> list[Fact]:
    """Whom, why, when, and what came of it."""
    return [fact for fact in (*_target(matter), *_outcome(matter)) if fact.value]


def _target(matter: InspectionTask) -> list[Fact]:
    one = matter.target
    grades = f"{one.get_credit_display()}、{one.get_risk_display()}"
    return [
        Fact("检查对象", one.name),
        Fact("统一社会信用代码", one.code),
        Fact("地址", one.address),
        Fact("信用和风险", grades),
        Fact("联系人", one.contact),
        Fact("联系电话", one.phone, url=f"tel:{one.phone}" if one.phone else ""),
        Fact("检查来由", matter.get_ground_display()),
        Fact("年度计划", matter.plan.title if matter.plan else ""),
        Fact("权力事项", matter.power_code),
        Fact("应当完成", _day(matter.finish_by)),
        Fact("计划检查", _day(matter.planned_on)),
        Fact("检查事项", _items(matter.items), wide=True),
    ]


def _outcome(matter: InspectionTask) -> list[Fact]:
    here = matter.arrived_at.astimezone(clock.CHINA) if matter.arrived_at else None
    rectified = matter.rectification != choices.Rectification.NOT_NEEDED
    return [
        Fact("到场", f"{date_text(here.date())}{here:%H时%M分}" if here else ""),
        Fact("检查情况", matter.findings, wide=True),
        Fact("对方签字", matter.get_signature_display()),
        Fact("检查结束", _day(matter.checked_on)),
        Fact("检查结果", TITLES.get(matter.outcome, "")),
        Fact("公示的情况", matter.summary, wide=True),
        Fact("公示", matter.get_publication_display() if matter.checked_on else ""),
        Fact("公示日期", _day(matter.published_on)),
        Fact("整改", matter.get_rectification_display() if rectified else ""),
        Fact("整改期限", _day(matter.rectify_by)),
        Fact("移交立案", _day(matter.referred_on)),
    ]


TASK_DESK = Desk(
    procedure="inspection.task",
    title="检查任务",
    facts=task_facts,
    lead=task_lead,
    roles={"inspector": "检查人员", "joint_unit": "联合检查单位"},
    columns=(ListColumn("计划检查", ("planned_on",), "day"),),
    filters=(
        ListFilter("ground", "来由", choices.Ground.choices),
        ListFilter("outcome", "结果", tuple((one.code, one.title) for one in RESULTS)),
        ListFilter("rectification", "整改", choices.Rectification.choices),
    ),
    filing_title="登记计划外检查",
    filing_hint="随机抽查的任务由抽取派出，不在这里登记。投诉举报核查、转办交办等，写明来由和权力事项。",
)
CAPS = AdminRegister(
    code="visit-caps",
    title="年度入企检查上限",
    model=VisitCap,
    fields=("year", "credit", "most"),
    columns=(
        ("年度", lambda row: f"{row.year}年"),
        ("信用等级", lambda row: row.get_credit_display()),
        ("次数上限", lambda row: row.most),
    ),
    hint="各单位合起来，一年最多进同一家几次。达到上限的，抽取时自动跳过，原因公布。",
)
DESKS = (ROUND_DESK, TASK_DESK, CAPS)
