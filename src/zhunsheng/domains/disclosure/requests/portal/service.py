"""申请政府信息公开: the service, its words for clocks and actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.disclosure.requests.forms.intake import DOMAIN
from zhunsheng.domains.disclosure.requests.models import DisclosureRequest
from zhunsheng.domains.disclosure.requests.portal import questions as q
from zhunsheng.domains.disclosure.requests.procedure import CODE
from zhunsheng.domains.disclosure.requests.procedure.guards import due_on
from zhunsheng.faces.portal.asking import about_you
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
from zhunsheng.lib.hanzi import date_text, yuan

PHOTO = "拍照就行，字要看得清。"
IDENTITY = FileBox("identity", "身份证或营业执照", PHOTO, "没有身份证明，我们会请你补。")
AUTHORISATION = FileBox(
    "authorisation",
    "授权委托书",
    "写明“委托某某代我申请政府信息公开”，你签名。拍照上传。",
    "没有委托书，代办人还不能替你办，我们会请你补。",
)
MATERIAL = FileBox("material", "其他材料", "有助于我们找到信息的材料，没有就不传。")
PAYMENT = FileBox("payment", "缴费凭证", "票据或者转账截图。")

PARTS = (
    *about_you(q.WhoForm, q.NameForm, AUTHORISATION),
    Part(
        "organ",
        "向哪个单位要",
        "你要什么",
        q.OrganForm,
        help="disclosure/which_organ.html",
        help_title="不知道是哪个单位？",
    ),
    Part("what", "要什么信息", "你要什么", q.WhatForm),
    Part("form", "怎么拿到", "你要什么", q.FormForm, optional=True, hint="可以不填"),
    Part("material", "上传材料", "材料", q.MaterialForm, files=(IDENTITY, MATERIAL)),
)

INTRO = (
    ("谁可以申请", ("谁都可以，个人、公司、组织都行。", "不用说明为什么要。")),
    (
        "可以要什么",
        (
            "政府在工作中制作或者保存的文件、数字、记录。",
            "已经公布在网上的，直接看更快；咨询、投诉、举报请走别的渠道。",
        ),
    ),
    (
        "要准备什么",
        ("身份证或者营业执照的照片。", "你要的信息叫什么、大概什么时候的，说得越清楚越快。"),
    ),
    (
        "要不要钱",
        (
            "一般不要钱。",
            "一个月超过 10 件，或者一次超过 30 页的，可能要收信息处理费，会先告诉你。",
        ),
    ),
    ("要填多久", ("大约 10 分钟。每填一页自动保存，中途可以停下来。",)),
    (
        "交了以后",
        (
            "我们联系你确认收到，从第二天开始数。",
            "20 个工作日内书面答复；要延长的，最多再加 20 个工作日，会告诉你。",
            "对答复不服，可以申请行政复议或者起诉。",
        ),
    ),
)

_ANSWER = "我们在{due}以前答复你。要延长的，会先告诉你。征求别人意见的时间不算在里面。"
CLOCKS = {
    "disclosure.answer": ClockWords("答复你", _ANSWER),
    "disclosure.delayed": ClockWords("答复你", "我们在{due}以前答复你。"),
    "disclosure.correct": ClockWords(
        "你要补齐内容",
        "请在{due}以前按补正告知书补齐。没有正当理由逾期不补，会当作你放弃申请；有困难的，到期以前打电话说。",
        mine=True,
    ),
    "disclosure.pay": ClockWords(
        "你要缴费", "请在{due}以前按收费通知缴费。到期没有缴，会当作你放弃申请。", mine=True
    ),
}
ACTS = {
    "receive_correction": PublicAct(
        "补齐内容",
        "按补正告知书上写的补。只补一次，请写清楚；收到以后，20 个工作日重新开始数。",
        "收到你补的内容了，20 个工作日从明天重新开始数。",
        labels={
            "info_name": "你要什么信息（没有变就不填）",
            "info_number": "文件编号（没有变就不填）",
            "content": "补充说明",
        },
        files=(IDENTITY, AUTHORISATION, MATERIAL),
        urgent=True,
        reads="correction",
    ),
    "give_reasons": PublicAct(
        "说明理由",
        "你申请的数量或者次数比较多。请说明为什么需要、准备怎么用，我们据此决定怎么答复。",
        "收到你说明的理由了。",
        labels={"reasons": "为什么需要这么多信息"},
        files=(MATERIAL,),
        urgent=True,
        reads="reasons",
    ),
    "report_payment": PublicAct(
        "交缴费凭证",
        "按收费通知缴费以后，把票据或者截图传上来，我们核对。核对后 20 个工作日从缴费的第二天重新开始数。",
        "收到你的缴费凭证了，我们核对后继续办。",
        labels={"note": "想说明的"},
        files=(PAYMENT,),
        urgent=True,
        reads="fee",
    ),
    "withdraw": PublicAct(
        "撤回申请",
        "不想要了可以撤回。撤回以后这个申请就结束了，以后需要可以再申请。",
        "你的申请已经撤回。",
        labels={"is_voluntary": "是我自己决定撤回的", "reason": "原因（可以不写）"},
    ),
}
STAGE_WORDS = {
    "unconfirmed": "等我们联系你确认",
    "received": "我们正在查找、审查",
    "correcting": "等你补齐内容",
    "consulting": "正在征求别人的意见",
    "explaining": "等你说明理由",
    "unpaid": "等你缴费",
    "answered": "已经答复",
    "ended": "申请已经结束",
    "archived": "已经办完",
}
STEP_WORDS = {"handling": "查找、审查", "answer": "答复你", "after": "归档"}


def next_steps(on: date) -> list[Step]:
    """What happens after a request that came in on a day."""
    answered = date_text(due_on("disclosure.answer", on))
    return [
        Step("我们联系你确认", "打电话或者发短信给你。确认的那天算正式收到。"),
        Step(
            "查找、审查", "不清楚的，7 个工作日内一次告诉你要补什么。牵涉别人的，先征求他们的意见。"
        ),
        Step(
            "答复你",
            f"从确认的第二天开始数，20 个工作日以内。今天确认的话，是{answered}以前。",
        ),
        Step("不服的话", "收到答复 60 天以内可以申请行政复议；依法也可以起诉，答复书上会写清楚。"),
    ]


def contact() -> Contact:
    """The government's own office for disclosure."""
    duty = duties_on(DOMAIN, clock.today()).filter(organ__kind=Unit.Kind.GOVERNMENT).first()
    return _contact(duty.unit) if duty else Contact("政府信息公开工作机构")


