"""欠工资、被辞退: labour arbitration in the worker's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.disputes.labour.law import VERSION
from zhunsheng.domains.disputes.labour.models import LabourCase
from zhunsheng.domains.disputes.labour.outcomes import TITLES
from zhunsheng.domains.disputes.labour.portal import questions as q
from zhunsheng.domains.disputes.labour.procedure import CODE
from zhunsheng.domains.disputes.labour.procedure.effects import DOMAIN
from zhunsheng.faces.portal import themes
from zhunsheng.faces.portal.declare import (
    Check,
    ClockWords,
    Contact,
    FileBox,
    Part,
    PublicAct,
    PublicService,
)
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text, yuan

IDENTITY = FileBox("identity", "身份证", "拍照就行，字要看得清。", "没有身份证明，我们会请你补。")
EVIDENCE = FileBox(
    "evidence",
    "证据",
    "合同、工资条、转账记录、聊天记录、工作证、工地照片，有什么传什么。",
)

PARTS = (
    Part("what", "是什么事", "事情", q.WhatForm),
    Part("dates", "什么时候的事", "事情", q.DatesForm, hint="用来算一年的期限"),
    Part("claims", "你要单位做什么", "事情", q.ClaimsForm),
    Part("you", "你是谁、怎么联系你", "你和单位", q.YouForm),
    Part("other", "哪个单位", "你和单位", q.OtherForm),
    Part("material", "身份证和证据", "材料", q.MaterialForm, files=(IDENTITY, EVIDENCE)),
)
INTRO = (
    (
        "什么事可以申请",
        (
            "欠工资、加班费、工伤待遇、经济补偿；被辞退、不签合同、不交社保、单位不承认你是员工。",
            "劳动争议一般先仲裁，不服的再去法院。",
        ),
    ),
    ("要不要钱", ("不要钱。",)),
    (
        "多久以内要申请",
        (
            "一般是知道以后一年以内。",
            "还在上班、只是欠工资的，不受一年限制；离开以后，从离开那天起一年。",
            "中间你要过、对方答应过、找过劳动监察的，一年重新算。过了一年也可以交，由仲裁庭审查。",
        ),
    ),
    (
        "没有合同怎么办",
        (
            "工资条、转账、聊天记录、工作服、工友的话都是证据。",
            "单位掌握的证据，单位应当拿出来；不拿的，由单位承担不利后果。",
        ),
    ),
    (
        "交了以后",
        (
            "5 个工作日内告诉你受理不受理。",
            "受理以后 45 天以内结束；特别复杂的最多再加 15 天，会书面告诉你。",
            "仲裁庭先帮你们谈，谈不成就裁决。不服裁决，收到以后 15 天以内可以去法院。",
        ),
    ),
)
CLOCKS = {
    "labour.accept": ClockWords("决定受理不受理", "我们在{due}以前告诉你受理不受理。"),
    "labour.correct": ClockWords("你要补材料", "请在{due}以前按通知补齐。", mine=True),
    "labour.award": ClockWords(
        "作出裁决",
        "仲裁庭在{due}以前结束案件；暂停、公告的时间不算。过了还没有裁决，你可以直接去法院。",
    ),
    "labour.sue": ClockWords("不服裁决可以起诉", "不服裁决的，最晚在{due}到法院起诉。", mine=True),
}
ACTS = {
    "receive_correction": PublicAct(
        "补材料",
        "按补正通知书上写的补。",
        "收到你补的材料了，5 个工作日从明天重新开始数。",
        labels={
            "claims": "你要单位做什么（没有变就不填）",
            "amount": "一共多少钱（没有变就不填）",
            "facts": "补充的经过",
            "note": "补了什么",
        },
        files=(IDENTITY, EVIDENCE),
        urgent=True,
        reads="correction",
    ),
    "add_evidence": PublicAct(
        "交证据",
        "找到新的证据，随时可以交。",
        "收到你的证据了。",
        labels={"note": "是什么证据、证明什么"},
        files=(EVIDENCE,),
    ),
    "withdraw": PublicAct(
        "撤回申请",
        "和单位谈好了、不想告了，可以撤回。钱没到手以前，先想清楚再撤。",
        "你的申请已经撤回。",
        labels={
            "is_voluntary": "是我自己决定撤回的",
            "is_settled": "已经和单位谈好了",
            "reason": "原因（可以不写）",
        },
    ),
}
STAGE_WORDS = {
    "received": "正在看要不要受理",
    "correcting": "等你补材料",
    "accepted": "已经受理",
    "answering": "等单位答辩",
    "scheduled": "等开庭",
    "heard": "开过庭，等裁决",
    "suspended": "暂停办理",
    "concluded": "已经结束",
    "refused": "没有受理",
    "archived": "已经办完归档",
}
STEP_WORDS = {
    "received": "申请",
    "accepted": "受理",
    "answer": "单位答辩",
    "hearing": "开庭",
    "award": "裁决或者谈成",
    "after": "归档",
}


def next_steps(on: date) -> list[Step]:
    """What happens after an application of that day."""
    accepted = date_text(last_day("labour.accept", on, VERSION))
    return [
        Step("决定受理不受理", f"最晚{accepted}，书面告诉你。不受理的，你可以直接去法院。"),
        Step("送给单位", "受理以后 5 个工作日内把申请书副本送给单位，单位有 10 个工作日答辩。"),
        Step("开庭", "开庭前 5 天通知你时间地点。先帮你们谈，谈不成就裁决。"),
        Step("结果", "受理以后 45 天以内结束。不服裁决，收到 15 天以内可以去法院。"),
    ]


def contact() -> Contact:
    """The arbitration house."""
    duty = responsible(DOMAIN, clock.today())
    return _contact(duty.unit) if duty else Contact("劳动人事争议仲裁院")


def _contact(unit: Unit) -> Contact:
    return Contact(unit.name, unit.phone, unit.address)


def contact_for(matter: Any) -> Contact:
    """Whoever handles the case."""
    return _contact(matter.unit)


def facts(matter: Any) -> list[Fact]:
    """What the worker recognises the case by."""
    case: LabourCase = matter
    place = f"，{case.hearing_place}" if case.hearing_place else ""
    pairs = [
        ("案号", case.number or ""),
        ("回执号", case.receipt),
        ("什么事", case.get_cause_display()),
        ("申请日期", day(case.received_on)),
        ("受理日期", day(case.accepted_on)),
        ("仲裁员", case.presiding.name if case.presiding else ""),
        ("开庭", f"{day(case.hearing_on)}{place}" if case.hearing_on else ""),
        ("结果", TITLES.get(case.outcome, "")),
        ("裁决、谈成的金额", yuan(case.awarded) if case.awarded else ""),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *("劳动仲裁", "仲裁", "欠薪", "欠工资", "讨薪", "工资", "加班费", "工伤", "辞退", "开除"),
    *("离职", "补偿金", "赔偿", "劳动合同", "社保", "没签合同", "农民工", "工地", "包工头", "产假"),
)
"""What people type when they want this."""

PROMISES = (
    "申请书副本会送给单位：单位会知道你申请了仲裁。",
    "你的身份证号、电话不给单位看。",
    "5 个工作日内决定受理不受理；受理的那天，45 天开始数。",
)


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"你的仲裁申请{date_text(on)}交到了。"


SERVICE = PublicService(
    code="labour",
    title="欠工资、被辞退，申请劳动仲裁",
    name="劳动争议仲裁",
    hint="不要钱，大约 10 分钟",
    procedure=CODE,
    keywords=KEYWORDS,
    intro=INTRO,
    parts=PARTS,
    compose=q.compose,
    next_steps=next_steps,
    contact=contact,
    promises=PROMISES,
    received=received,
    contact_for=contact_for,
    check=Check("还来得及吗", "一年的期限怎么算，填两样就知道。", q.TimeForm, q.tell_time),
    clocks=CLOCKS,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    order=22,
    theme=themes.DISPUTES,
)
