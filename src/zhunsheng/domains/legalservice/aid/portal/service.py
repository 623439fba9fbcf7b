"""免费请律师: the service, its words for clocks and actions, the list of papers that follows from the answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from zhunsheng.domains.legalservice.aid import eligibility
from zhunsheng.domains.legalservice.aid.choices import Channel
from zhunsheng.domains.legalservice.aid.models import AidCase
from zhunsheng.domains.legalservice.aid.portal import questions as q
from zhunsheng.domains.legalservice.aid.portal.compose import compose
from zhunsheng.domains.legalservice.aid.portal.words import (
    ACTS,
    CLOCKS,
    IDENTITY,
    INTRO,
    KEYWORDS,
    MATERIAL_SOFT,
    PHOTO,
    PROMISES,
    STAGE_WORDS,
    STEP_WORDS,
)
from zhunsheng.domains.legalservice.aid.procedure import CODE
from zhunsheng.domains.legalservice.aid.procedure.effects import DOMAIN
from zhunsheng.faces.portal.declare import (
    Check,
    CheckAnswer,
    Contact,
    FileBox,
    Part,
    PublicService,
)
from zhunsheng.faces.portal.themes import LEGAL
from zhunsheng.faces.ui.parts import Fact, Step
from zhunsheng.faces.ui.tones import Tone
from zhunsheng.kernel.clocks.last_days import last_day
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.facts import day
from zhunsheng.lib import clock
from zhunsheng.lib.hanzi import date_text

AUTHORISATION = FileBox(
    "authorisation",
    "能证明你们关系的材料，或者委托书",
    "户口本、出生证，或者写明“委托某某代我申请法律援助”的纸条。拍照上传。",
    "没有的话，我们会请你补。",
)
#: One box for each ground: what proves it. Only the box of the chosen ground is shown.
MATERIALS = tuple(
    FileBox("material", "；".join(one.papers), PHOTO, MATERIAL_SOFT, q.about(one.code))
    for one in eligibility.grounds()
)
EXEMPTIONS = tuple(
    FileBox(
        "hardship",
        one.paper,
        PHOTO,
        "没有这个证明，就要看家里的收入。",
        q.exempt_by(one.code),
    )
    for one in eligibility.exemptions()
)
PARTS = (
    Part("who", "给谁申请", "关于你", q.WhoForm),
    Part("name", "谁要援助", "关于你", q.NameForm, after=("who",)),
    Part("contact", "怎么联系", "关于你", q.ContactForm, hint="可以只发短信"),
    Part(
        "agent",
        "你是谁",
        "关于你",
        q.AgentForm,
        files=(AUTHORISATION,),
        needed=q.is_for_other,
        hint="替别人申请才填",
    ),
    Part("matter", "什么事", "发生了什么", q.MatterForm),
    Part("story", "说说经过", "发生了什么", q.StoryForm, hint="不用写得好"),
    Part("urgent", "急不急", "发生了什么", q.UrgentForm, hint="等不及的先办"),
    Part(
        "reconsideration",
        "同时申请行政复议",
        "发生了什么",
        q.ReconsiderationForm,
        needed=q.is_against_government,
        hint="和政府有关的才填",
    ),
    Part(
        "exempt",
        "要不要看收入",
        "家里的情况",
        q.ExemptForm,
        needed=q.is_tested,
        after=("matter",),
    ),
    Part(
        "means",
        "家里的收入",
        "家里的情况",
        q.MeansForm,
        needed=q.is_poor_asked,
        after=("exempt",),
    ),
    Part(
        "papers",
        "上传材料",
        "材料",
        q.PapersForm,
        files=(IDENTITY, *EXEMPTIONS, *MATERIALS),
        after=("matter",),
        hint="没有的先交，以后补",
        help="legalservice/aid_papers.html",
        help_title="没有这些材料怎么办？",
    ),
)


class CheckForm(forms.Form):
    """Two small questions."""

    ground = forms.ChoiceField(label="是什么事", choices=[("", "请选择"), *q.GROUNDS])
    exemption = forms.ChoiceField(
        label="是不是这些人",
        choices=[
            ("", "请选择"),
            *((one.code, one.plain) for one in eligibility.exemptions()),
            (q.NONE, "都不是"),
        ],
    )


def answer(data: dict[str, Any]) -> CheckAnswer:
    """Whether one may ask, and what to bring: the same list that the application computes."""
    found = eligibility.ground(data["ground"])
    exempt = eligibility.ground(data["exemption"])
    assert found is not None
    papers = ["身份证", *([exempt.paper] if exempt and found.test else []), *found.papers]
    if not found.test:
        title, why = "可以申请，不看收入", "这种事法律规定不看家里的收入。"
    elif exempt is not None:
        title, why = "可以申请，不看收入", "你属于免予核查收入的人，带上证明就行。"
    else:
        title = "可以申请，要看一下家里的收入"
        why = "填一下家里几口人、一个月收入多少，作个保证就行，不用开证明。"
    return CheckAnswer(
        Tone.GREEN,
        title,
        (why, f"要准备：{'；'.join(papers)}。没有的可以先交申请，以后补。"),
        (f"依据：{found.cite().text}",),
    )


CHECK = Check(
    "我能不能申请，要带什么",
    "选两项，马上告诉你，不会保存。",
    CheckForm,
    answer,
    button="看一看",
)


def contact() -> Contact:
    """The agency."""
    duty = responsible(DOMAIN, clock.today())
    if duty is None:
        return Contact("法律援助中心", "12348")
    unit = duty.unit
    return Contact(unit.name, unit.phone, unit.address, "也可以打 12348，免费")


def next_steps(on: date) -> list[Step]:
    """What happens after an application that came in on a day."""
    examined = date_text(last_day("aid.examine", on))
    return [
        Step(
            "我们审查",
            f"7 天以内，也就是{examined}以前，告诉你给不给援助。缺材料的，一次说清要补什么。"
            "说了有危险的，我们马上联系你；正在被打，别等，先打 110。",
        ),
        Step("派律师给你", "决定援助以后 3 天以内派好，把名字和电话告诉你。急的先派。"),
        Step("律师办案", "不收你一分钱。办到哪一步，可以在这里看。觉得不合适可以请求换人。"),
        Step("没有给你援助的话", "会写明理由。不同意，可以在这里提出异议，司法局 5 天以内答复。"),
    ]


def received(on: date) -> str:
    """The day of sending is the day of receipt."""
    return f"我们收到了你的申请，收到日期是{date_text(on)}。"


def facts(matter: Any) -> list[Fact]:
    """What the citizen recognises the case by; who handles it and how to reach that person."""
    case: AidCase = matter
    provider = case.provider
    pairs = [
        ("编号", case.number or ""),
        ("回执号", case.receipt),
        ("什么事", case.subject),
        ("收到日期", date_text(case.received_on)),
        ("决定援助", day(case.accepted_on)),
        ("给你办的人", str(provider) if provider else ""),
        ("他的电话", provider.phone if provider else ""),
        ("上次进展", day(case.noted_on) if case.assigned_on else ""),
        ("办完日期", day(case.closed_on) if case.accepted_on else ""),
        ("结果", case.get_result_display()),
    ]
    return [Fact(label, value) for label, value in pairs if value]


def arrival(request: HttpRequest) -> dict[str, Any]:
    """An application typed at a machine says so."""
    is_kiosk = getattr(request, "channel", "") == "kiosk"
    return {"channel": Channel.TERMINAL.value} if is_kiosk else {}


SERVICE = PublicService(
    code="aid",
    title="免费请律师",
    name="申请法律援助",
    hint="没钱打官司、被欠薪、挨打、被抓，都可以来",
    theme=LEGAL,
    procedure=CODE,
    keywords=KEYWORDS,
    intro=INTRO,
    check=CHECK,
    parts=PARTS,
    compose=compose,
    promises=PROMISES,
    received=received,
    next_steps=next_steps,
    contact=contact,
    facts=facts,
    arrival=arrival,
    stage_words=STAGE_WORDS,
    step_words=STEP_WORDS,
    clocks=CLOCKS,
    acts=ACTS,
    order=10,
)
