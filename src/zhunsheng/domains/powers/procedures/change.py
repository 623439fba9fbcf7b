"""权责清单调整: propose → legality review → approve → publish."""

from __future__ import annotations

from dataclasses import replace

from zhunsheng.domains.powers.facts import facts
from zhunsheng.domains.powers.forms import change as forms
from zhunsheng.domains.powers.forms.lines import line_form
from zhunsheng.domains.powers.models import PowerChange
from zhunsheng.domains.powers.procedures import effects
from zhunsheng.domains.powers.proposals import stale
from zhunsheng.domains.powers.registers import REGISTERS
from zhunsheng.kernel.documents.checking import OFFICIAL
from zhunsheng.kernel.numbers.issue import Pattern
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import (
    INSTRUCTION,
    Accepts,
    Action,
    Generates,
    Guard,
    Outcome,
    Procedure,
    Stage,
    Tell,
    cancel,
    meet,
    start,
)
from zhunsheng.kernel.registers.declare import Register
from zhunsheng.kernel.statutes.cites import Cite

CODE = "powers.change"
LAW = "推行权力清单制度的指导意见"
VERSION = "2015"
BASIS = Cite(LAW, VERSION, 2)
PROPOSERS = ("power_keeper", "power_office")
REVIEWERS = ("handler", "chief")
AUDIENCE = ("proposer",)
ADJUST, LEGALITY = "powers.adjust", "powers.legality"

STEPS = (
    ("draft", "提出"),
    ("review", "合法性审核"),
    ("approval", "批准"),
    ("publication", "公布"),
)
STAGES = (
    Stage(
        "drafting",
        "起草明细",
        "draft",
        "提出单位正在准备调整的内容。",
        waits_for=PROPOSERS,
    ),
    Stage(
        "reviewing",
        "待合法性审核",
        "review",
        "司法行政部门正在审核调整的内容是不是合法。",
        waits_for=("handler",),
    ),
    Stage(
        "approval", "待批准", "approval", "审核通过，正在报政府批准。", waits_for=("organ_head",)
    ),
    Stage(
        "approved",
        "待公布",
        "publication",
        "政府已经批准，正在准备向社会公布。",
        waits_for=("power_office",),
    ),
    Stage(
        "published",
        "已公布",
        "publication",
        "调整已经公布，清单按新的内容执行。",
        closed=True,
        final=True,
    ),
    Stage("refused", "不予调整", "review", "这次调整没有通过，清单不变。", closed=True, final=True),
    Stage(
        "withdrawn",
        "已撤回",
        "draft",
        "提出单位撤回了这次调整，清单不变。",
        closed=True,
        final=True,
    ),
)
OUTCOMES = (
    Outcome("published", "已公布", BASIS, frozenset({"done"})),
    Outcome("disagreed", "审核不同意", BASIS),
    Outcome("rejected", "政府未批准", BASIS),
    Outcome("withdrawn", "提出单位撤回", BASIS),
)


def paper(kind: str, title: str, word: str, audience: tuple[str, ...] = AUDIENCE) -> Generates:
    """A numbered document; ``word`` stands between the organ's code and the year in its 文号."""
    return Generates(
        kind,
        title,
        f"powers/{kind}.md",
        audience,
        Pattern(f"powers.{kind}", "{code}" + word + "〔{year}〕{n}号"),
        rules=OFFICIAL,
    )


APPLICATION = Generates(
    "change_application", "权责清单调整申请表", "powers/change_application.md", AUDIENCE
)
OPINION = paper("change_opinion", "合法性审核意见书", "清单审")
ANNOUNCEMENT = paper("change_announcement", "权责清单调整公告", "清单公", ("proposer", "public"))

FILING = Action(
    "propose",
    "提出清单调整",
    (),
    PROPOSERS,
    "{actor}提出清单调整（{ground}）。",
    cite=BASIS,
    form=forms.ProposeForm,
    prepare=effects.prepare,
    effect=effects.take_part,
    clocks=(
        start(
            ADJUST,
            on="law_changed_on",
            leading=True,
            when=lambda context: context.matter.law_changed_on is not None,
        ),
    ),
    accepts=(Accepts("basis", "调整依据文件"),),
    audience=AUDIENCE,
)

HAS_LINES = Guard(
    "powers.lines",
    lambda context: context.matter.lines.exists(),
    "还没有调整明细。",
    "请先逐条填写，或者上传调整明细表。",
    early=True,
)
# Without lines there is nothing to take out or to compare anew.
ANY_LINES = replace(HAS_LINES, moot=True)


def _current(context: Context) -> bool:
    return not stale(list(context.matter.lines.all()))


CURRENT = Guard(
    "powers.current",
    _current,
    "提出以后，有的条目内容又有了变动，明细里的“现行内容”已经过时。",
    "请先办理“重新对照”，核对以后再送审。",
)


def line_action(register: Register) -> Action:
    """One line of ``register``, typed in."""
    return Action(
        f"line_{register.code.split('.')[1]}",
        f"填写明细：{register.title}",
        ("drafting",),
        PROPOSERS,
        f"{{actor}}填写一条{register.title}明细：{{operation}}{{code}}。",
        form=line_form(register),
        effect=effects.add_typed,
        group="明细",
        audience=AUDIENCE,
        undoable=False,
    )


