"""有矛盾、有难处: the service, its words for stages and acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.disputes.intake.portal import questions as q
from zhunsheng.domains.disputes.intake.procedure import CODE
from zhunsheng.domains.disputes.kinds import Kind
from zhunsheng.faces.portal import themes
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    FileBox,
    Part,
    PublicAct,
    PublicService,
)
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

MATERIAL = FileBox("material", "有关的材料", "合同、照片、聊天记录、决定书，拍照就行。没有就不传。")

PARTS = (
    Part("story", "发生了什么事", "事情", q.StoryForm),
    Part("kind", "哪方面的事、想要什么帮助", "事情", q.KindForm, optional=True, hint="可以不填"),
    Part(
        "dates",
        "什么时候、收到过什么文书",
        "事情",
        q.DatesForm,
        optional=True,
        hint="用来算复议、仲裁、起诉的最后一天",
    ),
    Part("you", "怎么联系你", "你", q.YouForm, optional=True, hint="可以不填"),
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
        "什么事可以找这里",
        (
            "家里、邻里、房子、土地、欠钱、工资、物业、看病、车祸……有矛盾、有难处，都可以。",
            "不用先弄清归谁管，也不用自己选窗口：说一件事，我们来分。",
        ),
    ),
    (
        "有人要动手怎么办",
        ("先打 110。安全了再来填，或者打电话告诉我们。",),
    ),
    (
        "要准备什么",
        ("什么都不用准备。写一句话就能交，别的以后再补。", "有合同、照片、决定书的，拍照传上来。"),
    ),
    ("要不要钱", ("不要钱。",)),
    (
        "会不会耽误打官司",
        (
            "不会。找人调解，不影响你申请复议、仲裁或者去法院起诉。",
            "可是这些日子照样在数：我们会告诉你最晚是哪一天。",
        ),
    ),
    (
        "交了以后",
        (
            "一个工作日内看，告诉你走哪条路、找哪个窗口。",
            "一张回执看所有的进展。一条路没走通，会告诉你还有哪些路。",
        ),
    ),
)
CLOCKS = {
    "intake.triage": ClockWords("告诉你走哪条路", "我们在{due}以前看，并且转到窗口。"),
}
ACTS = {
    "ask_next": PublicAct(
        "接着走别的路",
        "前面没有结果的，可以接着走别的路。案卷跟着走，不用从头再说。",
        "收到了，我们会转过去，并且打电话告诉你。",
        labels={"way": "想走哪条路", "note": "想说明的（可以不写）"},
        urgent=True,
    ),
    "supplement": PublicAct(
        "补充情况",
        "想起什么都可以补，原来说的不会改。",
        "收到你补充的情况了。",
        labels={
            "more": "想补充的",
            "wants": "还想要什么帮助",
            "kind": "是哪方面的事",
            "happened_on": "什么时候发生的、知道的",
            "decision": "有没有收到文书",
            "decision_on": "文书是哪天收到的",
        },
        files=(MATERIAL,),
    ),
    "withdraw": PublicAct(
        "不办了，撤回",
        "撤回以后，已经转到的窗口会问你要不要继续。以后随时可以再来，不影响你走别的路。",
        "已经撤回。",
        labels={
            "is_voluntary": "是我自己决定撤回的，没有人逼我",
            "solved": "问题解决了吗",
            "reason": "原因（可以不写）",
        },
    ),
}
STAGE_WORDS = {
    "received": "收到了，等我们看",
    "referred": "窗口正在办",
    "ready": "窗口都办完了",
    "closed": "在中心办结了",
    "elsewhere": "不归这里办，已经告诉你找谁",
    "withdrawn": "你撤回了",
    "archived": "已经办完",
}
STEP_WORDS = {"running": "转到窗口办"}


def next_steps(on: date) -> list[Step]:
    """What happens after something that came in on a day."""
    return [
        Step(
            "我们看", "一个工作日内看完，说不清的打电话问你。有人打你、逼你，别等我们，先打 110。"
        ),
        Step("转到窗口", "告诉你走哪条路、找哪个窗口，最晚哪天可以复议、仲裁、起诉。"),
        Step("窗口办", "每个窗口办到哪一步，用这张回执都能看到。"),
        Step("没有结果怎么办", "告诉你还有哪些路，你愿意就接着走，不用从头再说。"),
    ]


def contact() -> Contact:
    """The centre."""
    duty = responsible("intake", clock.today())
    if duty is None:
        return Contact("矛盾纠纷调解中心")
    return Contact(duty.unit.name, duty.unit.phone, duty.unit.address, "工作日9时至17时")


def facts(matter: Any) -> list[Fact]:
    """By what the citizen recognises it."""
    pairs = [
        ("编号", matter.number or ""),
        ("回执号", matter.receipt),
        ("哪方面的事", Kind(matter.kind).label if matter.kind else ""),
        ("收到日期", day(matter.received_on)),
        ("转到窗口", day(matter.triaged_on)),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *("矛盾", "纠纷", "吵架", "打架", "调解", "矛调", "矛调中心", "一站式", "评理"),
    *(
        "邻居",
        "离婚",
        "彩礼",
        "赡养",
        "抚养",
        "家暴",
        "打我",
        "被打",
        "打人",
        "欠钱",
        "借钱",
        "借条",
        "工资",
        "工伤",
    ),
    *("物业", "租房", "买房", "宅基地", "征地", "拆迁", "噪音", "漏水", "车祸", "医疗"),
    *("投诉", "维权", "求助", "不知道找谁", "告状", "打官司", "赔偿", "合同", "退款"),
)
"""What people type who do not know whom to ask."""

PROMISES = (
    "你写的只有综合受理台和转到的窗口看得到，对方看不到。",
    "转到心理服务的，只告诉咨询师怎么联系你，你说的事不转。",
    "找人调解，不影响你申请复议、仲裁或者去法院起诉，但是期限照样在数。",
)


def received(on: date) -> str:
    """The first sentence of the receipt."""
    return f"我们{date_text(on)}收到了。一个工作日内看，然后告诉你走哪条路。"


SERVICE = PublicService(
    code="help",
    title="有矛盾、有难处，找人帮忙",
    name="矛盾纠纷综合受理",
    hint="说一件事就行，不用自己选窗口",
    procedure=CODE,
    keywords=KEYWORDS,
    intro=INTRO,
    parts=PARTS,
    compose=q.compose,
    next_steps=next_steps,
    contact=contact,
    promises=PROMISES,
    received=received,
    clocks=CLOCKS,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    order=5,
    theme=themes.DISPUTES,
)
