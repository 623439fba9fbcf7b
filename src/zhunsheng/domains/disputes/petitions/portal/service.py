"""反映问题、提建议: the service, its words for clocks and acts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.domains.disputes.petitions.forms.intake import DOMAIN
from zhunsheng.domains.disputes.petitions.models import Petition
from zhunsheng.domains.disputes.petitions.outcomes import TITLES
from zhunsheng.domains.disputes.petitions.portal import questions as q
from zhunsheng.domains.disputes.petitions.procedure import CODE
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    FileBox,
    Part,
    PublicAct,
    PublicService,
)
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.orgs.models import Unit, duties_on
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

MATERIAL = FileBox("material", "有关的材料", "照片、文书、聊天记录，拍照就行。没有就不传。")

PARTS = (
    Part("kind", "你想做什么", "事情", q.KindForm),
    Part("what", "是什么事", "事情", q.WhatForm, after=("kind",)),
    Part(
        "named",
        "说的是哪个单位、要不要保密",
        "事情",
        q.NamedForm,
        after=("kind",),
        hint="说不清单位也可以",
    ),
    Part("you", "怎么联系你", "你", q.YouForm, after=("kind",), hint="提建议、检举可以不写姓名"),
    Part(
        "material",
        "上传材料",
        "材料",
        q.MaterialForm,
        files=(MATERIAL,),
        optional=True,
        hint="没有就不传",
    ),
)

INTRO = (
    (
        "什么事可以写",
        (
            "生活里的难处、对政府工作的意见和建议、公职人员违纪违法的线索。",
            "一封信写一件事，办得更快。",
        ),
    ),
    (
        "这些事走别的途径更管用",
        (
            "不服行政决定：申请行政复议或者起诉，有期限，别等。",
            "欠工资、工伤：申请劳动仲裁；和别人有矛盾：找调解。",
            "已经在法院打官司的：找法院。",
            "不确定也可以先写在这里，我们会告诉你走哪条路。",
        ),
    ),
    (
        "保不保密",
        (
            "可以选择对被反映的单位保密：它和它的人看不到你的信。",
            "检举控告一律对被反映的单位和人保密，也可以不写姓名。",
        ),
    ),
    (
        "写了以后",
        (
            "15 天以内转给管这件事的单位，或者告诉你该走什么途径。",
            "那个单位 15 天以内书面告诉你收到没有、怎么办。",
            "要解决问题的，受理以后 60 天以内书面答复你；特别复杂的最多再加 30 天，会告诉你。",
            "不满意的，收到答复 30 天以内可以请上一级复查，再不满意可以请求复核。",
        ),
    ),
    ("要不要钱", ("不要钱。",)),
)

CLOCKS = {
    "petition.register": ClockWords(
        "分给管这件事的单位", "我们在{due}以前转给有权处理的单位，或者告诉你该走什么途径。"
    ),
    "petition.inform": ClockWords(
        "告诉你怎么办", "收到的单位在{due}以前书面告诉你收到没有、怎么处理。"
    ),
    "petition.close": ClockWords(
        "书面答复你", "在{due}以前书面答复你。特别复杂要延长的，会先告诉你为什么。"
    ),
    "petition.review_ask": ClockWords(
        "不满意可以请求复查",
        "对答复不满意的，最晚在{due}请求上一级复查，过了这天就不能再请求了。",
        mine=True,
    ),
    "petition.review": ClockWords("复查", "上一级在{due}以前书面答复你。"),
    "petition.recheck_ask": ClockWords(
        "不满意可以请求复核",
        "对复查意见不满意的，最晚在{due}请求再上一级复核，过了这天就不能再请求了。",
        mine=True,
    ),
    "petition.recheck": ClockWords(
        "复核", "再上一级在{due}以前书面答复你。开听证会的时间不算在里面。"
    ),
}
ACTS = {
    "supplement": PublicAct(
        "补充情况",
        "想起什么、有新的材料，都可以补。",
        "收到你补充的情况了。",
        labels={"note": "要补充什么"},
        files=(MATERIAL,),
    ),
    "ask_review": PublicAct(
        "请求复查",
        "写清楚对答复的哪一点不满意、希望怎么办。由上一级机关复查，30 天以内书面答复你。",
        "收到了，上一级会在 30 天以内书面答复你。",
        labels={"why": "哪里不满意，希望怎么办"},
        files=(MATERIAL,),
        reads="opinion",
    ),
    "ask_recheck": PublicAct(
        "请求复核",
        "写清楚对复查意见的哪一点不满意。复核以后，同一件事不会再受理；依法可以起诉、复议的不受影响。",
        "收到了，再上一级会在 30 天以内书面答复你。",
        labels={"why": "哪里不满意，希望怎么办"},
        files=(MATERIAL,),
        reads="review",
    ),
    "withdraw": PublicAct(
        "撤回",
        "不想反映了可以撤回。撤不撤回由你自己决定，谁也不能逼你。",
        "已经撤回。",
        labels={
            "is_voluntary": "是我自己决定撤回的",
            "is_solved": "问题已经解决了",
            "reason": "原因（可以不写）",
        },
    ),
}
STAGE_WORDS = {
    "registered": "我们收到了，正在分给管这件事的单位",
    "forwarded": "已经转给管这件事的单位",
    "objected": "正在核实该由谁管",
    "accepted": "正在办",
    "answered": "已经答复",
    "reviewing": "上一级正在复查",
    "redoing": "正在重新办",
    "reviewed": "已经复查",
    "rechecking": "再上一级正在复核",
    "rechecked": "已经复核",
    "ended": "已经办完",
    "archived": "已经办完归档",
}
STEP_WORDS = {
    "received": "收到",
    "forwarded": "转给管这件事的单位",
    "handling": "办理",
    "answer": "答复你",
    "review": "复查（你请求才有）",
    "recheck": "复核（你请求才有）",
    "after": "归档",
}


def next_steps(on: date) -> list[Step]:
    """What happens after a petition of that day."""
    latest = date_text(on + timedelta(days=15))
    return [
        Step("分给管这件事的单位", f"最晚{latest}。该走别的途径的，书面告诉你走哪条。"),
        Step("那个单位告诉你", "收到以后 15 天以内，书面告诉你收到没有、怎么办。"),
        Step("办好答复你", "要解决问题的，受理以后 60 天以内书面答复。"),
        Step("不满意的话", "收到答复 30 天以内，可以请求上一级复查。"),
    ]


def contact() -> Contact:
    """The petition office."""
    duties = duties_on(DOMAIN, clock.today())
    duty = duties.filter(organ__kind=Unit.Kind.GOVERNMENT).first()
    return _contact(duty.unit) if duty else Contact("信访局")


def contact_for(matter: Any) -> Contact:
    """Whoever has it in hand."""
    return _contact(matter.unit)


def _contact(unit: Unit) -> Contact:
    return Contact(unit.name, unit.phone, unit.address)


def facts(matter: Any) -> list[Fact]:
    """What the citizen recognises it by."""
    petition: Petition = matter
    pairs = [
        ("编号", petition.number or ""),
        ("回执号", petition.receipt),
        ("什么事", petition.subject or petition.title),
        ("类别", petition.get_kind_display()),
        ("写信日期", day(petition.received_on)),
        ("正在办的单位", petition.unit.name),
        ("保密", "对被反映的单位保密" if petition.is_secret else ""),
        ("答复日期", day(petition.answered_on)),
        ("结果", TITLES.get(petition.outcome, "")),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *("信访", "上访", "反映", "反映问题", "投诉", "举报", "检举", "控告", "建议", "提意见"),
    *("意见", "区长信箱", "信箱", "没人管", "不作为", "乱作为", "腐败", "收礼", "拆迁", "供暖"),
    *("暖气", "停水", "停电", "噪音", "路灯", "垃圾", "物业", "复查", "复核"),
)
"""What people type when they want this."""

PROMISES = (
    "你的信只给办这件事的人看。选了保密的，被反映的单位和它的人看不到。",
    "检举控告的，一律对被反映的单位和人保密；打击报复你的，依法处理。",
    "15 天以内转给管这件事的单位，或者告诉你该走什么途径。",
)


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"我们在{date_text(on)}收到了你反映的事。"


SERVICE = PublicService(
    code="petition",
    title="反映问题、提建议",
    name="信访",
    hint="可以保密，检举可以不写姓名",
    procedure=CODE,
    keywords=KEYWORDS,
    intro=INTRO,
    promises=PROMISES,
    parts=PARTS,
    compose=q.compose,
    received=received,
    next_steps=next_steps,
    facts=facts,
    contact=contact,
    contact_for=contact_for,
    acts=ACTS,
    clocks=CLOCKS,
    step_words=STEP_WORDS,
    stage_words=STAGE_WORDS,
    order=14,
)
