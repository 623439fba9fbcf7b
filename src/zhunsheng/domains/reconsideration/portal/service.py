"""不服行政决定: the service, its words for clocks and actions, and where to go in person."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.domains.reconsideration.models import Reconsideration
from zhunsheng.domains.reconsideration.portal import questions as q
from zhunsheng.domains.reconsideration.portal.compose import compose
from zhunsheng.domains.reconsideration.portal.dates import CHECK, next_steps
from zhunsheng.faces.portal.asking import about_you
from zhunsheng.faces.portal.declare import (
    ClockWords,
    Contact,
    FileBox,
    HelpPage,
    Part,
    PublicAct,
    PublicService,
)
from zhunsheng.faces.ui.parts import Fact
from zhunsheng.kernel.orgs.models import Unit, responsible
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

CODE = "reconsideration"
PHOTO = "拍照就行，字要看得清。可以一次选几张。"

ACT = FileBox("act", "不服的决定书", PHOTO, "没有决定书，我们要先向对方核实，会慢一些。")
IDENTITY = FileBox("identity", "身份证或营业执照", PHOTO, "没有身份证明，我们会请你补。")
APPLICATION = FileBox("application", "已经写好的申请书", "有就传，没有不用写，前面填的就是申请书。")
EVIDENCE = FileBox("evidence", "其他证据", "照片、聊天记录、票据、证明等。")
AUTHORISATION = FileBox(
    "authorisation",
    "授权委托书",
    "写明“委托某某代我申请行政复议”，你签名。拍照上传。",
    "没有委托书，代办人还不能替你办，我们会请你补。",
)

PARTS = (
    *about_you(q.WhoForm, q.NameForm, AUTHORISATION),
    Part(
        "organ",
        "哪个单位",
        "你不服什么",
        q.OrganForm,
        help="reconsideration/which_organ.html",
        help_title="不知道是哪个单位？",
    ),
    Part("act", "什么决定", "你不服什么", q.ActForm),
    Part("dates", "什么时候", "你不服什么", q.DatesForm, hint="和 60 天的期限有关"),
    Part("wish", "想要什么结果", "你的要求", q.WishForm),
    Part("grounds", "为什么不服", "你的要求", q.GroundsForm),
    Part(
        "help", "停止执行、法律援助、调解", "你的要求", q.HelpForm, optional=True, hint="可以不填"
    ),
    Part(
        "evidence",
        "上传材料",
        "材料",
        q.EvidenceForm,
        files=(ACT, IDENTITY, EVIDENCE, APPLICATION),
        hint="没有的可以以后补",
    ),
)

INTRO = (
    (
        "谁可以申请",
        ("决定影响到了你的权利，就可以申请。个人、店铺、公司都行。", "自己办、请人代办都可以。"),
    ),
    (
        "什么时候申请",
        ("从你知道这个决定的第二天开始数，60 天以内。", "过了期限有正当理由的，也可以交。"),
    ),
    (
        "要准备什么",
        (
            "决定书的照片。",
            "身份证或者营业执照的照片。",
            "有别的证据就一起传。缺了可以先交，以后补。",
        ),
    ),
    ("要不要钱", ("不要钱。从申请到决定都不收费。",)),
    ("要填多久", ("大约 15 分钟。每填一页自动保存，中途可以停下来。",)),
    (
        "交了以后",
        (
            "5 个工作日内告诉你受理没有。",
            "受理以后一般 60 天内出决定。",
            "对决定还不服，可以去法院起诉。",
        ),
    ),
)

CLOCKS = {
    "reconsideration.examine": ClockWords(
        "答复你收不收", "我们在{due}以前告诉你受理不受理。到期没有答复，法律上就当作已经受理。"
    ),
    "reconsideration.correct": ClockWords(
        "你要补齐材料",
        "请在{due}以前按补正通知书补齐。逾期不补，会当作你放弃申请；有困难的，到期以前打电话说。",
        mine=True,
    ),
    "reconsideration.decide": ClockWords("作出决定", "最迟{due}作出决定。要延长的，会书面告诉你。"),
    "reconsideration.decide_summary": ClockWords(
        "作出决定", "你的案件走简易程序，最迟{due}作出决定。"
    ),
    "reconsideration.reply": ClockWords("对方答复", "对方要在{due}以前交答复和证据。"),
    "reconsideration.reply_summary": ClockWords("对方答复", "对方要在{due}以前交答复和证据。"),
    "reconsideration.sue": ClockWords(
        "还不服，去法院起诉", "对结果不服的，最晚{due}向人民法院起诉，过了就不能告了。", mine=True
    ),
}

ACTS = {
    "receive_correction": PublicAct(
        "补齐材料",
        "按补正通知书上写的补。一次补全，补完我们重新开始审查，5 个工作日内告诉你结果。",
        "收到你补的材料了。我们重新审查，5 个工作日内告诉你结果。",
        labels={"note": "补了什么，或者对要补的问题作说明"},
        files=(ACT, IDENTITY, AUTHORISATION, EVIDENCE, APPLICATION),
        urgent=True,
        reads="correction",
    ),
    "applicant_evidence": PublicAct(
        "再交一些材料",
        "想到新的证据、要补充说明，都可以在这里交。对方也能看到（身份证明除外）。",
        "收到你交的材料了，会放进案卷给承办人看。",
        labels={"note": "说明", "remark": "说明"},
        files=(EVIDENCE, ACT, IDENTITY, AUTHORISATION),
    ),
}

STAGE_WORDS = {
    "received": "我们正在审查",
    "correcting": "等你补材料",
    "accepted": "已经受理",
    "replying": "等对方答复",
    "reviewing": "正在审理",
    "suspended": "暂停审理",
    "approval": "正在审批决定",
    "decided": "决定已经作出",
    "served": "决定已经送达",
    "rejected": "没有受理",
    "referred": "转给别的机关了",
    "given_up": "申请已经结束",
    "terminated": "案件已经终止",
    "archived": "已经办完",
}
STEP_WORDS = {"reply": "对方答复", "decision": "作出决定", "service": "送给你", "after": "执行决定"}


def contact() -> Contact:
    """The office that handles reconsideration today."""
    duty = responsible(CODE, clock.today())
    if duty is None:
        return Contact("行政复议机构")
    unit, above = duty.unit, duty.unit.parent
    phone = unit.phone or (above.phone if above else "")
    address = unit.address or (above.address if above else "")
    return Contact(unit.name, phone, address)


def facts(matter: Any) -> list[Fact]:
    """What the citizen recognises the case by."""
    case: Reconsideration = matter
    pairs = [
        ("案号", case.number or ""),
        ("回执号", case.receipt),
        ("不服的决定", f"{case.act_name}{f'（{case.act_number}）' if case.act_number else ''}"),
        ("作出单位", case.respondent.name if case.respondent else ""),
        ("收到日期", date_text(case.received_on)),
        ("受理日期", date_text(case.accepted_on) if case.accepted_on else ""),
        ("停止执行", case.get_stay_display() if case.stay != "none" else ""),
    ]
    return [Fact(label, value) for label, value in pairs if value]


KEYWORDS = (
    *(
        "行政复议",
        "复议",
        "不服",
        "罚款",
        "罚单",
        "处罚",
        "行政处罚",
        "拘留",
        "吊销",
        "没收",
        "扣押",
        "查封",
        "强拆",
    ),
    *(
        "强制拆除",
        "拆迁",
        "征收",
        "征地",
        "补偿",
        "工伤",
        "工伤认定",
        "不给办证",
        "办证",
        "许可",
        "执照",
        "投诉没人管",
    ),
    *(
        "不作为",
        "不答复",
        "乱罚款",
        "申诉",
        "告政府",
        "告官",
        "冤枉",
        "停业",
        "拖车",
        "扣车",
        "违停",
        "交警",
    ),
)
"""What people type when they want this."""

PROMISES = (
    "你写的内容和上传的文件，除身份证明外，会送给对方看。",
    "交了以后还可以补材料；想撤回，打电话或者到窗口说一声。",
    "任何时候交都算数：今天交的，收到日期就是今天。",
)


def received(on: date) -> str:
    """The day of sending is the day of receipt, whatever day it is."""
    rest = "今天是休息日，也算今天收到；审查从下一个工作日开始数。" if on.weekday() >= 5 else ""
    return f"我们收到了你的申请，收到日期是{date_text(on)}。{rest}"


SERVICE = PublicService(
    code=CODE,
    title="不服行政决定",
    name="申请行政复议",
    hint="罚款、查封等，60天内免费申请",
    procedure=CODE,
    keywords=KEYWORDS,
    intro=INTRO,
    parts=PARTS,
    compose=compose,
    next_steps=next_steps,
    contact=contact,
    promises=PROMISES,
    received=received,
    check=CHECK,
    clocks=CLOCKS,
    acts=ACTS,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    facts=facts,
    help="reconsideration",
    order=10,
)


def _channels() -> dict[str, Any]:
    offices = Unit.objects.filter(kind=Unit.Kind.JUSTICE_OFFICE).select_related("place")
    rows = [
        (u.place.name if u.place else "", u)
        for u in offices.valid_on(clock.today()).order_by("code")
    ]
    return {"contact": contact(), "offices": rows}


CHANNELS = HelpPage(
    "reconsideration",
    "去哪里当面办",
    "窗口、邮寄、司法所都收复议申请",
    ("当面", "窗口", "邮寄", "地址", "司法所", "哪里", "在哪", "不会上网", "口头", "复议"),
    "reconsideration/channels.html",
    _channels,
    order=10,
)