def contact_for(matter: Any) -> Contact:
    """The unit that handles this request."""
    return _contact(matter.unit)


def _contact(unit: Unit) -> Contact:
    return Contact(unit.name, unit.phone, unit.address)


def facts(matter: Any) -> list[Fact]:
    """What the citizen recognises the request by."""
    request: DisclosureRequest = matter
    fee = yuan(request.fee_amount) if request.fee_amount else ""
    pairs = [
        ("编号", request.number or ""),
        ("回执号", request.receipt),
        ("你要的信息", request.info_name),
        ("文件编号", request.info_number),
        ("向谁要", request.organ.name),
        ("提交日期", day(request.submitted_on)),
        ("正式收到", "" if request.stage == "unconfirmed" else day(request.received_on)),
        ("信息处理费", f"{fee}（{'已经缴清' if request.paid_on else '还没有缴'}）" if fee else ""),
        ("答复日期", day(request.answered_on)),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *(
        "信息公开",
        "政府信息",
        "依申请公开",
        "申请公开",
        "公开申请",
        "公开",
        "要文件",
        "查文件",
        "看文件",
    ),
    *(
        "红头文件",
        "批文",
        "批复",
        "许可证",
        "规划",
        "图纸",
        "征地批文",
        "补偿标准",
        "档案",
        "数据",
        "预算",
    ),
    *("决算", "合同", "会议纪要", "知情权", "查资料", "复印", "不公开", "保密"),
)
"""What people type when they want this."""

PROMISES = (
    "你的申请只交给你选的单位。牵涉别人的，单位会问他们同不同意公开。",
    "交了以后，单位联系你确认；确认的那天算正式收到，期限从第二天开始数。请留意电话。",
    "答复以前不想要了，凭回执号和查询码可以在网上撤回。",
)


def received(on: date) -> str:
    """What is sent by the internet counts as received on the day confirmed with the applicant (31)."""
    return f"你的申请{date_text(on)}交到了。单位会联系你确认，确认的那天才算正式收到。"


SERVICE = PublicService(
    code="disclosure",
    title="向政府要信息",
    name="申请政府信息公开",
    hint="文件、数字、记录，一般免费",
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
    clocks=CLOCKS,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    order=20,
)
