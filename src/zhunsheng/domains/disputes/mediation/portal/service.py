"""请人调解: the service, its words for clocks and actions, and the same as the other side sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from zhunsheng.domains.disputes.mediation.law import DOMAIN, PEOPLE
from zhunsheng.domains.disputes.mediation.models import Dispute
from zhunsheng.domains.disputes.mediation.portal import questions as q
from zhunsheng.domains.disputes.mediation.procedure.stages import OTHER
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    FileBox,
    Part,
    PublicAct,
    PublicService,
)
from zhunsheng.faces.portal.themes import DISPUTES
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

PHOTOS = FileBox("evidence", "照片、欠条、合同", "拍照就行，没有就不传。对方看不到。")
OWN_FILES = FileBox("other_evidence", "照片、材料", "拍照就行。申请人看不到，只有调解员看。")
GROUP = "这件事"

PARTS = (
    Part("safe", "现在安全吗", "先说一句", q.SafeForm),
    Part("what", "什么事", GROUP, q.WhatForm),
    Part("where", "在哪里", GROUP, q.WhereForm),
    Part("you", "你是谁", "双方", q.YouForm),
    Part("other", "对方是谁", "双方", q.OtherForm),
    Part(
        "photo", "照片和材料", "材料", q.PhotoForm, files=(PHOTOS,), optional=True, hint="可以不传"
    ),
)
INTRO = (
    ("正在发生危险", ("正在打人、有人受伤：不要在网上交，马上打 110、120。",)),
    (
        "家里有人打人",
        (
            "打人不是家务事。打 110，可以请警察出具告诫书；可以向法院申请人身安全保护令；可以免费请律师。",
            "调解要问对方，他会看到你写的经过。怕他报复的，不要在这里写，改用首页的“有矛盾、有难处，找人帮忙”。",
        ),
    ),
    (
        "什么事可以请人调解",
        (
            "邻里、家里、欠钱、受伤、买卖、物业、土地这些纠纷，都可以。",
            "法院正在审的、公安正在处理的，先问一声再交。",
        ),
    ),
    ("要不要钱", ("不要，一分钱也不收。",)),
    (
        "要双方都愿意",
        ("我们会去问对方。对方不愿意，就不调解，但你去法院、去仲裁都不受影响。",),
    ),
    ("要准备什么", ("说得清是什么事、对方是谁就行。有照片、欠条更好。",)),
    (
        "交了以后",
        (
            "离你最近的司法所或者调解中心打电话给你。",
            "双方都愿意就开始调解，一般一个月以内谈出结果。",
            "谈成了写协议，或者口头说定、由调解员记下来；谈不成，告诉你还能怎么办、最晚哪天。",
        ),
    ),
)
CLOCKS = {
    "mediation.month": ClockWords(
        "一般一个月谈完", "调解一般在{due}以前有结果。还需要时间的，双方商量。"
    ),
    "mediation.confirm": ClockWords(
        "想请法院确认的",
        "双方都想请法院确认协议的，最晚{due}一起去申请。法院确认以后，对方不做的，你可以直接申请强制执行。",
        mine=True,
    ),
}
EVIDENCE = PublicAct(
    "补照片、材料",
    "又找到的照片、欠条、聊天记录，随时可以传。对方看不到。",
    "收到了，调解员会看。",
    labels={"note": "想说明的（可以不写）"},
    files=(PHOTOS,),
)
ACTS = {
    "respond": PublicAct(
        "我愿不愿意调解",
        "调解要双方都愿意。你说了才算，以后也可以改主意。",
        "记下了。",
        labels={"note": "想说的话（可以不写）"},
        urgent=True,
    ),
    "add_evidence": EVIDENCE,
    "withdraw": PublicAct(
        "不调解了，撤回",
        "不想调解了可以撤回，以后想调解可以再来，也可以去法院、去仲裁。",
        "你的申请已经撤回。",
        labels={"is_voluntary": "是我自己决定撤回的", "reason": "原因（可以不写）"},
    ),
}
OTHER_ACTS = {
    "respond": replace(
        ACTS["respond"],
        hint="有人想请调解员和你一起把这件事谈开。愿不愿意由你定，不收钱；不愿意也没关系，不影响你的任何权利。",
    ),
    "add_evidence": replace(
        EVIDENCE, hint="你手里的照片、收据、聊天记录，可以传给调解员看。", files=(OWN_FILES,)
    ),
}
STAGE_WORDS = {
    "registered": "收到了，等我们打电话",
    "consulting": "正在问双方愿不愿意",
    "accepted": "受理了，正在定调解员",
    "mediating": "正在调解",
    "agreed": "谈成了",
    "confirming": "法院正在确认",
    "ended": "这次没有谈成",
    "moved": "转到别处接着办",
    "archived": "办完了",
}
STEP_WORDS = {"intake": "问双方愿不愿意", "mediating": "调解", "result": "结果", "after": "归档"}


def next_steps(on: date) -> list[Step]:
    """What happens after a dispute that came in on a day."""
    return [
        Step(
            "打电话给你", f"{date_text(on)}交的，离你最近的司法所或者调解中心会联系你，问清情况。"
        ),
        Step("问对方愿不愿意", "对方有自己的查询码，可以在手机上看、表态。愿意才调解。"),
        Step("一起谈", "调解员先分别了解，再约双方坐下来谈。一般一个月以内有结果。"),
        Step(
            "谈成或者谈不成", "谈成了有协议，在这里看得到；谈不成，会告诉你还有哪些办法、最晚哪天。"
        ),
    ]


def contact() -> Contact:
    """The centre."""
    duty = responsible(DOMAIN, clock.today())
    return _contact(duty.unit) if duty else Contact("矛盾纠纷调解中心")


def contact_for(matter: Any) -> Contact:
    """The unit that handles this dispute."""
    return _contact(matter.unit)


def _contact(unit: Unit) -> Contact:
    return Contact(unit.name, unit.phone, unit.address)


def _common(matter: Dispute) -> list[tuple[str, Any]]:
    names = "、".join(one.name for one in matter.mediators.all() if one.is_active)
    return [
        ("编号", matter.number or ""),
        ("什么事", matter.get_kind_display()),
        ("在哪里", f"{matter.place.name if matter.place else ''}{matter.location}"),
        ("调解员", names),
        ("受理", day(matter.accepted_on)),
        ("协议", matter.agreement),
        ("怎么履行", matter.performance),
        ("履行到哪天", day(matter.perform_by)),
    ]


def facts(matter: Any) -> list[Fact]:
    """What the applicant recognises the dispute by."""
    pairs = [("回执号", matter.receipt), *_common(matter), ("交的日期", day(matter.received_on))]
    return [Fact(label, value) for label, value in pairs if value]


def other_facts(matter: Any) -> list[Fact]:
    """What the other side must know to decide: who asks, what they say and want; no telephone, no papers."""
    rows = matter.participants.filter(role="applicant").select_related("party")
    pairs = [
        ("谁提出的", "、".join(row.name for row in rows)),
        ("他们说的", matter.facts),
        ("他们想要的", matter.request),
        *_common(matter),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *("调解", "人民调解", "请人调解", "纠纷", "吵架", "打架", "邻居", "噪音", "漏水", "占道"),
    *("欠钱", "借钱不还", "欠条", "工资", "拖欠", "离婚", "赡养", "抚养", "分家", "继承", "彩礼"),
    *(
        "物业",
        "停车",
        "宅基地",
        "地界",
        "承包地",
        "拆迁",
        "赔偿",
        "受伤",
        "交通事故",
        "退款",
        "退货",
    ),
    *("矛盾", "矛调", "评理", "说理", "司法所", "调委会", "协议"),
)
"""What people type when they want this."""
PROMISES = (
    "你写的经过和请求会给对方看，这样对方才知道要谈什么；你的电话和照片不给对方看。",
    "身份证号和住址只在双方写书面协议的时候，写在协议上。",
    "调解不收钱。愿不愿意谈、谈成什么样，都由你们双方自己定。",
    "调解不影响你去法院、去仲裁。有最后期限的，不要等调解结果错过了。",
    "不想调解了，凭回执号和查询码可以在网上撤回。",
)


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"{date_text(on)}收到了你的调解申请，我们会打电话给你。有危险先打 110。"


WORDS: dict[str, Any] = {
    "clocks": CLOCKS,
    "acts": ACTS,
    "stage_words": STAGE_WORDS,
    "step_words": STEP_WORDS,
    "facts": facts,
    "mine": "我申请的调解",
}
OTHER_WORDS: dict[str, Any] = {
    "audience": OTHER,
    "acts": OTHER_ACTS,
    "facts": other_facts,
    "mine": "和我有关的纠纷",
    "stage_words": STAGE_WORDS | {"registered": "有人想请人调解", "consulting": "等你说愿不愿意"},
}
APPLICANT = PublicService(
    code="mediation",
    title="请人调解",
    name="申请人民调解",
    hint="邻里、家事、欠钱、受伤，不收钱",
    theme=DISPUTES,
    procedure=PEOPLE,
    order=10,
    promises=PROMISES,
    received=received,
    next_steps=next_steps,
    keywords=KEYWORDS,
    intro=INTRO,
    parts=PARTS,
    compose=q.compose,
    contact=contact,
    contact_for=contact_for,
    **WORDS,
)
SERVICE = replace(APPLICANT, sides={OTHER: replace(APPLICANT, **OTHER_WORDS)})
