"""法律咨询: answered at once when somebody calls or comes, in its days when it comes on line."""

from __future__ import annotations

from zhunsheng.commons.surveys import ratings
from zhunsheng.domains.legalservice.consultations import choices, forms, knowledge
from zhunsheng.domains.legalservice.consultations.models import Consultation
from zhunsheng.domains.legalservice.stations.law import PLATFORMS, TITLE, VERSION
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    PUBLIC,
    Action,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)
from zhunsheng.kernel.procedure.refusals import Refused
from zhunsheng.lib.hanzi import date_text

CODE = "consultation.question"
DOMAIN = "consultation"
LIMIT = "consultation.answer"
ANSWERERS = ("handler", "registrar", "chief")
AUDIENCE = ("applicant",)


def is_remote(context: Context) -> bool:
    """Asked on line or at a kiosk: to be answered in writing."""
    return context.matter.channel in choices.REMOTE


def prepare(context: Context) -> None:
    """The legal-aid centre answers, or the unit of the station where somebody came."""
    matter, station = context.matter, context.data.get("station")
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置由哪个机构答复咨询。", "请管理员在“单位”里登记职责分工。")
    matter.organ = duty.organ
    matter.unit = station.unit if station is not None and station.unit else duty.unit
    matter.place = station.place if station is not None else duty.unit.place
    kind = dict(choices.Kind.choices)[context.data["kind"]]
    matter.title = f"{kind}咨询（{dict(choices.Channel.choices)[matter.channel]}）"
    matter.handler = context.actor.person
    if not is_remote(context):
        matter.outcome, matter.answered_on = context.data["result"], context.on


def asked(context: Context) -> None:
    """Where the answer led to another business, that business is told at once."""
    _hand_on(context, context.matter.outcome)


def rated(context: Context, _event: object) -> None:
    """What somebody said on the spot."""
    score = context.data.get("score")
    if score and context.matter.closed_on:
        ratings.rate(context.matter, score, channel=context.matter.channel, on=context.on)


#: Where an outcome hands on to, and under which names of its filing form.
WAYS = {
    "aid": ("aid.case", "name", "phone", "claim"),
    "mediation": ("mediation.people", "applicant", "applicant_phone", "facts"),
}


def _hand_on(context: Context, outcome: str) -> None:
    way = WAYS.get(outcome)
    if way is None or context.back_entry:
        return
    procedure, name, phone, text = way
    matter = context.matter
    data = {name: matter.asker, phone: matter.phone, text: matter.question}
    context.refer(procedure, f"{date_text(context.on)}的法律咨询", data)


def answered(context: Context) -> None:
    """Who answers has it in hand from now on."""
    if context.actor.person and context.matter.handler_id is None:
        context.matter.handler = context.actor.person
    _hand_on(context, context.data["outcome"])


NOT_PROPOSED = Guard(
    "not_proposed",
    lambda context: context.matter.summarised_on is None,
    "这次咨询已经整理过问答。",
    "请在“法律问答”里修改那一条。",
    early=True,
    moot=True,
)
OUTCOMES = (
    *(Outcome(one.value, one.label, PLATFORMS, frozenset({"answered"})) for one in choices.Outcome),
    Outcome("void", "不是咨询，不答复", PLATFORMS),
)
STAGES = (
    Stage(
        "waiting",
        "待答复",
        "ask",
        "律师或者工作人员正在看你的问题，答复会出现在这一页。",
        waits_for=ANSWERERS,
    ),
    Stage(
        "done",
        "已答复",
        "answer",
        "答复在下面。还有不明白的，可以打电话，或者再问一次。",
        closed=True,
        final=True,
    ),
)
FILING = Action(
    "ask",
    "登记咨询",
    (),
    (*ANSWERERS, PUBLIC),
    "{actor}咨询{kind}问题（{channel}）。",
    target=lambda context: "waiting" if context.data["channel"] in choices.REMOTE else "done",
    targets=("waiting", "done"),
    form=forms.AskForm,
    prepare=prepare,
    effect=asked,
    after=rated,
    clocks=(start(LIMIT, leading=True, when=is_remote),),
    tells=(Tell("role:registrar", "question", "收到网上咨询，请答复"),),
    audience=AUDIENCE,
)
ACTIONS = (
    Action(
        "answer",
        "答复",
        ("waiting",),
        ANSWERERS,
        "{actor}答复了咨询：{outcome}。",
        target="done",
        form=forms.AnswerForm,
        sets={"answered_on": "occurred"},
        clocks=(meet(LIMIT),),
        effect=answered,
        closes=True,
        audience=AUDIENCE,
    ),
    Action(
        "add",
        "补充情况",
        ("waiting",),
        (PUBLIC, *ANSWERERS),
        "{actor}补充了情况。",
        form=forms.MoreForm,
        effect=lambda context: setattr(
            context.matter,
            "question",
            f"{context.matter.question}\n\n{date_text(context.on)}补充：{context.data['more']}",
        ),
        tells=(Tell("role:registrar", "question", "咨询人补充了情况"),),
        audience=AUDIENCE,
    ),
    Action(
        "void",
        "不是咨询",
        ("waiting",),
        ("registrar", "chief"),
        "{actor}认为不是法律咨询，没有答复。",
        target="done",
        form=forms.MoreForm,
        sets={"outcome": "=void"},
        clocks=(cancel(LIMIT),),
        closes=True,
        audience=AUDIENCE,
        help="空白、重复、谩骂的。写明原因，咨询人看得到办理结果。",
    ),
    Action(
        "propose",
        "整理成法律问答",
        ("done",),
        ANSWERERS,
        "{actor}把这次咨询整理成法律问答，等待审核。",
        form=forms.EntryForm,
        sets={"summarised_on": "occurred"},
        guards=(NOT_PROPOSED,),
        effect=knowledge.propose,
        help="去掉能认出人的内容；审核人公开以后，所有人都能搜到。",
    ),
)
QUESTION = Procedure(
    code=CODE,
    version=VERSION,
    title="法律咨询",
    law=TITLE,
    model=Consultation,
    initial="waiting",
    filing=FILING,
    stages=STAGES,
    actions=ACTIONS,
    outcomes=OUTCOMES,
    steps=(("ask", "提问"), ("answer", "答复")),
    in_force_from="2017-08-30",
    public_filing=True,
)
