"""法律帮助 as data: drafting and duty lawyers, recorded in one act and counted apart from cases (22, 30)."""

from __future__ import annotations

from zhunsheng.domains.legalservice.aid import choices
from zhunsheng.domains.legalservice.aid.forms.services import GivenForm, HelpForm
from zhunsheng.domains.legalservice.aid.law import Law
from zhunsheng.domains.legalservice.aid.models import AidHelp
from zhunsheng.domains.legalservice.aid.procedure import papers
from zhunsheng.domains.legalservice.aid.procedure.effects import DOMAIN
from zhunsheng.domains.legalservice.aid.procedure.stages import LAWYER, STAFF, STATION
from zhunsheng.kernel.orgs.models import responsible
from zhunsheng.kernel.parties.models import Party
from zhunsheng.kernel.procedure.context import Context
from zhunsheng.kernel.procedure.declaration import Accepts, Action, Procedure, Stage
from zhunsheng.kernel.procedure.refusals import Refused

CODE = "aid.help"


def _prepare(context: Context) -> None:
    duty = responsible(DOMAIN, context.on)
    if duty is None:
        raise Refused("还没有设置法律援助机构。", "请管理员在“单位”里登记职责分工。")
    matter, data = context.matter, context.data
    matter.organ, matter.unit = duty.organ, duty.unit
    matter.place = data.get("place") or duty.unit.place
    label = choices.Help(data["kind"]).label
    matter.title = f"{label}：{data['topic']}"
    matter.recipients = data.get("recipients") or 1


def _effect(context: Context) -> None:
    name = context.data.get("name")
    if name:
        party = Party.objects.create(name=name, phone=context.data.get("phone") or "")
        context.add_participant("applicant", party=party)


def _first_stage(context: Context) -> str:
    """Most of it is given at once."""
    return "done" if context.data["given"] == "now" else "asked"


STAGES = (
    Stage(
        "asked",
        "待提供",
        "asked",
        "我们已经记下你要的帮助，会尽快联系你。",
        waits_for=("handler",),
    ),
    Stage("done", "已提供", "done", "你要的帮助已经提供，不收费。", closed=True, final=True),
)
ROLES = (*STAFF, LAWYER)
PAPER = Accepts("paper", "代拟的文书或者帮助记录")


def _record(law: Law) -> Action:
    return Action(
        "record",
        "登记法律帮助",
        (),
        (*ROLES, STATION),
        "{actor}登记{kind}。",
        cite=law.cite(22, 12),
        target=_first_stage,
        targets=("asked", "done"),
        form=HelpForm,
        prepare=_prepare,
        effect=_effect,
        accepts=(PAPER,),
    )


def _give(law: Law) -> Action:
    return Action(
        "give",
        "已经提供",
        ("asked",),
        ROLES,
        "{actor}提供了帮助。",
        cite=law.cite(22, 12),
        target="done",
        form=GivenForm,
        accepts=(PAPER,),
        closes=True,
    )


def declare(law: Law) -> Procedure:
    """The procedure under one law."""
    return Procedure(
        code=CODE,
        version=law.version,
        title="法律帮助",
        law=law.name,
        model=AidHelp,
        initial="asked",
        filing=_record(law),
        stages=STAGES,
        actions=(_give(law),),
        outcomes=(),
        steps=(("asked", "要求帮助"), ("done", "提供帮助")),
        number=papers.HELP_NUMBER,
        in_force_from=law.in_force_from,
        in_force_to=law.in_force_to,
        confidential=True,
    )