LINES = (
    *(line_action(register) for register in REGISTERS),
    Action(
        "add_sheet",
        "上传明细表",
        ("drafting",),
        PROPOSERS,
        "{actor}上传{register}调整明细表。",
        form=forms.SheetForm,
        accepts=(
            Accepts(
                effects.SHEET,
                "调整明细表",
                required=True,
                many=False,
                audience=AUDIENCE,
                help="用“下载明细表模板”里的表填写，一行一条；有一行不对，整张表都不收。",
            ),
        ),
        effect=effects.add_sheet,
        group="明细",
        audience=AUDIENCE,
        undoable=False,
    ),
    Action(
        "drop_lines",
        "移出明细",
        ("drafting",),
        PROPOSERS,
        "{actor}移出部分明细。",
        form=forms.DropForm,
        effect=effects.drop,
        guards=(ANY_LINES,),
        group="明细",
        audience=AUDIENCE,
        undoable=False,
    ),
    Action(
        "refresh_lines",
        "重新对照",
        ("drafting",),
        PROPOSERS,
        "{actor}把明细与现行清单重新对照。",
        effect=effects.refresh,
        guards=(ANY_LINES,),
        group="明细",
        audience=AUDIENCE,
        undoable=False,
        help="提出以后清单又有变动时用：现行内容换成最新的，拟定内容不变。",
    ),
)
SUBMIT = Action(
    "submit",
    "送合法性审核",
    ("drafting",),
    PROPOSERS,
    "{actor}将调整明细送合法性审核。",
    cite=BASIS,
    target="reviewing",
    sets={"submitted_on": "occurred"},
    guards=(HAS_LINES, CURRENT),
    effect=effects.bind,
    clocks=(start(LEGALITY),),
    generates=(APPLICATION,),
    tells=(Tell("role:chief", "received", "收到清单调整，请安排合法性审核"),),
    audience=AUDIENCE,
)

_AFTER = {"agree": "approval", "amend": "drafting"}
REVIEW = Action(
    "review",
    "出具审核意见",
    ("reviewing",),
    REVIEWERS,
    "{actor}出具合法性审核意见：{opinion}。",
    cite=BASIS,
    target=lambda context: _AFTER[context.data["opinion"]],
    targets=tuple(_AFTER.values()),
    form=forms.ReviewForm,
    clocks=(meet(LEGALITY),),
    generates=(OPINION,),
    tells=(Tell("proposer", "opinion", "清单调整有了合法性审核意见"),),
    audience=AUDIENCE,
)
DISAGREE = Action(
    "disagree",
    "审核不同意",
    ("reviewing",),
    REVIEWERS,
    "{actor}审核不同意这次调整。",
    cite=BASIS,
    target="refused",
    form=forms.DisagreeForm,
    sets={"opinion": "=disagree", "outcome": "=disagreed"},
    clocks=(meet(LEGALITY), cancel(ADJUST)),
    generates=(OPINION,),
    tells=(Tell("proposer", "opinion", "清单调整没有通过合法性审核"),),
    destructive=True,
    closes=True,
    audience=AUDIENCE,
)
APPROVE = Action(
    "approve",
    "批准",
    ("approval",),
    ("organ_head",),
    "{actor}批准调整。",
    cite=BASIS,
    target="approved",
    form=forms.ApproveForm,
    sets={"approved_on": "occurred"},
    accepts=(INSTRUCTION,),
    tells=(Tell("role:power_office", "approved", "清单调整已批准，请公布"),),
    audience=AUDIENCE,
)
REJECT = Action(
    "reject",
    "不批准",
    ("approval",),
    ("organ_head",),
    "{actor}没有批准调整。",
    target="refused",
    form=forms.ReasonForm,
    sets={"outcome": "=rejected"},
    accepts=(INSTRUCTION,),
    clocks=(cancel(ADJUST),),
    destructive=True,
    closes=True,
    audience=AUDIENCE,
)
SEND_BACK = Action(
    "send_back",
    "退回修改",
    ("approval", "approved"),
    ("power_office", "chief", "organ_head"),
    "{actor}将调整退回提出单位修改。",
    target="drafting",
    form=forms.ReasonForm,
    tells=(Tell("proposer", "sent_back", "清单调整被退回修改"),),
    audience=AUDIENCE,
)
PUBLISH = Action(
    "publish",
    "公布并生效",
    ("approved",),
    ("power_office",),
    "{actor}公布调整，清单即日起按新的内容执行。",
    cite=BASIS,
    target="published",
    sets={"published_on": "occurred", "outcome": "=published"},
    effect=effects.publish,
    clocks=(meet(ADJUST),),
    generates=(ANNOUNCEMENT,),
    tells=(Tell("proposer", "published", "清单调整已经公布"),),
    closes=True,
    audience=AUDIENCE,
    undoable=False,
)
WITHDRAW = Action(
    "withdraw",
    "撤回调整",
    ("drafting", "reviewing", "approval"),
    PROPOSERS,
    "{actor}撤回这次调整。",
    target="withdrawn",
    form=forms.ReasonForm,
    sets={"outcome": "=withdrawn"},
    clocks=(cancel(LEGALITY), cancel(ADJUST)),
    destructive=True,
    closes=True,
    audience=AUDIENCE,
)

CHANGE = Procedure(
    code=CODE,
    version=VERSION,
    title="权责清单调整",
    law="《关于推行地方各级政府工作部门权力清单制度的指导意见》（中办发〔2015〕21号）",
    model=PowerChange,
    initial="drafting",
    filing=FILING,
    stages=STAGES,
    actions=(*LINES, SUBMIT, REVIEW, DISAGREE, APPROVE, REJECT, PUBLISH, SEND_BACK, WITHDRAW),
    outcomes=OUTCOMES,
    steps=STEPS,
    number=Pattern("powers.change", "{code}清单调〔{year}〕{n}号"),
    in_force_from="2015-03-24",
    facts=facts,
)
